import type { ClockStory, SegmentKindName } from "../../../../src/contract";
import { drawing } from "../element";
import { say } from "../say";
import { exactly, fullMoment, type Viewer } from "../times";
import { causeInWords, closingsInWords } from "./causes";
import { stretchesOf } from "./stretches";

/** Size of the drawing in its own units; it is stretched to the width there is. */
const WIDTH = 1_000;
const TRACK = { top: 22, height: 36 };
const HEIGHT = 84;
const MOST_MARKS = 8;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Distances between marks, from which the first is taken that leaves few enough of them. */
const DISTANCES = [HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 364 * DAY];
/** What a letter takes, roughly; a label goes where it fits. */
const LETTER = 7;

const KINDS: readonly SegmentKindName[] = ["outside-hours", "running", "paused", "stopped"];

/** The life of a clock on one line: hours that count on a lighter ground, what ran, what waited, what was closed. */
export function axis(story: ClockStory, viewer: Viewer): SVGSVGElement {
  const { segments, sumsMs } = story;
  const from = Date.parse(segments[0]?.from ?? story.startedAt);
  const to = Date.parse(segments.at(-1)?.to ?? story.at);
  const scale = WIDTH / Math.max(1, to - from);
  const xOf = (at: number) => (at - from) * scale;
  const svg = drawing("svg", {
    class: "axis",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "img",
    "aria-label": say("story.axis-label", {
      from: fullMoment(from, viewer),
      to: fullMoment(to, viewer),
      ran: exactly(sumsMs.running),
      paused: exactly(sumsMs.paused),
      closed: exactly(sumsMs["outside-hours"]),
      stopped: exactly(sumsMs.stopped),
    }),
  });
  svg.append(hatching());
  for (const kind of KINDS) {
    // One path for all of a kind: a year of nights is no burden.
    const d = segments
      .filter((segment) => segment.kind === kind)
      .map((segment) => {
        const x = xOf(Date.parse(segment.from));
        const width = Math.max(0.5, xOf(Date.parse(segment.to)) - x);
        const { top, height } = kind === "outside-hours" ? { top: TRACK.top + 12, height: TRACK.height - 24 } : TRACK;
        return `M${x.toFixed(2)} ${top}h${width.toFixed(2)}v${height}h${(-width).toFixed(2)}z`;
      })
      .join("");
    if (d !== "") svg.append(drawing("path", { class: `kind-${kind}`, d }));
  }
  svg.append(...labels(story, viewer, xOf), ...marks(from, to, xOf, viewer));
  const due = dueOnAxis(story);
  if (due !== null) {
    svg.append(
      drawing("line", {
        class: "due-line",
        x1: xOf(due),
        x2: xOf(due),
        y1: TRACK.top - 6,
        y2: TRACK.top + TRACK.height + 6,
      }),
    );
  }
  return svg;
}

/** When the promise is or was due, if that lies on the line. */
export function dueOnAxis({ dueAt, segments }: ClockStory): number | null {
  const due = dueAt === null ? Number.NaN : Date.parse(dueAt);
  const isOnAxis = segments.some(({ from, to }) => Date.parse(from) <= due && due <= Date.parse(to));
  return isOnAxis ? due : null;
}

/** Stripes for a clock that waits, so that it differs from one that runs in more than its colour. */
function hatching(): SVGElement {
  return drawing(
    "defs",
    {},
    drawing(
      "pattern",
      { id: "stripes", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      drawing("rect", { class: "stripe-ground", width: 8, height: 8 }),
      drawing("rect", { class: "stripe", width: 3, height: 8 }),
    ),
  );
}

/** Names of pauses and of closed days, where there is room for them. */
function labels(story: ClockStory, viewer: Viewer, xOf: (at: number) => number): SVGElement[] {
  const room = (text: string, from: string, to: string): SVGElement[] => {
    const x = xOf(Date.parse(from));
    const width = xOf(Date.parse(to)) - x;
    if (text.length * LETTER > width) return [];
    return [
      drawing("text", { class: "axis-label", x: x + width / 2, y: TRACK.top - 8, "text-anchor": "middle" }, text),
    ];
  };
  const pauses = stretchesOf(story.segments)
    .filter(({ lengthsMs }) => lengthsMs.paused > 0)
    .flatMap(({ from, to, segments }) => room(segments[0]!.status ?? causeInWords(segments[0]!, story.rule), from, to));
  const paused = stretchesOf(story.segments).filter(({ lengthsMs }) => lengthsMs.paused > 0);
  const closings = story.segments
    .filter(({ kind, from }) => kind === "outside-hours" && !paused.some((one) => one.from <= from && from < one.to))
    .flatMap((segment) => room(closingsInWords(segment, story.rule, viewer).join(", "), segment.from, segment.to));
  return [...pauses, ...closings];
}

/** Moments along the line, at full hours or midnights of the viewer. */
function marks(from: number, to: number, xOf: (at: number) => number, { locale, timeZone }: Viewer): SVGElement[] {
  const distance = DISTANCES.find((each) => (to - from) / each <= MOST_MARKS) ?? (to - from) / MOST_MARKS;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(distance < DAY ? { weekday: "short", hour: "numeric", minute: "2-digit" } : { day: "numeric", month: "short" }),
  });
  const shown: SVGElement[] = [];
  for (let at = firstMark(from, distance, timeZone); at < to; at += distance) {
    const x = xOf(at);
    if (x < 30 || x > WIDTH - 30) continue;
    const bottom = TRACK.top + TRACK.height;
    shown.push(
      drawing("line", { class: "mark", x1: x, x2: x, y1: bottom, y2: bottom + 6 }),
      drawing("text", { class: "axis-label", x, y: HEIGHT - 8, "text-anchor": "middle" }, format.format(at)),
    );
  }
  return shown;
}

/** The first full hour, or midnight of the viewer's wall, from the beginning on. */
function firstMark(from: number, distance: number, timeZone: string): number {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(from).slice(0, 2),
  );
  const begun = from - (from % HOUR);
  const perMark = Math.min(24, distance / HOUR);
  const missing = (perMark - (hour % perMark)) % perMark;
  const first = begun + missing * HOUR;
  return first < from ? first + distance : first;
}
