import { ANY } from "../agreement/agreement";
import type { AvailabilityEntry } from "../agreement/agreement-entry";
import { compileServiceHours } from "../calendar/compile-service-hours";
import { roundTheClock } from "../calendar/round-the-clock";
import type { ServiceHours } from "../calendar/service-hours";
import { calendarOf } from "../catalogue/calendar-entry";
import type { Catalogue } from "../catalogue/catalogue";
import type { Period } from "../period-figures/selection";
import type { Instant } from "../time";
import { type AgreedStretch, agreedStretches, isAny, noticeOf } from "./agreed-availability";
import { type AvailabilityFigure, availabilityFigure } from "./availability-figure";
import type { AvailabilityRecord } from "./availability-record";
import { measuredSpans } from "./measured-spans";
import { isAnnounced, type LossSpan, nameOfSubject } from "./outage";
import { periodToKnow, promisePeriods, spanOfPeriod } from "./promise-periods";
import { common, NEVER, type Span } from "./span";
import { subjectsBehind } from "./subjects-behind";

/** How available a service was in the hours that one version of an agreement promises, and whether that was kept. */
export interface ServiceAvailability {
  /** A key; `*` where an agreement promises it for every service and nothing of it was measured. */
  readonly service: string;
  readonly agreement: string;
  readonly version: number;
  /** A customer's key, or `*`. */
  readonly customer: string;
  readonly promise: AvailabilityEntry;
  /** When that version held. */
  readonly promised: readonly Span[];
  /** In the period that was asked about. */
  readonly figure: AvailabilityFigure;
  /** In each month, quarter or year that the promise is reckoned over and the period touches. */
  readonly judged: readonly JudgedPeriod[];
  /** Missed in any of them; kept in all; null while that is open. */
  readonly isReached: boolean | null;
}

export interface JudgedPeriod {
  readonly period: Period;
  readonly figure: AvailabilityFigure;
  /** Null while it is not over or was not measured throughout, unless it is missed whatever the rest is. */
  readonly isReached: boolean | null;
}

export interface Asked {
  readonly catalogue: Catalogue;
  readonly record: AvailabilityRecord;
  readonly period: Period;
  /** In which months begin and end. */
  readonly timezone: string;
  readonly now: Instant;
}

/**
 * The availability that was promised to a customer, service by service. A service that no agreement names by itself is
 * listed where anything is known of it.
 * @throws UnknownTimeZone
 */
export function availabilityFor(asked: Asked, customer: string | null): ServiceAvailability[] {
  const { catalogue, record, period, timezone } = asked;
  // A quarter is judged as a whole, whichever of its months is asked about.
  const within = spanOfPeriod(periodToKnow(catalogue, period), timezone);
  const hoursOf = hoursBy(catalogue);
  const lines: ServiceAvailability[] = [];
  const unnamed = new Map<string, AgreedStretch>();
  for (const { key: service, state } of catalogue.services) {
    const behind = subjectsBehind(catalogue, service);
    const known = knownOf(record, nameOfSubject({ kind: "service", key: service }), behind);
    for (const stretch of agreedStretches(catalogue, customer, service, within)) {
      const { agreement, spans } = stretch;
      if (agreement.availability === undefined) continue;
      if (isAny(agreement.service)) unnamed.set(`${agreement.key} ${agreement.version}`, stretch);
      if (isAny(agreement.service) && (!known.isAnything || state === "retired")) continue;
      lines.push(lineOf(asked, service, agreement, spans, known, hoursOf));
    }
  }
  for (const [name, { agreement, spans }] of unnamed)
    if (!lines.some((line) => `${line.agreement} ${line.version}` === name))
      lines.push(lineOf(asked, ANY, agreement, spans, NOTHING, hoursOf));
  // Versions that held before or after the period, and were looked at for the sake of its quarter or year.
  return lines.filter(({ promised }) => promised.length > 0);
}

/** The availability that was promised to anybody: each promise once, for those whom its agreement names. */
export function availabilityForAll(asked: Asked): ServiceAvailability[] {
  const customers = new Set(
    asked.catalogue.agreements.flatMap((entry) =>
      entry.kind === "sla" ? [isAny(entry.customer) ? ANY : entry.customer!] : [],
    ),
  );
  return [...customers].flatMap((customer) =>
    availabilityFor(asked, customer === ANY ? null : customer).filter((line) => line.customer === customer),
  );
}

/** What is known of a service. */
interface Known {
  readonly measured: readonly Span[];
  readonly outages: readonly (LossSpan & { readonly announcedAt: Instant | null })[];
  readonly isAnything: boolean;
}

const NOTHING: Known = { measured: [], outages: [], isAnything: false };

function knownOf(record: AvailabilityRecord, own: string, behind: ReadonlySet<string>): Known {
  const measured = measuredSpans(record, own);
  const outages = record.outages
    .filter(({ subject, isWithdrawn }) => !isWithdrawn && behind.has(nameOfSubject(subject)))
    .map(({ from, to, loss, announcedAt }) => ({ from, to: to ?? NEVER, loss, announcedAt }));
  const checked = [...record.checked]
    .filter(([name]) => behind.has(name))
    .flatMap(([, { losses }]) => losses.map((loss) => ({ ...loss, announcedAt: null })));
  const all = [...outages, ...checked];
  return { measured, outages: all, isAnything: measured.length > 0 || all.length > 0 };
}

function lineOf(
  { period, timezone, now }: Asked,
  service: string,
  agreement: AgreedStretch["agreement"],
  spans: readonly Span[],
  { measured, outages }: Known,
  hoursOf: (calendar: string | undefined) => ServiceHours,
): ServiceAvailability {
  const promise = agreement.availability!;
  const hours = hoursOf(promise.calendar);
  const notice = noticeOf(promise);
  const maintenance = outages.filter((one) => isAnnounced(one, notice));
  const others = outages.filter((one) => !isAnnounced(one, notice));
  const figureIn = (promised: readonly Span[]) =>
    availabilityFigure({ hours, promised, measured, maintenance, outages: others, now });
  const judged = promisePeriods(period, promise.per ?? "month").map((one): JudgedPeriod => {
    const figure = figureIn(common(spans, [spanOfPeriod(one, timezone)]));
    return { period: one, figure, isReached: verdict(figure, promise.percent) };
  });
  const promised = common(spans, [spanOfPeriod(period, timezone)]);
  return {
    service,
    agreement: agreement.key,
    version: agreement.version,
    customer: agreement.customer ?? ANY,
    promise,
    promised,
    figure: figureIn(promised),
    judged,
    isReached: overall(judged.map(({ isReached }) => isReached)),
  };
}

function verdict({ agreed, whole, lost }: AvailabilityFigure, percent: number): boolean | null {
  if (whole === 0) return null;
  // The best that can still become of it: all that is not known turns out to have been available.
  const isWithin = lost * 100 <= whole * (100 - percent) * (1 + ROUNDING);
  if (!isWithin) return false;
  return agreed === whole ? true : null;
}

/** `100 - 99.9` is a little less than 0.1. */
const ROUNDING = 1e-9;

function overall(verdicts: readonly (boolean | null)[]): boolean | null {
  if (verdicts.includes(false)) return false;
  return verdicts.every((one) => one === true) ? true : null;
}

/** The hours of a catalogue's calendars by their keys, round the clock for none; each calendar is compiled once. */
export function hoursBy({ calendars }: Catalogue): (calendar: string | undefined) => ServiceHours {
  const compiled = new Map<string, ServiceHours>();
  return (key) => {
    const entry = calendars.find((one) => one.key === key);
    if (key === undefined || entry === undefined) return roundTheClock;
    const known = compiled.get(key) ?? compileServiceHours(calendarOf(entry));
    compiled.set(key, known);
    return known;
  };
}
