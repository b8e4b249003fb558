import Heading from "@atlaskit/heading";
import { lazy, Suspense, useState } from "react";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { FigureTable } from "./figure-table";
import { keysOfRows, type ShownFigures } from "./shown-figures";
import { Figure } from "./shown-tickets";

const UsedTimeChart = lazy(() => import("./charts/used-time-chart"));

/** How much of the promised time was used. */
export function TimesPart({ table, view }: ShownFigures) {
  const formats = useReviewFormats();
  const [isChartShown, showChart] = useState(false);
  const percent = (part: number) => formats.percent(part * 100);
  const nameOf = ({ above, upTo }: { readonly above: number; readonly upTo: number }) =>
    Number.isFinite(upTo)
      ? say("figures.used-between", { above: percent(above), upTo: percent(upTo) })
      : say("figures.used-above", { above: percent(above) });
  const { counted } = view.figures;
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("figures.used")}
      </Heading>
      <FigureTable
        label={say("figures.used")}
        rows={view.distribution}
        rowKey={({ above }) => String(above)}
        columns={[
          { heading: say("figures.used-of"), value: nameOf },
          {
            heading: say("figures.counted"),
            value: ({ rows }) => rows.length,
            cell: (part) => (
              <Figure of={nameOf(part)} count={part.rows.length} keys={() => keysOfRows(table, part.rows)}>
                {formats.number(part.rows.length)}
              </Figure>
            ),
          },
          {
            heading: say("figures.share"),
            value: ({ rows }) =>
              counted.length === 0 ? null : Math.round((rows.length * 1_000) / counted.length) / 10,
            cell: ({ rows }) => (counted.length === 0 ? "" : formats.percent((rows.length * 100) / counted.length)),
          },
        ]}
      />
      <button type="button" className="link-button not-printed" onClick={() => showChart(!isChartShown)}>
        {say(isChartShown ? "figures.hide-chart" : "figures.show-chart")}
      </button>
      {isChartShown && (
        <Suspense fallback={null}>
          <UsedTimeChart table={table} counted={counted} />
        </Suspense>
      )}
    </section>
  );
}
