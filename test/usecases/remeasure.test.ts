import { type StoredTicket, unreadTicket } from "../../src/domain/monitoring/watched-ticket";
import { type RemeasurePass, remeasure } from "../../src/usecases/remeasure";

const now = Date.UTC(2024, 0, 8, 12);

const known = (issueId: string, changedAt: number | null = null): StoredTicket => ({
  ticket: { ...unreadTicket(issueId, "7", now), changedAt, news: changedAt === null ? [] : null },
  version: 1,
});

async function pass(
  step: RemeasurePass,
  world: { found?: string[]; pageToken?: string | null; known?: StoredTicket[]; mustRead?: boolean } = {},
) {
  const added: string[] = [];
  const checked: string[][] = [];
  const marked: StoredTicket[] = [];
  let next: RemeasurePass | null = null;
  await remeasure(
    {
      now: () => now,
      mustRead: async () => world.mustRead ?? false,
      openTickets: async (_, after) =>
        (world.known ?? []).filter(({ ticket }) => after === null || ticket.issueId > after),
      searchOpen: async () => ({ issueIds: world.found ?? [], pageToken: world.pageToken ?? null }),
      getTickets: async (ids) => (world.known ?? []).filter(({ ticket }) => ids.includes(ticket.issueId)),
      markAdded: async (issueId) => void added.push(issueId),
      checkNow: async (issueIds) => void checked.push([...issueIds]),
      async replaceTickets(stored) {
        marked.push(...stored);
        return new Set();
      },
      continueWith: async (following) => {
        next = following;
      },
    },
    step,
  );
  return { added, checked, marked, next: next as RemeasurePass | null };
}

const intake = { kind: "intake", projectId: "7", pageToken: null } as const;

it("takes in first what Jira has and the app does not know", async () => {
  const { added, checked, next } = await pass(intake, {
    found: ["1", "2", "3"],
    known: [known("2")],
    pageToken: "more",
  });
  expect(added).toEqual(["1", "3"]);
  expect(checked).toEqual([["1", "3"]]);
  expect(next).toEqual({ ...intake, pageToken: "more" });
});

it("goes on with what the app knows once Jira has no more", async () => {
  expect((await pass(intake, { found: ["1"] })).next).toEqual({ kind: "known", projectId: "7", after: null });
});

it("marks known tickets without asking for a reading, and leaves those alone that are marked already", async () => {
  const { marked, next } = await pass(
    { kind: "known", projectId: "7", after: "1" },
    { known: [known("1"), known("2"), known("3", 5)] },
  );
  expect(marked.map(({ ticket }) => [ticket.issueId, ticket.changedAt, ticket.news])).toEqual([["2", now, []]]);
  expect(next).toEqual({ kind: "known", projectId: "7", after: "3" });
});

it("asks for a reading where what is known may not be enough", async () => {
  const { marked } = await pass(
    { kind: "known", projectId: "7", after: null },
    { known: [known("1")], mustRead: true },
  );
  expect(marked.map(({ ticket }) => ticket.news)).toEqual([null]);
});

it("ends where no ticket is left", async () => {
  expect((await pass({ kind: "known", projectId: "7", after: "9" }, { known: [known("1")] })).next).toBeNull();
});
