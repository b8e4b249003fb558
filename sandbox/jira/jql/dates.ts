import { instantOfLocal, localOf } from "../instants";

/** Whose calendar a query's dates are in. */
export interface DateContext {
  readonly now: number;
  readonly zone: string;
  readonly locale: string;
}

const MINUTE = 60_000;
const UNIT_MINUTES: Readonly<Record<string, number>> = { w: 7 * 24 * 60, d: 24 * 60, h: 60, m: 1 };

/** `-2h`, `1w 3d`: a distance in milliseconds; undefined for anything else. */
function relativeDuration(text: string): number | undefined {
  const match = /^([+-]?)((?:\d+[wdhm]\s*)+)$/.exec(text.trim());
  if (!match) return undefined;
  const parts = [...match[2]!.matchAll(/(\d+)([wdhm])/g)];
  const minutes = parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNIT_MINUTES[unit!]!, 0);
  return (match[1] === "-" ? -minutes : minutes) * MINUTE;
}

/** A literal date (`2016-03-01`, `2016/03/01 10:00`), a relative one, or epoch milliseconds; undefined for anything else. */
export function literalInstant(text: string, context: DateContext): number | undefined {
  const relative = relativeDuration(text);
  if (relative !== undefined) return context.now + relative;
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(text.trim());
  if (match) {
    const [year, month, day, hour = 0, minute = 0] = match
      .slice(1)
      .map((part) => (part === undefined ? undefined : Number(part)));
    const local = Date.UTC(year!, month! - 1, day!, hour, minute);
    const isReal =
      new Date(local).getUTCMonth() === month! - 1 && new Date(local).getUTCDate() === day! && hour < 24 && minute < 60;
    return isReal ? instantOfLocal(context.zone, local) : undefined;
  }
  return /^\d{9,}$/.test(text) ? Number(text) : undefined;
}

type Unit = "Day" | "Week" | "Month" | "Year";
const LETTER: Readonly<Record<Unit, string>> = { Day: "d", Week: "w", Month: "M", Year: "y" };

/**
 * `now()`, `startOfDay()`, `endOfMonth("-1M")` and their kin; undefined for a function that is no date.
 * Weeks begin on Sunday for American readers, on Monday for others.
 * @throws RangeError when the argument is no distance
 */
export function dateFunction(name: string, args: readonly string[], context: DateContext): number | undefined {
  if (name.toLowerCase() === "now") return context.now;
  const match = /^(start|end)of(day|week|month|year)$/i.exec(name);
  if (!match) return undefined;
  const unit = (match[2]![0]!.toUpperCase() + match[2]!.slice(1).toLowerCase()) as Unit;
  const moved = shift(localOf(context.zone, context.now), args[0], unit);
  const start = startOf(unit, moved, context.locale);
  if (match[1]!.toLowerCase() === "start") return instantOfLocal(context.zone, start);
  return instantOfLocal(context.zone, startOf(unit, addUnits(start, 1, LETTER[unit]), context.locale)) - 1;
}

function shift(local: number, distance: string | undefined, unit: Unit): number {
  if (distance === undefined || distance === "") return local;
  const match = /^([+-]?\d+)([yMwdhm]?)$/.exec(distance.trim());
  if (!match) throw new RangeError(`"${distance}" is no distance such as -1d or +2w`);
  return addUnits(local, Number(match[1]), match[2] || LETTER[unit]);
}

/** Months and years keep the day of the month, or take the month's last one. */
function addUnits(local: number, count: number, unit: string): number {
  if (unit !== "y" && unit !== "M") return local + count * UNIT_MINUTES[unit]! * MINUTE;
  const date = new Date(local);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + (unit === "y" ? 12 * count : count));
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

function startOf(unit: Unit, local: number, locale: string): number {
  const date = new Date(local);
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  switch (unit) {
    case "Day":
      return day;
    case "Week": {
      const first = locale.endsWith("US") ? 0 : 1;
      return day - ((date.getUTCDay() - first + 7) % 7) * 24 * 60 * MINUTE;
    }
    case "Month":
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
    case "Year":
      return Date.UTC(date.getUTCFullYear(), 0, 1);
  }
}
