import { readPage, writePage } from "../../../src/domain/history-pages/history-page";
import type { HistoryEntry, HistoryPromise } from "../../../src/domain/history-pages/history-record";
import { historyTable } from "../../../src/domain/history-pages/history-table";
import { type Kpi, kpisOf } from "../../../src/domain/period-figures/kpis";
import { entry, gold, lateRecord, record } from "../history-pages/some-entries";

const february = { first: "2026-02", last: "2026-02" };
const march = { first: "2026-03", last: "2026-03" };
const first: HistoryPromise = {
  agreement: "first-line",
  version: 1,
  kind: "ola",
  measure: "resolution",
  party: ["First line"],
  goal: { percent: 90, per: "month" },
};
const second: HistoryPromise = { ...first, agreement: "second-line", party: ["Second line"], goal: null };

const table = tableOf(
  [entry(1, [record({ promise: first })]), entry(2, [lateRecord({ promise: first })])],
  [
    entry(3, [record({ promise: first })], { assignee: "ann" }),
    entry(4, [record({ promise: second, team: "Second line" }), lateRecord()]),
    entry(5, [record({ promise: first, team: null })]),
  ],
);

function tableOf(before: readonly HistoryEntry[], then: readonly HistoryEntry[]) {
  return historyTable(
    [before, then].map((entries, place) => ({
      month: place === 0 ? "2026-02" : "2026-03",
      finished: [readPage(writePage(entries))],
      open: null,
    })),
  );
}

const line = ({ value, agreement, goal, figures: { attainment, counted }, change }: Kpi) => [
  value,
  agreement,
  `${attainment.kept.length} of ${counted.length}`,
  goal,
  change?.attainment ?? null,
];

describe("Goals come from the agreements, each with those who had the tickets", () => {
  it("teams by their own agreements, by name, tickets that no team had last", () => {
    expect(kpisOf(table, march, february, "ola", "team").map(line)).toEqual([
      ["First line", "first-line", "1 of 1", 90, 50],
      ["Second line", "second-line", "1 of 1", null, null],
      [null, "first-line", "1 of 1", 90, null],
    ]);
  });

  it("teams by the promises to customers that were theirs to keep", () => {
    expect(kpisOf(table, march, february, "sla", "team").map(line)).toEqual([
      ["First line", gold.agreement, "0 of 1", 95, null],
    ]);
  });

  it("marks small samples, and says nothing of those of whom nothing was measured", () => {
    expect(kpisOf(table, march, february, "ola", "team").every(({ figures }) => figures.attainment.isSmallSample)).toBe(
      true,
    );
    expect(kpisOf(table, march, february, "uc", "supplier")).toEqual([]);
  });

  it("names no agent where who had the tickets is not to be seen", () => {
    expect(kpisOf(table, march, february, "ola", "agent").map(({ value }) => value)).toEqual([null, null]);
  });
});
