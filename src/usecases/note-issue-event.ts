import { type StoredTicket, unreadTicket, type WatchedTicket } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";

/** What an event says of a ticket, as far as it can matter here. */
export type IssueNews =
  | { readonly kind: "created" }
  /** `statuses` when the change was of the status alone, by name. */
  | {
      readonly kind: "changed";
      readonly fieldIds: readonly string[];
      readonly statuses: { readonly from: string; readonly to: string } | null;
    }
  /** `mayBeAgents` is false when the event itself says that it is not a public comment by an agent. */
  | { readonly kind: "commented"; readonly mayBeAgents: boolean }
  | { readonly kind: "deleted" };

export interface IssueEvent {
  readonly issueId: string;
  readonly projectId: string;
  /** Jira's `updated` of the ticket when the event was made; null when the event does not tell. */
  readonly updatedAt: Instant | null;
  readonly news: IssueNews;
}

export interface NotePorts {
  now(): Instant;
  /** The ticket, if it is known, and the ids of the fields that matter in its project, if anybody watches that. */
  lookUp(
    issueId: string,
    projectId: string,
  ): Promise<{ stored: StoredTicket | null; fieldIds: readonly string[] | null }>;
  addTicket(ticket: WatchedTicket): Promise<boolean>;
  replaceTicket(stored: StoredTicket): Promise<boolean>;
  removeTicket(issueId: string): Promise<void>;
  /** Has a ticket checked without waiting for the next sweep. */
  checkNow(issueId: string): Promise<void>;
}

export type Noted = "ignored" | "noted" | "urgent" | "removed";

/** Fields whose change may make a step due at that very moment. */
const MOVES_THRESHOLDS = new Set(["priority"]);

/**
 * Takes in that something happened to a ticket: decides from the event and the index alone whether it can matter, and if
 * so marks the ticket as due, for the next sweep to have it read. Asks Jira nothing. Events may come late, twice or in any
 * order; a mark too many costs a reading, a mark too few is what the reconciliation finds.
 */
export async function noteIssueEvent(ports: NotePorts, event: IssueEvent): Promise<Noted> {
  const { issueId, projectId, news } = event;
  if (news.kind === "deleted") {
    await ports.removeTicket(issueId);
    return "removed";
  }
  for (;;) {
    const { stored, fieldIds } = await ports.lookUp(issueId, projectId);
    if (fieldIds === null || !canMatter(event, fieldIds, stored?.ticket ?? null)) return "ignored";
    const isUrgent = stored !== null && callsAtOnce(news, stored.ticket);
    if (stored === null) {
      if (!(await ports.addTicket(unreadTicket(issueId, projectId, ports.now())))) continue;
    } else if (stored.ticket.changedAt === null) {
      const marked = { ...stored.ticket, changedAt: ports.now() };
      if (!(await ports.replaceTicket({ ticket: marked, version: stored.version }))) continue;
    } else if (!(await ports.replaceTicket(stored))) {
      // Marked already; the write makes a check that is reading it at this moment fail and begin again.
      continue;
    }
    if (!isUrgent) return "noted";
    await ports.checkNow(issueId);
    return "urgent";
  }
}

function canMatter(
  { news, updatedAt }: IssueEvent,
  fieldIds: readonly string[],
  ticket: WatchedTicket | null,
): boolean {
  if (ticket !== null && updatedAt !== null && ticket.readUpTo !== null && updatedAt <= ticket.readUpTo) return false;
  switch (news.kind) {
    case "created":
      return true;
    case "deleted":
      return true;
    case "commented":
      return news.mayBeAgents && (ticket === null || ticket.awaitsReply);
    case "changed": {
      if (!news.fieldIds.some((fieldId) => fieldId === "project" || fieldIds.includes(fieldId))) return false;
      if (ticket === null || news.statuses === null || ticket.changedAt !== null) return true;
      const { from, to } = news.statuses;
      return !(ticket.restingStatuses.includes(from) && ticket.restingStatuses.includes(to));
    }
  }
}

/** Whether the news may make a step due at once, so that waiting for the sweep would make its announcement late. */
function callsAtOnce(news: IssueNews, ticket: WatchedTicket): boolean {
  if (news.kind !== "changed") return false;
  return ticket.isOnEdge || news.fieldIds.some((fieldId) => MOVES_THRESHOLDS.has(fieldId));
}
