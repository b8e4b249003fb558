import { type Need, needsOf, nextInstant } from "../../../src/domain/queue/needs";
import type { QueueTicket } from "../../../src/domain/queue/queue-ticket";

/** A ticket with what follows from the moment at which somebody looks. */
export interface Entry {
  readonly ticket: QueueTicket;
  readonly needs: readonly Need[];
  /** Epoch milliseconds; Infinity where nothing happens by itself. */
  readonly next: number;
  /** In lower case, for the search. */
  readonly words: string;
}

export interface QueueFilter {
  readonly need: Need | "any" | "every";
  readonly service: string | null;
  readonly team: string | null;
  readonly agreement: string | null;
  /** Ids of the tickets of the person who was chosen; null for everybody's. */
  readonly assigned: ReadonlySet<string> | null;
  readonly text: string;
}

/** What needs somebody, whoever it is. */
export const noFilter: QueueFilter = {
  need: "any",
  service: null,
  team: null,
  agreement: null,
  assigned: null,
  text: "",
};

/** What happens next comes first; of what stands still, the older ticket. */
export function entriesOf(tickets: readonly QueueTicket[], now: number): Entry[] {
  return tickets
    .map((ticket) => ({
      ticket,
      needs: needsOf(ticket, now),
      next: nextInstant(ticket, now),
      words: [ticket.issueKey, ticket.service, ticket.team, ticket.priority, ticket.status].join("\n").toLowerCase(),
    }))
    .sort((a, b) => (a.next === b.next ? Number(a.ticket.issueId) - Number(b.ticket.issueId) : a.next - b.next));
}

/** By everything but the need, so that the needs can be counted among what is left. */
export function narrowed(entries: readonly Entry[], filter: QueueFilter): Entry[] {
  const { service, team, agreement, assigned } = filter;
  const text = filter.text.trim().toLowerCase();
  return entries.filter(
    ({ ticket, words }) =>
      (service === null || ticket.service === service) &&
      (team === null || ticket.team === team) &&
      (agreement === null || ticket.clocks.some((clock) => clock.agreement === agreement)) &&
      (assigned === null || assigned.has(ticket.issueId)) &&
      (text === "" || words.includes(text)),
  );
}

export function withNeed(entries: readonly Entry[], need: QueueFilter["need"]): readonly Entry[] {
  if (need === "every") return entries;
  return entries.filter(({ needs }) => (need === "any" ? needs.length > 0 : needs.includes(need)));
}

/** By what a ticket has of its own, one at a time. */
export type Choice = "service" | "team" | "agreement";

/** How many tickets each value of a choice would leave, all other filters staying as they are. */
export function countsBy(entries: readonly Entry[], filter: QueueFilter, choice: Choice): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (value: string | null) => value !== null && counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const { ticket } of withNeed(narrowed(entries, { ...filter, [choice]: null }), filter.need))
    if (choice === "agreement")
      for (const name of new Set(ticket.clocks.map(({ agreement }) => agreement))) count(name);
    else count(ticket[choice]);
  return counts;
}

/** Values to choose from, in the alphabet of whoever looks. */
export function choices(values: readonly (string | null)[], locale: string): string[] {
  const found = new Set(values.filter((value) => value !== null && value !== "") as string[]);
  return [...found].sort(new Intl.Collator(locale).compare);
}
