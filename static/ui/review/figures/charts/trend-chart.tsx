import { useReviewFormats } from "../../desk/formats";
import { say } from "../../words";

const LARGE = { width: 640, height: 220 };
/** Several beside each other. */
const SMALL = { width: 320, height: 150 };
const MARGIN = { left: 48, right: 12, top: 12, bottom: 28 };

interface Props {
  readonly points: readonly Point[];
  readonly label?: string;
  readonly isSmall?: boolean;
}

interface Point {
  readonly month: string;
  readonly percent: number | null;
  readonly goal: number | null;
}

/** The percentage of each month as a line with its goal; the table beside it says the same. Months without any are gaps. */
export default function TrendChart({ points, label = say("figures.trend-chart"), isSmall = false }: Props) {
  const { width: WIDTH, height: HEIGHT } = isSmall ? SMALL : LARGE;
  const formats = useReviewFormats();
  const percents = points.flatMap(({ percent, goal }) => [percent, goal]).filter((one) => one !== null);
  // Rounded down to a ten, so that what matters fills the picture.
  const least = Math.min(90, Math.floor(Math.min(100, ...percents) / 10) * 10);
  const x = (place: number) =>
    MARGIN.left + ((WIDTH - MARGIN.left - MARGIN.right) * (place + 0.5)) / Math.max(1, points.length);
  const y = (percent: number) =>
    MARGIN.top + ((HEIGHT - MARGIN.top - MARGIN.bottom) * (100 - percent)) / Math.max(1, 100 - least);
  const line = (of: (point: Point) => number | null) =>
    points
      .map((point, place) => {
        const percent = of(point);
        if (percent === null) return "";
        const isFirst = place === 0 || of(points[place - 1]!) === null;
        return `${isFirst ? "M" : "L"}${x(place).toFixed(1)} ${y(percent).toFixed(1)}`;
      })
      .join(" ");
  // With many months every name would hide the next.
  const every = Math.ceil(points.length / (isSmall ? 3 : 6));
  return (
    <svg
      className={isSmall ? "figure-chart small-chart" : "figure-chart"}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {[least, (least + 100) / 2, 100].map((percent) => (
        <g key={percent}>
          <line className="chart-grid" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(percent)} y2={y(percent)} />
          <text className="chart-text" x={MARGIN.left - 6} y={y(percent) + 4} textAnchor="end">
            {formats.percent(percent)}
          </text>
        </g>
      ))}
      <path className="chart-goal" d={line(({ goal }) => goal)} />
      <path className="chart-line" d={line(({ percent }) => percent)} />
      {points.map(({ month, percent }, place) => (
        <g key={month}>
          {percent !== null && (
            <circle className="chart-dot" cx={x(place)} cy={y(percent)} r={4}>
              <title>{`${formats.period({ first: month, last: month })}: ${formats.percent(percent)}`}</title>
            </circle>
          )}
          {place % every === 0 && (
            <text className="chart-text" x={x(place)} y={HEIGHT - 8} textAnchor="middle">
              {month}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
