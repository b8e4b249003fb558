import type { FieldValues } from "../../src/domain/monitoring/field-record";
import { statusFieldsOf } from "../../src/domain/monitoring/status-fields";
import { type StoredTicket, unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import { DAY } from "../../src/domain/time";
import { JiraRequestFailed, JiraUnreachable } from "../../src/errors";
import type { ProjectSetup } from "../../src/usecases/project-setup";
import { type AuditPorts, audit, type DutyFailure, reconcile, type SeenTicket } from "../../src/usecases/reconcile";

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
  lastWholeAt = null as number | null,
  tickets = [] as WatchedTicket[],
  jira = setup as Pick<ProjectSetup, "projectId" | "projectKey" | "appFields" | "statuses"> | null,
} = {}) {
  const rows = new Map<string, StoredTicket>(tickets.map((ticket) => [ticket.issueId, { ticket, version: 1 }]));
  const saved: ProjectSetup[] = [];
  const told: DutyFailure[] = [];
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
    lastWholeAt: async () => lastWholeAt,
    getTickets: async (ids) => ids.flatMap((id) => rows.get(id) ?? []),
    async addTicket(ticket) {
      rows.set(ticket.issueId, { ticket, version: 1 });
      return true;
    },
    async replaceTickets(stored) {
      for (const { ticket, version } of stored) rows.set(ticket.issueId, { ticket, version: version + 1 });
      return new Set();
    },
    async lookUp() {
      if (jira === null) throw new JiraRequestFailed("read the project", 404);
      return jira;
    },
    failed: (failure) => void told.push(failure),
    saveSetup: async (changed) => void saved.push(changed),
    notMonitored: async (_, after) =>
      after === null ? [...rows.values()].filter(({ ticket }) => ticket.notMonitored !== null) : [],
  };
  const marked = () =>
    [...rows.values()].filter(({ ticket }) => ticket.changedAt === now).map(({ ticket }) => ticket.issueId);
  return { ports, rows, saved, told, looked, asked, marked };
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
    expect(await reconcile(desk.ports)).toEqual({ ranAt: now, repaired, failures: [] });
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
    lastWholeAt       | sinceHours | why
    ${null}           | ${25}      | ${"it is the first"}
    ${now - DAY}      | ${25}      | ${"a day, and an hour to spare"}
    ${now - 2 * DAY}  | ${49}      | ${"one was missed"}
    ${now - 40 * DAY} | ${961}     | ${"the app was off for long: it looks back all the way"}
  `("compares all that changed in the last $sinceHours hours: $why", async ({ lastWholeAt, sinceHours }) => {
    const desk = world({ lastWholeAt });
    await audit(desk.ports);
    expect(desk.asked).toEqual([{ sinceHours, isThorough: true }]);
  });

  it("tries tickets again that could not be watched, however long ago", async () => {
    const desk = world({
      tickets: [
        unreadable("1", 3),
        unreadable("2", 31),
        known("3", { notMonitored: { reason: "comment-refused", since: now - 90 * DAY } }),
      ],
    });
    await audit(desk.ports);
    expect(desk.marked()).toEqual(["1", "2", "3"]);
  });

  it("forgets nothing of a project that Jira does not show, and says so", async () => {
    const desk = world({ jira: null, tickets: [unreadable("1", 59)] });
    const failure = { projectId: "7", duty: "project", isPassing: false };
    expect(await audit(desk.ports)).toMatchObject({ failures: [failure] });
    expect(desk.told).toEqual([failure]);
    expect([...desk.rows.keys()]).toEqual(["1"]);
  });

  it.each`
    fails              | error                                               | isPassing | why
    ${"lookUp"}        | ${new JiraRequestFailed("read the project", 503)}   | ${true}   | ${"Jira is broken for now"}
    ${"checkContacts"} | ${new JiraUnreachable("look for a person")}         | ${true}   | ${"no answer came"}
    ${"findSuspects"}  | ${new JiraRequestFailed("search for tickets", 400)} | ${false}  | ${"Jira refuses the search"}
    ${"notMonitored"}  | ${new TypeError("a bug")}                           | ${false}  | ${"a bug is told, and keeps nothing back"}
  `("where $fails fails every other duty is done: $why", async ({ fails, error, isPassing }) => {
    const desk = world({ tickets: [unreadable("1", 3)] });
    const work = { lookUp: 0, checkContacts: 0, findSuspects: 0, notMonitored: 0 };
    const projects = [setup, { ...setup, projectId: "8" }];
    const ports = { ...desk.ports, projects: async () => projects } as Record<string, unknown>;
    for (const name of Object.keys(work) as (keyof typeof work)[]) {
      const real = ports[name] as (...args: unknown[]) => Promise<unknown>;
      ports[name] = async (...args: unknown[]) => {
        work[name] += 1;
        const [first] = args as [string | ProjectSetup];
        const projectId = typeof first === "string" ? first : first.projectId;
        if (name === fails && projectId === "7") throw error;
        return name === "notMonitored" ? [] : real(...args);
      };
    }
    const { failures } = await audit(ports as unknown as AuditPorts);
    expect(failures).toMatchObject([{ projectId: "7", isPassing }]);
    expect(work).toEqual({ lookUp: 2, checkContacts: 2, findSuspects: 2, notMonitored: 2 });
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
