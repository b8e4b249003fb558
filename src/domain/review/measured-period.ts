import type { Measure } from "../agreement/measure";
import type { HistoryTable } from "../history-pages/history-table";
import type { FigureFilter } from "../period-figures/figure-filter";
import { type BacklogAge, volumeOf } from "../period-figures/volume";
import type { Milliseconds } from "../time";
import { byKind, type LatePart, listed, type PromiseKept, promiseKept, type ReviewedPeriods } from "./promise-kept";

/** What was measured for one customer in one period. Tickets are named by their keys. */
export interface MeasuredPeriod extends ReviewedPeriods {
  readonly timezone: string;
  /** In alphabetical order of the agreements' keys, resolution after response. */
  readonly promises: readonly PromiseKept[];
  readonly arrived: Listed;
  readonly resolved: Listed;
  /** Resolved ones that had been opened again before. */
  readonly reopened: Listed;
  /** Null where nobody looked at what was open: not the same as nothing. */
  readonly backlog:
    | (Listed & {
        readonly oldest: Milliseconds | null;
        /** By age since creation. `upTo` is null for those older than any boundary. */
        readonly ages: readonly (Listed & { readonly from: Milliseconds; readonly upTo: Milliseconds | null })[];
      })
    | null;
  /** With whom the time after promises were due went by, all broken ones together; the longest first. */
  readonly late: readonly (LatePart & { readonly tickets: readonly string[] })[];
  /** Broken promises by the key of the reason, the most frequent first; those without any (null) before all. */
  readonly causes: readonly { readonly reason: string | null; readonly tickets: readonly string[] }[];
  /** Whether no clock was measured and none was open. */
  readonly isEmpty: boolean;
}

/** A number of tickets, and which ones; null where they are more than are listed. */
export interface Listed {
  readonly count: number;
  readonly tickets: readonly string[] | null;
}

/**
 * What a review with a customer says of the tickets of a period: the promises made to that customer, and none of those made
 * behind them.
 * @param table with the months of all periods; those that it does not hold were not measured
 */
export function measuredPeriod(
  table: HistoryTable,
  timezone: string,
  customer: string,
  periods: ReviewedPeriods,
): MeasuredPeriod {
  const ofCustomer: FigureFilter = { kinds: ["sla"], customer: [customer] };
  const names = new Set(
    table.words.promises
      .filter(({ kind }) => kind === "sla")
      .map(({ agreement, measure }) => `${measure} ${agreement}`),
  );
  const promises = [...names].sort(byAgreement).flatMap((name): PromiseKept[] => {
    const [measure, agreement] = [name.slice(0, name.indexOf(" ")) as Measure, name.slice(name.indexOf(" ") + 1)];
    const kept = promiseKept(table, { ...ofCustomer, agreement: [agreement], measures: [measure] }, periods);
    return kept === null ? [] : [{ agreement, measure, ...kept }];
  });
  const { arrived, resolved, reopened, backlog } = volumeOf(table, timezone, periods.period, ofCustomer);
  const listOf = (tickets: Int32Array): Listed => ({
    count: tickets.length,
    tickets: listed(() => Array.from(tickets, (ticket) => table.tickets.keys[ticket]!), tickets.length),
  });
  const agesOf = (ages: readonly BacklogAge[]) =>
    ages.map(({ from, to, tickets }) => ({ from, upTo: Number.isFinite(to) ? to : null, ...listOf(tickets) }));
  return {
    ...periods,
    timezone,
    promises,
    arrived: listOf(arrived),
    resolved: listOf(resolved),
    reopened: listOf(reopened),
    backlog:
      backlog.asOf === null ? null : { ...listOf(backlog.tickets), oldest: backlog.oldest, ages: agesOf(backlog.ages) },
    late: lateOf(promises),
    causes: causesOf(promises),
    isEmpty: promises.length === 0,
  };
}

function lateOf(promises: readonly PromiseKept[]): MeasuredPeriod["late"] {
  const breaches = promises.flatMap((promise) => promise.breaches);
  return byKind(breaches.flatMap(({ parts }) => parts)).map((part) => ({
    ...part,
    tickets: distinct(
      breaches.filter(({ parts }) => parts.some(({ kind }) => kind === part.kind)).map(({ issueKey }) => issueKey),
    ),
  }));
}

function causesOf(promises: readonly PromiseKept[]): MeasuredPeriod["causes"] {
  const causes = new Map<string | null, string[]>();
  for (const { reason, issueKey } of promises.flatMap(({ breaches }) => breaches))
    causes.set(reason, [...(causes.get(reason) ?? []), issueKey]);
  return [...causes]
    .map(([reason, tickets]) => ({ reason, tickets: distinct(tickets) }))
    .sort(
      (one, other) =>
        Number(one.reason !== null) - Number(other.reason !== null) ||
        other.tickets.length - one.tickets.length ||
        (one.reason! < other.reason! ? -1 : 1),
    );
}

const distinct = (keys: readonly string[]) => [...new Set(keys)];

function byAgreement(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => `${name.slice(name.indexOf(" "))} ${name.startsWith("response") ? 0 : 1}`);
  return a! < b! ? -1 : 1;
}
