import type { FieldRecord, FieldValues } from "../domain/monitoring/field-record";
import { severalValues, valuesIn } from "../domain/monitoring/field-values";
import type { Instant } from "../domain/time";
import { nameOfValue } from "./field-value";
import type { ChangelogEntry, ChangelogItem, Issue, IssueComment } from "./issue-schema";

/** Present names of statuses by id. */
export type StatusNames = ReadonlyMap<string, string>;

/**
 * The name of a field's value before or after a change. Statuses are told apart by id: one that was renamed since bears its
 * present name in the whole history, which is the name that the catalogue knows. Where a change names several values, as
 * many ids as names say where one ends.
 */
export function nameInItem(item: ChangelogItem, side: "from" | "to", statusNames: StatusNames): string | null {
  const id = item[side];
  const name = side === "from" ? item.fromName : item.toName;
  if (id === null || name === null) return name;
  if (item.fieldId === "status") return statusNames.get(id) ?? name;
  const [ids, names] = [id.split(","), name.split(", ")];
  return ids.length > 1 && ids.length === names.length ? severalValues(names) : name;
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
  const present: Record<string, string | null> = {};
  for (const fieldId of fieldIds) present[fieldId] = nameOfValue(issue.fields[fieldId]);
  present.status = statusNames.get(issue.fields.status.id) ?? issue.fields.status.name;
  const lists = new Set(fieldIds.filter((fieldId) => Array.isArray(issue.fields[fieldId])));

  const initial = { ...present };
  for (const { items } of ascending(entries).reverse()) {
    for (const item of items) {
      if (!Object.hasOwn(initial, item.fieldId)) continue;
      const [from, to] = [nameInItem(item, "from", statusNames), nameInItem(item, "to", statusNames)];
      initial[item.fieldId] = replaced(initial[item.fieldId]!, to, from, lists.has(item.fieldId));
    }
  }
  const changes = changesOf(entries, initial, statusNames, lists);
  // What was renamed since its last change bears its present name from that change on. Statuses have theirs already.
  for (const fieldId of fieldIds) {
    if (issue.fields[fieldId] === undefined || fieldId === "status") continue;
    const last = changes.findLast(({ values }) => Object.hasOwn(values, fieldId));
    if (last !== undefined) last.values[fieldId] = present[fieldId]!;
  }
  const replies = agentReplies(issue, comments);
  return {
    createdAt: issue.fields.created,
    initial,
    changes,
    firstReplyAt: replies.length === 0 ? null : Math.min(...replies),
  };
}

/**
 * The changes of the recorded fields; those of one instant are one change, in which the later entry wins.
 * @param lists ids of the fields of several values, whose changes may tell only what was added and taken away
 */
export function changesOf(
  entries: readonly ChangelogEntry[],
  initial: FieldValues,
  statusNames: StatusNames,
  lists: ReadonlySet<string> = new Set(),
): { at: Instant; values: Record<string, string | null> }[] {
  const held: Record<string, string | null> = { ...initial };
  const changes: { at: Instant; values: Record<string, string | null> }[] = [];
  for (const { created, items } of ascending(entries)) {
    const values: Record<string, string | null> = {};
    for (const item of items) {
      const { fieldId } = item;
      if (!Object.hasOwn(initial, fieldId)) continue;
      const [from, to] = [nameInItem(item, "from", statusNames), nameInItem(item, "to", statusNames)];
      held[fieldId] = replaced(held[fieldId]!, from, to, lists.has(fieldId));
      values[fieldId] = held[fieldId];
    }
    if (Object.keys(values).length === 0) continue;
    const latest = changes.at(-1);
    if (latest?.at === created) Object.assign(latest.values, values);
    else changes.push({ at: created, values });
  }
  return changes;
}

/** Whether each change begins with what its field held: if not, the beginnings are not what they were taken for. */
export function follows(entries: readonly ChangelogEntry[], initial: FieldValues, statusNames: StatusNames): boolean {
  const held: Record<string, string | null> = { ...initial };
  for (const { items } of ascending(entries)) {
    for (const item of items) {
      if (!Object.hasOwn(initial, item.fieldId)) continue;
      if (held[item.fieldId] !== nameInItem(item, "from", statusNames)) return false;
      held[item.fieldId] = nameInItem(item, "to", statusNames);
    }
  }
  return true;
}

/** What a field holds after a change that took and put something: of several values, the others stay. */
function replaced(held: string | null, taken: string | null, put: string | null, isList: boolean): string | null {
  if (!isList) return put;
  const gone = new Set(valuesIn(taken));
  return severalValues([...valuesIn(held).filter((value) => !gone.has(value)), ...valuesIn(put)]);
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
