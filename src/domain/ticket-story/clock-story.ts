import { type AgreementKind, ANY, type Measure } from "../agreement/agreement";
import type { LocalDate } from "../calendar/calendar";
import type { CalendarEntry } from "../catalogue/calendar-entry";
import type { Catalogue } from "../catalogue/catalogue";
import { titleOf } from "../catalogue/entry-title";
import { type Segment, type SegmentKind, segmentsOf, sumsOf } from "../measurement/segments";
import type { TicketClock } from "../measurement/ticket-clock";
import type { TicketHistory } from "../measurement/ticket-history";
import { calendarInWords, type WeekInWords } from "../publication/calendar-in-words";
import type { Milliseconds } from "../time";
import { type Closure, closuresOf } from "./closures";
import { counterpartsOf, entryOf } from "./promise-title";
import { type TicketUpdate, updatesOf } from "./ticket-updates";

/** The rule by which a clock is measured, for words. */
export interface ClockRule {
  readonly name: string;
  readonly version: number;
  readonly kind: AgreementKind;
  /** As `PromiseTitle` has them. */
  readonly counterparts: readonly string[];
  readonly validFrom: LocalDate;
  readonly measure: Measure;
  /** As it was agreed; what was granted on this ticket comes on top. */
  readonly within: Milliseconds;
  /** The priority that the target names; null for a target that holds for every other. */
  readonly priority: string | null;
  readonly calendar: { readonly name: string; readonly timezone: string; readonly week: WeekInWords };
  readonly pausedIn: readonly string[];
  readonly stoppedIn: readonly string[];
  /** Statuses that answer, beside a public comment; of a response clock only. */
  readonly answeredIn: readonly string[];
  readonly reopen: "resume" | "restart";
}

/** A segment, with the reasons why hours were closed where it lies outside them. */
export interface StorySegment extends Segment {
  readonly closures: readonly Closure[];
}

/** How a clock came to its figures, told so that anybody can check it. */
export interface ClockStory {
  readonly clock: TicketClock;
  readonly rule: ClockRule;
  /** Contiguous, as `segmentsOf` has them. */
  readonly segments: readonly StorySegment[];
  readonly sums: Readonly<Record<SegmentKind, Milliseconds>>;
  readonly updates: readonly TicketUpdate[];
}

export function clockStory(clock: TicketClock, history: TicketHistory, catalogue: Catalogue): ClockStory {
  const calendar = catalogue.calendars.find(({ key }) => key === clock.target.calendar)!;
  const closuresBetween = closuresOf(calendar);
  const segments = segmentsOf(clock);
  return {
    clock,
    rule: ruleOf(clock, calendar, catalogue),
    segments: segments.map((segment) => ({
      ...segment,
      closures: segment.kind === "outside-hours" ? closuresBetween(segment.from, segment.to) : [],
    })),
    sums: sumsOf(segments),
    updates: updatesOf(history, clock),
  };
}

function ruleOf(
  { agreement, measure, target, granted }: TicketClock,
  calendar: CalendarEntry,
  catalogue: Catalogue,
): ClockRule {
  const { clock } = agreement;
  const entry = entryOf(agreement, catalogue);
  return {
    name: titleOf(entry),
    version: agreement.version,
    kind: agreement.kind,
    counterparts: counterpartsOf(agreement, catalogue),
    validFrom: entry.validFrom,
    measure,
    within: target.within - granted,
    priority: target.priority === ANY ? null : target.priority,
    calendar: { name: titleOf(calendar), timezone: calendar.timezone, week: calendarInWords(calendar) },
    pausedIn: [...clock.pause[measure]],
    stoppedIn: [...clock.stop],
    answeredIn: measure === "response" ? [...clock.respond] : [],
    reopen: clock.reopen,
  };
}
