import type { Holder } from "../../../src/domain/breach-attribution/holder";
import { readPage, writePage } from "../../../src/domain/history-pages/history-page";
import { historyTable } from "../../../src/domain/history-pages/history-table";
import { measuredPeriod } from "../../../src/domain/review/measured-period";
import { HOUR } from "../../../src/domain/time";
import { entry, gold, lateRecord, MONDAY, record } from "../history-pages/some-entries";

const march = { first: "2026-03", last: "2026-03" };
const february = { first: "2026-02", last: "2026-02" };
const periods = { period: march, comparedWith: february, baseline: null, trend: { first: "2026-02", last: "2026-03" } };

/** Late by the hours that each holder had the ticket after it was due. */
function late(parts: readonly (readonly [Holder, number])[], breachReason: string | null) {
  const hours = parts.reduce((sum, [, part]) => sum + part, 0);
  return lateRecord({
    stoppedAt: MONDAY + (4 + hours) * HOUR,
    breachReason,
    shares: parts.map(([holder, part]) => ({ holder, before: 0, after: part * HOUR })),
  });
}

const tableOf = (entries: Parameters<typeof writePage>[0]) =>
  historyTable([
    { month: "2026-02", finished: [], open: null },
    { month: "2026-03", finished: [readPage(writePage(entries))], open: null },
  ]);

const first: Holder = { kind: "team", name: "First line" };
const second: Holder = { kind: "team", name: "Second line" };
const closed: Holder = { kind: "closed", name: null };
const broken = [
  entry(1, [
    late(
      [
        [first, 1],
        [closed, 14],
        [second, 3],
      ],
      "supplier",
    ),
  ]),
  entry(2, [late([[{ kind: "supplier", name: "Hosting Ltd" }, 3]], null)]),
  entry(3, [record()]),
];
const measured = measuredPeriod(tableOf(broken), "Etc/UTC", "sales", periods);

describe("What a review says of a period", () => {
  it("how much was kept, of what, and which tickets that were", () => {
    expect(measured.promises).toMatchObject([
      {
        agreement: "gold",
        measure: "resolution",
        kept: 1,
        counted: 3,
        goal: 95,
        isReached: false,
        isSmallSample: true,
      },
    ]);
    expect(measured.promises[0]!.tickets).toEqual(["DESK-1", "DESK-2", "DESK-3"]);
    expect(measured.resolved).toEqual({ count: 3, tickets: ["DESK-1", "DESK-2", "DESK-3"] });
  });

  it("that a month in which nothing was measured was not measured, neither kept nor broken", () => {
    expect(measured.promises[0]!.before).toBeNull();
    expect(measured.promises[0]!.trend.map(({ month, percent, counted }) => [month, percent, counted])).toEqual([
      ["2026-02", null, 0],
      ["2026-03", 100 / 3, 3],
    ]);
  });

  it("where the time after it was due went, by kinds alone: no team and no supplier is named to a customer", () => {
    const [unexplained, explained] = measured.promises[0]!.breaches;
    expect(unexplained).toMatchObject({ issueKey: "DESK-2", reason: null, late: 3 * HOUR });
    expect(explained!.parts).toEqual([
      { kind: "closed", late: 14 * HOUR },
      { kind: "team", late: 4 * HOUR },
    ]);
    for (const { late: whole, parts } of measured.promises[0]!.breaches)
      expect(parts.reduce((sum, part) => sum + part.late, 0)).toBe(whole);
    expect(measured.late.map(({ kind, late: hours, tickets }) => [kind, hours / HOUR, tickets])).toEqual([
      ["closed", 14, ["DESK-1"]],
      ["team", 4, ["DESK-1"]],
      ["supplier", 3, ["DESK-2"]],
    ]);
    expect(JSON.stringify(measured)).not.toMatch(/First line|Second line|Hosting/);
  });

  it("why promises were broken, those that nobody has explained first", () => {
    expect(measured.causes).toEqual([
      { reason: null, tickets: ["DESK-2"] },
      { reason: "supplier", tickets: ["DESK-1"] },
    ]);
  });
});

it.each`
  customer    | entries                                                                               | why
  ${"sales"}  | ${[]}                                                                                 | ${"there are no tickets"}
  ${"nobody"} | ${broken}                                                                             | ${"they are another customer's"}
  ${"sales"}  | ${[entry(1, [record({ promise: { ...gold, kind: "ola", party: ["First line"] } })])]} | ${"only a team's promise was measured"}
`("Nothing was measured, which is not 100 %, where $why", ({ customer, entries }) => {
  const nothing = measuredPeriod(tableOf(entries), "Etc/UTC", customer, periods);
  expect(nothing).toMatchObject({ isEmpty: true, promises: [], late: [], causes: [] });
  expect(JSON.stringify(nothing)).not.toContain("100");
});
