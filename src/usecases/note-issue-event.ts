import { type ChangeNews, type FieldValues, fieldsInJira, type TicketFields } from "../domain/monitoring/field-record";
import { type StoredTicket, unreadTicket, type WatchedTicket } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";

/** What an event says of a ticket, as far as it can matter here. */
export type IssueNews =
  | { readonly kind: "created" }
  /** Values of all fields that the change touched. */
  | { readonly kind: "changed"; readonly from: FieldValues; readonly to: FieldValues }
  /** `mayBeAgents` is false when the event itself says that it is not a public comment by an agent; `at` when it was written. */
  | { readonly kind: "commented"; readonly mayBeAgents: boolean; readonly at: Instant | null }
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
  /** The ticket, if it is known, and which fields tell what in its project, if anybody watches that. */
  lookUp(issueId: string, projectId: string): Promise<{ stored: StoredTicket | null; fields: TicketFields | null }>;
  addTicket(ticket: WatchedTicket): Promise<boolean>;
  replaceTicket(stored: StoredTicket): Promise<boolean>;
  removeTicket(issueId: string): Promise<void>;
  /** Has a ticket checked without waiting for the next sweep. */
  checkNow(issueId: string): Promise<void>;
}

export type Noted = "ignored" | "noted" | "urgent" | "removed";

/** Changelog entries of a ticket that was moved to another project. */
const MOVES = new Set(["project", "Key"]);

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
    const { stored, fields } = await ports.lookUp(issueId, projectId);
    if (fields === null) {
      // Moved to where nobody watches: the next check finds that out, and forgets the ticket.
      if (stored === null || stored.ticket.projectId === projectId || stored.ticket.changedAt !== null)
        return "ignored";
      const { ticket, version } = stored;
      const marked = { ...ticket, changedAt: ports.now(), news: null };
      if (await ports.replaceTicket({ ticket: marked, version })) return "noted";
      continue;
    }
    const fieldIds = fieldsInJira(fields);
    if (!canMatter(event, fieldIds, stored?.ticket ?? null)) return "ignored";
    const isUrgent = stored !== null && callsAtOnce(news, stored.ticket, fields);
    if (stored === null) {
      if (!(await ports.addTicket(unreadTicket(issueId, projectId, ports.now())))) continue;
    } else {
      // Written even where the mark is there already: a check that is reading the ticket at this moment has to begin again.
      const { ticket, version } = stored;
      const marked = { ...ticket, changedAt: ticket.changedAt ?? ports.now(), news: newsWith(ticket, event, fieldIds) };
      if (!(await ports.replaceTicket({ ticket: marked, version }))) continue;
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
      return news.mayBeAgents && (ticket === null || mayAnswer(news.at, ticket));
    case "changed": {
      const touched = Object.keys(news.to).filter((fieldId) => MOVES.has(fieldId) || fieldIds.includes(fieldId));
      if (touched.length === 0) return false;
      if (ticket === null) return true;
      if ([...(ticket.news ?? []), ...(ticket.record?.changes ?? [])].some(({ at }) => at === updatedAt)) return false;
      if (ticket.changedAt !== null) return true;
      return !(touched.every((fieldId) => fieldId === "status") && staysAtRest(news, ticket.restingStatuses));
    }
  }
}

/** Also where the response counts as given already: news of an earlier answer may come later. */
function mayAnswer(at: Instant | null, { awaitsReply, clocks }: WatchedTicket): boolean {
  const isEarlierThan = (stoppedAt: Instant | null) => stoppedAt !== null && (at === null || at < stoppedAt);
  return awaitsReply || clocks.some(({ measure, stoppedAt }) => measure === "response" && isEarlierThan(stoppedAt));
}

function staysAtRest({ from, to }: Pick<ChangeNews, "from" | "to">, resting: readonly string[]): boolean {
  return [from.status, to.status].every((status) => typeof status === "string" && resting.includes(status));
}

/** What is known to have happened since the ticket was read, this event included; null when that has to be asked of Jira. */
function newsWith(
  ticket: WatchedTicket,
  { news, updatedAt }: IssueEvent,
  fieldIds: readonly string[],
): readonly ChangeNews[] | null {
  if (news.kind !== "changed" || updatedAt === null || Object.keys(news.to).some((fieldId) => MOVES.has(fieldId)))
    return null;
  const before = ticket.changedAt === null ? [] : ticket.news;
  if (before === null || before.some(({ at }) => at === updatedAt)) return before;
  const relevant = (values: FieldValues) =>
    Object.fromEntries(Object.entries(values).filter(([fieldId]) => fieldIds.includes(fieldId)));
  return [...before, { at: updatedAt, from: relevant(news.from), to: relevant(news.to) }];
}

/**
 * Whether the news may make a step due at once, so that waiting for the sweep would make its announcement late: where the
 * next step waits only for a clock to run, and where another priority, service or customer brings other targets, which may
 * be passed already. A team's clock is at its beginning when the ticket first comes to it.
 */
function callsAtOnce(news: IssueNews, ticket: WatchedTicket, { service, customer }: TicketFields): boolean {
  if (news.kind !== "changed") return false;
  const bringsTargets = (fieldId: string) =>
    fieldId === "priority" || service.includes(fieldId) || customer.includes(fieldId);
  return ticket.isOnEdge || Object.keys(news.to).some(bringsTargets);
}
