import ICAL from "ical.js";
import { offsetProbe } from "../../../../src/domain/calendar/offset-probe";
import { type Closure, closedDays } from "../../../../src/domain/calendar-import/closure";
import { closuresOfPeriod } from "../../../../src/domain/calendar-import/closures-of-period";
import { joinedClosures } from "../../../../src/domain/calendar-import/merge-closures";
import { DAY, type Instant, SECOND } from "../../../../src/domain/time";

/** An event that closes nothing, and why, as a word of the locale (`calendars.file.skipped.<reason>`). */
export interface SkippedEvent {
  readonly name: string;
  readonly reason: "no-beginning" | "unknown-zone" | "too-often" | "unreadable";
  /** The zone that nobody knows, or what the reader says; empty where there is nothing to add. */
  readonly detail: string;
}

export type FileReading =
  | {
      readonly kind: "read";
      /** By date, of the wanted years. */
      readonly closures: readonly Closure[];
      readonly skipped: readonly SkippedEvent[];
      /** How many events fall into no wanted year. */
      readonly outside: number;
    }
  /** Why the file cannot be read, as a word of the locale (`calendars.file.refused.<reason>`). */
  | {
      readonly kind: "refused";
      readonly reason: "empty" | "web-page" | "no-calendar" | "broken" | "no-events";
      readonly detail: string;
    };

export interface Wanted {
  /** Both inclusive, of the calendar's own dates. */
  readonly fromYear: number;
  readonly toYear: number;
  /** The calendar's zone, in which times without a zone are meant too. */
  readonly timezone: string;
}

/** A rule that recurs more often until the last wanted year is no list of holidays. */
const MOST_OCCURRENCES = 10_000;
const BELOW_A_DAY: ReadonlySet<string> = new Set(["SECONDLY", "MINUTELY", "HOURLY"]);

/**
 * Reads an iCalendar file (RFC 5545) as times in which nobody works: events of whole days, of several days, recurring ones
 * with their exceptions, and events with times, which close hours. Cancelled events are left out; whether an event marks its
 * time as busy is not asked, since most lists of holidays say it is not.
 */
export function readIcal(text: string, wanted: Wanted): FileReading {
  const content = text.replace(/^\uFEFF/, "").trim();
  if (content === "") return refused("empty");
  if (/^<(!doctype|html|\?xml)/i.test(content)) return refused("web-page");
  if (!/^BEGIN:VCALENDAR/im.test(content)) return refused("no-calendar");
  let calendars: ICAL.Component[];
  try {
    const parsed: unknown[] = ICAL.parse(content);
    // Several calendars in a file are a list of lists; one is the list itself.
    calendars = (Array.isArray(parsed[0]) ? parsed : [parsed]).map((part) => new ICAL.Component(part as never[]));
  } catch (error) {
    return refused("broken", error instanceof Error ? error.message : String(error));
  }
  const events = calendars.flatMap((calendar) => calendar.getAllSubcomponents("vevent"));
  if (events.length === 0) return refused("no-events");

  const exceptions = new Map<string, ICAL.Component[]>();
  for (const event of events)
    if (event.hasProperty("recurrence-id")) {
      const uid = textOf(event, "uid");
      exceptions.set(uid, [...(exceptions.get(uid) ?? []), event]);
    }
  const closures: Closure[] = [];
  const skipped: SkippedEvent[] = [];
  let outside = 0;
  for (const component of events) {
    if (component.hasProperty("recurrence-id")) continue;
    const result = closuresOfEvent(component, exceptions.get(textOf(component, "uid")) ?? [], wanted);
    if (!Array.isArray(result)) skipped.push(result);
    else if (result.length > 0) closures.push(...result);
    else outside += 1;
  }
  return { kind: "read", closures: joinedClosures(closures), skipped, outside };
}

function refused(reason: Extract<FileReading, { kind: "refused" }>["reason"], detail = ""): FileReading {
  return { kind: "refused", reason, detail };
}

/** Tells why an event is skipped, from anywhere within it. */
class Unusable extends Error {
  constructor(
    readonly reason: SkippedEvent["reason"],
    readonly detail = "",
  ) {
    super(reason);
  }
}

function closuresOfEvent(
  component: ICAL.Component,
  exceptions: readonly ICAL.Component[],
  wanted: Wanted,
): Closure[] | SkippedEvent {
  try {
    if (!component.hasProperty("dtstart")) throw new Unusable("no-beginning");
    const event = new ICAL.Event(component, { exceptions: [...exceptions] });
    const found = event.isRecurring()
      ? occurrencesOf(event, wanted)
      : closuresBetween(event, event.startDate, event.endDate, wanted);
    return found.filter(({ date }) => isWanted(Number(date.slice(0, 4)), wanted));
  } catch (error) {
    const { reason, detail } =
      error instanceof Unusable ? error : new Unusable("unreadable", error instanceof Error ? error.message : "");
    return { name: textOf(component, "summary"), reason, detail };
  }
}

function occurrencesOf(event: ICAL.Event, wanted: Wanted): Closure[] {
  const found = isFirstOfDates(event) ? closuresBetween(event, event.startDate, event.endDate, wanted) : [];
  if (Object.keys(event.getRecurrenceTypes()).some((frequency) => BELOW_A_DAY.has(frequency)))
    throw new Unusable("too-often");
  const iterator = event.iterator();
  for (let count = 0; count < MOST_OCCURRENCES; count++) {
    const next = iterator.next() as ICAL.Time | undefined;
    if (!next || next.year > wanted.toYear) return found;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    found.push(...closuresBetween(item, startDate, endDate, wanted));
  }
  throw new Unusable("too-often");
}

/** Dates without a rule come beside the event's own, which the reader's iterator leaves out. */
function isFirstOfDates({ component, startDate }: ICAL.Event): boolean {
  return (
    !component.hasProperty("rrule") &&
    !component
      .getAllProperties("exdate")
      .some((property) => property.getValues().some((date) => String(date) === startDate.toString()))
  );
}

function closuresBetween(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time | null, wanted: Wanted): Closure[] {
  if (textOf(event.component, "status").toUpperCase() === "CANCELLED") return [];
  const name = event.summary?.trim() || null;
  // A zone's clocks are at most a day off, so an event of another year by two days closes no day of a wanted one.
  if (start.year > wanted.toYear + 1 || (end ?? start).year < wanted.fromYear - 1) return [];
  if (start.isDate) {
    // Without an end, and where a program writes the last day in place of the day after, it is one day at least.
    const days = end ? Math.round((wallOf(end) - wallOf(start)) / DAY) : 1;
    return closedDays(dateText(start), Math.max(1, days), name);
  }
  const begins = event.component.getFirstProperty("dtstart");
  // An event that says how long it lasts, or how often, ends in the zone in which it begins.
  const ends = event.component.getFirstProperty("dtend") ?? begins;
  return closuresOfPeriod(
    instantOf(start, begins, wanted),
    instantOf(end ?? start, ends, wanted),
    wanted.timezone,
    name,
  );
}

/**
 * The instant of a time with its zone: UTC, floating (the calendar's own wall), an IANA name, which this machine knows better
 * than the file, or a zone that the file describes, as Outlook's `W. Europe Standard Time`.
 */
function instantOf(time: ICAL.Time, property: ICAL.Property | null, { timezone }: Wanted): Instant {
  if (time.zone === ICAL.Timezone.utcTimezone) return wallOf(time);
  const tzid = property?.getFirstParameter("tzid");
  if (tzid === undefined) return instantOnWall(wallOf(time), timezone);
  if (isKnownZone(tzid)) return instantOnWall(wallOf(time), tzid);
  if (!time.zone || time.zone === ICAL.Timezone.localTimezone) throw new Unusable("unknown-zone", tzid);
  return time.toUnixTime() * SECOND;
}

function isKnownZone(tzid: string): boolean {
  try {
    offsetProbe(tzid);
    return true;
  } catch {
    return false;
  }
}

/** A time that clocks skip is read as if they had not; one that they repeat is its first passing. */
function instantOnWall(wall: number, timezone: string): Instant {
  const offsetAt = offsetProbe(timezone);
  const before = wall - offsetAt(wall - DAY);
  return before + offsetAt(before) === wall ? before : wall - offsetAt(wall - offsetAt(wall + DAY));
}

/** The fields of a time as if they were UTC. */
function wallOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function dateText(time: ICAL.Time): string {
  return new Date(wallOf(time)).toISOString().slice(0, 10);
}

function isWanted(year: number, { fromYear, toYear }: Wanted): boolean {
  return year >= fromYear && year <= toYear;
}

function textOf(component: ICAL.Component, property: string): string {
  return String(component.getFirstPropertyValue(property) ?? "").trim();
}
