import Button from "@atlaskit/button/new";
import type { HistoryNames } from "../../../../src/contract";
import type { HistoryTable } from "../../../../src/domain/history-pages/history-table";
import { type Dimension, dimensionOf } from "../../../../src/domain/period-figures/figure-filter";
import { say } from "../words";
import { Choice } from "./choice";
import {
  type Chosen,
  type ChosenFigures,
  type Comparison,
  chosenFirst,
  dimensions,
  type Span,
  spans,
} from "./chosen-figures";
import { valueName } from "./figure-names";

interface Props {
  readonly chosen: ChosenFigures;
  readonly onChoose: (chosen: ChosenFigures) => void;
  /** Null while it is on its way. */
  readonly table: HistoryTable | null;
  readonly names: HistoryNames;
  /** With what the period can be compared. */
  readonly comparisons: readonly Comparison[];
}

/** Which figures are shown: of which time, of which promises, told apart by what. */
export function FilterBar({ chosen, onChoose, table, names, comparisons }: Props) {
  // Figures of single agents are there for those alone who may see them.
  const isKnown = (dimension: Dimension) => dimension !== "agent" || (table?.words.assignees.length ?? 0) > 0;
  const isNarrowed = dimensions.some((dimension) => chosen.only[dimension] !== "any");
  return (
    <fieldset className="figure-filters not-printed">
      <legend className="visually-hidden">{say("figures.filters")}</legend>
      <Choice
        label={say("figures.span")}
        value={chosen.span}
        choices={spans.map((span) => ({ value: span, text: say(`figures.spans.${span}`) }))}
        onChoose={(span) => onChoose({ ...chosen, span: span as Span })}
      />
      <Choice
        label={say("figures.compared-with")}
        value={comparisons.includes(chosen.compared) ? chosen.compared : "before"}
        choices={comparisons.map((one) => ({ value: one, text: say(`figures.comparisons.${one}`) }))}
        onChoose={(compared) => onChoose({ ...chosen, compared: compared as Comparison })}
      />
      <Choice
        label={say("figures.kind")}
        value={chosen.kind}
        choices={(["sla", "ola", "uc"] as const).map((kind) => ({ value: kind, text: say(`figures.kinds.${kind}`) }))}
        onChoose={(kind) => onChoose({ ...chosen, kind: kind as ChosenFigures["kind"], measure: "resolution" })}
      />
      {chosen.kind === "sla" && (
        <Choice
          label={say("figures.measured")}
          value={chosen.measure}
          choices={(["resolution", "response"] as const).map((measure) => ({
            value: measure,
            text: say(`figures.measure.${measure}`),
          }))}
          onChoose={(measure) => onChoose({ ...chosen, measure: measure as ChosenFigures["measure"] })}
        />
      )}
      <Choice
        label={say("figures.told-apart")}
        value={chosen.dimension}
        choices={dimensions
          .filter(isKnown)
          .map((dimension) => ({ value: dimension, text: say(`figures.dimension.${dimension}`) }))}
        onChoose={(dimension) => onChoose({ ...chosen, dimension: dimension as Dimension })}
      />
      {table !== null &&
        dimensions
          .filter(isKnown)
          .map((dimension) => (
            <ValueChoice
              key={dimension}
              dimension={dimension}
              table={table}
              names={names}
              chosen={chosen.only[dimension]}
              onChoose={(value) => onChoose({ ...chosen, only: { ...chosen.only, [dimension]: value } })}
            />
          ))}
      {isNarrowed && (
        <Button appearance="subtle" onClick={() => onChoose({ ...chosen, only: chosenFirst.only })}>
          {say("figures.no-filter")}
        </Button>
      )}
    </fieldset>
  );
}

interface ValueProps {
  readonly dimension: Dimension;
  readonly table: HistoryTable;
  readonly names: HistoryNames;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Where all clocks have one value there is nothing to choose. */
function ValueChoice({ dimension, table, names, chosen, onChoose }: ValueProps) {
  const { words, places } = dimensionOf(table, dimension);
  const hasNone = places.includes(-1);
  if (words.length + Number(hasNone) < 2 && chosen === "any") return null;
  const values = words
    .map((word) => ({ value: `=${word}`, text: valueName(names, dimension, word) }))
    .sort((one, other) => one.text.localeCompare(other.text));
  return (
    <Choice
      label={say(`figures.dimension.${dimension}`)}
      value={chosen}
      choices={[
        { value: "any", text: say("figures.all") },
        ...values,
        ...(hasNone ? [{ value: "none", text: valueName(names, dimension, null) }] : []),
      ]}
      onChoose={(value) => onChoose(value as Chosen)}
    />
  );
}
