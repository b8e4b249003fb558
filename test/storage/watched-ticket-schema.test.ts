import { noEffects } from "../../src/domain/journal/journal-effects";
import { unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import { readByForm } from "../../src/storage/positional-form";
import { packBody, ticketBody } from "../../src/storage/watched-ticket-schema";

const full: WatchedTicket = {
  issueId: "10",
  issueKey: "HD-1",
  projectId: "7",
  changedAt: 5,
  news: [{ at: 4, from: { customfield_10001: "Mail" }, to: { customfield_10001: null } }],
  readUpTo: 3,
  record: {
    createdAt: 1,
    initial: { status: "New", team: null, customfield_10001: "Mail", customfield_10002: null },
    changes: [{ at: 2, values: { team: "A", customfield_10002: "Web" } }],
    firstReplyAt: null,
  },
  measuredAt: 3,
  clocks: [
    {
      agreement: "gold",
      version: 1,
      kind: "sla",
      measure: "resolution",
      cycle: 1,
      priority: null,
      state: "running",
      startedAt: 1,
      stoppedAt: null,
      target: 100,
      elapsed: 2,
      dueAt: 101,
      isBreached: false,
      breachedAt: null,
    },
  ],
  nextAt: 50,
  fieldsDueAt: 6,
  announcements: [
    {
      agreement: "gold",
      version: 1,
      measure: "resolution",
      cycle: 1,
      level: 1,
      crossedAt: 2,
      postedAt: 3,
      commentId: "9",
    },
  ],
  claim: { agreement: "gold", version: 1, measure: "resolution", cycle: 1, level: 2, crossedAt: 4, claimedAt: 5 },
  isDone: false,
  fields: {
    agreement: "gold v1",
    state: "running",
    level: 1,
    resolutionDueAt: 101,
    responseDueAt: null,
    nextEscalationAt: 50,
    status: "New",
  },
  restingStatuses: ["Done"],
  awaitsReply: true,
  isOnEdge: false,
  journal: noEffects,
  notMonitored: { reason: "not-readable", since: 1 },
};

const breached: WatchedTicket["clocks"][number] = {
  ...full.clocks[0]!,
  kind: "uc",
  measure: "response",
  state: "stopped",
  stoppedAt: 400,
  elapsed: 300,
  isBreached: true,
  breachedAt: 101,
};

it.each([
  ["a ticket with everything", full],
  ["a ticket that was never read", unreadTicket("10", "7", 5)],
  ["a ticket that is done, with a breach", { ...full, isDone: true, clocks: [breached] }],
])("%s comes back from storage as it was", (_, ticket) => {
  const { issueId, projectId, ...body } = ticket;
  expect(readByForm("A ticket", ticketBody, JSON.parse(JSON.stringify(packBody(body))))).toEqual(body);
});

it.each`
  position | value      | why
  ${11}    | ${2}       | ${"neither yes nor no"}
  ${16}    | ${[7, 1]}  | ${"a reason that this version does not know"}
  ${1}     | ${"5"}     | ${"a text for an instant"}
  ${13}    | ${[1]}     | ${"a number for a status"}
  ${4}     | ${[1, {}]} | ${"cut off"}
  ${17}    | ${1}       | ${"a journal that is none"}
`("what is $why is refused in words, not misread", ({ position, value }) => {
  const stored = JSON.parse(JSON.stringify(packBody(full)));
  stored[2][position] = value;
  expect(() => readByForm("A stored ticket", ticketBody, stored)).toThrow(
    new RegExp(`A stored ticket has an unexpected shape: 2\\.${position}`),
  );
});

it("what a later version of the app wrote is refused in words", () => {
  const [form, ...rest] = packBody(full) as [number, ...unknown[]];
  expect(() => readByForm("A stored ticket", ticketBody, [form + 1, ...rest])).toThrow(
    `A stored ticket has an unexpected shape: 0: expected ${form}.`,
  );
});

it("says where in a ticket the value stands that it refuses", () => {
  const stored = JSON.parse(JSON.stringify(packBody(full)));
  stored[2][4] = [1, { status: 7 }, [], [], null];
  expect(() => readByForm("A stored ticket", ticketBody, stored)).toThrow(
    "A stored ticket has an unexpected shape: 2.4.1.status: expected a text.",
  );
});

/** Every number that differs between two values of one shape: where it stands, and by how much. */
function differences(one: unknown, other: unknown, place = ""): [string, number][] {
  if (typeof one === "number" && typeof other === "number") return one === other ? [] : [[place, other - one]];
  if (typeof one !== "object" || one === null) {
    expect(other).toEqual(one);
    return [];
  }
  return Object.entries(one).flatMap(([name, value]) =>
    differences(value, (other as Record<string, unknown>)[name], place === "" ? name : `${place}.${name}`),
  );
}

describe("every instant counts from the ticket's creation, so that long numbers are stored once", () => {
  const read = (stored: unknown) => readByForm("A stored ticket", ticketBody, JSON.parse(JSON.stringify(stored)));
  const { issueId: _, projectId: __, ...ticket } = { ...full, journal: noEffects };
  const [version, createdAt, counted] = packBody(ticket) as [number, number, readonly unknown[]];
  const LATER = Date.UTC(2024, 0, 8, 9);

  it("what is stored of a ticket that was created later differs in one number, what it says in every instant", () => {
    const later = read([version, createdAt + LATER, counted]);
    const moved = differences(ticket, later);
    expect(moved.map(([place]) => place).sort()).toEqual([
      "announcements.0.crossedAt",
      "announcements.0.postedAt",
      "changedAt",
      "claim.claimedAt",
      "claim.crossedAt",
      "clocks.0.dueAt",
      "clocks.0.startedAt",
      "fields.nextEscalationAt",
      "fields.resolutionDueAt",
      "fieldsDueAt",
      "measuredAt",
      "news.0.at",
      "nextAt",
      "notMonitored.since",
      "readUpTo",
      "record.changes.0.at",
      "record.createdAt",
    ]);
    expect(new Set(moved.map(([, by]) => by))).toEqual(new Set([LATER]));
    expect(JSON.stringify(packBody(later)).match(/\d{12,}/g)).toEqual([String(createdAt + LATER)]);
  });
});

it("keeps what people did", () => {
  const journal = {
    isExcluded: true,
    lines: ["request-0", "request-1"],
    clocks: {
      "gold:2:resolution:1": {
        additional: 3_600_000,
        pending: { entry: "request-1", additional: 60_000 },
        acknowledged: [1, 3],
        explanation: "supplier",
      },
    },
  };
  const { issueId: _, projectId: __, ...ticket } = { ...full, journal };
  const stored = JSON.parse(JSON.stringify(packBody(ticket)));
  expect(readByForm("A stored ticket", ticketBody, stored)).toEqual(ticket);
});
