import { unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import { readStored } from "../../src/storage/stored";
import { watchedTicketSchema } from "../../src/storage/watched-ticket-schema";

const full: WatchedTicket = {
  issueId: "10",
  issueKey: "HD-1",
  projectId: "7",
  changedAt: 5,
  news: [{ at: 4, from: { status: "New" }, to: { status: "Active" } }],
  readUpTo: 3,
  record: {
    createdAt: 1,
    initial: { status: "New", team: null },
    changes: [{ at: 2, values: { team: "A" } }],
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
    remainingMinutes: 3,
    resolutionDueAt: 101,
    responseDueAt: null,
    nextEscalationAt: 50,
    status: "New",
  },
  restingStatuses: ["Done"],
  awaitsReply: true,
  isOnEdge: false,
  notMonitored: { reason: "not-readable", since: 1 },
};

it.each([
  ["a ticket with everything", full],
  ["a ticket that was never read", unreadTicket("10", "7", 5)],
])("%s comes back from storage as it was", (_, ticket) => {
  const { schemaVersion, ...back } = readStored(
    "A ticket",
    watchedTicketSchema,
    JSON.parse(JSON.stringify({ schemaVersion: 1, ...ticket })),
  );
  expect(schemaVersion).toBe(1);
  expect(back).toEqual(ticket);
});

it("a ticket stored by a later version is refused in words, not misread", () => {
  expect(() => readStored("A stored ticket", watchedTicketSchema, { schemaVersion: 2, ...full })).toThrow(
    /A stored ticket has an unexpected shape: schemaVersion/,
  );
});
