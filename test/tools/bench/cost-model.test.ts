import { BOUNDS, estimate, shortestLifeWithin } from "../../../tools/bench/cost/cost-model";
import type { IdleRun, MeasuredUse, Use } from "../../../tools/bench/cost/measured-use";
import {
  busiestHour,
  MONTH_BEGINS,
  MONTH_DAYS,
  monthOfTickets,
  stories,
} from "../../../tools/bench/cost/month-of-tickets";

const nothing: Use = {
  points: 0,
  pointsOnFields: 0,
  pointsOnComments: 0,
  pointsOnMail: 0,
  pointsOnChangelogs: 0,
  kvsReads: 0,
  kvsReadKB: 0,
  kvsWrites: 0,
  kvsWriteKB: 0,
  gbSeconds: 0,
  invocations: 0,
  logGB: 0,
};
const run = (use: Partial<IdleRun>): IdleRun => ({ ...nothing, milliseconds: 10, ...use });

/** Figures that can be reckoned up in one's head. */
const measured: MeasuredUse = {
  tickets: 10,
  perTicketLife: { ...nothing, points: 8, pointsOnFields: 3, pointsOnComments: 1, kvsWriteKB: 16, gbSeconds: 0.1 },
  computingPerLife: 0,
  idle: { sweep: run({}), reconcile: run({ points: 1 }), audit: run({ points: 24 }) },
  computingPerIdleRun: 0,
  loadedSweep: { tickets: 100, milliseconds: 50, computing: 0 },
  openLook: { ...nothing, computing: 0 },
  packing: { few: { ...nothing, tickets: 1 }, many: { ...nothing, tickets: 101 } },
  looksPerLife: 6,
  invocationsPerLife: {},
  prices: [
    { meter: "KVS writes", unit: "GB", freePerMonth: 0.1, priceUSD: 1, amount: 0, chargeUSD: 0 },
    { meter: "Functions", unit: "GB-seconds", freePerMonth: 1_000, priceUSD: 0.01, amount: 0, chargeUSD: 0 },
  ],
};

describe("a desk in balance", () => {
  it.each`
    openTickets | meanLifeDays | livesPerHour | why
    ${2_400}    | ${10}        | ${10}        | ${"as many come an hour as go"}
    ${2_400}    | ${100}       | ${1}         | ${"the longer they stay, the fewer come"}
    ${0}        | ${10}        | ${0}         | ${"nothing is open, nothing comes"}
  `("of $openTickets tickets for $meanLifeDays days has $livesPerHour an hour: $why", (row) => {
    expect(estimate(measured, row).livesPerHour).toBeCloseTo(row.livesPerHour);
  });

  it.each`
    openTickets | points            | why
    ${0}        | ${2}              | ${"an idle hour: one reconcile, and a day's share of the audit"}
    ${240}      | ${2 + 5 + 3}      | ${"one life an hour: each field write is its own"}
    ${24_000}   | ${2 + 500 + 12}   | ${"fifty a sweep: they share one write"}
    ${48_000}   | ${2 + 1_000 + 24} | ${"a hundred a sweep: two writes"}
  `("of $openTickets tickets costs $points points an hour: $why", ({ openTickets, points }) => {
    expect(estimate(measured, { openTickets, meanLifeDays: 10 }).pointsPerHour).toBeCloseTo(points);
  });

  it("pays for what is above the allowance only", () => {
    // A hundred lives an hour are 73,000 a month: 16 KB and 0.1 GB-seconds each.
    const { charges, dollarsPerMonth } = estimate(measured, { openTickets: 24_000, meanLifeDays: 10 });
    const written = (73_000 * 16) / 1_024 ** 2;
    expect(charges.map(({ dollars }) => dollars)).toEqual([
      expect.closeTo(written - 0.1),
      expect.closeTo((7_300 - 1_000) * 0.01),
    ]);
    expect(dollarsPerMonth).toBeCloseTo(written - 0.1 + 63);
  });

  it.each`
    openTickets | looks                            | why
    ${1_000}    | ${1_000 * (365 / 12 + 1)}        | ${"each ticket once a day, and at the end of the month"}
    ${100_000}  | ${24_000 * (365 / 12) + 100_000} | ${"a thousand an hour, and all at the end of the month"}
  `("looks at $openTickets open tickets $looks times a month: $why", ({ openTickets, looks }) => {
    const dear = { ...measured, openLook: { ...nothing, kvsWriteKB: 1, computing: 0 } };
    // So long a life that next to none begins.
    const { charges } = estimate(dear, { openTickets, meanLifeDays: 1e9 });
    expect(charges[0]!.amount).toBeCloseTo(looks / 1_024 ** 2, 6);
  });

  it.each`
    livesPerHour | written        | why
    ${0.5}       | ${0.5 * 3}     | ${"a run every other hour, for one ticket each"}
    ${1}         | ${3}           | ${"a run an hour, for one"}
    ${200}       | ${2 + 200 * 1} | ${"a run an hour, for all of them"}
  `("packs $livesPerHour tickets an hour by writing $written KB: $why", ({ livesPerHour, written }) => {
    // Two for the run, and one for each ticket.
    const packing = {
      few: { ...nothing, kvsWriteKB: 3, tickets: 1 },
      many: { ...nothing, kvsWriteKB: 103, tickets: 101 },
    };
    const desk = { openTickets: 240 * livesPerHour, meanLifeDays: 10 };
    const { charges } = estimate({ ...measured, perTicketLife: nothing, packing }, desk);
    expect(charges[0]!.amount).toBeCloseTo((730 * written) / 1_024 ** 2, 6);
  });

  it("sweeps longer the more is due in its busiest hour", () => {
    const idle = estimate(measured, { openTickets: 0, meanLifeDays: 10 });
    const busy = estimate(measured, { openTickets: 48_000, meanLifeDays: 10 });
    expect(idle.sweepMs).toBe(10);
    expect(busy.sweepMs).toBeCloseTo(10 + 50 * busiestHour);
  });

  it("keeps its bound from some mean life on", () => {
    const days = shortestLifeWithin(measured, 100_000, "pointsPerHour");
    const at = (meanLifeDays: number) => estimate(measured, { openTickets: 100_000, meanLifeDays }).pointsPerHour;
    expect(at(days)).toBeLessThanOrEqual(BOUNDS.pointsPerHour);
    expect(at(days - 1)).toBeGreaterThan(BOUNDS.pointsPerHour);
  });
});

describe("the month of tickets", () => {
  it("has every story in about its share, all created within the month", () => {
    const tickets = monthOfTickets(1_000);
    expect(stories.reduce((sum, { share }) => sum + share, 0)).toBe(100);
    const quick = tickets.filter(({ changes }) => changes.length === 3 && changes[0]!.items[0]!.to === "Active");
    expect(quick.length / 10).toBeGreaterThan(stories[0]!.share - 6);
    expect(quick.length / 10).toBeLessThan(stories[0]!.share + 6);
    for (const { createdAt } of tickets) {
      expect(createdAt).toBeGreaterThanOrEqual(MONTH_BEGINS);
      expect(createdAt).toBeLessThan(MONTH_BEGINS + MONTH_DAYS * 86_400_000);
    }
  });
});
