import type { Calendar } from "../../../src/domain/calendar/calendar";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import type { Chain, ChainLeg, ChainLink } from "../../../src/domain/promise-chain/chain";
import { type ChainFigures, type ChainQuestion, proveChain } from "../../../src/domain/promise-chain/prove-chain";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time";

const workdays = (timezone: string, hours: readonly [string, string][]): Calendar => ({
  timezone,
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
});
const zurich = compileServiceHours(workdays("Europe/Zurich", [["08:00", "17:00"]]));
const newYork = compileServiceHours(workdays("America/New_York", [["08:00", "17:00"]]));
const nights = compileServiceHours({
  timezone: "Europe/Zurich",
  weekly: {
    sat: [["22:00", "24:00"]],
    sun: [
      ["00:00", "06:00"],
      ["22:00", "24:00"],
    ],
    mon: [["00:00", "06:00"]],
  },
});
const always = compileServiceHours({ timezone: "Etc/UTC", weekly: "always" });
const never = compileServiceHours({ timezone: "Etc/UTC", weekly: {} });
const oneDay = compileServiceHours({
  timezone: "Etc/UTC",
  weekly: {},
  overrides: { "2026-03-04": [["09:00", "17:00"]] },
});
const oneHourAWeek = compileServiceHours({ timezone: "Etc/UTC", weekly: { mon: [["09:00", "10:00"]] } });

const link = (hours: ChainLink["hours"], within: number, isOptional = false): ChainLink => ({
  kind: "link",
  name: "somebody",
  hours,
  within: within * HOUR,
  isOptional,
});
const parallel = (...branches: Chain[]): ChainLeg => ({ kind: "parallel", branches, isOptional: false });
const at = (text: string) => Date.parse(`${text}:00Z`);

/** A ticket raised at 09:00 on a Monday in Zurich, and no other. */
const once: ChainQuestion = {
  promise: { hours: zurich, within: 8 * HOUR },
  links: [],
  startsWhenOpen: false,
  from: at("2026-03-02T08:00"),
  to: at("2026-03-02T08:15"),
  step: 15 * MINUTE,
};

function figures(question: Partial<ChainQuestion>): ChainFigures {
  const proof = proveChain({ ...once, ...question });
  if (proof.kind !== "proved") throw new Error(JSON.stringify(proof));
  return proof;
}

describe("one start", () => {
  it.each<{ links: Chain; late: number; needed: number; why: string }>([
    { links: [], late: 0, needed: 0, why: "nobody behind the promise: done at once" },
    { links: [link(zurich, 8)], late: 0, needed: 8, why: "done in the very time promised, at closing" },
    { links: [link(zurich, 4), link(zurich, 4)], late: 0, needed: 8, why: "one after another they add up" },
    { links: [link(zurich, 4), link(zurich, 4.25)], late: 1, needed: 8.25, why: "a quarter of an hour too long" },
    {
      links: [parallel([link(zurich, 8)], [link(zurich, 4), link(zurich, 4)])],
      late: 0,
      needed: 8,
      why: "side by side they do not",
    },
    { links: [parallel([link(zurich, 1)], [link(zurich, 9)])], late: 1, needed: 9, why: "the last branch decides" },
    { links: [parallel([], [])], late: 0, needed: 0, why: "branches with nobody in them take no time" },
    { links: [parallel()], late: 0, needed: 0, why: "and so do no branches at all" },
    {
      links: [parallel([parallel([link(zurich, 5)], [link(zurich, 2)]), link(zurich, 3)], [link(zurich, 6)])],
      late: 0,
      needed: 8,
      why: "branches within branches",
    },
    { links: [link(newYork, 0)], late: 0, needed: 0, why: "no time is over at once, while New York sleeps" },
    {
      links: [link(newYork, 3)],
      late: 0,
      needed: 8,
      why: "New York opens at 14:00, and is done with Zurich's last hour",
    },
    { links: [link(newYork, 4)], late: 1, needed: 8, why: "done at 18:00, after Zurich closed: later than due" },
  ])("$why", ({ links, late, needed }) => {
    expect(figures({ links })).toMatchObject({ starts: 1, late, smallestPromise: needed * HOUR });
  });

  it("tells apart a delay that the promise's own clock does not show, as its hours are closed", () => {
    expect(figures({ links: [link(newYork, 4)] })).toMatchObject({ late: 1, lateUnseen: 1, worstLate: HOUR, slack: 0 });
    // Until 09:00 the next morning, an hour of which Zurich was open again.
    const overnight = [link(newYork, 9), link(always, 10)];
    expect(figures({ links: overnight })).toMatchObject({ late: 1, lateUnseen: 0, worstLate: 16 * HOUR, slack: -HOUR });
  });
});

describe("many starts", () => {
  it("begins with the first, leaves out the end, and takes no account of steps that go beyond it", () => {
    expect(figures({ to: at("2026-03-02T09:00") }).starts).toBe(4);
    expect(figures({ to: at("2026-03-02T09:01") }).starts).toBe(5);
    expect(figures({ to: once.from })).toMatchObject({ starts: 0, holds: true, smallestPromise: 0, worstStart: null });
    expect(figures({ to: once.from - DAY }).starts).toBe(0);
  });

  it("counts starts outside the promise's hours unless only open ones are wanted", () => {
    const week = { from: at("2026-03-02T00:00"), to: at("2026-03-09T00:00") };
    expect(figures({ ...week }).starts).toBe(7 * 96);
    expect(figures({ ...week, startsWhenOpen: true }).starts).toBe(5 * 9 * 4);
  });

  it("names the earliest of the starts with the greatest delay", () => {
    const friday = { from: at("2026-03-06T07:00"), to: at("2026-03-06T16:00") };
    // From 08:15 on the ninth hour is one of Monday's; round the clock, each start is promised nine hours.
    const proof = figures({ ...friday, promise: { hours: always, within: 9 * HOUR }, links: [link(zurich, 9)] });
    expect(proof).toMatchObject({
      starts: 36,
      late: 35,
      worstLate: 63 * HOUR,
      worstStart: at("2026-03-06T07:15"),
      smallestPromise: 72 * HOUR,
      slack: -63 * HOUR,
      holds: false,
    });
  });

  it("counts real hours in the nights in which clocks change", () => {
    const sunday = (from: string, to: string) => ({
      from: at(from),
      to: at(to),
      promise: { hours: always, within: 10 * HOUR },
      links: [link(nights, 8)],
    });
    // Raised at 22:00 on Saturday: an ordinary shift lasts 8 h, the one of the spring night 7, that of autumn 9.
    expect(figures(sunday("2026-03-21T21:00", "2026-03-21T21:15"))).toMatchObject({ late: 0, slack: 2 * HOUR });
    expect(figures(sunday("2026-03-28T21:00", "2026-03-28T21:15"))).toMatchObject({ late: 1, worstLate: 14 * HOUR });
    expect(figures(sunday("2026-10-24T20:00", "2026-10-24T20:15"))).toMatchObject({ late: 0, slack: 2 * HOUR });
  });

  it("tells month by month how many are late", () => {
    const monthTurn = {
      from: at("2026-03-31T12:00"),
      to: at("2026-04-01T12:00"),
      links: [link(zurich, 9)],
      step: HOUR,
    };
    expect(figures(monthTurn).lateByMonth).toEqual([
      { monthAt: at("2026-03-01T00:00"), starts: 12, late: 12 },
      { monthAt: at("2026-04-01T00:00"), starts: 12, late: 12 },
    ]);
  });

  it("refuses starts that never come to an end", () => {
    expect(() => figures({ step: 0 })).toThrow(RangeError);
  });
});

describe("optional legs", () => {
  it.each`
    links                                                     | holds    | without  | why
    ${[link(zurich, 4), link(zurich, 4, true)]}               | ${true}  | ${true}  | ${"it holds with the leg"}
    ${[link(zurich, 4), link(zurich, 5, true)]}               | ${false} | ${true}  | ${"it holds only when the leg is not needed"}
    ${[link(zurich, 9), link(zurich, 5, true)]}               | ${false} | ${false} | ${"it does not hold either way"}
    ${[link(zurich, 9)]}                                      | ${false} | ${false} | ${"nothing is optional"}
    ${[{ ...parallel([link(zurich, 9)]), isOptional: true }]} | ${false} | ${true}  | ${"all branches are optional together"}
    ${[parallel([link(zurich, 9, true)], [link(zurich, 2)])]} | ${false} | ${true}  | ${"a leg within a branch"}
  `("$why", ({ links, holds, without }) => {
    expect(figures({ links })).toMatchObject({ holds, holdsWithoutOptionalLegs: without });
  });
});

describe("no answer", () => {
  it.each<{ question: Partial<ChainQuestion>; answer: object; why: string }>([
    {
      question: { promise: { hours: never, within: HOUR } },
      answer: { kind: "promise-never-due", startAt: once.from },
      why: "a promise in hours that never come",
    },
    {
      question: { links: [link(zurich, 1), parallel([link(zurich, 1)], [link(never, 1), link(zurich, 1)])] },
      answer: { kind: "link-never-ends", startAt: once.from, link: 2 },
      why: "a link that never begins",
    },
    {
      question: { links: [link(oneDay, 8)], from: at("2026-03-04T08:00"), to: at("2026-03-04T12:00"), step: HOUR },
      answer: { kind: "link-never-ends", startAt: at("2026-03-04T10:00"), link: 0 },
      why: "enough hours for the first starts, too few for a later one",
    },
    {
      question: { links: [link(oneHourAWeek, 10_000)] },
      answer: { kind: "link-never-ends", startAt: once.from, link: 0 },
      why: "an end beyond the years that a calendar can know",
    },
    {
      question: { links: [link(zurich, 1), link(always, 2_000_000)] },
      answer: { kind: "link-never-ends", startAt: once.from, link: 1 },
      why: "one that only hours without closed time could know",
    },
  ])("$why", ({ question, answer }) => {
    expect(proveChain({ ...once, ...question })).toEqual(answer);
  });

  it("is none for the link to improve where the rest of the chain would have to begin before all known years", () => {
    const links = [link(zurich, 1), link(always, 1_200_000)];
    expect(figures({ links })).toMatchObject({ late: 1, linkToImprove: { link: 1, within: 7 * HOUR } });
    expect(figures({ links, promise: { hours: zurich, within: 0 } })).toMatchObject({ late: 1, linkToImprove: null });
  });

  it("is none needed for a start that does not count", () => {
    expect(figures({ promise: { hours: never, within: HOUR }, startsWhenOpen: true })).toMatchObject({ starts: 0 });
  });
});
