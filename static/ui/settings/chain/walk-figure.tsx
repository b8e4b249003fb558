import { useId } from "react";
import type { Stretch } from "../../../../src/domain/promise-chain/walk-chain";
import type { Instant } from "../../../../src/domain/time";
import { placeOn, type Tick, type TimeAxis } from "./time-axis";
import type { Lane, WalkPicture } from "./walk-picture";

type Picture = Extract<WalkPicture, { kind: "picture" }>;

const AXIS_HEIGHT = 60;
const LANE_HEIGHT = 46;
const BAR_TOP = 20;
const BAR_HEIGHT = 18;
const RAISED = "var(--ds-text)";
const DUE = "var(--ds-text-information)";
const LATE = "var(--ds-background-danger-bold)";
/** Words stay readable over lines. */
const HALO = { paintOrder: "stroke", stroke: "var(--ds-surface)", strokeWidth: 4 } as const;

/** The words of the picture, in the reader's language and zone. */
export interface WalkWords {
  /** What the picture shows, for those who cannot see it; the table beside it says the rest. */
  readonly summary: string;
  readonly due: string;
  readonly raised: string;
  tick(tick: Tick): string;
  /** The name of a lane with what it is allowed: `Hosting: 8 h`. */
  lane(lane: Lane): string;
  /** `3 h late`; shown on the last lane that overruns. */
  late(lane: Lane): string;
}

/**
 * One ticket's way through a chain: a lane for the promise and for each link on one time axis. Closed hours are hatched,
 * time at work is a full bar and waiting a thin one; work after the due time is striped in the colour of danger.
 * Positions are percentages, so the picture fits any width without distorting its words.
 */
export function WalkFigure({ picture, words }: { readonly picture: Picture; readonly words: WalkWords }) {
  const { axis, promise, links } = picture;
  const id = useId().replaceAll(":", "");
  const lanes = [promise, ...links];
  const height = AXIS_HEIGHT + lanes.length * LANE_HEIGHT;
  const left = (at: Instant) => `${(placeOn(axis, at) * 100).toFixed(3)}%`;
  return (
    <svg width="100%" height={height} role="img" aria-label={words.summary} fontSize="12" fontFamily="inherit">
      <defs>
        <pattern id={`${id}-closed`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--ds-surface-sunken)" />
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--ds-border)" strokeWidth="2" />
        </pattern>
        <pattern id={`${id}-late`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="8" height="8" fill="var(--ds-background-danger-bold)" />
          <line x1="0" y1="0" x2="0" y2="8" stroke="var(--ds-background-danger)" strokeWidth="3" />
        </pattern>
      </defs>
      {axis.ticks.map((tick) => (
        <g key={tick.at}>
          <line
            x1={left(tick.at)}
            x2={left(tick.at)}
            y1={AXIS_HEIGHT - 6}
            y2={height}
            stroke="var(--ds-border)"
            strokeWidth={tick.isMidnight ? 2 : 1}
          />
          <text
            x={left(tick.at)}
            y={AXIS_HEIGHT - 12}
            textAnchor={anchorAt(axis, tick.at)}
            fill="var(--ds-text-subtle)"
            fontWeight={tick.isMidnight ? 600 : 400}
          >
            {words.tick(tick)}
          </text>
        </g>
      ))}
      {lanes.map((lane, place) => (
        <LaneOf
          key={lane.link ?? "promise"}
          lane={lane}
          top={AXIS_HEIGHT + place * LANE_HEIGHT}
          isPromise={place === 0}
          left={left}
          width={(stretch) => widthOf(axis, stretch)}
          closedFill={`url(#${id}-closed)`}
          lateFill={`url(#${id}-late)`}
        />
      ))}
      <MarkLine at={left(picture.start)} top={12} height={height} color={RAISED} />
      <MarkLine at={left(picture.dueAt)} top={28} height={height} color={DUE} />
      {lanes.map((lane, place) => (
        <LaneName
          key={lane.link ?? "promise"}
          top={AXIS_HEIGHT + place * LANE_HEIGHT}
          isPromise={place === 0}
          label={words.lane(lane)}
          late={lane.overrun === null ? null : words.late(lane)}
        />
      ))}
      <MarkWords at={left(picture.start)} top={12} anchor="start" text={words.raised} color={RAISED} />
      <MarkWords
        at={left(picture.dueAt)}
        top={28}
        anchor={placeOn(axis, picture.dueAt) > 0.5 ? "end" : "start"}
        text={words.due}
        color={DUE}
      />
    </svg>
  );
}

interface LaneProps {
  readonly lane: Lane;
  readonly top: number;
  readonly isPromise: boolean;
  readonly left: (at: Instant) => string;
  readonly width: (stretch: Stretch) => string;
  readonly closedFill: string;
  readonly lateFill: string;
}

function LaneOf({ lane, top, isPromise, left, width, closedFill, lateFill }: LaneProps) {
  const bar = top + BAR_TOP;
  const parts = splitAt(lane, lane.overrun?.from ?? null);
  const color = isPromise ? "var(--ds-background-information-bold)" : "var(--ds-background-accent-teal-bolder)";
  return (
    <g>
      <rect x="0" width="100%" y={bar} height={BAR_HEIGHT} fill="var(--ds-surface-raised)" />
      {lane.closed.map((stretch) => (
        <rect
          key={stretch.from}
          x={left(stretch.from)}
          width={width(stretch)}
          y={bar}
          height={BAR_HEIGHT}
          fill={closedFill}
        />
      ))}
      {parts.map(({ stretch, isLate }) => (
        <rect
          key={stretch.from}
          x={left(stretch.from)}
          width={width(stretch)}
          y={bar + BAR_HEIGHT / 2 - 1}
          height="2"
          fill={isLate ? LATE : color}
        />
      ))}
      {lane.working.flatMap((stretch) =>
        splitAt(stretch, lane.overrun?.from ?? null).map((part) => (
          <rect
            key={part.stretch.from}
            x={left(part.stretch.from)}
            width={width(part.stretch)}
            y={bar + 2}
            height={BAR_HEIGHT - 4}
            rx="2"
            fill={part.isLate ? lateFill : color}
          />
        )),
      )}
    </g>
  );
}

interface LaneNameProps {
  readonly top: number;
  readonly isPromise: boolean;
  readonly label: string;
  readonly late: string | null;
}

/** Drawn after the lines of the marks, which its halo then interrupts. */
function LaneName({ top, isPromise, label, late }: LaneNameProps) {
  return (
    <text x="4" y={top + BAR_TOP - 5} fill="var(--ds-text)" fontWeight={isPromise ? 600 : 400} {...HALO}>
      {label}
      {late !== null && (
        <tspan dx="8" fill="var(--ds-text-danger)" fontWeight="600">
          {late}
        </tspan>
      )}
    </text>
  );
}

interface MarkProps {
  readonly at: string;
  /** Where its words stand: two marks may lie close to each other. */
  readonly top: number;
  readonly color: string;
}

function MarkLine({ at, top, height, color }: MarkProps & { readonly height: number }) {
  return <line x1={at} x2={at} y1={top - 10} y2={height} stroke={color} strokeWidth="2" strokeDasharray="4 3" />;
}

function MarkWords({
  at,
  top,
  anchor,
  text,
  color,
}: MarkProps & { readonly anchor: "start" | "end"; readonly text: string }) {
  return (
    <text x={at} y={top} dx={anchor === "start" ? 4 : -4} textAnchor={anchor} fill={color} fontWeight="600" {...HALO}>
      {text}
    </text>
  );
}

/** A stretch before and after the promise is due; one of the two alone where it lies on one side. */
function splitAt(
  { from, to }: Stretch,
  due: Instant | null,
): { readonly stretch: Stretch; readonly isLate: boolean }[] {
  if (due === null || to <= due) return [{ stretch: { from, to }, isLate: false }];
  if (from >= due) return [{ stretch: { from, to }, isLate: true }];
  return [
    { stretch: { from, to: due }, isLate: false },
    { stretch: { from: due, to }, isLate: true },
  ];
}

function widthOf(axis: TimeAxis, { from, to }: Stretch): string {
  return `${((placeOn(axis, to) - placeOn(axis, from)) * 100).toFixed(3)}%`;
}

/** Words at the edges stay inside the picture. */
function anchorAt(axis: TimeAxis, at: Instant): "start" | "middle" | "end" {
  const place = placeOn(axis, at);
  if (place < 0.05) return "start";
  return place > 0.95 ? "end" : "middle";
}
