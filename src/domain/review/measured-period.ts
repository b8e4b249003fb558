import type { Measure } from "../agreement/measure";
import type { HistoryTable } from "../history-pages/history-table";
import type { FigureFilter } from "../period-figures/figure-filter";
import { type PeriodFigures, periodFigures } from "../period-figures/period-figures";
import type { Period, Rows } from "../period-figures/selection";
import { ticketsOf } from "../period-figures/selection";
import { volumeOf } from "../period-figures/volume";
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
  /** Tickets that somebody took out of the figures, by the reason. */
  readonly excluded: readonly { readonly reason: string; readonly tickets: readonly string[] }[];
  /** Not finished when the period was last looked at; in no percentage. */
  readonly open: readonly string[];
  readonly openBroken: readonly string[];
  readonly reopened: readonly string[];
  readonly median: Milliseconds | null;
  readonly p90: Milliseconds | null;
  /** The same promise in the period it is compared with; null where nothing was measured then. */
  readonly before: { readonly percent: number; readonly counted: number; readonly isSmallSample: boolean } | null;
  readonly breaches: readonly Breach[];
}

export interface Breach {
  readonly issueKey: string;
  /** Working time beyond what was promised. */
  readonly overrun: Milliseconds;
  /** Key of the reason; null while nobody gave one. */
  readonly reason: string | null;
}

/** What was measured for one customer in one period. Tickets are named by their keys. */
export interface MeasuredPeriod {
  readonly period: Period;
  readonly comparedWith: Period;
  readonly timezone: string;
  /** In alphabetical order of the agreements' keys, resolution after response. */
  readonly promises: readonly PromiseKept[];
  readonly arrived: number;
  readonly resolved: number;
  /** Null where nobody looked at what was open: not the same as nothing. */
  readonly backlog: { readonly count: number; readonly oldest: Milliseconds | null } | null;
  /** Whether no clock was measured and none was open. */
  readonly isEmpty: boolean;
}

/**
 * What a review with a customer says of the tickets of a period: the promises made to that customer, and none of those made
 * behind them.
 * @param table with the months of both periods; those that it does not hold were not measured
 */
export function measuredPeriod(
  table: HistoryTable,
  timezone: string,
  customer: string,
  period: Period,
  comparedWith: Period,
): MeasuredPeriod {
  const ofCustomer: FigureFilter = { kinds: ["sla"], customer: [customer] };
  const names = new Set(
    table.words.promises
      .filter(({ kind }) => kind === "sla")
      .map(({ agreement, measure }) => `${measure} ${agreement}`),
  );
  const promises = [...names].sort(byAgreement).flatMap((name): PromiseKept[] => {
    const [measure, agreement] = [name.slice(0, name.indexOf(" ")) as Measure, name.slice(name.indexOf(" ") + 1)];
    const filter = { ...ofCustomer, agreement: [agreement], measures: [measure] };
    const figures = periodFigures(table, period, filter);
    if (figures.counted.length + figures.open.length + figures.excluded.length === 0) return [];
    return [{ agreement, measure, ...promiseKept(table, figures, periodFigures(table, comparedWith, filter)) }];
  });
  const volume = volumeOf(table, timezone, period, ofCustomer);
  const { backlog } = volume;
  return {
    period,
    comparedWith,
    timezone,
    promises,
    arrived: volume.arrived.length,
    resolved: volume.resolved.length,
    backlog: backlog.asOf === null ? null : { count: backlog.tickets.length, oldest: backlog.oldest },
    isEmpty: promises.length === 0,
  };
}

function promiseKept(
  table: HistoryTable,
  { counted, attainment, times, excluded, open, openBroken, reopened }: PeriodFigures,
  former: PeriodFigures,
): Omit<PromiseKept, "agreement" | "measure"> {
  const keys = (rows: Rows) => Array.from(ticketsOf(table, rows), (ticket) => table.tickets.keys[ticket]!);
  const { rows, words, tickets } = table;
  return {
    kept: attainment.kept.length,
    counted: counted.length,
    percent: attainment.percent,
    goal: attainment.goal,
    isReached: attainment.isReached,
    isSmallSample: attainment.isSmallSample,
    excluded: excluded.map((one) => ({ reason: one.reason, tickets: keys(one.rows) })),
    open: keys(open),
    openBroken: keys(openBroken),
    reopened: keys(reopened),
    median: times?.median ?? null,
    p90: times?.p90 ?? null,
    before:
      former.attainment.percent === null
        ? null
        : {
            percent: former.attainment.percent,
            counted: former.counted.length,
            isSmallSample: former.attainment.isSmallSample,
          },
    // Those that nobody has explained come first: they are what a meeting has to clear.
    breaches: Array.from(attainment.broken, (row) => ({
      issueKey: tickets.keys[rows.ticket[row]!]!,
      overrun: Math.max(0, rows.elapsed[row]! - rows.target[row]!),
      reason: rows.reason[row]! < 0 ? null : words.reasons[rows.reason[row]!]!,
    })).sort(
      (one, other) => Number(one.reason !== null) - Number(other.reason !== null) || other.overrun - one.overrun,
    ),
  };
}

function byAgreement(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => `${name.slice(name.indexOf(" "))} ${name.startsWith("response") ? 0 : 1}`);
  return a! < b! ? -1 : 1;
}
