import type { Month } from "../../../../src/domain/history-pages/history-record";
import { monthsLater } from "../../../../src/domain/history-pages/month";
import type { Dimension, FigureFilter } from "../../../../src/domain/period-figures/figure-filter";
import type { Period } from "../../../../src/domain/period-figures/selection";

export const spans = ["this-month", "last-month", "last-three", "last-twelve"] as const;
export type Span = (typeof spans)[number];

export const dimensions: readonly Dimension[] = [
  "agreement",
  "customer",
  "service",
  "priority",
  "team",
  "supplier",
  "agent",
];

/** A choice of one value of a dimension: `any`, `none`, or `=` and the value. */
export type Chosen = "any" | "none" | `=${string}`;

export interface ChosenFigures {
  readonly span: Span;
  /** With whom the promises are: customers, own teams, suppliers. */
  readonly kind: "sla" | "ola" | "uc";
  readonly measure: "resolution" | "response";
  readonly dimension: Dimension;
  readonly only: Readonly<Record<Dimension, Chosen>>;
}

export const chosenFirst: ChosenFigures = {
  span: "this-month",
  kind: "sla",
  measure: "resolution",
  dimension: "agreement",
  only: {
    agreement: "any",
    customer: "any",
    service: "any",
    priority: "any",
    team: "any",
    supplier: "any",
    agent: "any",
  },
};

/** @param month the one that runs, in the history's zone */
export function periodOf(span: Span, month: Month): Period {
  const lastMonth = monthsLater(month, -1);
  switch (span) {
    case "this-month":
      return { first: month, last: month };
    case "last-month":
      return { first: lastMonth, last: lastMonth };
    case "last-three":
      return { first: monthsLater(month, -3), last: lastMonth };
    case "last-twelve":
      return { first: monthsLater(month, -12), last: lastMonth };
  }
}

export function filterOf({ kind, measure, only }: ChosenFigures): FigureFilter {
  const wanted: { [D in Dimension]?: readonly (string | null)[] } = {};
  for (const dimension of dimensions) {
    const chosen = only[dimension];
    if (chosen !== "any") wanted[dimension] = [chosen === "none" ? null : chosen.slice(1)];
  }
  return { kinds: [kind], measures: [measure], ...wanted };
}
