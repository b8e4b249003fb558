import { type JournalEffects, noEffects } from "../journal/journal-effects";
import type { Instant } from "../time";
import type { Announcement, Claim } from "./announcement";
import type { ClockReading } from "./clock-reading";
import type { ChangeNews, FieldRecord } from "./field-record";
import type { StatusFields } from "./status-fields";

/** Why a ticket cannot be watched at present. */
export type NotMonitoredReason =
  | "not-readable" // Jira does not show it to the app: deleted, archived, or behind a security level
  | "comment-refused"; // Jira lets nobody, or not the app, comment on it

/**
 * What the app keeps of a ticket: an index over Jira's history, from which all of it but the announcements can be made
 * again, and what it takes to decide when to look at the ticket next.
 */
export interface WatchedTicket {
  readonly issueId: string;
  /** As last read; a ticket that moves gets another. Empty until it is read for the first time. */
  readonly issueKey: string;
  readonly projectId: string;
  /** When the app heard that something happened to it; null when all of that is taken in. */
  readonly changedAt: Instant | null;
  /** What it heard, if events told all of it; null when only reading the ticket can tell. */
  readonly news: readonly ChangeNews[] | null;
  /** Up to where the record goes, by Jira's `updated` of the ticket; null until it is read for the first time. */
  readonly readUpTo: Instant | null;
  /** What is known of its history; null until it is read for the first time. */
  readonly record: FieldRecord | null;
  /** Null until the ticket is measured for the first time. */
  readonly measuredAt: Instant | null;
  readonly clocks: readonly ClockReading[];
  /** When to look again if nothing happens before; null when only an event can change anything. */
  readonly nextAt: Instant | null;
  /** Since when the fields on the issue wait to be written together with those of other tickets; null when they are right. */
  readonly fieldsDueAt: Instant | null;
  /** Ascending by `postedAt`. */
  readonly announcements: readonly Announcement[];
  /** The step that is being announced; left behind where an announcement was cut off. */
  readonly claim: Claim | null;
  /** Whether its status was of Jira's category "done" when it was read. */
  readonly isDone: boolean;
  /** What the app's fields on the issue say; null before they were ever written. */
  readonly fields: StatusFields | null;
  /** Statuses between which a ticket whose clocks all stand may move without any effect. */
  readonly restingStatuses: readonly string[];
  /** Whether a public comment by an agent would answer a promise to respond. */
  readonly awaitsReply: boolean;
  /** Whether a step waits only for a clock to run: the next change may call for it at once. */
  readonly isOnEdge: boolean;
  /** What its journal comes to; the journal itself is kept apart. */
  readonly journal: JournalEffects;
  readonly notMonitored: { readonly reason: NotMonitoredReason; readonly since: Instant } | null;
}

/** A ticket with the number of the write that stored it: a write succeeds only on top of the one that was read. */
export interface StoredTicket {
  readonly ticket: WatchedTicket;
  readonly version: number;
}

/** A ticket of which nothing is known but that something happened to it. */
export function unreadTicket(issueId: string, projectId: string, changedAt: Instant): WatchedTicket {
  return {
    issueId,
    issueKey: "",
    projectId,
    changedAt,
    news: null,
    readUpTo: null,
    record: null,
    measuredAt: null,
    clocks: [],
    nextAt: null,
    fieldsDueAt: null,
    announcements: [],
    claim: null,
    isDone: false,
    fields: null,
    restingStatuses: [],
    awaitsReply: true,
    isOnEdge: false,
    journal: noEffects,
    notMonitored: null,
  };
}

/** When the ticket wants to be looked at, for whatever reason first; null when only an event can call for it. */
export function dueAt({ changedAt, nextAt, fieldsDueAt }: WatchedTicket): Instant | null {
  const reasons = [changedAt, nextAt, fieldsDueAt].filter((at) => at !== null);
  return reasons.length === 0 ? null : Math.min(...reasons);
}

export type WatchPhase = "open" | "finished" | "not-monitored";

/** `finished` when the ticket is done, every clock stands unless it is reopened, and nothing waits to be read. */
export function phaseOf(ticket: WatchedTicket): WatchPhase {
  if (ticket.notMonitored !== null) return "not-monitored";
  const isSettled = ticket.isDone && ticket.changedAt === null && ticket.nextAt === null;
  return isSettled && ticket.clocks.every(({ state }) => state === "stopped") ? "finished" : "open";
}
