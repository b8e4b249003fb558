import { stepsDue } from "../domain/escalation/steps-due";
import { grantedIn } from "../domain/journal/granted-time";
import { measure } from "../domain/measurement/measure";
import type { ClockState } from "../domain/measurement/stretch";
import type { TicketClock } from "../domain/measurement/ticket-clock";
import { covers, type FieldRecord, historyOf, presentValue, withNews } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import { outlookOf } from "../domain/monitoring/outlook";
import { type StatusFields, statusFieldsOf } from "../domain/monitoring/status-fields";
import type { StoredTicket, WatchedTicket } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";
import { announcedIn, settledIn } from "./announce-steps";

/** What came of looking at a ticket; `after` is not stored yet. */
export interface Looked {
  readonly before: WatchedTicket;
  readonly after: WatchedTicket;
  readonly version: number;
  /** What the fields on the issue should say; null to leave them alone. */
  readonly fields: StatusFields | null;
}

/** A ticket with what its clocks say, when all that is known of it is taken in. */
export function settled(
  before: WatchedTicket,
  version: number,
  ticket: WatchedTicket & { readonly record: FieldRecord | null },
  clocks: readonly TicketClock[],
  project: MonitoredProject,
  now: Instant,
): Looked {
  const isSettled = settledIn(ticket, project);
  const status = ticket.record === null ? null : presentValue(ticket.record, "status");
  return {
    before,
    version,
    after: {
      ...ticket,
      ...outlookOf(clocks, isSettled, now),
      changedAt: null,
      news: [],
      isDone: status !== null && project.doneStatuses.has(status),
    },
    fields: statusFieldsOf(clocks, announcedIn(ticket.announcements), status, isSettled),
  };
}

/**
 * Measures a ticket by what is known of it and what events told since. Null when that is not enough: nothing is known, the
 * news do not fit, a step is due, an announcement is unfinished, every clock has come to stand, or an answer is awaited
 * that may have been given when nobody looked for it.
 */
export function believe({ ticket, version }: StoredTicket, project: MonitoredProject, now: Instant): Looked | null {
  const { record, news, changedAt, claim, notMonitored } = ticket;
  if (record === null || claim !== null || notMonitored !== null || !covers(record, project.fields)) return null;
  if (changedAt !== null && news === null) return null;
  const told = withNews(record, news ?? []);
  if (told === null) return null;
  const clocks = measure(historyOf(told, project.fields), project.book, now, grantedIn(ticket.journal));
  const isSettled = settledIn(ticket, project);
  if (clocks.some((clock) => stepsDue(clock, (level) => isSettled(clock, level)).due.length > 0)) return null;
  if (isAtRest(clocks) && !isAtRest(ticket.clocks)) return null;
  if (awaitsReply(clocks) && !ticket.awaitsReply) return null;
  // How far the ticket was read stays as it was: news of an earlier change may still come, and must not be taken for old.
  return settled(ticket, version, { ...ticket, record: told }, clocks, project, now);
}

const isAtRest = (clocks: readonly { readonly state: ClockState }[]) =>
  clocks.every(({ state }) => state === "stopped");

export const awaitsReply = (clocks: readonly TicketClock[]) =>
  clocks.some(({ measure: of, state }) => of === "response" && state !== "stopped");
