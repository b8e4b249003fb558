import { lazy, Suspense, useState } from "react";
import type { PromiseKept } from "../../../../src/domain/review/promise-kept";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { PackTable } from "./pack-table";

const TrendChart = lazy(() => import("../figures/charts/trend-chart"));

interface Props {
  readonly promises: readonly PromiseKept[];
  readonly nameOf: (promise: PromiseKept) => string;
}

/** Each promise month by month, as a line; as a table one click away. A single month is no trend. */
export function Trends({ promises, nameOf }: Props) {
  const formats = useReviewFormats();
  const [isTable, setTable] = useState(false);
  const drawn = promises.filter(({ trend }) => trend.filter(({ percent }) => percent !== null).length > 1);
  if (drawn.length === 0) return null;
  const lines = drawn.flatMap((promise) => promise.trend.map((month) => ({ promise: nameOf(promise), ...month })));
  return (
    <>
      {isTable ? (
        <PackTable
          label={say("pack.trend")}
          rows={lines}
          rowKey={({ promise, month }) => `${promise} ${month}`}
          columns={[
            { heading: say("pack.promise"), value: ({ promise }) => promise },
            {
              heading: say("figures.month"),
              value: ({ month }) => month,
              cell: ({ month }) => formats.period({ first: month, last: month }),
            },
            {
              heading: say("pack.kept"),
              value: ({ percent }) => percent,
              cell: ({ percent }) => (percent === null ? say("pack.not-measured") : formats.percent(percent)),
            },
            { heading: say("pack.counts"), value: ({ counted }) => counted },
            {
              heading: say("pack.goal"),
              value: ({ goal }) => goal,
              cell: ({ goal }) => (goal === null ? say("pack.no-goal") : formats.percent(goal)),
            },
          ]}
        />
      ) : (
        <div className="trends">
          {drawn.map((promise) => (
            <figure key={nameOf(promise)} className="trend">
              <figcaption>{nameOf(promise)}</figcaption>
              <Suspense fallback={null}>
                <TrendChart points={promise.trend} label={say("pack.trend-of", { promise: nameOf(promise) })} isSmall />
              </Suspense>
            </figure>
          ))}
        </div>
      )}
      <button type="button" className="link-button not-printed" onClick={() => setTable(!isTable)}>
        {say(isTable ? "pack.as-chart" : "pack.as-table")}
      </button>
    </>
  );
}
