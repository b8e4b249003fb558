import type { HistoryTable } from "../history-pages/history-table";
import { monthsLater, startOfMonth } from "../history-pages/month";
import { DAY, type Instant, type Milliseconds } from "../time";
import type { FigureFilter } from "./figure-filter";
import { type Period, type Rows, rowsWhere, select, ticketsOf } from "./selection";

/** Places of tickets in a table. */
export type Tickets = Int32Array;

/** How many tickets came and went; tickets that were taken out of all figures are among them, for they were work too. */
export interface Volume {
  /** Created within the period. */
  readonly arrived: Tickets;
  /** With a clock for their resolution that came to its end within the period. */
  readonly resolved: Tickets;
  /** Resolved ones that had been opened again before. */
  readonly reopened: Tickets;
  readonly backlog: Backlog;
}

/** What was open at the end of the period, or when its last month was last looked at. */
export interface Backlog {
  /** Null where nobody looked: not the same as an empty backlog. */
  readonly asOf: Instant | null;
  readonly tickets: Tickets;
  /** By age since creation, in wall time. */
  readonly ages: readonly BacklogAge[];
  /** Null where it is empty. */
  readonly oldest: Milliseconds | null;
}

export interface BacklogAge {
  /** Inclusive. */
  readonly from: Milliseconds;
  /** Exclusive; `Infinity` in the last. */
  readonly to: Milliseconds;
  readonly tickets: Tickets;
}

/** Within a day, a week, a month, a quarter, and longer. */
const AGES = [DAY, 7 * DAY, 30 * DAY, 90 * DAY];

/** @param timezone of the history: where its months begin */
export function volumeOf(table: HistoryTable, timezone: string, period: Period, filter: FigureFilter): Volume {
  const { rows, tickets, words, months, asOf } = table;
  const { counted, excluded, open, openExcluded } = select(table, period, filter);
  const from = startOfMonth(period.first, timezone);
  const to = startOfMonth(monthsLater(period.last, 1), timezone);
  const finished = joined(counted, excluded);
  const unfinished = joined(open, openExcluded);
  const isResolution = Uint8Array.from(words.promises, ({ measure }) => Number(measure === "resolution"));
  const resolved = ticketsOf(
    table,
    rowsWhere(finished, (row) => isResolution[rows.promise[row]!] === 1),
  );
  const lookedAt = asOf[months.indexOf(period.last)] ?? Number.NaN;
  const backlog = ticketsOf(table, unfinished);
  const ageOf = (ticket: number) => lookedAt - tickets.createdAt[ticket]!;
  return {
    arrived: ticketsOf(table, joined(finished, unfinished)).filter((ticket) => {
      const at = tickets.createdAt[ticket]!;
      return at >= from && at < to;
    }),
    resolved,
    reopened: resolved.filter((ticket) => tickets.reopened[ticket]! > 0),
    backlog: {
      asOf: Number.isNaN(lookedAt) ? null : lookedAt,
      tickets: backlog,
      ages: [0, ...AGES].map((least, part) => {
        const end = AGES[part] ?? Number.POSITIVE_INFINITY;
        return {
          from: least,
          to: end,
          tickets: backlog.filter((ticket) => ageOf(ticket) >= least && ageOf(ticket) < end),
        };
      }),
      oldest: backlog.length === 0 ? null : Math.max(...Array.from(backlog, ageOf)),
    },
  };
}

function joined(one: Rows, other: Rows): Rows {
  if (other.length === 0) return one;
  const both = new Int32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
