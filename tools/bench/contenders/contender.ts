import { type Calendar, type WallInterval, type Weekday, weekdays } from "../../../src/domain/calendar/calendar";
import type { Instant, Milliseconds } from "../../../src/domain/time";

/** Somebody who answers questions about service hours. */
export interface Contender {
  readonly name: string;
  /** Sets the calendar up as the documentation advises, outside what is timed. Some keep one calendar in a global place. */
  readonly open: (calendar: Calendar) => Answers;
}

export interface Answers {
  readonly between: (start: Instant, end: Instant) => Milliseconds;
  readonly add: (start: Instant, duration: Milliseconds) => Instant;
}

/** The calendar's week spelled out, for who has no word for round the clock. */
export function weekOf({ weekly }: Calendar): [Weekday, readonly WallInterval[]][] {
  return weekdays.map((weekday) => [weekday, weekly === "always" ? [["00:00", "24:00"]] : (weekly[weekday] ?? [])]);
}

/** Asks the first `count` questions and sums the answers. */
export type Loop = (count: number) => number;

let loopCount = 0;

/**
 * A loop of its own for each use. Loops that share their code share what the engine has learnt about the functions they
 * call, so that whoever comes second would be called the slow way.
 */
export function loopOf(ask: (a: number, b: number) => number, first: Float64Array, second: Float64Array): Loop {
  loopCount += 1;
  const code = `// ${loopCount}: the engine keeps loops apart by their text
    return (count) => {
      let sum = 0;
      for (let i = 0; i < count; i += 1) sum += ask(first[i], second[i]);
      return sum;
    };`;
  return new Function("ask", "first", "second", code)(ask, first, second);
}
