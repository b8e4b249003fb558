import fc from "fast-check";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../src/domain/time";
import { CLAIM_LIFETIME } from "../../src/usecases/announce-steps";
import { checkTickets } from "../../src/usecases/check-tickets";
import { Killed, WatchedDesk } from "./watched-desk";

const start: Instant = Date.UTC(2024, 0, 8, 9);

/** Four hours round the clock; steps at 1 h, 2 h and 3 h. */
const threeSteps = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: mail, name: E-mail, tickets: { service: [Mail] } }]
contacts:
  - { key: desk, name: Head of the desk, accountId: acc-1 }
  - { key: boss, name: Their boss, side: customer, accountId: acc-2 }
agreements:
  - key: gold
    kind: sla
    version: 1
    service: "*"
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting] } }
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    escalation:
      - measure: resolution
        commence: { percent: 25 }
        every: PT1H
        steps:
          - { level: 1, notify: [desk] }
          - { level: 2, notify: [desk, boss] }
          - { level: 5, notify: [boss], comment: public }
`;

const levels = (desk: WatchedDesk) => desk.posted("1").map(({ level }) => level);
const crossings = (desk: WatchedDesk) => desk.posted("1").map(({ crossedAt }) => (crossedAt - start) / HOUR);

function deskWithTicket(): WatchedDesk {
  const desk = new WatchedDesk(threeSteps, start);
  desk.open("1", { service: "Mail" });
  return desk;
}

describe("the steps of a ladder", () => {
  it("are announced one by one, each at its instant", async () => {
    const desk = deskWithTicket();
    await desk.run(start + 5 * HOUR, MINUTE);
    expect(levels(desk)).toEqual([1, 2, 5]);
    expect(crossings(desk)).toEqual([1, 2, 3]);
    expect(desk.posted("1").map(({ postedAt }) => (postedAt - start) / HOUR)).toEqual([1, 2, 3]);
  });

  it("are all made up for, in order, by a check that comes late", async () => {
    const desk = deskWithTicket();
    await desk.run(start, MINUTE);
    desk.now = start + 10 * HOUR;
    await desk.run(desk.now, MINUTE);
    expect(levels(desk)).toEqual([1, 2, 5]);
    expect(crossings(desk)).toEqual([1, 2, 3]);
  });

  it("are passed over in silence when they fell due before the project was monitored", async () => {
    const desk = deskWithTicket();
    const project = { ...desk.project, monitoredFrom: start + 90 * MINUTE };
    desk.now = start + 2 * HOUR;
    await checkTickets({ ...desk.ports(), project: async () => project }, ["1"], true);
    expect(levels(desk)).toEqual([2]);
    expect(desk.row("1").announcements.map(({ level, commentId }) => [level, commentId !== null])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it("are not announced while the ticket waits, though the app has not heard of it", async () => {
    const desk = deskWithTicket();
    await desk.run(start, MINUTE);
    desk.now = start + 30 * MINUTE;
    desk.change("1", { status: "Waiting" });
    await desk.run(start + 5 * HOUR, MINUTE);
    expect(levels(desk)).toEqual([]);
  });
});

describe("exactly once", () => {
  const deaths: { call: number; effect: "before" | "after" }[] = [];
  for (let call = 1; call <= 13; call++) deaths.push({ call, effect: "before" }, { call, effect: "after" });

  it.each(deaths)(
    "a function that is killed $effect its call $call loses no step and repeats none",
    async ({ call, effect }) => {
      const desk = deskWithTicket();
      await desk.run(start, MINUTE);
      let calls = 0;
      desk.around = (_, work) => {
        calls += 1;
        if (calls !== call) return work();
        if (effect === "after") work();
        throw new Killed();
      };
      desk.now = start + 10 * HOUR;
      await desk.run(desk.now + CLAIM_LIFETIME + 10 * MINUTE, MINUTE);
      expect(calls).toBeGreaterThanOrEqual(call);
      expect(levels(desk)).toEqual([1, 2, 5]);
      expect(desk.row("1").announcements.map(({ level }) => level)).toEqual([1, 2, 5]);
      expect(desk.row("1").claim).toBeNull();
    },
  );

  it("however often functions die and in whatever places, every step is announced once and in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.constantFrom("live", "live", "live", "before", "after")), async (fates) => {
        const desk = deskWithTicket();
        let misfortunes = 30;
        desk.around = (_, work) => {
          const fate = misfortunes > 0 ? fates.next().value : "live";
          if (fate === "live") return work();
          misfortunes -= 1;
          if (fate === "after") work();
          throw new Killed();
        };
        await desk.run(start + 20 * HOUR, 2 * MINUTE);
        expect(levels(desk)).toEqual([1, 2, 5]);
        expect(desk.row("1").announcements.map(({ level }) => level)).toEqual([1, 2, 5]);
      }),
      { numRuns: 60 },
    );
  });

  it("two functions that look at a ticket at once announce each step once, however their calls interleave", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const desk = deskWithTicket();
        await desk.run(start, MINUTE);
        desk.now = start + 150 * MINUTE;
        desk.around = async (port, work) => {
          await scheduler.schedule(Promise.resolve(), port);
          return work();
        };
        const both = Promise.all([checkTickets(desk.ports(), ["1"], true), checkTickets(desk.ports(), ["1"], true)]);
        await scheduler.waitFor(both);
        expect(levels(desk)).toEqual([1, 2]);
        desk.around = (_, work) => work();
        await desk.run(start + 5 * HOUR, MINUTE);
        expect(levels(desk)).toEqual([1, 2, 5]);
        expect(desk.row("1").announcements.map(({ level }) => level)).toEqual([1, 2, 5]);
      }),
      { numRuns: 60 },
    );
  });

  it.each`
    effect           | why
    ${"was written"} | ${"the connection broke after Jira had taken the comment"}
    ${"was not"}     | ${"the connection broke before"}
  `("an unknown outcome is settled by looking, when the comment $effect ($why)", async ({ effect }) => {
    const desk = deskWithTicket();
    let isFirst = true;
    desk.answerComment = (post) => {
      if (!isFirst) return post();
      isFirst = false;
      if (effect === "was written") post();
      return { kind: "unknown" };
    };
    await desk.run(start + 90 * MINUTE, MINUTE);
    expect(levels(desk)).toEqual([1]);
    expect(desk.calls).toContain("findAnnouncement");
    expect(desk.row("1").announcements.map(({ commentId }) => commentId)).toEqual(["1-1"]);
  });

  it("a mark that comes while a step is announced is not lost, and neither is the announcement", async () => {
    const desk = deskWithTicket();
    await desk.run(start, MINUTE);
    desk.now = start + HOUR;
    desk.around = (port, work) => {
      const result = work();
      if (port === "postAnnouncement") desk.mark("1");
      return result;
    };
    await checkTickets(desk.ports(), ["1"], true);
    expect(levels(desk)).toEqual([1]);
    expect(desk.row("1").announcements.map(({ level }) => level)).toEqual([1]);
    expect(desk.row("1").changedAt).toBe(start + HOUR);
    expect(desk.row("1").claim).toBeNull();
  });
});

describe("where Jira will not have it", () => {
  it("a step that Jira puts off stays due until the time that Jira named", async () => {
    const desk = deskWithTicket();
    let isBusy = true;
    desk.answerComment = (post) => (isBusy ? { kind: "later", afterSeconds: 90 } : post());
    await desk.run(start + HOUR, MINUTE);
    expect(desk.row("1").nextAt).toBe(start + HOUR + 90 * SECOND);
    isBusy = false;
    await desk.run(start + HOUR + 2 * MINUTE, 30 * SECOND);
    expect(levels(desk)).toEqual([1]);
    expect(desk.posted("1")[0]).toMatchObject({ crossedAt: start + HOUR, postedAt: start + HOUR + 90 * SECOND });
  });

  it("a ticket that takes no comments is shown as not monitored, and the others go on", async () => {
    const desk = deskWithTicket();
    desk.open("2", { service: "Mail" });
    let isFirst = true;
    desk.answerComment = (post) => {
      if (!isFirst) return post();
      isFirst = false;
      return { kind: "refused" };
    };
    await desk.run(start + 90 * MINUTE, MINUTE);
    expect(desk.row("1").notMonitored).toEqual({ reason: "comment-refused", since: start + HOUR });
    expect(desk.row("1").claim).toBeNull();
    expect(desk.posted("2").map(({ level }) => level)).toEqual([1]);
  });

  it("has been refusing since the first time, and is told its step once it takes comments again", async () => {
    const desk = deskWithTicket();
    desk.answerComment = () => ({ kind: "refused" });
    await desk.run(start + 90 * MINUTE, MINUTE);
    for (const days of [1, 2]) {
      desk.now = start + days * DAY;
      desk.mark("1");
      await desk.run(desk.now, MINUTE);
      expect(desk.row("1").notMonitored).toEqual({ reason: "comment-refused", since: start + HOUR });
    }
    desk.answerComment = undefined;
    desk.now = start + 3 * DAY;
    desk.mark("1");
    await desk.run(desk.now, MINUTE);
    expect(desk.row("1").notMonitored).toBeNull();
    expect(desk.posted("1").map(({ level }) => level)).toEqual([1, 2, 5]);
  });
});

it("a contact whom Jira does not know keeps no step from being announced, and is noted with the ticket", async () => {
  const desk = deskWithTicket();
  desk.unknownToMail = [{ contact: "boss", reason: "account-unknown" }];
  await desk.run(start + 5 * HOUR, MINUTE);
  expect(desk.posted("1").map(({ level }) => level)).toEqual([1, 2, 5]);
  expect(desk.unreached).toEqual(["boss on HD-1", "boss on HD-1", "boss on HD-1"]);
});

it("mail follows each comment once", async () => {
  const desk = deskWithTicket();
  await desk.run(start + 5 * HOUR, MINUTE);
  expect(desk.mails.map(({ notice }) => notice.position)).toEqual([1, 2, 3]);
  expect(desk.unreached).toEqual([]);
});
