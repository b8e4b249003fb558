import type { Measure } from "../agreement/measure";
import type { HolderKind } from "../breach-attribution/holder";
import type { HistoryTable } from "../history-pages/history-table";
import { monthsBetween } from "../history-pages/month";
import type { FigureFilter } from "../period-figures/figure-filter";
import { brokenPromises } from "../period-figures/overruns";
import { type PeriodFigures, periodFigures } from "../period-figures/period-figures";
import type { Period, Rows } from "../period-figures/selection";
import { ticketsOf } from "../period-figures/selection";
import type { Milliseconds } from "../time";

/** How one promise to the customer was kept. */
export interface PromiseKept {
  readonly agreement: string;
  readonly measure: Measure;
  readonly kept: number;
  /** The denominator: finished in the period, and not taken out. */
  readonly counted: number;
  /** Null where nothing was measured: never taken for kept. */
  readonly percent: number | null;
  readonly goal: number | null;
  readonly isReached: boolean | null;
  readonly isSmallSample: boolean;
  /** Those that count; null where they are more than are listed. */
  readonly tickets: readonly string[] | null;
  /** Tickets that somebody took out of the figures, by the reason. */
  readonly excluded: readonly { readonly reason: string; readonly tickets: readonly string[] }[];
  /** Not finished when the period was last looked at; in no percentage. */
  readonly open: readonly string[];
  readonly openBroken: readonly string[];
  readonly reopened: readonly string[];
  readonly median: Milliseconds | null;
  readonly p90: Milliseconds | null;
  /** The same promise in the period it is compared with; null where nothing was measured then. */
  readonly before: KeptThen | null;
  /** The same when the service was first measured with this customer; null where nothing was, or nobody says when. */
  readonly baseline: KeptThen | null;
  /** Month by month up to the period's last. */
  readonly trend: readonly MonthKept[];
  /** Those that nobody has explained come first: they are what a meeting has to clear. */
  readonly breaches: readonly Breach[];
}

/** How a promise was kept at another time. */
export interface KeptThen {
  readonly percent: number;
  readonly counted: number;
  readonly isSmallSample: boolean;
}

export interface MonthKept {
  readonly month: string;
  readonly percent: number | null;
  readonly counted: number;
  readonly goal: number | null;
}

export interface Breach {
  readonly issueKey: string;
  /** Working time beyond what was promised. */
  readonly overrun: Milliseconds;
  /** Wall time from when it was due until it was done after all: what its parts add up to. */
  readonly late: Milliseconds;
  /** With whom that time went by, the longest first; kinds alone, for a customer need not know who is behind a promise. */
  readonly parts: readonly LatePart[];
  /** Key of the reason; null while nobody gave one. */
  readonly reason: string | null;
}

export interface LatePart {
  readonly kind: HolderKind;
  readonly late: Milliseconds;
}

/** The periods that a review shows a promise in. */
export interface ReviewedPeriods {
  readonly period: Period;
  readonly comparedWith: Period;
  /** Null where nobody said, and no earlier review could stand for it. */
  readonly baseline: Period | null;
  /** Months that are drawn as a line, the period's last the last of them. */
  readonly trend: Period;
}

/** So many tickets are listed behind a figure of a document; more would make it larger than anybody reads. */
export const LISTED_AT_MOST = 10_000;

export function keysOf(table: HistoryTable, rows: Rows): string[] {
  return Array.from(ticketsOf(table, rows), (ticket) => table.tickets.keys[ticket]!);
}

export function listed(keys: () => readonly string[], count: number): readonly string[] | null {
  return count > LISTED_AT_MOST ? null : keys();
}

/** @returns null where a promise was neither measured nor open nor left out in the period */
export function promiseKept(
  table: HistoryTable,
  filter: FigureFilter,
  { period, comparedWith, baseline, trend }: ReviewedPeriods,
): Omit<PromiseKept, "agreement" | "measure"> | null {
  const { counted, attainment, times, excluded, open, openBroken, reopened } = periodFigures(table, period, filter);
  if (counted.length + open.length + excluded.length === 0) return null;
  const keys = (rows: Rows) => keysOf(table, rows);
  const then = (other: Period | null) => (other === null ? null : keptThen(periodFigures(table, other, filter)));
  return {
    kept: attainment.kept.length,
    counted: counted.length,
    percent: attainment.percent,
    goal: attainment.goal,
    isReached: attainment.isReached,
    isSmallSample: attainment.isSmallSample,
    tickets: listed(() => keys(counted), counted.length),
    excluded: excluded.map((one) => ({ reason: one.reason, tickets: keys(one.rows) })),
    open: keys(open),
    openBroken: keys(openBroken),
    reopened: keys(reopened),
    median: times?.median ?? null,
    p90: times?.p90 ?? null,
    before: then(comparedWith),
    baseline: then(baseline),
    trend: monthsBetween(trend.first, trend.last).map((month) => {
      const { attainment: of, counted: rows } = periodFigures(table, { first: month, last: month }, filter);
      return { month, percent: of.percent, counted: rows.length, goal: of.goal };
    }),
    breaches: breachesOf(table, attainment.broken),
  };
}

function keptThen({ attainment, counted }: PeriodFigures): KeptThen | null {
  const { percent, isSmallSample } = attainment;
  return percent === null ? null : { percent, counted: counted.length, isSmallSample };
}

function breachesOf(table: HistoryTable, broken: Rows): Breach[] {
  const { rows, tickets } = table;
  return brokenPromises(table, broken).map(({ row, overrun: late, parts, reason }) => ({
    issueKey: tickets.keys[rows.ticket[row]!]!,
    overrun: Math.max(0, rows.elapsed[row]! - rows.target[row]!),
    late,
    parts: byKind(parts.map(({ holder, overrun }) => ({ kind: holder.kind, late: overrun }))),
    reason,
  }));
}

/** Adds up what several of a kind had; the longest first, and of equal ones in the order in which they came. */
export function byKind(parts: readonly LatePart[]): LatePart[] {
  const sums = new Map<HolderKind, Milliseconds>();
  for (const { kind, late } of parts) sums.set(kind, (sums.get(kind) ?? 0) + late);
  return [...sums].map(([kind, late]) => ({ kind, late })).sort((one, other) => other.late - one.late);
}
