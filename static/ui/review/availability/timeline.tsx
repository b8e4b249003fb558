import { useMemo } from "react";
import { measuredSpans } from "../../../../src/domain/availability/measured-spans";
import { nameOfSubject } from "../../../../src/domain/availability/outage";
import { spanOfPeriod } from "../../../../src/domain/availability/promise-periods";
import { hoursBy, type ServiceAvailability } from "../../../../src/domain/availability/service-availability";
import { common, type Span, united } from "../../../../src/domain/availability/span";
import { monthsBetween, startOfMonth } from "../../../../src/domain/history-pages/month";
import { DAY } from "../../../../src/domain/time";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import type { OutageRow } from "./outage-rows";
import { titleOfService } from "./subjects";
import type { KnownAvailability } from "./use-availability";

const WIDTH = 960;
const BAR = { top: 4, height: 28 };
const HEIGHT = 52;
/** What is thinner than that nobody sees. */
const LEAST = 2;
/** Wall changes of a calendar that are drawn apart; more would be a grey ground. */
const MOST_HOURS = 400;

interface Props {
  readonly known: KnownAvailability;
  readonly line: ServiceAvailability;
  readonly rows: readonly OutageRow[];
}

/** A service over the period: agreed hours, what of them was measured, and what was down. The table says the same. */
export function Timeline({ known, line, rows }: Props) {
  const formats = useReviewFormats();
  const { period, timezone, catalogue, at } = known;
  const within = useMemo(() => spanOfPeriod(period, timezone), [period, timezone]);
  const open = useMemo(() => openSpans(known, line, within), [known, line, within]);
  const measured = common(measuredSpans(known.record, nameOfSubject({ kind: "service", key: line.service })), [
    { ...within, to: Math.min(within.to, at) },
  ]);
  const x = (instant: number) =>
    (WIDTH * (Math.min(within.to, Math.max(within.from, instant)) - within.from)) / (within.to - within.from);
  const drawn = (span: Span, className: string, least: number, key: string) => (
    <rect
      key={key}
      className={className}
      x={x(span.from).toFixed(2)}
      y={BAR.top}
      width={Math.max(least, x(span.to) - x(span.from)).toFixed(2)}
      height={BAR.height}
    />
  );
  const values = {
    service: titleOfService(catalogue, line.service),
    period: formats.period(period),
    interruptions: line.figure.interruptions,
    percent: line.figure.percent === null ? "" : formats.availability(line.figure.percent),
  };
  const shown = rows.filter(({ kind }) => kind !== "withdrawn");
  return (
    <svg
      className="availability-picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={say(
        line.figure.percent === null ? "availability.picture-not-measured" : "availability.picture",
        values,
      )}
    >
      <rect className="picture-ground" x={0} y={BAR.top} width={WIDTH} height={BAR.height} />
      {open.map((span) => drawn(span, "picture-unmeasured", 0, `o${span.from}`))}
      {common(open, measured).map((span) => drawn(span, "picture-agreed", 0, `m${span.from}`))}
      {/* The heaviest on top, so that what is short is not hidden; what no eye can tell apart is one. */}
      {(["maintenance", "degraded", "down"] as const).flatMap((kind) =>
        united(
          shown.filter((row) => kindOf(row) === kind).map(({ from, to }) => ({ from, to: to ?? at })),
          (within.to - within.from) / WIDTH,
        ).map((span) => drawn(span, `picture-${kind}`, LEAST, `${kind}${span.from}`)),
      )}
      {ticksOf(known).map(({ at: tick, text }) => (
        <g key={tick}>
          <line className="chart-grid" x1={x(tick)} x2={x(tick)} y1={BAR.top} y2={BAR.top + BAR.height + 4} />
          <text className="chart-text" x={x(tick) + 3} y={HEIGHT - 4}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** What the colours mean. */
export function TimelineLegend() {
  return (
    <ul className="picture-legend">
      {(["agreed", "unmeasured", "down", "degraded", "maintenance"] as const).map((kind) => (
        <li key={kind}>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <rect className={`picture-${kind}`} width="12" height="12" />
          </svg>
          {say(`availability.legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function kindOf({ kind, loss }: OutageRow): "maintenance" | "degraded" | "down" {
  if (kind === "maintenance") return "maintenance";
  return loss === 100 ? "down" : "degraded";
}

/** Open hours of the promise while it held; all of it as one where the hours change too often to be seen. */
function openSpans({ catalogue }: KnownAvailability, { promise, promised }: ServiceAvailability, within: Span): Span[] {
  const hours = hoursBy(catalogue)(promise.calendar);
  const spans: Span[] = [];
  for (const { from, to } of common(promised, [within])) {
    let at = hours.nextOpening(from);
    while (at !== null && at < to) {
      const closes = hours.nextChange(at) ?? to;
      spans.push({ from: at, to: Math.min(closes, to) });
      if (spans.length > MOST_HOURS) return [...common(promised, [within])];
      at = hours.nextOpening(closes);
    }
  }
  return spans;
}

/** Days of a month, or months of a longer period. */
function ticksOf({ period, timezone }: KnownAvailability): { at: number; text: string }[] {
  const months = monthsBetween(period.first, period.last);
  if (months.length > 1) return months.map((month) => ({ at: startOfMonth(month, timezone), text: month }));
  const start = startOfMonth(period.first, timezone);
  const end = spanOfPeriod(period, timezone).to;
  const days = Math.round((end - start) / DAY);
  // Every fifth day's number has room.
  return Array.from({ length: Math.ceil(days / 5) }, (_, place) => ({
    at: start + place * 5 * DAY,
    text: String(place * 5 + 1),
  }));
}
