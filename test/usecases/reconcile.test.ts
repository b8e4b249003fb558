import type { FieldValues } from "../../src/domain/monitoring/field-record";
import { statusFieldsOf } from "../../src/domain/monitoring/status-fields";
import { type StoredTicket, unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import { DAY } from "../../src/domain/time";
import type { ProjectSetup } from "../../src/usecases/project-setup";
import { type AuditPorts, audit, reconcile, type SeenTicket } from "../../src/usecases/reconcile";

const now = Date.UTC(2024, 0, 8, 12);

const setup: ProjectSetup = {
  projectId: "7",
  projectKey: "HD",
  appFields: {
    service: "a",
    agreement: "b",
    state: "c",
    level: "g",
    statusRead: "h",
    resolutionDue: "d",
    responseDue: "e",
    nextEscalation: "f",
  },
  statuses: [{ id: "1", name: "New", category: "new" }],
  revision: 3,
  catalogue: { revision: 1, changedAt: now - DAY, pieces: ["a"] },
  isShared: false,
  follows: null,
  words: null,
  monitoredFrom: now - DAY,
  fields: { service: ["a"], customer: [], team: [] },
};

const known = (issueId: string, more: Partial<WatchedTicket> = {}): WatchedTicket => ({
  ...unreadTicket(issueId, "7", now),
  changedAt: null,
  news: [],
  ...more,
});
const written = statusFieldsOf([], () => false, "New");
const read = (issueId: string, initial: FieldValues, more: Partial<WatchedTicket> = {}) =>
  known(issueId, { record: { createdAt: 0, initial, changes: [], firstReplyAt: null }, fields: written, ...more });
const of = (issueId: string, values: FieldValues): SeenTicket => ({ issueId, values });
const unreadable = (issueId: string, days: number) =>
  known(issueId, { notMonitored: { reason: "not-readable", since: now - days * DAY } });

function world({
  seen = [] as SeenTicket[],
  lastAuditAt = null as number | null,
  tickets = [] as WatchedTicket[],
  jira = setup as Pick<ProjectSetup, "projectId" | "projectKey" | "appFields" | "statuses"> | null,
} = {}) {
  const rows = new Map<string, StoredTicket>(tickets.map((ticket) => [ticket.issueId, { ticket, version: 1 }]));
  const saved: ProjectSetup[] = [];
  const forgotten: string[] = [];
  const looked: string[] = [];
  const asked: { sinceHours: number; isThorough: boolean }[] = [];
  const ports: AuditPorts = {
    now: () => now,
    projects: async () => [setup],
    async findSuspects(_, sinceHours, isThorough, pageToken) {
      asked.push({ sinceHours, isThorough });
      const from = Number(pageToken ?? 0);
      return { tickets: seen.slice(from, from + 2), pageToken: from + 2 < seen.length ? String(from + 2) : null };
    },
    checkContacts: async (id) => void looked.push(id),
    lastAuditAt: async () => lastAuditAt,
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
  return { ports, rows, saved, forgotten, looked, asked, marked };
}

describe("every hour", () => {
  const same = { status: "New", service: "Mail" };
  it.each`
    seen                                      | tickets                                      | repaired | marked   | why
    ${[]}                                     | ${[read("1", same)]}                         | ${0}     | ${[]}    | ${"nothing is suspicious"}
    ${[of("1", same)]}                        | ${[read("1", same)]}                         | ${0}     | ${[]}    | ${"the app knows it as it is"}
    ${[of("1", { ...same, status: "Done" })]} | ${[read("1", same)]}                         | ${1}     | ${["1"]} | ${"the event of a change of status was lost"}
    ${[of("1", { ...same, service: "Web" })]} | ${[read("1", same)]}                         | ${1}     | ${["1"]} | ${"the event of a change of service was lost"}
    ${[of("1", { ...same, service: null })]}  | ${[read("1", same)]}                         | ${1}     | ${["1"]} | ${"the event of its service's removal was lost"}
    ${[of("2", same)]}                        | ${[read("1", same)]}                         | ${1}     | ${["2"]} | ${"the event of its creation was lost"}
    ${[of("1", same)]}                        | ${[known("1")]}                              | ${1}     | ${["1"]} | ${"it was never read"}
    ${[of("1", same)]}                        | ${[read("1", same, { fields: null })]}       | ${1}     | ${["1"]} | ${"its fields were never written"}
    ${[of("1", { status: "Done" })]}          | ${[read("1", same, { changedAt: now - 1 })]} | ${0}     | ${[]}    | ${"the app has heard of it and is about to look"}
    ${[of("1", same)]}                        | ${[unreadable("1", 2)]}                      | ${0}     | ${[]}    | ${"it cannot be read; the audit looks again"}
  `("repairs $repaired: $why", async ({ seen, tickets, repaired, marked }) => {
    const desk = world({ seen, tickets });
    expect(await reconcile(desk.ports)).toEqual({ ranAt: now, repaired, removed: 0 });
    expect(desk.marked()).toEqual(marked);
  });

  it("has what differs read, whatever events told of it", async () => {
    const desk = world({ seen: [of("1", { status: "Done" })], tickets: [read("1", { status: "New" })] });
    await reconcile(desk.ports);
    expect(desk.rows.get("1")?.ticket.news).toBeNull();
  });

  it("goes through all pages, and stops at some number of them", async () => {
    const some = Array.from({ length: 5 }, (_, index) => of(String(index), {}));
    expect(await reconcile(world({ seen: some }).ports)).toMatchObject({ repaired: 5 });
    const many = Array.from({ length: 50 }, (_, index) => of(String(index), {}));
    expect(await reconcile(world({ seen: many }).ports)).toMatchObject({ repaired: 10 });
  });
});

describe("every day", () => {
  it.each`
    lastAuditAt       | sinceHours | why
    ${null}           | ${25}      | ${"it is the first"}
    ${now - DAY}      | ${25}      | ${"a day, and an hour to spare"}
    ${now - 2 * DAY}  | ${49}      | ${"one was missed"}
    ${now - 30 * DAY} | ${72}      | ${"there is an end to it"}
  `("compares all that changed in the last $sinceHours hours: $why", async ({ lastAuditAt, sinceHours }) => {
    const desk = world({ lastAuditAt });
    await audit(desk.ports);
    expect(desk.asked).toEqual([{ sinceHours, isThorough: true }]);
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
    expect(desk.looked).toEqual(["7"]);
  });
});
