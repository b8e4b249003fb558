import type { ServiceHours } from "../calendar/service-hours";
import { type Instant, MINUTE, type Milliseconds } from "../time";
import { heaviest, type LossSpan, WHOLE } from "./outage";
import { common, type Span, united, without } from "./span";

/** What one figure is reckoned from. */
export interface MeasuredService {
  /** The hours in which the service is promised. */
  readonly hours: ServiceHours;
  /** When the promise holds. */
  readonly promised: readonly Span[];
  /** When it is known how the service stood. */
  readonly measured: readonly Span[];
  /** Planned maintenance that was announced in time. */
  readonly maintenance: readonly Span[];
  /** Everything else that took the service down, in any order, overlapping or not. */
  readonly outages: readonly LossSpan[];
  /** What comes after it is not known yet. */
  readonly now: Instant;
}

/** How available a service was. Lengths are time of its agreed hours. */
export interface AvailabilityFigure {
  /** Agreed hours up to now without planned maintenance, as far as they were measured: what all else is out of. */
  readonly agreed: Milliseconds;
  /** All agreed hours, those that were not measured or are yet to come among them; without planned maintenance. */
  readonly whole: Milliseconds;
  /** Agreed hours up to now that nobody measured. */
  readonly unmeasured: Milliseconds;
  /** Agreed hours that planned maintenance took out. */
  readonly planned: Milliseconds;
  /** How long the service was down or degraded. */
  readonly down: Milliseconds;
  /** The same with what was degraded counted in part: the loss in the percentage. */
  readonly lost: Milliseconds;
  readonly interruptions: number;
  /** `(agreed - lost) / agreed`, 0 to 100; null where nothing was measured, which is not the same as available. */
  readonly percent: number | null;
  /** Mean time to restore service: `down` for each interruption; null without any. */
  readonly mtrs: Milliseconds | null;
  /** Mean time between service incidents: `agreed` for each interruption; null without any. */
  readonly mtbsi: Milliseconds | null;
}

/** What fails again so soon after it was back has been interrupted once: several things that go down in the same minutes. */
export const SAME_INTERRUPTION: Milliseconds = 5 * MINUTE;

export function availabilityFigure(service: MeasuredService): AvailabilityFigure {
  const { hours, promised, maintenance, outages, now } = service;
  const lengthOf = (spans: readonly Span[]) =>
    spans.reduce((sum, { from, to }) => sum + hours.workingTimeBetween(from, to), 0);
  const planned = united(maintenance);
  const whole = without(united(promised), planned);
  const past = common(whole, [{ from: Number.MIN_SAFE_INTEGER, to: now }]);
  const counted = common(past, united(service.measured));
  const agreed = lengthOf(counted);
  let [down, lost] = [0, 0];
  const felt: Span[] = [];
  for (const span of common(heaviest(outages), counted)) {
    const length = hours.workingTimeBetween(span.from, span.to);
    if (length === 0) continue;
    felt.push(span);
    down += length;
    lost += length * span.loss;
  }
  lost /= WHOLE;
  const interruptions = countHolding(united(outages, SAME_INTERRUPTION), felt);
  return {
    agreed,
    whole: lengthOf(whole),
    unmeasured: lengthOf(past) - agreed,
    planned: lengthOf(common(united(promised), planned)),
    down,
    lost,
    interruptions,
    percent: agreed === 0 ? null : ((agreed - lost) / agreed) * 100,
    mtrs: interruptions === 0 ? null : down / interruptions,
    mtbsi: interruptions === 0 ? null : agreed / interruptions,
  };
}

/** How many of the spans hold any of the others, each of which lies in one of them; both ascending. */
function countHolding(spans: readonly Span[], held: readonly Span[]): number {
  let [count, place] = [0, 0];
  for (const { to } of spans) {
    if (place < held.length && held[place]!.from < to) count += 1;
    while (place < held.length && held[place]!.from < to) place += 1;
  }
  return count;
}
