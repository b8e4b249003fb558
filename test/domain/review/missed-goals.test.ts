import { readPage, writePage } from "../../../src/domain/history-pages/history-page";
import type { HistoryRecord } from "../../../src/domain/history-pages/history-record";
import { historyTable } from "../../../src/domain/history-pages/history-table";
import { missedGoals } from "../../../src/domain/review/missed-goals";
import { entry, gold, lateRecord, record } from "../history-pages/some-entries";

const late = lateRecord();
const kept = record();
const withoutGoal = lateRecord({ promise: { ...gold, goal: null } });
const ofTeam = lateRecord({ promise: { ...gold, kind: "ola", party: ["First line"] } });

function tableOf(months: readonly (readonly HistoryRecord[])[]) {
  return historyTable(
    months.map((records, place) => ({
      month: `2026-0${place + 1}`,
      finished: [readPage(writePage(records.map((one, number) => entry(100 * place + number, [one]))))],
      open: null,
    })),
  );
}

it.each`
  months                            | missed       | why
  ${[[late], [late], [kept, late]]} | ${[1, 2, 3]} | ${"the goal of 95 % was missed each time"}
  ${[[late], [], [late]]}           | ${[1, 3]}    | ${"a month in which nothing was measured is none of them"}
  ${[[late], [kept], [late]]}       | ${null}      | ${"it was reached once"}
  ${[[], [], [late]]}               | ${null}      | ${"one bad month is no pattern"}
  ${[[withoutGoal], [withoutGoal]]} | ${null}      | ${"the agreement asks for no share"}
  ${[[ofTeam], [ofTeam]]}           | ${null}      | ${"it is no promise to a customer"}
  ${[[], []]}                       | ${null}      | ${"nothing was measured"}
`("A promise that no longer fits: months $missed, as $why", ({ months, missed }) => {
  const found = missedGoals(tableOf(months));
  expect(found.map((one) => one.months.map(({ month }) => Number(month.slice(-2))))).toEqual(
    missed === null ? [] : [missed],
  );
});
