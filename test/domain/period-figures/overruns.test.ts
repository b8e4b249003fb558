import type { Holder } from "../../../src/domain/breach-attribution/holder";
import { readPage, writePage } from "../../../src/domain/history-pages/history-page";
import { historyTable } from "../../../src/domain/history-pages/history-table";
import { brokenPromises, overrunParts } from "../../../src/domain/period-figures/overruns";
import { periodFigures } from "../../../src/domain/period-figures/period-figures";
import { HOUR } from "../../../src/domain/time";
import { entry, lateRecord, MONDAY, record } from "../history-pages/some-entries";

const team: Holder = { kind: "team", name: "First line" };
const waiting: Holder = { kind: "waiting", name: "Waiting" };
const closed: Holder = { kind: "closed", name: null };

/** A promise that was late by the hours of its parts. */
function late(parts: readonly (readonly [Holder, number])[], breachReason: string | null = null) {
  const overrun = parts.reduce((sum, [, hours]) => sum + hours, 0) * HOUR;
  return lateRecord({
    stoppedAt: MONDAY + 4 * HOUR + overrun,
    breachReason,
    shares: [
      { holder: { kind: "supplier", name: "Hosting Ltd" }, before: 4 * HOUR, after: 0 },
      ...parts.map(([holder, hours]) => ({ holder, before: 0, after: hours * HOUR })),
    ],
  });
}

const table = historyTable([
  {
    month: "2026-03",
    finished: [
      readPage(
        writePage([
          entry(1, [
            late(
              [
                [team, 1],
                [closed, 14],
              ],
              "supplier",
            ),
          ]),
          entry(2, [
            late([
              [team, 2],
              [waiting, 5],
            ]),
          ]),
          entry(3, [record()]),
          entry(4, [late([[team, 3]])]),
        ]),
      ),
    ],
    open: null,
  },
]);
const { broken } = periodFigures(table, { first: "2026-03", last: "2026-03" }, {}).attainment;
const keyOf = (row: number) => table.tickets.keys[table.rows.ticket[row]!];

it("The overrun of all broken promises falls to those who had the tickets after they were due, the largest part first", () => {
  expect(
    overrunParts(table, broken).map(({ holder, overrun, rows }) => [holder, overrun / HOUR, [...rows].map(keyOf)]),
  ).toEqual([
    [closed, 14, ["DESK-1"]],
    [team, 6, ["DESK-1", "DESK-2", "DESK-4"]],
    [waiting, 5, ["DESK-2"]],
  ]);
});

it("Broken promises come with their own parts, the unexplained first, then those that were latest", () => {
  expect(
    brokenPromises(table, broken).map(({ row, overrun, reason, parts }) => [
      keyOf(row),
      overrun / HOUR,
      reason,
      parts.map((part) => part.overrun / HOUR),
    ]),
  ).toEqual([
    ["DESK-2", 7, null, [5, 2]],
    ["DESK-4", 3, null, [3]],
    ["DESK-1", 15, "supplier", [14, 1]],
  ]);
});

it("Nothing broken has no parts", () => {
  expect([overrunParts(table, new Int32Array(0)), brokenPromises(table, new Int32Array(0))]).toEqual([[], []]);
});
