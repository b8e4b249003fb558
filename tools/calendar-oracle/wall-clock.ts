/**
 * What a clock on the wall of a zone shows, read from the runtime's `Intl` alone, so that the tests share no time zone
 * code with the product.
 */

/** The wall's date and time, as milliseconds since 1970-01-01 *on that wall*. */
export type WallReading = number;

const formats = new Map<string, Intl.DateTimeFormat>();

/** `at` is a whole second. */
export function readWall(timezone: string, at: number): WallReading {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: timezone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(timezone, format);
  }
  return Date.parse(`${format.format(at).replace(" ", "T")}Z`);
}

/**
 * A run `[at, at + length)` during which the wall clock goes evenly. It lasts whole minutes, from one full minute on the
 * wall to another, or lies within one minute of the wall.
 */
export interface WallRun {
  readonly at: number;
  readonly length: number;
  readonly wall: WallReading;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const BLOCK = 15 * MINUTE;

/**
 * Walks `[from, to)`, both whole quarters of an hour UTC. Where the wall clock went on by a quarter of an hour, from one
 * full minute to another, it went evenly; where it did not, it is read at every second.
 */
export function walkWall(timezone: string, from: number, to: number): WallRun[] {
  const runs: WallRun[] = [];
  let wall = readWall(timezone, from);
  for (let at = from; at < to; at += BLOCK) {
    const next = readWall(timezone, at + BLOCK);
    if (next - wall === BLOCK && wall % MINUTE === 0) runs.push({ at, length: BLOCK, wall });
    else {
      for (let second = at; second < at + BLOCK; second += SECOND) {
        runs.push({ at: second, length: SECOND, wall: readWall(timezone, second) });
      }
    }
    wall = next;
  }
  return runs;
}
