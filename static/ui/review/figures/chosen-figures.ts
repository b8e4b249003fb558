import type { Month } from "../../../../src/domain/history-pages/history-record";
import { monthsLater } from "../../../../src/domain/history-pages/month";
import type { Dimension, FigureFilter } from "../../../../src/domain/period-figures/figure-filter";
import { periodBefore } from "../../../../src/domain/period-figures/figures-view";
import type { Period } from "../../../../src/domain/period-figures/selection";
import type { ReviewDesk } from "../../../../src/domain/review/review-record";

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

/** With what a period is compared; the last two are known of a customer. */
export type Comparison = "before" | "year-before" | "last-review" | "baseline";

export interface ChosenFigures {
  readonly span: Span;
  readonly compared: Comparison;
  /** With whom the promises are: customers, own teams, suppliers. */
  readonly kind: "sla" | "ola" | "uc";
  readonly measure: "resolution" | "response";
  readonly dimension: Dimension;
  readonly only: Readonly<Record<Dimension, Chosen>>;
}

export const chosenFirst: ChosenFigures = {
  span: "this-month",
  compared: "before",
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

/** The periods that the chosen one can be compared with; those of reviews are there where one customer is chosen. */
export function comparisonsOf(
  { only: { customer } }: ChosenFigures,
  period: Period,
  desk: Pick<ReviewDesk, "reviews" | "relations"> | null,
): { readonly [C in Comparison]?: Period } {
  const year = { first: monthsLater(period.first, -12), last: monthsLater(period.last, -12) };
  const always = { before: periodBefore(period), "year-before": year };
  if (desk === null || !customer.startsWith("=")) return always;
  const key = customer.slice(1);
  const reviewed = desk.reviews
    .filter((one) => one.customer === key && one.frozen !== null && one.period.last < period.first)
    .map((one) => one.period)
    .sort((one, other) => (one.last < other.last ? -1 : 1));
  const baseline = desk.relations.find(({ id }) => id === key)?.baseline ?? reviewed[0];
  const last = reviewed.at(-1);
  return { ...always, ...(last && { "last-review": last }), ...(baseline && { baseline }) };
}

export function filterOf({ kind, measure, only }: ChosenFigures): FigureFilter {
  const wanted: { [D in Dimension]?: readonly (string | null)[] } = {};
  for (const dimension of dimensions) {
    const chosen = only[dimension];
    if (chosen !== "any") wanted[dimension] = [chosen === "none" ? null : chosen.slice(1)];
  }
  return { kinds: [kind], measures: [measure], ...wanted };
}
