import type { TicketFacts, TicketHistory } from "../measurement/ticket-history";

/** A ticket's fields after the last change of its history. */
export function presentFacts({ initial, changes }: TicketHistory): TicketFacts {
  let facts = initial;
  for (const { set } of changes) facts = { ...facts, ...set };
  return facts;
}
