import Heading from "@atlaskit/heading";
import { lazy, Suspense, useState } from "react";
import type { TrendPoint } from "../../../../src/domain/period-figures/trend";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { GoalState, percentText } from "./attainment-words";
import { FigureTable } from "./figure-table";
import { keysOfRows, type ShownFigures } from "./shown-figures";
import { Figure } from "./shown-tickets";

const TrendChart = lazy(() => import("./charts/trend-chart"));

/** Month by month: the period and the one before it. */
export function TrendPart({ table, view }: ShownFigures) {
  const formats = useReviewFormats();
  const [isChartShown, showChart] = useState(false);
  const points = view.trend.map(({ month, attainment: { percent, goal } }) => ({ month, percent, goal }));
  // Where nothing was measured there is nothing to draw.
  const isDrawable = points.some(({ percent }) => percent !== null);
  const monthName = ({ month }: TrendPoint) => formats.period({ first: month, last: month });
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("figures.trend")}
      </Heading>
      <FigureTable
        label={say("figures.trend")}
        rows={view.trend}
        rowKey={({ month }) => month}
        columns={[
          { heading: say("figures.month"), value: ({ month }) => month, cell: monthName },
          {
            heading: say("figures.attainment"),
            value: ({ attainment }) => attainment.percent,
            cell: ({ attainment }) => (
              <>
                {percentText(attainment, formats)} <GoalState attainment={attainment} />
              </>
            ),
          },
          {
            heading: say("figures.counted"),
            value: ({ counted }) => counted.length,
            cell: (point) => (
              <Figure
                of={`${say("figures.counted")}, ${monthName(point)}`}
                count={point.counted.length}
                keys={() => keysOfRows(table, point.counted)}
              >
                {formats.number(point.counted.length)}
              </Figure>
            ),
          },
          {
            heading: say("figures.median"),
            value: ({ times }) => (times === null ? null : times.median / 60_000),
            cell: ({ times }) => (times === null ? say("figures.not-measured") : formats.working(times.median)),
          },
          {
            heading: say("figures.p90"),
            value: ({ times }) => (times === null ? null : times.p90 / 60_000),
            cell: ({ times }) => (times === null ? say("figures.not-measured") : formats.working(times.p90)),
          },
        ]}
      />
      {isDrawable && (
        <button type="button" className="link-button not-printed" onClick={() => showChart(!isChartShown)}>
          {say(isChartShown ? "figures.hide-chart" : "figures.show-chart")}
        </button>
      )}
      {isChartShown && isDrawable && (
        <Suspense fallback={null}>
          <TrendChart points={points} />
        </Suspense>
      )}
    </section>
  );
}
