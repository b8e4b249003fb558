import type { TicketChange, TicketFacts, TicketHistory } from "../domain/measurement/ticket-history";
import { ticketHistory } from "../domain/measurement/ticket-history";
import type { Instant } from "../domain/time";
import { fieldsThatMatter, type TicketFields } from "../usecases/project-setup";
import { nameOfValue } from "./field-value";
import type { ChangelogEntry, ChangelogItem, Issue, IssueComment } from "./issue-schema";

type Fact = keyof TicketFacts;

/**
 * Turns a Jira issue into the history of a ticket.
 *
 * Jira tells a field's present value and every change with the value before, so the initial value is what the first change
 * replaced, or the present one where there was no change. Statuses are told apart by id: a status renamed since bears its
 * present name in the whole history, which is the name that the catalogue knows.
 * @param entries the whole changelog, in any order
 */
export function issueToHistory(
  issue: Issue,
  entries: readonly ChangelogEntry[],
  comments: readonly IssueComment[],
  fields: TicketFields,
  statusNames: ReadonlyMap<string, string>,
): TicketHistory {
  const sources: Record<Fact, readonly string[]> = {
    status: ["status"],
    priority: ["priority"],
    service: fields.service,
    customer: fields.customer,
    team: fields.team,
  };
  const nameOf = (item: ChangelogItem, side: "from" | "to"): string | null => {
    const id = item[side];
    const given = side === "from" ? item.fromName : item.toName;
    return item.fieldId === "status" && id !== null ? (statusNames.get(id) ?? given) : given;
  };
  const ascending = [...entries].sort((a, b) => a.created - b.created || compareIds(a.id, b.id));

  const values = new Map<string, string | null>();
  for (const fieldId of fieldsThatMatter(fields)) {
    const first = ascending.flatMap(({ items }) => items).find((item) => item.fieldId === fieldId);
    values.set(fieldId, first === undefined ? nameOfValue(issue.fields[fieldId]) : nameOf(first, "from"));
  }
  if (!values.get("status")) values.set("status", issue.fields.status.name);

  const read = (fact: Fact): string | null => {
    for (const fieldId of sources[fact]) {
      const value = values.get(fieldId) ?? null;
      if (value !== null) return value;
    }
    return null;
  };
  const facts = (): TicketFacts => ({
    status: read("status"),
    priority: read("priority"),
    service: read("service"),
    customer: read("customer"),
    team: read("team"),
  });

  const initial = facts();
  let present = initial;
  const changes: TicketChange[] = [];
  for (const { created, items } of ascending) {
    for (const item of items) if (values.has(item.fieldId)) values.set(item.fieldId, nameOf(item, "to"));
    const next = facts();
    const set: { -readonly [F in Fact]?: TicketFacts[F] } = {};
    let isChanged = false;
    for (const fact of Object.keys(sources) as Fact[]) {
      if (next[fact] === present[fact]) continue;
      set[fact] = next[fact];
      isChanged = true;
    }
    if (isChanged) changes.push({ at: created, set });
    present = next;
  }
  return ticketHistory({
    createdAt: issue.fields.created,
    initial,
    changes,
    agentReplies: agentReplies(issue, comments),
  });
}

/** Changelog ids count up; by length first, as they are numbers too long for some to be exact. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * When agents answered in public. Jira does not say who is an agent: it is whoever is neither an app, nor a customer of the
 * portal, nor the one who raised the ticket.
 */
function agentReplies(issue: Issue, comments: readonly IssueComment[]): Instant[] {
  const reporter = issue.fields.reporter?.accountId;
  return comments
    .filter(({ jsdPublic, author }) => {
      if (jsdPublic === false || author?.accountId === undefined) return false;
      return author.accountType !== "app" && author.accountType !== "customer" && author.accountId !== reporter;
    })
    .map(({ created }) => created);
}
