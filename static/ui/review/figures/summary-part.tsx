import Heading from "@atlaskit/heading";
import type { ReactNode } from "react";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { GoalState, percentText } from "./attainment-words";
import { FigureTable } from "./figure-table";
import { keysOfRows, type ShownFigures } from "./shown-figures";
import { Figure } from "./shown-tickets";

interface Line {
  readonly name: string;
  readonly value: string | number | null;
  readonly cell?: ReactNode;
}

/** All clocks that were chosen, taken together. */
export function SummaryPart({ table, view, comparedWith }: ShownFigures) {
  const formats = useReviewFormats();
  const { figures, sinceBefore } = view;
  const { attainment, times, counted, excluded, open, openBroken, reopened, unexplained } = figures;
  const tickets = (name: string, rows: Int32Array): Line => ({
    name,
    value: rows.length,
    cell: (
      <Figure of={name} count={rows.length} keys={() => keysOfRows(table, rows)}>
        {formats.number(rows.length)}
      </Figure>
    ),
  });
  const time = (name: string, length: number | undefined): Line => ({
    name,
    value: length === undefined ? null : length / 60_000,
    cell: length === undefined ? say("figures.not-measured") : formats.working(length),
  });
  const lines: readonly Line[] = [
    {
      name: say("figures.attainment"),
      value: attainment.percent,
      cell: (
        <>
          <strong>{percentText(attainment, formats)}</strong> <GoalState attainment={attainment} />
        </>
      ),
    },
    {
      name: say("figures.goal"),
      value: attainment.goal,
      cell: attainment.goal === null ? say("figures.no-goal") : formats.percent(attainment.goal),
    },
    {
      name: say("figures.since", { period: formats.period(comparedWith) }),
      value: sinceBefore?.attainment ?? null,
      cell: <ChangeText change={sinceBefore?.attainment ?? null} />,
    },
    tickets(say("figures.counted"), counted),
    tickets(say("figures.kept"), attainment.kept),
    tickets(say("figures.broken"), attainment.broken),
    tickets(say("figures.unexplained-breaches"), unexplained),
    ...excluded.map(({ reason, rows }) => tickets(say("figures.excluded-because", { reason }), rows)),
    tickets(say("figures.open"), open),
    tickets(say("figures.open-broken"), openBroken),
    tickets(say("figures.reopened"), reopened),
    time(say("figures.median"), times?.median),
    time(say("figures.p90"), times?.p90),
  ];
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("figures.summary")}
      </Heading>
      <FigureTable
        label={say("figures.summary")}
        rows={lines}
        rowKey={({ name }) => name}
        columns={[
          { heading: say("figures.figure"), value: ({ name }) => name },
          { heading: say("figures.value"), value: ({ value }) => value, cell: ({ value, cell }) => cell ?? value },
        ]}
      />
      {attainment.isSmallSample && <p className="quiet">{say("figures.small-sample-why")}</p>}
    </section>
  );
}

function ChangeText({ change }: { readonly change: number | null }) {
  const formats = useReviewFormats();
  if (change === null) return <>{say("figures.not-measured-then")}</>;
  const points = formats.number(Math.round(Math.abs(change) * 10) / 10);
  return (
    <>{change === 0 ? say("figures.unchanged") : say(change > 0 ? "figures.better" : "figures.worse", { points })}</>
  );
}
