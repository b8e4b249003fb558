import { type TicketChange, type TicketFacts, type TicketHistory, ticketHistory } from "../measurement/ticket-history";
import type { Instant } from "../time";
import { firstValueIn } from "./field-values";

/** Values of fields by field id, as people name them, of several values as `severalValues` has it; null where a field is empty. */
export type FieldValues = Readonly<Record<string, string | null>>;

/** Ids of the fields that tell a ticket's service, customer and team, in order of precedence: the first that is filled counts, and of several values the first in the alphabet. */
export interface TicketFields {
  readonly service: readonly string[];
  readonly customer: readonly string[];
  readonly team: readonly string[];
}

/** A ticket's history field by field, as Jira keeps it. Which field tells what, is not said here: that may be set up anew. */
export interface FieldRecord {
  readonly createdAt: Instant;
  /** At creation, for all fields that are recorded. */
  readonly initial: FieldValues;
  /** Ascending, each later than the one before. */
  readonly changes: readonly { readonly at: Instant; readonly values: FieldValues }[];
  /** The first public comment by an agent; null while there is none, or where nobody looked. */
  readonly firstReplyAt: Instant | null;
}

/** What an event told of a change. */
export interface ChangeNews {
  readonly at: Instant;
  readonly from: FieldValues;
  readonly to: FieldValues;
}

/**
 * Stands among the fields that tell the team for the groups of the assignee, as far as agreements name them as teams. Jira
 * keeps no history of groups: those that somebody is in now count for every stretch in which the ticket was theirs.
 */
export const ASSIGNEE_GROUPS = "assignee.groups";

type Fact = keyof TicketFacts;

function sourcesOf({ service, customer, team }: TicketFields): Record<Fact, readonly string[]> {
  return { status: ["status"], priority: ["priority"], service, customer, team };
}

/** Ids of all fields whose changes can matter to a clock. */
export function fieldsThatMatter({ service, customer, team }: TicketFields): readonly string[] {
  return [...new Set(["status", "priority", ...service, ...customer, ...team])];
}

/** The same by the ids that Jira has: who is in a group, the assignee tells. */
export function fieldsInJira(fields: TicketFields): readonly string[] {
  return [...new Set(fieldsThatMatter(fields).map((id) => (id === ASSIGNEE_GROUPS ? "assignee" : id)))];
}

export function covers({ initial }: FieldRecord, { service, customer, team }: TicketFields): boolean {
  const isRecorded = (fieldId: string) => Object.hasOwn(initial, fieldId);
  return [["status", "priority"], service, customer, team].every((fieldIds) => fieldIds.every(isRecorded));
}

/** Reads a record by what its fields tell. */
export function historyOf(
  { createdAt, initial, changes, firstReplyAt }: FieldRecord,
  fields: TicketFields,
): TicketHistory {
  const sources = sourcesOf(fields);
  const values: Record<string, string | null> = { ...initial };
  const told = (fact: Fact) => {
    for (const fieldId of sources[fact]) {
      const text = values[fieldId];
      if (typeof text === "string") return firstValueIn(text);
    }
    return null;
  };
  const first: TicketFacts = {
    status: told("status"),
    priority: told("priority"),
    service: told("service"),
    customer: told("customer"),
    team: told("team"),
  };
  const present = { ...first };
  const factChanges: TicketChange[] = [];
  for (const change of changes) {
    Object.assign(values, change.values);
    const set: { -readonly [F in Fact]?: TicketFacts[F] } = {};
    for (const fact of Object.keys(sources) as Fact[]) {
      if (!sources[fact].some((fieldId) => Object.hasOwn(change.values, fieldId))) continue;
      const next = told(fact);
      if (next !== present[fact]) set[fact] = next;
    }
    if (Object.keys(set).length > 0) factChanges.push({ at: change.at, set });
    Object.assign(present, set);
  }
  return ticketHistory({
    createdAt,
    initial: first,
    changes: factChanges,
    agentReplies: firstReplyAt === null ? [] : [firstReplyAt],
  });
}

/**
 * Adds what events told to a record. Null when it does not fit: a change that begins with another value than the record
 * ends with, or lies before its end, says that something was missed, and the ticket has to be read.
 */
export function withNews(record: FieldRecord, news: readonly ChangeNews[]): FieldRecord | null {
  const values: Record<string, string | null> = { ...record.initial };
  for (const change of record.changes) Object.assign(values, change.values);
  const changes = [...record.changes];
  for (const { at, from, to } of [...news].sort((a, b) => a.at - b.at)) {
    if (at <= (changes.at(-1)?.at ?? record.createdAt)) return null;
    for (const [fieldId, value] of Object.entries(from)) {
      if (!Object.hasOwn(values, fieldId) || values[fieldId] !== value) return null;
    }
    changes.push({ at, values: to });
    Object.assign(values, to);
  }
  return { ...record, changes };
}

/** The value of a field after the last change. */
export function presentValue({ initial, changes }: FieldRecord, fieldId: string): string | null {
  const last = changes.findLast(({ values }) => Object.hasOwn(values, fieldId));
  return (last?.values ?? initial)[fieldId] ?? null;
}
