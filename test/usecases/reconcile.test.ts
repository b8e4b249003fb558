import { type StoredTicket, unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import { DAY } from "../../src/domain/time";
import type { ProjectSetup } from "../../src/usecases/project-setup";
import { type AuditPorts, audit, reconcile } from "../../src/usecases/reconcile";

const now = Date.UTC(2024, 0, 8, 12);

const setup: ProjectSetup = {
  projectId: "7",
  projectKey: "HD",
  appFields: { service: "a", agreement: "b", state: "c", resolutionDue: "d", responseDue: "e", nextEscalation: "f" },
  statuses: [{ id: "1", name: "New", category: "new" }],
  revision: 3,
  catalogueVersion: 1,
  catalogueChunks: 1,
  importedAt: now - DAY,
  monitoredFrom: now - DAY,
  fields: { service: ["a"], customer: [], team: [] },
};

const known = (issueId: string, more: Partial<WatchedTicket> = {}): WatchedTicket => ({
  ...unreadTicket(issueId, "7", now),
  changedAt: null,
  news: [],
  ...more,
});
const unreadable = (issueId: string, days: number) =>
  known(issueId, { notMonitored: { reason: "not-readable", since: now - days * DAY } });

function world({
  different = [] as string[],
  tickets = [] as WatchedTicket[],
  jira = setup as Pick<ProjectSetup, "projectId" | "projectKey" | "appFields" | "statuses"> | null,
} = {}) {
  const rows = new Map<string, StoredTicket>(tickets.map((ticket) => [ticket.issueId, { ticket, version: 1 }]));
  const saved: ProjectSetup[] = [];
  const forgotten: string[] = [];
  const asked: number[] = [];
  const ports: AuditPorts = {
    now: () => now,
    projects: async () => [setup],
    async findDifferent(_, sinceHours) {
      asked.push(sinceHours);
      return different;
    },
    getTickets: async (ids) => ids.flatMap((id) => rows.get(id) ?? []),
    async addTicket(ticket) {
      rows.set(ticket.issueId, { ticket, version: 1 });
      return true;
    },
    async replaceTickets(stored) {
      for (const { ticket, version } of stored) rows.set(ticket.issueId, { ticket, version: version + 1 });
      return new Set();
    },
    removeTicket: async (id) => void rows.delete(id),
    lookUp: async () => jira,
    saveSetup: async (changed) => void saved.push(changed),
    forgetProject: async (id) => void forgotten.push(id),
    notMonitored: async (_, after) =>
      after === null ? [...rows.values()].filter(({ ticket }) => ticket.notMonitored !== null) : [],
  };
  const marked = () =>
    [...rows.values()].filter(({ ticket }) => ticket.changedAt === now).map(({ ticket }) => ticket.issueId);
  return { ports, rows, saved, forgotten, asked, marked };
}

describe("every hour", () => {
  it.each`
    different | tickets                                 | repaired | marked   | why
    ${[]}     | ${[known("1")]}                         | ${0}     | ${[]}    | ${"nothing differs"}
    ${["1"]}  | ${[known("1")]}                         | ${1}     | ${["1"]} | ${"the event of a change was lost"}
    ${["2"]}  | ${[known("1")]}                         | ${1}     | ${["2"]} | ${"the event of its creation was lost"}
    ${["1"]}  | ${[known("1", { changedAt: now - 1 })]} | ${0}     | ${[]}    | ${"the app has heard of it and is about to read it"}
    ${["1"]}  | ${[unreadable("1", 2)]}                 | ${0}     | ${[]}    | ${"it cannot be read; the audit looks again"}
  `("repairs $repaired: $why", async ({ different, tickets, repaired, marked }) => {
    const desk = world({ different, tickets });
    expect(await reconcile(desk.ports)).toEqual({ ranAt: now, repaired, removed: 0 });
    expect(desk.marked()).toEqual(marked);
  });

  it("has what differs read, whatever events told of it", async () => {
    const desk = world({ different: ["1"], tickets: [known("1")] });
    await reconcile(desk.ports);
    expect(desk.rows.get("1")?.ticket.news).toBeNull();
  });
});

describe("every day", () => {
  it("looks further back than every hour", async () => {
    const desk = world();
    await reconcile(desk.ports);
    await audit(desk.ports);
    expect(desk.asked[1]).toBeGreaterThan(24);
    expect(desk.asked[0]).toBeLessThan(desk.asked[1]!);
  });

  it("tries tickets again that could not be watched, and gives them up after a month", async () => {
    const desk = world({
      tickets: [
        unreadable("1", 3),
        unreadable("2", 31),
        known("3", { notMonitored: { reason: "comment-refused", since: now - 90 * DAY } }),
      ],
    });
    expect(await audit(desk.ports)).toMatchObject({ removed: 1 });
    expect([...desk.rows.keys()]).toEqual(["1", "3"]);
    expect(desk.marked()).toEqual(["1", "3"]);
  });

  it("forgets a project that is gone", async () => {
    const desk = world({ jira: null });
    await audit(desk.ports);
    expect(desk.forgotten).toEqual(["7"]);
  });

  it("takes in statuses that were renamed or added, as a new revision", async () => {
    const renamed = { ...setup, statuses: [{ id: "1", name: "Open", category: "new" as const }] };
    const desk = world({ jira: renamed });
    await audit(desk.ports);
    expect(desk.saved).toMatchObject([{ revision: 4, statuses: [{ name: "Open" }], fields: setup.fields }]);
  });

  it("leaves a project alone that is as it was", async () => {
    const desk = world();
    await audit(desk.ports);
    expect(desk.saved).toEqual([]);
  });
});
