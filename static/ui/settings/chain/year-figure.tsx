import type { DayOfStarts, HourOfStarts } from "./year-picture";

const HOURS_HEIGHT = 5;
const LEFT = 44;
const DAY_WIDTH = 2.4;
const TOP = 18;

/** The words of the picture, in the reader's language. */
export interface YearWords {
  /** What the picture shows, for those who cannot see it; the table of months beside it says the rest. */
  readonly summary: string;
  /** A month, short, by its first day. */
  month(date: string): string;
  /** An hour of the day: `06:00`. */
  hour(hour: number): string;
}

/** A year at a glance: a column for each day, a row for each hour; starts in time are pale, late ones strong and taller. */
export function YearFigure({ days, words }: { readonly days: readonly DayOfStarts[]; readonly words: YearWords }) {
  const width = LEFT + days.length * DAY_WIDTH;
  const height = TOP + 24 * HOURS_HEIGHT + 4;
  const months = days.flatMap(({ date }, place) => (date.endsWith("-01") ? [{ date, place }] : []));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      role="img"
      aria-label={words.summary}
      fontSize="10"
      fontFamily="inherit"
    >
      {months.map(({ date, place }) => (
        <g key={date}>
          <line
            x1={LEFT + place * DAY_WIDTH}
            x2={LEFT + place * DAY_WIDTH}
            y1={TOP - 4}
            y2={height}
            stroke="var(--ds-border)"
          />
          <text x={LEFT + place * DAY_WIDTH + 3} y={TOP - 6} fill="var(--ds-text-subtle)">
            {words.month(date)}
          </text>
        </g>
      ))}
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={LEFT - 6} y={TOP + hour * HOURS_HEIGHT + 8} textAnchor="end" fill="var(--ds-text-subtle)">
          {words.hour(hour)}
        </text>
      ))}
      <path d={cellsOf(days, "in time", 0.6)} fill="var(--ds-background-accent-teal-subtler)" />
      <path d={cellsOf(days, "late", 0)} fill="var(--ds-background-danger-bold)" />
    </svg>
  );
}

/** One path for all cells of a kind: thousands of elements would make the page slow. Hours that follow each other are one cell. */
function cellsOf(days: readonly DayOfStarts[], wanted: HourOfStarts, gap: number): string {
  const cells: string[] = [];
  for (const [place, { hours }] of days.entries()) {
    for (let hour = 0; hour < hours.length; hour += 1) {
      if (hours[hour] !== wanted) continue;
      const first = hour;
      while (hours[hour + 1] === wanted) hour += 1;
      const [x, y] = [LEFT + place * DAY_WIDTH, TOP + first * HOURS_HEIGHT];
      const [across, down] = [DAY_WIDTH - gap, (hour - first + 1) * HOURS_HEIGHT];
      cells.push(`M${x.toFixed(1)} ${y}h${across}v${down}h${-across}z`);
    }
  }
  return cells.join("");
}
