import { tzOffset } from "@date-fns/tz";

const QUARTER = 900_000;
const offsets = new Map<string, Map<number, number>>();

/** Minutes east of Greenwich; zones change their offset at quarter hours only, so one look-up serves a quarter. */
function offsetMinutes(zone: string, instant: number): number {
  if (zone === "UTC" || zone === "Etc/UTC") return 0;
  let known = offsets.get(zone);
  if (!known) {
    known = new Map();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(instant / QUARTER);
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = tzOffset(zone, new Date(quarter * QUARTER));
    known.set(quarter, offset);
  }
  return offset;
}

/** Whether the runtime knows the IANA zone. */
export const isZone = (zone: string) => !Number.isNaN(tzOffset(zone, new Date(0)));

/** Jira's own form, in the reader's zone: `2024-09-16T09:35:38.598+0300`. */
export function jiraDate(instant: number, zone: string): string {
  const offset = offsetMinutes(zone, instant);
  return `${localIso(instant, offset)}${offsetText(offset, "")}`;
}

/** JSM's four forms of an instant. */
export function jsmDate(instant: number, zone: string, now: number) {
  const offset = offsetMinutes(zone, instant);
  return {
    iso8601: `${localIso(instant, offset).slice(0, 19)}${offsetText(offset, "")}`,
    jira: jiraDate(instant, zone),
    friendly: friendly(instant, zone, now),
    epochMillis: instant,
  };
}

function friendly(instant: number, zone: string, now: number): string {
  const local = localIso(instant, offsetMinutes(zone, instant));
  const today = localIso(now, offsetMinutes(zone, now)).slice(0, 10);
  const yesterday = localIso(now - 86_400_000, offsetMinutes(zone, now)).slice(0, 10);
  const day = local.slice(0, 10);
  const name = day === today ? "Today" : day === yesterday ? "Yesterday" : day.replaceAll("-", "/");
  return `${name} ${local.slice(11, 16)}`;
}

const localIso = (instant: number, offset: number) => new Date(instant + offset * 60_000).toISOString().slice(0, 23);

function offsetText(offset: number, separator: string): string {
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, "0");
  const minutes = String(size % 60).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${hours}${separator}${minutes}`;
}

/** The instant of a wall-clock time in a zone; in the hour that a zone skips, the time counts as after the change. */
export function instantOfLocal(zone: string, localMilliseconds: number): number {
  const guess = localMilliseconds - offsetMinutes(zone, localMilliseconds) * 60_000;
  return localMilliseconds - offsetMinutes(zone, guess) * 60_000;
}

/** Milliseconds since 1970 that the clock on the wall shows, as if it were UTC. */
export const localOf = (zone: string, instant: number) => instant + offsetMinutes(zone, instant) * 60_000;

/** Reads ISO 8601 and Jira's `+0000` form; undefined when it is neither or has no offset. */
export function parseInstant(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/.exec(text);
  if (!match) return undefined;
  const zone = match[2] === "Z" ? "Z" : `${match[2]!.slice(0, 3)}:${match[2]!.slice(-2)}`;
  const instant = Date.parse(`${match[1]}${zone}`);
  return Number.isNaN(instant) ? undefined : instant;
}
