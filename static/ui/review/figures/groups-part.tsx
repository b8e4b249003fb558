import Heading from "@atlaskit/heading";
import type { Dimension } from "../../../../src/domain/period-figures/figure-filter";
import type { FigureGroup } from "../../../../src/domain/period-figures/period-figures";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { GoalState, percentText } from "./attainment-words";
import { valueName } from "./figure-names";
import { type FigureColumn, FigureTable } from "./figure-table";
import { keysOfRows, type ShownFigures } from "./shown-figures";
import { Figure } from "./shown-tickets";

/** The same figures for each agreement, customer, service, priority, team or supplier. */
export function GroupsPart({ table, names, view, dimension }: ShownFigures & { readonly dimension: Dimension }) {
  const formats = useReviewFormats();
  const title = say(`figures.by.${dimension}`);
  const nameOf = ({ value }: FigureGroup) => valueName(names, dimension, value);
  const count = (heading: string, rowsOf: (group: FigureGroup) => Int32Array): FigureColumn<FigureGroup> => ({
    heading,
    value: (group) => rowsOf(group).length,
    cell: (group) => {
      const rows = rowsOf(group);
      return (
        <Figure of={`${heading}, ${nameOf(group)}`} count={rows.length} keys={() => keysOfRows(table, rows)}>
          {formats.number(rows.length)}
        </Figure>
      );
    },
  });
  const time = (heading: string, of: "median" | "p90"): FigureColumn<FigureGroup> => ({
    heading,
    value: ({ figures: { times } }) => (times === null ? null : times[of] / 60_000),
    cell: ({ figures: { times } }) => (times === null ? say("figures.not-measured") : formats.working(times[of])),
  });
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {title}
      </Heading>
      <FigureTable
        key={dimension}
        label={title}
        rows={view.groups}
        rowKey={({ value }) => String(value)}
        columns={[
          { heading: say(`figures.dimension.${dimension}`), value: nameOf },
          {
            heading: say("figures.attainment"),
            value: ({ figures }) => figures.attainment.percent,
            cell: ({ figures: { attainment } }) => (
              <>
                {percentText(attainment, formats)} <GoalState attainment={attainment} />
              </>
            ),
          },
          {
            heading: say("figures.goal"),
            value: ({ figures }) => figures.attainment.goal,
            cell: ({ figures: { attainment } }) =>
              attainment.goal === null ? say("figures.no-goal") : formats.percent(attainment.goal),
          },
          count(say("figures.counted"), ({ figures }) => figures.counted),
          count(say("figures.broken"), ({ figures }) => figures.attainment.broken),
          count(say("figures.open"), ({ figures }) => figures.open),
          count(say("figures.open-broken"), ({ figures }) => figures.openBroken),
          time(say("figures.median"), "median"),
          time(say("figures.p90"), "p90"),
        ]}
      />
    </section>
  );
}
