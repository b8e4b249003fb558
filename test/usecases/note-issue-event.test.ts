import type { FieldRecord } from "../../src/domain/monitoring/field-record";
import { type StoredTicket, unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import { type IssueEvent, type IssueNews, noteIssueEvent } from "../../src/usecases/note-issue-event";

const now = Date.UTC(2024, 0, 8, 12);
const fields = { service: ["service"], customer: ["organization"], team: ["team"] };

const record: FieldRecord = {
  createdAt: now - 9_000,
  initial: { status: "New", priority: "Low", service: null, team: null },
  changes: [{ at: now - 5_000, values: { status: "Active" } }],
  firstReplyAt: null,
};

/** A ticket that was read five seconds ago, with its clocks running. */
const known: WatchedTicket = {
  ...unreadTicket("1", "7", now),
  changedAt: null,
  news: [],
  readUpTo: now - 5_000,
  record,
  awaitsReply: false,
};

const changed = (from: Record<string, string | null>, to: Record<string, string | null>): IssueNews => ({
  kind: "changed",
  from,
  to,
});
const toWaiting = changed({ status: "Active" }, { status: "Waiting" });

interface World {
  ticket?: WatchedTicket | null;
  isMonitored?: boolean;
  /** How many writes somebody else beats to it. */
  lostRaces?: number;
}

async function note(
  event: Partial<IssueEvent> & { news: IssueNews },
  { ticket = known, isMonitored = true, lostRaces = 0 }: World = {},
) {
  let stored: StoredTicket | null = ticket === null ? null : { ticket, version: 1 };
  let races = lostRaces;
  const urgent: string[] = [];
  let storageCalls = 0;
  const answer = await noteIssueEvent(
    {
      now: () => now,
      lookUp: async () => {
        storageCalls += 1;
        return { stored, fields: isMonitored ? fields : null };
      },
      addTicket: async (added) => {
        storageCalls += 1;
        if (races-- > 0) {
          stored = { ticket: known, version: 1 };
          return false;
        }
        stored = { ticket: added, version: 1 };
        return true;
      },
      replaceTicket: async (replaced) => {
        storageCalls += 1;
        if (races-- > 0) return false;
        stored = { ...replaced, version: replaced.version + 1 };
        return true;
      },
      removeTicket: async () => {
        stored = null;
      },
      checkNow: async (issueId) => void urgent.push(issueId),
    },
    { issueId: "1", projectId: "7", updatedAt: now, ...event },
  );
  return { answer, ticket: (stored as StoredTicket | null)?.ticket ?? null, urgent, storageCalls };
}

const atRest = { ...known, restingStatuses: ["Done", "Closed"], clocks: [] };
const onEdge = { ...known, isOnEdge: true };
const awaiting = { ...known, awaitsReply: true };
const publicComment: IssueNews = { kind: "commented", mayBeAgents: true, at: now };

it.each`
  news                                                                       | ticket      | answer       | why
  ${{ kind: "created" }}                                                     | ${null}     | ${"noted"}   | ${"a new ticket has clocks"}
  ${toWaiting}                                                               | ${known}    | ${"noted"}   | ${"a status may pause or stop"}
  ${changed({ team: null }, { team: "Second line" })}                        | ${known}    | ${"noted"}   | ${"an OLA measures the team's time"}
  ${changed({ assignee: "a" }, { assignee: "b" })}                           | ${known}    | ${"ignored"} | ${"no clock goes by the assignee"}
  ${changed({ summary: "a" }, { summary: "b" })}                             | ${null}     | ${"ignored"} | ${"not even of a ticket that is not known"}
  ${toWaiting}                                                               | ${null}     | ${"noted"}   | ${"the event of its creation was lost or is late"}
  ${changed({ status: "Done" }, { status: "Closed" })}                       | ${atRest}   | ${"ignored"} | ${"from one stop status to another is not leaving"}
  ${changed({ status: "Closed" }, { status: "Active" })}                     | ${atRest}   | ${"noted"}   | ${"a reopening"}
  ${changed({ status: "Done", team: "a" }, { status: "Closed", team: "b" })} | ${atRest}   | ${"noted"}   | ${"the team changed with it"}
  ${changed({ priority: "Low" }, { priority: "High" })}                      | ${known}    | ${"urgent"}  | ${"another target may be passed already"}
  ${changed({ service: "Mail" }, { service: "Web" })}                        | ${known}    | ${"urgent"}  | ${"another agreement may have passed its steps already"}
  ${changed({ organization: null }, { organization: "Acme" })}               | ${known}    | ${"urgent"}  | ${"the customer has agreements of its own"}
  ${changed({ status: "Waiting" }, { status: "Active" })}                    | ${onEdge}   | ${"urgent"}  | ${"a step waited for the clock to run"}
  ${publicComment}                                                           | ${awaiting} | ${"noted"}   | ${"it may be the response"}
  ${publicComment}                                                           | ${known}    | ${"ignored"} | ${"nobody awaits a response"}
  ${{ kind: "commented", mayBeAgents: false, at: now }}                      | ${awaiting} | ${"ignored"} | ${"a customer's comment is no response"}
  ${changed({ project: "A" }, { project: "B" })}                             | ${known}    | ${"noted"}   | ${"a ticket that moved has other agreements"}
`("$answer: $why", async ({ news, ticket, answer }) => {
  expect((await note({ news }, { ticket })).answer).toBe(answer);
});

it("nothing is kept of tickets in projects that nobody watches", async () => {
  expect(await note({ news: { kind: "created" } }, { ticket: null, isMonitored: false })).toMatchObject({
    answer: "ignored",
    ticket: null,
  });
});

it("a ticket that came to a project that nobody watches is to be read, so that it is forgotten", async () => {
  const elsewhere = { news: toWaiting, projectId: "8" };
  expect(await note(elsewhere, { isMonitored: false })).toMatchObject({
    answer: "noted",
    ticket: { changedAt: now, news: null },
  });
  expect(await note(elsewhere, { isMonitored: false, lostRaces: 2 })).toMatchObject({ answer: "noted" });
  const marked = { ...known, changedAt: now, news: null };
  expect((await note(elsewhere, { isMonitored: false, ticket: marked })).answer).toBe("ignored");
  // Its own project is watched no longer: that is another matter.
  expect((await note({ news: toWaiting }, { isMonitored: false })).answer).toBe("ignored");
});

it("a deleted ticket is forgotten at once", async () => {
  expect(await note({ news: { kind: "deleted" } })).toMatchObject({ answer: "removed", ticket: null });
});

it("costs two calls of storage at most", async () => {
  expect((await note({ news: toWaiting })).storageCalls).toBe(2);
});

describe("late, doubled and disordered events", () => {
  it("an event from before the ticket was read tells nothing new", async () => {
    expect((await note({ news: toWaiting, updatedAt: now - 5_000 })).answer).toBe("ignored");
  });

  it("an event whose change is among what was told already tells nothing new", async () => {
    const told = {
      ...known,
      changedAt: now,
      news: [{ at: now, from: { status: "Active" }, to: { status: "Waiting" } }],
    };
    expect((await note({ news: toWaiting }, { ticket: told })).answer).toBe("ignored");
  });

  it("an event of an earlier change that was not heard of is taken in", async () => {
    const told = {
      ...known,
      changedAt: now,
      news: [{ at: now, from: { status: "Active" }, to: { status: "Waiting" } }],
    };
    const { answer, ticket } = await note(
      { news: changed({ team: null }, { team: "B" }), updatedAt: now - 1_000 },
      { ticket: told },
    );
    expect(answer).toBe("noted");
    expect(ticket?.news).toHaveLength(2);
  });

  it("a comment from before the response that was taken for the first is no news of the past to be left out", async () => {
    const responded = {
      ...known,
      clocks: [{ measure: "response", stoppedAt: now - 1_000 }] as unknown as WatchedTicket["clocks"],
    };
    const earlier: IssueNews = { kind: "commented", mayBeAgents: true, at: now - 2_000 };
    expect((await note({ news: earlier }, { ticket: responded })).answer).toBe("noted");
    expect((await note({ news: { ...earlier, at: now } }, { ticket: responded })).answer).toBe("ignored");
  });
});

describe("what a mark says", () => {
  it("carries the change itself, for the fields that matter", async () => {
    const { ticket } = await note({
      news: changed({ status: "Active", summary: "a" }, { status: "Waiting", summary: "b" }),
    });
    expect(ticket).toMatchObject({
      changedAt: now,
      news: [{ at: now, from: { status: "Active" }, to: { status: "Waiting" } }],
    });
  });

  it.each`
    news                                           | updatedAt | why
    ${publicComment}                               | ${now}    | ${"the event does not tell for sure who is an agent"}
    ${toWaiting}                                   | ${null}   | ${"the event does not tell when it happened"}
    ${changed({ project: "A" }, { project: "B" })} | ${now}    | ${"everything may differ in another project"}
  `("asks for a reading where $why", async ({ news, updatedAt }) => {
    expect((await note({ news, updatedAt }, { ticket: awaiting })).ticket?.news).toBeNull();
  });

  it("begins again when somebody else stored the ticket meanwhile", async () => {
    expect(await note({ news: toWaiting }, { lostRaces: 2 })).toMatchObject({
      answer: "noted",
      ticket: { changedAt: now },
    });
    expect(await note({ news: { kind: "created" } }, { ticket: null, lostRaces: 1 })).toMatchObject({
      answer: "noted",
      ticket: { changedAt: now },
    });
  });

  it("is written even where there is one, so that a check under way at this moment begins again", async () => {
    const marked = { ...known, changedAt: now - 500, news: null };
    expect(await note({ news: toWaiting }, { ticket: marked })).toMatchObject({
      answer: "noted",
      storageCalls: 2,
      ticket: { changedAt: now - 500, news: null },
    });
  });
});
