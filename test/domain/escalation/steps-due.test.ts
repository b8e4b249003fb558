import fc from "fast-check";
import { nextInstantOf } from "../../../src/domain/escalation/next-instant";
import { stepsDue } from "../../../src/domain/escalation/steps-due";
import { measure } from "../../../src/domain/measurement/measure";
import type { TicketHistory } from "../../../src/domain/measurement/ticket-history";
import { MINUTE } from "../../../src/domain/time";
import { at, changesAfter, desk, life, say, sla } from "../../support/desk";

const steps = (...levels: number[]) => levels.map((level) => ({ level, notify: ["slm"], comment: "internal" }));
const ladder = (more: object = {}) => ({
  measure: "resolution",
  commence: { percent: 75 },
  every: "PT1H",
  steps: steps(1, 2, 3),
  ...more,
});

/** Eight office hours, the ladder at 6 h, 7 h and 8 h: for a ticket of Monday 09:00 at 15:00, 16:00 and 17:00. */
const book = desk(sla({ escalation: [ladder()] }));

const ask = (history: TicketHistory, now: string, announced: number[] = [], of = book) => {
  const clock = measure(history, of, at(now)).at(-1)!;
  const { due, next } = stepsDue(clock, (level) => announced.includes(level));
  const said = due.map(({ step, crossedAt }) => `${step.level} since ${say(crossedAt)}`);
  return next === null ? said : [...said, `then ${next.step.level} at ${say(next.crossedAt)}`];
};

describe("the steps of a ladder fall due while the clock runs", () => {
  it.each<{ story: string[]; now: string; announced: number[]; says: string[]; why: string }>([
    { story: ["Mon 09:00"], now: "Mon 14:59:59", announced: [], says: ["then 1 at Mon 15:00"], why: "a second early" },
    {
      story: ["Mon 09:00"],
      now: "Mon 15:00",
      announced: [],
      says: ["1 since Mon 15:00", "then 2 at Mon 16:00"],
      why: "exactly on the boundary",
    },
    {
      story: ["Mon 09:00"],
      now: "Mon 15:30",
      announced: [1],
      says: ["then 2 at Mon 16:00"],
      why: "announced once is announced",
    },
    {
      story: ["Mon 09:00"],
      now: "Tue 08:00",
      announced: [1],
      says: ["2 since Mon 16:00", "3 since Mon 17:00"],
      why: "a late check finds every missed step; a threshold on closing time is due then, even at night",
    },
    { story: ["Mon 09:00"], now: "Tue 12:00", announced: [1, 2, 3], says: [], why: "a ladder ends" },
    {
      story: ["Sat 09:00"],
      now: "Sat 12:00",
      announced: [],
      says: ["then 1 at Mon+1 15:00"],
      why: "steps stand in working time",
    },
    {
      story: ["Mon 09:00", "Mon 14:00 status: Waiting"],
      now: "Tue 12:00",
      announced: [],
      says: [],
      why: "a paused clock announces nothing and nothing is to come",
    },
    {
      story: ["Mon 09:00", "Mon 15:30 status: Waiting", "Tue 10:00 status: Active"],
      now: "Tue 10:00",
      announced: [],
      says: ["1 since Mon 15:00", "then 2 at Tue 10:30"],
      why: "what it missed is announced when it runs again",
    },
    {
      story: ["Mon 09:00", "Mon 15:00 status: Waiting", "Tue 10:00 status: Active"],
      now: "Tue 10:00",
      announced: [],
      says: ["1 since Tue 10:00", "then 2 at Tue 11:00"],
      why: "a threshold reached at the very instant of the pause is not due until it runs again",
    },
    {
      story: ["Mon 09:00", "Mon 15:00 status: Closed"],
      now: "Mon 15:00",
      announced: [],
      says: [],
      why: "nor at the very instant of the stop",
    },
    {
      story: ["Mon 09:00", "Mon 15:30 status: Closed"],
      now: "Tue 12:00",
      announced: [],
      says: [],
      why: "a stopped clock announces nothing",
    },
  ])("$story at $now, announced $announced: $says ($why)", ({ story, now, announced, says }) => {
    expect(ask(life(...story), now, announced)).toEqual(says);
  });
});

describe("a change in mid-ticket moves the thresholds of steps not yet announced", () => {
  const tiered = desk(
    sla({
      targets: [
        { measure: "resolution", priority: "Low", within: "PT8H", calendar: "office" },
        { measure: "resolution", priority: "High", within: "PT2H", calendar: "always" },
      ],
      escalation: [ladder()],
    }),
    sla({ key: "mail", service: "mail", escalation: [ladder({ commence: { percent: 0 } })] }),
  );
  it.each<{ story: string[]; now: string; announced: number[]; says: string[]; why: string }>([
    {
      story: ["Mon 09:00 priority: Low", "Mon 12:00 priority: High"],
      now: "Mon 12:00",
      announced: [],
      says: ["1 since Mon 12:00", "2 since Mon 12:00", "then 3 at Mon 12:30"],
      why: "what the new target has passed is due at the instant of the change",
    },
    {
      story: ["Mon 09:00 priority: High", "Mon 10:45 priority: Low"],
      now: "Mon 10:45",
      announced: [1],
      says: ["then 2 at Mon 16:00"],
      why: "announced under an earlier target is announced",
    },
    {
      story: ["Mon 09:00 priority: High", "Mon 10:45 priority: Low"],
      now: "Mon 10:45",
      announced: [],
      says: ["then 1 at Mon 15:00"],
      why: "missed under the earlier target and not due under the new one, it waits",
    },
    {
      story: ["Mon 09:00 priority: High", "Mon 10:45 priority: Low"],
      now: "Mon 15:00",
      announced: [],
      says: ["1 since Mon 10:30", "then 2 at Mon 16:00"],
      why: "the first instant at which it was due counts as its crossing",
    },
    {
      story: ["Mon 09:00 priority: Low", "Mon 11:00 service: Mail"],
      now: "Mon 11:00",
      announced: [],
      says: ["1 since Mon 11:00", "2 since Mon 11:00", "3 since Mon 11:00"],
      why: "a new agreement's passed steps fall due at the instant of the change",
    },
  ])("$story at $now, announced $announced: $says ($why)", ({ story, now, announced, says }) => {
    expect(ask(life(...story), now, announced, tiered)).toEqual(says);
  });

  it("lets percent 0 fall due at creation, even at night", () => {
    expect(ask(life("Mon 02:00 service: Mail"), "Mon 02:00", [], tiered)).toEqual([
      "1 since Mon 02:00",
      "then 2 at Mon 10:00",
    ]);
  });
});

it("announces each step once, in order, never before it was due, however the checks are spaced", () => {
  const event = fc.record({
    after: fc.integer({ min: 1, max: 600 }),
    status: fc.constantFrom("Active", "Waiting", "Closed"),
  });
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }),
      (events, gaps) => {
        const lines = ["Mon 09:00 status: New"];
        const history = life(...lines);
        const changes = changesAfter(history.createdAt, events);
        const announced: number[] = [];
        let now = history.createdAt;
        for (const gap of gaps) {
          now += gap * MINUTE;
          const clock = measure({ ...history, changes }, book, now)[0]!;
          for (const { step, crossedAt } of stepsDue(clock, (level) => announced.includes(level)).due) {
            expect(crossedAt).toBeLessThanOrEqual(now);
            expect(clock.elapsed).toBeGreaterThanOrEqual((5 + step.level) * 60 * MINUTE);
            announced.push(step.level);
          }
        }
        expect(announced).toEqual([1, 2, 3].slice(0, announced.length));
      },
    ),
  );
});

describe("the next instant of interest of a ticket", () => {
  const two = desk(sla({ escalation: [ladder({ commence: { after: "PT1H" } })] }), {
    key: "first",
    kind: "ola",
    party: { teams: ["First"] },
    targets: [{ measure: "resolution", priority: "*", within: "PT3H", calendar: "office" }],
  });
  const instantFor = (story: string[], now: string, announced: number[] = []) =>
    say(nextInstantOf(measure(life(...story), two, at(now)), (_clock, level) => announced.includes(level)));
  it.each<{ story: string[]; now: string; announced: number[]; says: string; why: string }>([
    { story: ["Mon 09:00"], now: "Mon 10:00", announced: [], says: "Mon 17:00", why: "the target is used up" },
    {
      story: ["Mon 09:00 team: First"],
      now: "Mon 10:00",
      announced: [],
      says: "Mon 12:00",
      why: "the earliest over all its clocks",
    },
    {
      story: ["Mon 09:00"],
      now: "Mon 17:00",
      announced: [],
      says: "Tue 10:00",
      why: "then the first step of the ladder",
    },
    {
      story: ["Mon 09:00"],
      now: "Tue 11:30",
      announced: [1],
      says: "Tue 11:30",
      why: "a step that is due and not announced is due now",
    },
    {
      story: ["Mon 09:00"],
      now: "Tue 13:00",
      announced: [1, 2, 3],
      says: "never",
      why: "after the last step nothing is to come",
    },
    {
      story: ["Mon 09:00", "Mon 10:00 status: Waiting"],
      now: "Mon 10:00",
      announced: [],
      says: "never",
      why: "while paused only an event can bring anything",
    },
  ])("$story at $now: $says ($why)", ({ story, now, announced, says }) => {
    expect(instantFor(story, now, announced)).toBe(says);
  });
});
