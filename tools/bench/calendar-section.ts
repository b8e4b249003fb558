import type { Calendar } from "../../src/domain/calendar/calendar";
import { MINUTE } from "../../src/domain/time";
import type { OpenSpan } from "../calendar-oracle/open-spans";
import { office, roundTheClock } from "./bench-calendars";
import { casesOf, earliestStart, latestStart, openTime, spans } from "./calendar-cases";
import { type Check, checkAnswers, type Operation } from "./check-answers";
import { loopOf } from "./contenders/contender";
import { handshake } from "./contenders/handshake";
import { libraries } from "./contenders/libraries";
import { medianTimes } from "./median-time";
import { nanoseconds, times } from "./print-table";
import { randomWhole } from "./random-whole";
import type { Section, SectionReport, Table } from "./section";
import type { Size } from "./size";

const calendars: Readonly<Record<string, Calendar>> = { office, "24x7": roundTheClock };
const operations: Readonly<Record<Operation, string>> = { between: "workingTimeBetween", add: "addWorkingTime" };

interface Result extends Check {
  readonly contender: string;
  readonly nanoseconds: number;
}

/**
 * `workingTimeBetween` and `addWorkingTime` beside the libraries that a developer would pick from npm, and a floor.
 * Starts lie anywhere in open hours, as those of most tickets do, on full minutes: two libraries count in no smaller unit.
 */
export const calendarSection: Section = {
  name: "calendar",
  run(size) {
    const reports = Object.entries(calendars).map(([name, calendar]) => compareOn(name, calendar, size));
    return {
      tables: reports.flatMap(({ tables }) => tables),
      ratios: Object.assign({}, ...reports.map(({ ratios }) => ratios)),
    };
  },
};

function compareOn(calendarName: string, calendar: Calendar, size: Size): SectionReport {
  const open = openTime(calendar);
  const starts = startsIn(open, size.cases);
  const cases = Object.entries(spans).map(
    ([span, length]) => [span, casesOf(open, starts, length, size.checkedCases)] as const,
  );
  const [floor] = medianTimes([loopOf((start, end) => end - start, starts, cases[0]![1].ends)], size);
  const results = new Map<string, Result[]>();
  // One contender after the other, since two of them keep their calendar in a global place.
  for (const contender of [handshake, ...libraries]) {
    const answers = contender.open(calendar);
    for (const operation of ["between", "add"] as const) {
      const loops = cases.map(([, { starts, ends, durations }]) =>
        operation === "between" ? loopOf(answers.between, starts, ends) : loopOf(answers.add, starts, durations),
      );
      const taken = medianTimes(loops, size);
      cases.forEach(([span, ofSpan], i) => {
        const key = `${operation} ${span}`;
        const result = {
          contender: contender.name,
          ...checkAnswers(answers, operation, ofSpan),
          nanoseconds: taken[i]!,
        };
        results.set(key, [...(results.get(key) ?? []), result]);
      });
    }
  }

  const tables: Table[] = [];
  const ratios: Record<string, number> = {};
  for (const operation of ["between", "add"] as const) {
    const title = `${calendarName}, ${operations[operation]}`;
    const ours: number[] = [];
    const rows = Object.keys(spans).map((span) => {
      const [own, ...theirs] = results.get(`${operation} ${span}`)!;
      ours.push(own!.nanoseconds);
      const correct = theirs.filter(({ right, checked }) => right === checked);
      const fastest = correct.toSorted((a, b) => a.nanoseconds - b.nanoseconds)[0];
      const ratio = (fastest?.nanoseconds ?? Number.NaN) / own!.nanoseconds;
      ratios[`${title}, ${span}: fastest correct library / Handshake`] = ratio;
      return [
        span,
        ...[own!, ...theirs].map(cell),
        fastest ? `${times(ratio)} (${fastest.contender})` : "none is right",
      ];
    });
    const longToShort = ours.at(-1)! / ours[0]!;
    ratios[`${title}: 5 years / 1 hour`] = longToShort;
    ratios[`${title}, 5 years: Handshake / floor`] = ours.at(-1)! / floor!;
    tables.push({
      title,
      head: ["span", handshake.name, ...libraries.map(({ name }) => name), "vs the fastest correct"],
      rows,
      notes: [
        `Handshake: five years cost ${times(longToShort)} one hour.`,
        `Floor (typed arrays of the same size, only summed): ${nanoseconds(floor!)}.`,
      ],
    });
  }
  return { tables, ratios };
}

function startsIn(open: readonly OpenSpan[], count: number): Float64Array {
  const random = randomWhole(20_260_302);
  const possible = open.filter(([start, end]) => end > earliestStart && start < latestStart);
  return Float64Array.from({ length: count }, () => {
    const [start, end] = possible[random(possible.length)]!;
    const from = Math.max(start, earliestStart);
    return from + MINUTE * random((Math.min(end, latestStart) - from) / MINUTE);
  });
}

function cell({ nanoseconds: time, right, checked }: Result): string {
  return right === checked ? nanoseconds(time) : `${nanoseconds(time)}, ${checked - right} of ${checked} wrong`;
}
