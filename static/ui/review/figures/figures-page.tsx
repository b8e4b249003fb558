import { useDeferredValue, useMemo, useState } from "react";
import { monthOf } from "../../../../src/domain/history-pages/month";
import { figuresView, periodBefore } from "../../../../src/domain/period-figures/figures-view";
import type { Period } from "../../../../src/domain/period-figures/selection";
import { useApp } from "../../shared/app/app";
import { useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { EmptyState } from "../../shared/parts/empty-state";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { When } from "../../shared/parts/when";
import { WithAgenda } from "../desk/desk-page";
import { useReviewFormats } from "../desk/formats";
import { useDesk } from "../desk/use-desk";
import { say } from "../words";
import { BrokenPart } from "./broken-part";
import { type ChosenFigures, type Comparison, chosenFirst, comparisonsOf, filterOf, periodOf } from "./chosen-figures";
import { FilterBar } from "./filter-bar";
import { GroupsPart } from "./groups-part";
import { type History, loadHistory } from "./load-history";
import { ShownTickets } from "./shown-tickets";
import { SummaryPart } from "./summary-part";
import { TimesPart } from "./times-part";
import { TrendPart } from "./trend-part";
import { VolumePart } from "./volume-part";
import "./figures.css";

const noNames = { agreements: {}, services: {}, customers: {}, breachReasons: {}, people: {} };

/** How the promises of a period were kept, told apart and narrowed as one likes; every figure opens the tickets behind it. */
export default function FiguresPage() {
  const { call, now, viewer } = useApp();
  const [chosen, setChosen] = useState(chosenFirst);
  const period = periodOf(chosen.span, monthOf(now(), viewer.timeZone));
  // Reviews are known a little later, or not at all: figures wait for nobody.
  const { loaded: loadedDesk, again } = useDesk();
  const desk = loadedDesk.is === "ready" ? loadedDesk.value : null;
  const comparisons = comparisonsOf(chosen, period, desk);
  const comparedWith = comparisons[chosen.compared] ?? periodBefore(period);
  const { loaded } = useLoaded(
    () => loadHistory(call, comparedWith, period),
    [call, period.first, period.last, comparedWith.first, comparedWith.last],
  );
  const history = loaded.is === "ready" ? loaded.value : null;
  return (
    <>
      <PageHeading lead={say("figures.lead")} terms={["attainment", "breach", "baseline"]}>
        {say("figures.title")}
      </PageHeading>
      <FilterBar
        chosen={chosen}
        onChoose={setChosen}
        table={history?.table ?? null}
        names={history?.names ?? noNames}
        comparisons={Object.keys(comparisons) as Comparison[]}
      />
      <LoadedView of={loaded} what={say("figures.what")}>
        {(value) => (
          <WithAgenda desk={desk} again={again}>
            <Figures history={value} chosen={chosen} comparedWith={comparedWith} />
          </WithAgenda>
        )}
      </LoadedView>
    </>
  );
}

interface FiguresProps {
  readonly history: History;
  readonly chosen: ChosenFigures;
  readonly comparedWith: Period;
}

function Figures({ history, chosen, comparedWith }: FiguresProps) {
  const { now, viewer } = useApp();
  const formats = useReviewFormats();
  const { table, timezone, names, months, packedUpTo, isBeingRebuilt } = history;
  // Typing and choosing go on while figures are reckoned.
  const wanted = useDeferredValue(chosen);
  const period = periodOf(wanted.span, monthOf(now(), viewer.timeZone));
  const { first, last } = period;
  const { first: from, last: to } = comparedWith;
  const view = useMemo(
    () => figuresView(table, timezone, { first, last }, filterOf(wanted), wanted.dimension, { first: from, last: to }),
    [table, timezone, first, last, from, to, wanted],
  );
  const shown = { table, names, view, comparedWith };
  if (months.length === 0)
    return <EmptyState title={say("figures.nothing-yet")} description={say("figures.nothing-yet-why")} />;
  const { counted, open, excluded } = view.figures;
  const isEmpty = counted.length + open.length + excluded.length === 0;
  return (
    <ShownTickets>
      <p className="quiet">
        {formats.period(period)}. {packedUpTo !== null && <UpTo at={packedUpTo} />}
      </p>
      {isBeingRebuilt && <Note kind="information" title={say("figures.being-rebuilt")} />}
      {isEmpty ? (
        <EmptyState title={say("figures.nothing-measured")} description={say("figures.nothing-measured-why")} />
      ) : (
        <>
          <SummaryPart {...shown} />
          <GroupsPart {...shown} dimension={wanted.dimension} />
          <BrokenPart {...shown} />
          <TimesPart {...shown} />
          <VolumePart {...shown} />
        </>
      )}
      <TrendPart {...shown} />
    </ShownTickets>
  );
}

function UpTo({ at }: { readonly at: number }) {
  const [before, after] = say("figures.up-to").split("{at}");
  return (
    <>
      {before}
      <When at={at} />
      {after}
    </>
  );
}
