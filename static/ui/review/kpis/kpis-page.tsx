import { useMemo, useState } from "react";
import { monthOf } from "../../../../src/domain/history-pages/month";
import { periodBefore } from "../../../../src/domain/period-figures/figures-view";
import { type Kpi, kpisOf } from "../../../../src/domain/period-figures/kpis";
import { useApp } from "../../shared/app/app";
import { useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageHeading } from "../../shared/parts/page-heading";
import { useReviewFormats } from "../desk/formats";
import { GoalState, percentText } from "../figures/attainment-words";
import { Choice } from "../figures/choice";
import { periodOf, type Span, spans } from "../figures/chosen-figures";
import { valueName } from "../figures/figure-names";
import { FigureTable } from "../figures/figure-table";
import { type History, loadHistory } from "../figures/load-history";
import { keysOfRows } from "../figures/shown-figures";
import { Figure, ShownTickets } from "../figures/shown-tickets";
import { say } from "../words";
import "../figures/figures.css";

/** Whose goals, and by which promises. */
const views = {
  "team-own": { kind: "ola", by: "team" },
  "team-customer": { kind: "sla", by: "team" },
  supplier: { kind: "uc", by: "supplier" },
  "agent-customer": { kind: "sla", by: "agent" },
  "agent-own": { kind: "ola", by: "agent" },
} as const;
type View = keyof typeof views;

/** Goals of teams, suppliers and agents as their agreements set them, and how far each was reached. */
export default function KpisPage() {
  const { call, now, viewer } = useApp();
  const [span, setSpan] = useState<Span>("this-month");
  const [view, setView] = useState<View>("team-own");
  const period = periodOf(span, monthOf(now(), viewer.timeZone));
  const { first } = periodBefore(period);
  const { loaded } = useLoaded(() => loadHistory(call, { first, last: period.last }), [call, first, period.last]);
  const seesAgents = loaded.is === "ready" && loaded.value.table.words.assignees.length > 0;
  const offered = (Object.keys(views) as View[]).filter((one) => seesAgents || views[one].by !== "agent");
  return (
    <>
      <PageHeading lead={say("kpis.lead")}>{say("kpis.title")}</PageHeading>
      <fieldset className="figure-filters not-printed">
        <legend className="visually-hidden">{say("figures.filters")}</legend>
        <Choice
          label={say("figures.span")}
          value={span}
          choices={spans.map((one) => ({ value: one, text: say(`figures.spans.${one}`) }))}
          onChoose={(one) => setSpan(one as Span)}
        />
        <Choice
          label={say("kpis.whose")}
          value={view}
          choices={offered.map((one) => ({ value: one, text: say(`kpis.views.${one}`) }))}
          onChoose={(one) => setView(one as View)}
        />
      </fieldset>
      <LoadedView of={loaded} what={say("figures.what")}>
        {(history) => (
          <ShownTickets>
            <Goals history={history} period={period} view={offered.includes(view) ? view : "team-own"} />
            {!seesAgents && <p className="quiet">{say("kpis.no-agents")}</p>}
          </ShownTickets>
        )}
      </LoadedView>
    </>
  );
}

function Goals({
  history: { table, names },
  period,
  view,
}: {
  readonly history: History;
  readonly period: ReturnType<typeof periodOf>;
  readonly view: View;
}) {
  const formats = useReviewFormats();
  const { kind, by } = views[view];
  const { first, last } = period;
  const kpis = useMemo(
    () => kpisOf(table, { first, last }, periodBefore({ first, last }), kind, by),
    [table, first, last, kind, by],
  );
  const before = formats.period(periodBefore(period));
  if (kpis.length === 0)
    return <EmptyState title={say("figures.nothing-measured")} description={say(`kpis.nothing.${kind}`)} />;
  const nameOf = ({ value }: Kpi) => valueName(names, by, value);
  const promiseOf = ({ agreement, measure }: Kpi) =>
    say("figures.promise", {
      agreement: names.agreements[agreement] ?? agreement,
      measure: say(`figures.measure.${measure}`),
    });
  const count = (heading: string, rowsOf: (kpi: Kpi) => Int32Array) => ({
    heading,
    value: (kpi: Kpi) => rowsOf(kpi).length,
    cell: (kpi: Kpi) => {
      const rows = rowsOf(kpi);
      const of = `${heading}, ${nameOf(kpi)}, ${promiseOf(kpi)}`;
      return (
        <Figure of={of} count={rows.length} keys={() => keysOfRows(table, rows)}>
          {formats.number(rows.length)}
        </Figure>
      );
    },
  });
  return (
    <section className="part">
      <p className="quiet">{say("kpis.about", { period: formats.period(period), before })}</p>
      <FigureTable
        key={view}
        label={say(`kpis.views.${view}`)}
        rows={kpis}
        rowKey={({ value, agreement, measure }) => JSON.stringify([value, agreement, measure])}
        columns={[
          { heading: say(`figures.dimension.${by}`), value: nameOf },
          { heading: say("figures.promised"), value: promiseOf },
          {
            heading: say("figures.goal"),
            value: ({ goal }) => goal,
            cell: ({ goal }) => (goal === null ? say("kpis.no-goal") : formats.percent(goal)),
          },
          {
            heading: say("figures.attainment"),
            value: ({ figures }) => figures.attainment.percent,
            cell: ({ figures: { attainment } }) => (
              <>
                {percentText(attainment, formats)} <GoalState attainment={attainment} />
              </>
            ),
          },
          count(say("figures.counted"), ({ figures }) => figures.counted),
          count(say("figures.broken"), ({ figures }) => figures.attainment.broken),
          count(say("figures.open"), ({ figures }) => figures.open),
          count(say("figures.open-broken"), ({ figures }) => figures.openBroken),
          {
            heading: say("figures.since-before"),
            value: ({ change }) => change?.attainment ?? null,
            cell: ({ change }) => {
              const points = change?.attainment ?? null;
              if (points === null) return say("figures.not-measured-then");
              if (points === 0) return say("figures.unchanged");
              const size = formats.number(Math.round(Math.abs(points) * 10) / 10);
              return say(points > 0 ? "figures.better" : "figures.worse", { points: size });
            },
          },
        ]}
      />
      <p className="quiet">{say("figures.small-sample-why")}</p>
    </section>
  );
}
