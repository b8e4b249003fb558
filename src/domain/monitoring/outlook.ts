import { nextInstantOf } from "../escalation/next-instant";
import { procedureFor } from "../escalation/steps-due";
import { thresholdOf } from "../escalation/thresholds";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant } from "../time";
import { readingOf } from "./clock-reading";
import type { FieldRecord } from "./field-record";
import type { WatchedTicket } from "./watched-ticket";

type IsAnnounced = (clock: TicketClock, level: number) => boolean;

/** What a measurement says of when, and at which events, the ticket has to be looked at again. */
export type Outlook = Pick<
  WatchedTicket,
  "measuredAt" | "clocks" | "nextAt" | "restingStatuses" | "awaitsReply" | "isOnEdge"
>;

/** @param clocks all measured at the same instant */
export function outlookOf(clocks: readonly TicketClock[], isAnnounced: IsAnnounced, measuredAt: number): Outlook {
  return {
    measuredAt,
    clocks: clocks.map(readingOf),
    nextAt: earliest([nextInstantOf(clocks, isAnnounced), ...clocks.map(breachToCome)]),
    restingStatuses: restingStatuses(clocks),
    awaitsReply: clocks.some(({ measure, state }) => measure === "response" && state !== "stopped"),
    isOnEdge: clocks.some((clock) => isOnEdge(clock, isAnnounced)),
  };
}

/**
 * When a clock whose time is used up to the last moment will be breached: a target reached is a target met, so that is the
 * moment after service hours go on. Null for every other clock.
 */
function breachToCome({ state, isBreached, dueAt, measuredAt, target }: TicketClock): Instant | null {
  if (state !== "running" || isBreached || dueAt === null || dueAt > measuredAt) return null;
  const opening = target.hours.nextOpening(measuredAt);
  return opening === null ? null : opening + 1;
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Where all clocks stand, the statuses that stop every one of them: going from one to another is not leaving. */
function restingStatuses(clocks: readonly TicketClock[]): string[] {
  if (clocks.length === 0 || clocks.some(({ state }) => state !== "stopped")) return [];
  const [first, ...others] = clocks.map(({ agreement }) => agreement.clock.stop);
  return [...first!].filter((status) => others.every((stop) => stop.has(status)));
}

/** Whether the next step would be due if the clock ran. */
function isOnEdge(clock: TicketClock, isAnnounced: IsAnnounced): boolean {
  if (clock.state === "running") return false;
  const procedure = procedureFor(clock);
  if (procedure === undefined) return false;
  const position = procedure.steps.findIndex(({ level }) => !isAnnounced(clock, level)) + 1;
  return position > 0 && clock.elapsed >= thresholdOf(procedure, position, clock.target);
}

/** Whether a public answer by an agent may still matter to a ticket, under the agreement it has or one it may come under. */
export function mayAwaitReply(record: FieldRecord | null, promisesResponse: boolean): boolean {
  return promisesResponse && (record === null || record.firstReplyAt === null);
}
