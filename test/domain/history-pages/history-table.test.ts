import { readPage, writePage } from "../../../src/domain/history-pages/history-page";
import type { HistoryEntry } from "../../../src/domain/history-pages/history-record";
import { type HistoryTable, historyTable } from "../../../src/domain/history-pages/history-table";
import { DAY, HOUR } from "../../../src/domain/time";
import { entry, gold, lateRecord, MONDAY, record } from "./some-entries";

const page = (entries: readonly HistoryEntry[]) => readPage(writePage(entries));
const marchOf = (
  finished: readonly (readonly HistoryEntry[])[],
  open: readonly HistoryEntry[] | null = null,
  asOf = MONDAY + 20 * DAY,
) => historyTable([{ month: "2026-03", finished: finished.map(page), open: open && { asOf, pages: [page(open)] } }]);

/** Such as `DESK-1 resolution kept`. */
function told({ rows, tickets, words }: HistoryTable): string[] {
  return Array.from({ length: rows.count }, (_, row) => {
    const outcome = Number.isNaN(rows.stoppedAt[row]) ? "open" : Number.isNaN(rows.breachedAt[row]) ? "kept" : "broken";
    return `${tickets.keys[rows.ticket[row]!]} ${words.promises[rows.promise[row]!]!.measure} ${outcome}`;
  });
}

const response = { ...gold, measure: "response" as const };
const openRecord = record({ stoppedAt: null, shares: [] });

describe("A table of months", () => {
  it("has a row for each clock, and each ticket once", () => {
    const table = marchOf([[entry(1, [record(), record({ promise: response })])], [entry(2, [lateRecord()])]]);
    expect(told(table)).toEqual(["DESK-1 resolution kept", "DESK-1 response kept", "DESK-2 resolution broken"]);
    expect(table.tickets.keys).toEqual(["DESK-1", "DESK-2"]);
  });

  it("gives words of several pages one place", () => {
    const table = marchOf([
      [entry(1, [record({ service: "email", team: "B" })])],
      [entry(2, [record({ service: "print", team: "B" })]), entry(3, [record({ service: "email", team: null })])],
    ]);
    expect([...table.rows.service].map((place) => table.words.services[place])).toEqual(["email", "print", "email"]);
    expect([...table.rows.team]).toEqual([0, 0, -1]);
    expect(table.words.promises).toEqual([gold]);
  });

  it("holds the shares of each row", () => {
    const { rows, shares, words } = marchOf([[entry(1, [record({ shares: [] }), lateRecord({ cycle: 2 })])]]);
    expect([...rows.shareFrom]).toEqual([0, 0, 1]);
    expect(words.holders[shares.holder[0]!]).toEqual({ kind: "team", name: "First line" });
    expect([shares.before[0], shares.after[0]]).toEqual([4 * HOUR, HOUR]);
  });

  it("knows nothing of a month without pages", () => {
    const table = historyTable([{ month: "2026-03", finished: [], open: null }]);
    expect([table.rows.count, table.tickets.ids.length, table.asOf[0]]).toEqual([0, 0, Number.NaN]);
  });
});

describe("A ticket that is packed again in a month", () => {
  const again = { packedAt: MONDAY + 3 * DAY, cause: { kind: "journal" as const, by: "ann", at: MONDAY + 2 * DAY } };

  it.each`
    before                                       | after             | rows                            | why
    ${[record()]}                                | ${[lateRecord()]} | ${["DESK-1 resolution broken"]} | ${"the later word holds"}
    ${[record(), record({ promise: response })]} | ${[record()]}     | ${["DESK-1 resolution kept"]}   | ${"a clock that is no more is gone"}
    ${[record()]}                                | ${[]}             | ${[]}                           | ${"nothing of it holds any more"}
  `("counts as it was packed last ($why)", ({ before, after, rows }) => {
    expect(told(marchOf([[entry(1, before)], [entry(1, after, again)]]))).toEqual(rows);
  });

  it("tells what was corrected, by whom and when", () => {
    const { corrections } = marchOf([
      [entry(1, [lateRecord()]), entry(2, [record()])],
      [entry(1, [lateRecord({ breachReason: "supplier" })], { ...again, exclusion: "A test" })],
    ]);
    expect(corrections).toEqual([
      {
        issueId: "10001",
        issueKey: "DESK-1",
        month: "2026-03",
        packedAt: again.packedAt,
        cause: again.cause,
        changes: [
          { clock: null, fact: "exclusion", before: null, after: "A test" },
          { clock: "gold:2:resolution:1", fact: "reason", before: null, after: "supplier" },
        ],
      },
    ]);
  });

  it("is no correction where it says the same", () => {
    expect(marchOf([[entry(1, [record()])], [entry(1, [record()], again)]]).corrections).toEqual([]);
  });

  it("is described by its last entry in every month", () => {
    const april = record({ cycle: 2, startedAt: MONDAY + 30 * DAY, stoppedAt: MONDAY + 31 * DAY });
    const table = historyTable([
      { month: "2026-03", finished: [page([entry(1, [record()])])], open: null },
      {
        month: "2026-04",
        finished: [page([entry(1, [april], { packedAt: MONDAY + 31 * DAY, reopened: 1 })])],
        open: null,
      },
    ]);
    expect([...table.rows.month]).toEqual([0, 1]);
    expect([...table.rows.ticket]).toEqual([0, 0]);
    expect([...table.tickets.reopened]).toEqual([1]);
  });
});

describe("A ticket that was open when the month was looked at", () => {
  const asOf = MONDAY + 20 * DAY;

  it.each`
    packedAt      | packed                             | seen                                           | rows                                                  | why
    ${asOf - DAY} | ${[record()]}                      | ${[openRecord]}                                | ${["DESK-1 resolution open"]}                         | ${"opened again after it was packed"}
    ${asOf + DAY} | ${[record()]}                      | ${[openRecord]}                                | ${["DESK-1 resolution kept"]}                         | ${"finished after somebody looked, in the same month"}
    ${asOf + DAY} | ${[record({ promise: response })]} | ${[openRecord, record({ promise: response })]} | ${["DESK-1 response kept", "DESK-1 resolution open"]} | ${"resolved in a later month: at the end of this one it was open"}
    ${asOf + DAY} | ${[]}                              | ${[openRecord]}                                | ${["DESK-1 resolution open"]}                         | ${"its former end does not hold, and at the month's end it was open"}
    ${asOf}       | ${[record()]}                      | ${[openRecord]}                                | ${["DESK-1 resolution open"]}                         | ${"at the same moment what was seen goes first"}
  `("$rows ($why)", ({ packedAt, packed, seen, rows }) => {
    expect(told(marchOf([[entry(1, packed, { packedAt })]], [entry(1, seen, { packedAt: asOf })], asOf))).toEqual(rows);
  });
});
