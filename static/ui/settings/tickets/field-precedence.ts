import type { TicketFieldMapping } from "../../../../src/contract";
import { ASSIGNEE_GROUPS } from "../../../../src/domain/monitoring/field-record";

/** What a ticket tells by its fields. */
export type Told = keyof TicketFieldMapping;

export const tolds: readonly Told[] = ["service", "customer", "team"];

/** A field that may be chosen, by its name. */
export interface FieldChoice {
  readonly id: string;
  readonly name: string;
}

/** What may tell something: the project's fields, and for the team also the groups of the assignee. */
export function choicesFor(told: Told, fields: readonly FieldChoice[], assigneeGroups: string): readonly FieldChoice[] {
  return told === "team" ? [...fields, { id: ASSIGNEE_GROUPS, name: assigneeGroups }] : fields;
}

/** The list with one of its items a place further up (-1) or down (1); unchanged at the ends. */
export function moved<Item>(items: readonly Item[], place: number, by: -1 | 1): readonly Item[] {
  const to = place + by;
  if (to < 0 || to >= items.length) return items;
  const next = [...items];
  next.splice(to, 0, ...next.splice(place, 1));
  return next;
}
