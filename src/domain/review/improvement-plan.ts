import type { Measure } from "../agreement/measure";
import type { LocalDate } from "../calendar/calendar";
import type { HistoryTable } from "../history-pages/history-table";
import { type PeriodFigures, periodFigures } from "../period-figures/period-figures";
import type { Period } from "../period-figures/selection";
import type { ReviewTask } from "./service-review";

/** How much of one agreement's promise was kept in a period. */
export interface KeptShare {
  readonly period: Period;
  readonly kept: number;
  readonly counted: number;
}

/**
 * Something that is changed so that a promise is kept more often. What it starts from and what it is to reach are fixed when
 * it begins, so that nobody moves the goal; its effect is measured on the same agreement.
 */
export interface ServiceImprovementPlan {
  readonly id: string;
  readonly name: string;
  /** Null where it is for every customer. */
  readonly customer: string | null;
  /** Key of the agreement on which the effect is measured. */
  readonly agreement: string;
  readonly measure: Measure;
  /** What it goes back to. */
  readonly cause:
    | { readonly kind: "breaches"; readonly reason: string | null }
    | { readonly kind: "requirement"; readonly requirement: string }
    | { readonly kind: "other" };
  /** What is to change, and why that helps. */
  readonly words: string;
  readonly owner: string;
  readonly begunOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly baseline: KeptShare;
  readonly targetPercent: number;
  readonly tasks: readonly ReviewTask[];
  /** Null while it runs. */
  readonly closed: ClosedPlan | null;
}

export interface ClosedPlan {
  readonly on: LocalDate;
  readonly verdict: "worked" | "worked-in-part" | "did-not-work" | "given-up";
  readonly words: string;
  readonly effect: KeptShare;
}

/** Kept of all that were counted, 0 to 100; null where nothing was measured. */
export function percentOf({ kept, counted }: Pick<KeptShare, "kept" | "counted">): number | null {
  return counted === 0 ? null : (kept * 100) / counted;
}

/** What the months that a table holds say of an agreement; the same whether it is asked before a plan or after it. */
export function keptShareOf(...asked: Parameters<typeof keptWhy>): KeptShare {
  const { period, kept, counted } = keptWhy(...asked);
  return { period, kept, counted };
}

/** The same with the reasons for which it was broken, the most frequent first. */
export function keptWhy(
  table: HistoryTable,
  period: Period,
  agreement: string,
  measure: Measure,
  customer: string | null,
): KeptShare & Pick<PeriodFigures, "causes"> {
  const figures = periodFigures(table, period, {
    agreement: [agreement],
    measures: [measure],
    ...(customer !== null && { customer: [customer] }),
  });
  return { period, kept: figures.attainment.kept.length, counted: figures.counted.length, causes: figures.causes };
}
