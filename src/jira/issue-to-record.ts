import type { FieldRecord, FieldValues } from "../domain/monitoring/field-record";
import type { Instant } from "../domain/time";
import { nameOfValue } from "./field-value";
import type { ChangelogEntry, ChangelogItem, Issue, IssueComment } from "./issue-schema";

/** Present names of statuses by id. */
export type StatusNames = ReadonlyMap<string, string>;

/**
 * The name of a field's value before or after a change. Statuses are told apart by id: one that was renamed since bears its
 * present name in the whole history, which is the name that the catalogue knows.
 */
export function nameInItem(item: ChangelogItem, side: "from" | "to", statusNames: StatusNames): string | null {
  const id = item[side];
  const name = side === "from" ? item.fromName : item.toName;
  return item.fieldId === "status" && id !== null ? (statusNames.get(id) ?? name) : name;
}

/**
 * Turns a Jira issue into a ticket's record.
 *
 * Jira tells a field's present value and every change with the value before, so the initial value is what the first change
 * replaced, or the present one where there was no change.
 * @param entries the whole changelog, in any order
 */
export function recordOfIssue(
  issue: Issue,
  entries: readonly ChangelogEntry[],
  comments: readonly IssueComment[],
  fieldIds: readonly string[],
  statusNames: StatusNames,
): FieldRecord {
  const initial: Record<string, string | null> = {};
  for (const fieldId of fieldIds) initial[fieldId] = nameOfValue(issue.fields[fieldId]);
  initial.status = statusNames.get(issue.fields.status.id) ?? issue.fields.status.name;
  for (const { items } of ascending(entries).reverse()) {
    for (const item of items)
      if (item.fieldId in initial) initial[item.fieldId] = nameInItem(item, "from", statusNames);
  }
  const replies = agentReplies(issue, comments);
  return {
    createdAt: issue.fields.created,
    initial,
    changes: changesOf(entries, initial, statusNames),
    firstReplyAt: replies.length === 0 ? null : Math.min(...replies),
  };
}

/** The changes of the recorded fields; those of one instant are one change, in which the later entry wins. */
export function changesOf(
  entries: readonly ChangelogEntry[],
  initial: FieldValues,
  statusNames: StatusNames,
): { at: Instant; values: Record<string, string | null> }[] {
  const changes: { at: Instant; values: Record<string, string | null> }[] = [];
  for (const { created, items } of ascending(entries)) {
    const values: Record<string, string | null> = {};
    for (const item of items)
      if (Object.hasOwn(initial, item.fieldId)) values[item.fieldId] = nameInItem(item, "to", statusNames);
    if (Object.keys(values).length === 0) continue;
    const latest = changes.at(-1);
    if (latest?.at === created) Object.assign(latest.values, values);
    else changes.push({ at: created, values });
  }
  return changes;
}

function ascending(entries: readonly ChangelogEntry[]): ChangelogEntry[] {
  return [...entries].sort((a, b) => a.created - b.created || compareIds(a.id, b.id));
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
