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

/** A moment during which the wall shows one and the same minute: `[at, at + length)`. */
export interface WallTick {
  readonly at: number;
  readonly length: number;
  readonly wall: WallReading;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const BLOCK = 15 * MINUTE;

/**
 * Walks `[from, to)`, both whole quarters of an hour UTC. Where a quarter of an hour on the wall took a quarter of an
 * hour, from one full minute to another, its minutes follow each other evenly; where it did not, the clock is read at
 * every second.
 */
export function walkWall(timezone: string, from: number, to: number): WallTick[] {
  const ticks: WallTick[] = [];
  let wall = readWall(timezone, from);
  for (let at = from; at < to; at += BLOCK) {
    const next = readWall(timezone, at + BLOCK);
    if (next - wall === BLOCK && wall % MINUTE === 0) {
      for (let past = 0; past < BLOCK; past += MINUTE) ticks.push({ at: at + past, length: MINUTE, wall: wall + past });
    } else {
      for (let past = 0; past < BLOCK; past += SECOND) {
        ticks.push({ at: at + past, length: SECOND, wall: readWall(timezone, at + past) });
      }
    }
    wall = next;
  }
  return ticks;
}
