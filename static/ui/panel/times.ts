import { say } from "./say";

/** How the person who looks reads times. */
export interface Viewer {
  /** A language tag, such as `en-US`. */
  readonly locale: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** So near, a weekday says which day is meant. */
const WEEKDAY_SAYS_IT = 6 * DAY;

/** Working time as people say it, rounded down: `3 h 10 min`, in the last hour `12 min`. */
export function roughly(length: number): string {
  const hours = Math.floor(length / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  if (hours === 0 && minutes === 0) return length > 0 ? say("duration.less") : say("duration.minutes", { minutes: 0 });
  return parts(hours, minutes, 0);
}

/** The same to the millisecond, so that parts add up as they are read. */
export function exactly(length: number): string {
  const hours = Math.floor(length / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  const seconds = (length % MINUTE) / SECOND;
  return parts(hours, minutes, seconds) || say("duration.minutes", { minutes: 0 });
}

function parts(hours: number, minutes: number, seconds: number): string {
  return [
    hours > 0 && say("duration.hours", { hours }),
    minutes > 0 && say("duration.minutes", { minutes }),
    seconds > 0 && say("duration.seconds", { seconds }),
  ]
    .filter((part) => part !== false)
    .join(" ");
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using it. */
export function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locale, options);
    formats.set(key, made);
  }
  return made;
}

const clock = { hour: "numeric", minute: "2-digit" } as const;

/**
 * A moment in the viewer's zone, as short as it can be understood: the time alone for today, with the weekday for the days
 * around. Where the clock of the agreement's zone reads otherwise, that stands beside it: `Tue 2:00 PM (1:00 PM London)`.
 */
export function moment(at: number, now: number, viewer: Viewer, zone: string = viewer.timeZone): string {
  const own = inZone(at, now, viewer.locale, viewer.timeZone);
  if (zone === viewer.timeZone || readsTheSame(at, viewer, zone)) return own;
  const isSameDay = dayOf(at, zone) === dayOf(at, viewer.timeZone);
  const there = isSameDay
    ? format(viewer.locale, { ...clock, timeZone: zone }).format(at)
    : format(viewer.locale, { weekday: "short", ...clock, timeZone: zone }).format(at);
  return `${own} (${there} ${placeOf(zone)})`;
}

/** A moment in full, with seconds; the zone is said once, elsewhere. */
export function fullMoment(at: number, { locale, timeZone }: Viewer): string {
  return format(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    ...clock,
    ...(at % MINUTE !== 0 && { second: "2-digit" }),
    timeZone,
  }).format(at);
}

/** A calendar's own date, `2026-12-25`, as the viewer writes dates. */
export function dateInWords(date: string, { locale }: Viewer): string {
  return format(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(Date.parse(date));
}

function inZone(at: number, now: number, locale: string, timeZone: string): string {
  if (dayOf(at, timeZone) === dayOf(now, timeZone)) return format(locale, { ...clock, timeZone }).format(at);
  if (Math.abs(at - now) < WEEKDAY_SAYS_IT) return format(locale, { weekday: "short", ...clock, timeZone }).format(at);
  const isThisYear = dayOf(at, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  return format(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(!isThisYear && { year: "numeric" }),
    ...clock,
    timeZone,
  }).format(at);
}

/** `2026-11-24` */
function dayOf(at: number, timeZone: string): string {
  return format("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(at);
}

function readsTheSame(at: number, { timeZone }: Viewer, zone: string): boolean {
  const read = (inThat: string) =>
    format("en-GB", { day: "numeric", hour: "2-digit", minute: "2-digit", timeZone: inThat }).format(at);
  return read(zone) === read(timeZone);
}

/** `Europe/Berlin` as `Berlin`. */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
