import fc from "fast-check";
import { readPage, writePage } from "../../../src/domain/history-pages/history-page";
import type { HistoryEntry, HistoryPromise, HistoryRecord } from "../../../src/domain/history-pages/history-record";
import { type HistoryTable, historyTable } from "../../../src/domain/history-pages/history-table";
import type { FigureFilter } from "../../../src/domain/period-figures/figure-filter";
import { figuresBy, periodFigures } from "../../../src/domain/period-figures/period-figures";
import type { Rows } from "../../../src/domain/period-figures/selection";
import { distributionOf } from "../../../src/domain/period-figures/times";
import { changeBetween, trendOf } from "../../../src/domain/period-figures/trend";
import { volumeOf } from "../../../src/domain/period-figures/volume";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time";
import { entry, gold, lateRecord, MONDAY, record } from "../history-pages/some-entries";

const page = (entries: readonly HistoryEntry[]) => readPage(writePage(entries));
const march = { first: "2026-03", last: "2026-03" };

function marchOf(finished: readonly HistoryEntry[], open: readonly HistoryEntry[] | null = null): HistoryTable {
  const asOf = Date.UTC(2026, 3, 1);
  return historyTable([{ month: "2026-03", finished: [page(finished)], open: open && { asOf, pages: [page(open)] } }]);
}

/** Keys of the tickets behind a figure. */
const behind = ({ rows, tickets }: HistoryTable, of: Rows) => [...of].map((row) => tickets.keys[rows.ticket[row]!]);

/** So many kept and so many broken, a ticket each. */
function tickets(kept: number, broken: number, given: Partial<HistoryRecord> = {}): HistoryEntry[] {
  return Array.from({ length: kept + broken }, (_, n) => entry(n + 1, [n < kept ? record(given) : lateRecord(given)]));
}

describe("How many promises were kept", () => {
  it.each`
    kept   | broken | percent        | isReached | isSmall  | why
    ${0}   | ${0}   | ${null}        | ${null}   | ${true}  | ${"nothing measured is not a hundred percent"}
    ${19}  | ${1}   | ${95}          | ${true}   | ${false} | ${"exactly the goal"}
    ${18}  | ${1}   | ${1800 / 19}   | ${false}  | ${true}  | ${"94.7 is not 95; nineteen are few"}
    ${20}  | ${0}   | ${100}         | ${true}   | ${false} | ${"twenty are enough"}
    ${0}   | ${3}   | ${0}           | ${false}  | ${true}  | ${"all broken"}
    ${949} | ${50}  | ${94900 / 999} | ${false}  | ${false} | ${"94.995 is not rounded up to 95"}
  `("$kept kept and $broken broken are $percent % ($why)", ({ kept, broken, percent, isReached, isSmall }) => {
    const { attainment } = periodFigures(marchOf(tickets(kept, broken)), march, {});
    expect({ ...attainment, kept: attainment.kept.length, broken: attainment.broken.length }).toEqual({
      kept,
      broken,
      percent,
      goal: kept + broken === 0 ? null : 95,
      isReached,
      isSmallSample: isSmall,
    });
  });

  it("is held against no goal where promises with different goals are taken together", () => {
    const silver: HistoryPromise = { ...gold, agreement: "silver", goal: { percent: 90, per: "month" } };
    const table = marchOf([entry(1, [record()]), entry(2, [record({ promise: silver })])]);
    expect(periodFigures(table, march, {}).attainment).toMatchObject({ percent: 100, goal: null, isReached: null });
    expect(
      figuresBy(table, march, {}, "agreement").map(({ value, figures }) => [value, figures.attainment.goal]),
    ).toEqual([
      ["gold", 95],
      ["silver", 90],
    ]);
  });

  it("leaves out tickets that were taken out, and says why each was", () => {
    const table = marchOf([
      entry(1, [record()]),
      entry(2, [lateRecord()], { exclusion: "A drill" }),
      entry(3, [lateRecord()], { exclusion: "Made twice" }),
      entry(4, [record()], { exclusion: "A drill" }),
    ]);
    const { counted, attainment, excluded } = periodFigures(table, march, {});
    expect([counted.length, attainment.percent]).toEqual([1, 100]);
    expect(excluded.map(({ reason, rows }) => [reason, behind(table, rows)])).toEqual([
      ["A drill", ["DESK-2", "DESK-4"]],
      ["Made twice", ["DESK-3"]],
    ]);
  });

  it("does not count what is open, and shows apart what of it is broken already", () => {
    const open = (given: Partial<HistoryRecord>) => record({ stoppedAt: null, shares: [], ...given });
    const table = marchOf(
      [entry(1, [record()])],
      [entry(2, [open({})]), entry(3, [open({ breachedAt: MONDAY + 4 * HOUR })])],
    );
    const figures = periodFigures(table, march, {});
    expect(figures.attainment.percent).toBe(100);
    expect([behind(table, figures.open), behind(table, figures.openBroken)]).toEqual([
      ["DESK-2", "DESK-3"],
      ["DESK-3"],
    ]);
  });

  it("tells broken promises apart by the reason that was given, and those without one", () => {
    const table = marchOf([
      entry(1, [lateRecord({ breachReason: "supplier" })]),
      entry(2, [lateRecord({ breachReason: "staffing" })]),
      entry(3, [lateRecord({ breachReason: "supplier" })]),
      entry(4, [lateRecord()]),
    ]);
    const { causes, unexplained } = periodFigures(table, march, {});
    expect(causes.map(({ reason, rows }) => [reason, behind(table, rows)])).toEqual([
      ["supplier", ["DESK-1", "DESK-3"]],
      ["staffing", ["DESK-2"]],
    ]);
    expect(behind(table, unexplained)).toEqual(["DESK-4"]);
  });
});

describe("Working time used", () => {
  const used = (...minutes: number[]) =>
    periodFigures(marchOf(minutes.map((each, n) => entry(n, [record({ elapsed: each * MINUTE })]))), march, {}).times;

  it.each`
    minutes                            | median | p90   | why
    ${[5]}                             | ${5}   | ${5}  | ${"a single one"}
    ${[10, 20]}                        | ${15}  | ${20} | ${"the mean of two in the middle"}
    ${[30, 10, 20]}                    | ${20}  | ${30} | ${"whatever their order"}
    ${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]} | ${5.5} | ${9}  | ${"nine of ten did not exceed nine"}
    ${[7, 7, 7, 7]}                    | ${7}   | ${7}  | ${"all alike"}
  `("of $minutes minutes has median $median and p90 $p90 ($why)", ({ minutes, median, p90 }) => {
    const times = used(...minutes)!;
    expect([times.median / MINUTE, times.p90 / MINUTE]).toEqual([median, p90]);
  });

  it("equals what sorting finds, for any times", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 60 }), (minutes) => {
        const sorted = [...minutes].sort((a, b) => a - b);
        const middle = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
        const times = used(...minutes)!;
        expect(times.median).toBe(middle * MINUTE);
        expect(times.p90).toBe(sorted[Math.ceil(sorted.length * 0.9) - 1]! * MINUTE);
        expect(times.longest).toBe(sorted.at(-1)! * MINUTE);
      }),
    );
  });

  it("is nothing where nothing was measured", () => {
    expect(used()).toBeNull();
  });

  it("falls into parts of the promised time; a target reached to the moment is within", () => {
    const minutes = [0, 60, 61, 240, 241, 480, 481];
    const table = marchOf(minutes.map((each, n) => entry(n, [record({ elapsed: each * MINUTE })])));
    const parts = distributionOf(table, periodFigures(table, march, {}).counted);
    expect(parts.map(({ above, upTo, rows }) => [above, upTo, rows.length])).toEqual([
      [0, 0.25, 2],
      [0.25, 0.5, 1],
      [0.5, 0.75, 0],
      [0.75, 1, 1],
      [1, 1.5, 1],
      [1.5, 2, 1],
      [2, Number.POSITIVE_INFINITY, 1],
    ]);
  });
});

describe("Figures are told apart and filtered", () => {
  const supplier: HistoryPromise = { ...gold, agreement: "hosting", kind: "uc", party: ["Hosting Ltd"], goal: null };
  const table = marchOf([
    entry(1, [record({ service: "email", team: "A", priority: "High" }), record({ promise: supplier })]),
    entry(2, [lateRecord({ service: "print", team: "B", priority: null })]),
    entry(3, [record({ service: null, team: "B", priority: "Low", customer: null })]),
  ]);

  it.each`
    dimension      | groups
    ${"service"}   | ${["email 2", "print 1", "null 1"]}
    ${"team"}      | ${["A 1", "B 2", "First line 1"]}
    ${"priority"}  | ${["High 2", "Low 1", "null 1"]}
    ${"customer"}  | ${["sales 3", "null 1"]}
    ${"agreement"} | ${["gold 3", "hosting 1"]}
    ${"supplier"}  | ${["Hosting Ltd 1", "null 3"]}
  `("by $dimension: $groups", ({ dimension, groups }) => {
    const found = figuresBy(table, march, {}, dimension);
    expect(found.map(({ value, figures }) => `${value} ${figures.counted.length}`)).toEqual(groups);
  });

  it.each<[FigureFilter, string[]]>([
    [{}, ["DESK-1", "DESK-1", "DESK-2", "DESK-3"]],
    [{ kinds: ["sla"] }, ["DESK-1", "DESK-2", "DESK-3"]],
    [{ kinds: ["sla"], measures: ["response"] }, []],
    [{ team: ["B"] }, ["DESK-2", "DESK-3"]],
    [{ team: ["B"], service: ["print", "email"] }, ["DESK-2"]],
    [{ service: [null] }, ["DESK-3"]],
    [{ priority: [null, "Low"] }, ["DESK-2", "DESK-3"]],
    [{ supplier: ["Hosting Ltd"] }, ["DESK-1"]],
    [{ service: [] }, []],
    [{ service: ["unheard of"] }, []],
  ])("with the filter %j: %j", (filter, keys) => {
    expect(behind(table, periodFigures(table, march, filter).counted)).toEqual(keys);
  });

  it("add up to the whole, however they are told apart", () => {
    for (const dimension of ["agreement", "customer", "service", "priority", "team", "supplier"] as const) {
      const groups = figuresBy(table, march, {}, dimension);
      const rows = groups.flatMap(({ figures }) => [...figures.counted]).sort((a, b) => a - b);
      expect(rows).toEqual([...periodFigures(table, march, {}).counted]);
    }
  });
});

describe("Several months", () => {
  const april = MONDAY + 30 * DAY;
  const open = (n: number, createdAt: number) =>
    entry(n, [record({ startedAt: createdAt, stoppedAt: null, shares: [] })], { createdAt });
  const table = historyTable([
    {
      month: "2026-03",
      finished: [page([entry(1, [record()]), entry(2, [lateRecord()], { createdAt: MONDAY - 10 * DAY })])],
      open: { asOf: Date.UTC(2026, 3, 1), pages: [page([open(3, MONDAY), open(4, MONDAY - 60 * DAY)])] },
    },
    {
      month: "2026-04",
      finished: [
        page([entry(3, [record({ startedAt: MONDAY, stoppedAt: april, elapsed: 2 * HOUR })], { packedAt: april })]),
      ],
      open: { asOf: Date.UTC(2026, 4, 1), pages: [page([open(4, MONDAY - 60 * DAY)])] },
    },
  ]);

  it("show a trend, month by month", () => {
    expect(trendOf(table, {}).map(({ month, attainment }) => [month, attainment.percent])).toEqual([
      ["2026-03", 50],
      ["2026-04", 100],
    ]);
  });

  it("count what is open at their end alone", () => {
    const figures = periodFigures(table, { first: "2026-03", last: "2026-04" }, {});
    expect([behind(table, figures.counted), behind(table, figures.open)]).toEqual([
      ["DESK-1", "DESK-2", "DESK-3"],
      ["DESK-4"],
    ]);
  });

  it("are compared: what changed since an earlier period, nothing where either was not measured", () => {
    const [before, after] = trendOf(table, {});
    expect(changeBetween(before!, after!)).toEqual({
      attainment: 50,
      median: -HOUR,
      p90: -3 * HOUR,
      isSmallSample: true,
    });
    const nothing = periodFigures(table, march, { service: ["unheard of"] });
    expect(changeBetween(nothing, after!)).toEqual({ attainment: null, median: null, p90: null, isSmallSample: true });
  });

  it("tell how many tickets came and went, and how old the rest is", () => {
    const keys = (of: Int32Array) => [...of].map((ticket) => table.tickets.keys[ticket]);
    const { arrived, resolved, backlog } = volumeOf(table, "UTC", march, {});
    expect([keys(arrived), keys(resolved), keys(backlog.tickets)]).toEqual([
      ["DESK-1", "DESK-3"],
      ["DESK-1", "DESK-2"],
      ["DESK-3", "DESK-4"],
    ]);
    expect(backlog.ages.map(({ from, tickets: of }) => [from / DAY, keys(of)])).toEqual([
      [0, []],
      [1, []],
      [7, ["DESK-3"]],
      [30, ["DESK-4"]],
      [90, []],
    ]);
    expect(backlog.oldest).toBe(Date.UTC(2026, 3, 1) - (MONDAY - 60 * DAY));
  });

  it("know no backlog of a month at which nobody looked", () => {
    const unseen = historyTable([{ month: "2026-03", finished: [page([entry(1, [record()])])], open: null }]);
    expect(volumeOf(unseen, "UTC", march, {}).backlog).toMatchObject({ asOf: null, oldest: null });
  });

  it("of which the table holds nothing are empty, not kept", () => {
    const figures = periodFigures(table, { first: "2025-01", last: "2025-12" }, {});
    expect([figures.counted.length, figures.attainment.percent, figures.times]).toEqual([0, null, null]);
  });
});
