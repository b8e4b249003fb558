import type { TicketClock } from "../measurement/ticket-clock";
import type { TicketFacts, TicketHistory } from "../measurement/ticket-history";
import type { Instant } from "../time";

export type Fact = keyof TicketFacts;

/** What happened to a ticket at one instant, as far as it is recorded, and whether a clock took notice. */
export interface TicketUpdate {
  readonly at: Instant;
  readonly changes: readonly { readonly fact: Fact; readonly from: string | null; readonly to: string | null }[];
  /** The first public answer of an agent. */
  readonly isFirstReply: boolean;
  /** Whether the clock began, ran, waited, stopped or was judged otherwise from then on. */
  readonly hadEffect: boolean;
}

/** Every update in a clock's life, those that changed nothing included; ascending. */
export function updatesOf(
  { initial, changes, firstReplyAt }: TicketHistory,
  clock: Pick<TicketClock, "stretches" | "judgements" | "startedAt" | "stoppedAt" | "measuredAt">,
): TicketUpdate[] {
  const effects = effectsOn(clock);
  const updates: TicketUpdate[] = [];
  let facts = initial;
  for (const { at, set } of changes) {
    const before = facts;
    facts = { ...facts, ...set };
    if (at > clock.measuredAt) break;
    updates.push({
      at,
      changes: (Object.keys(set) as Fact[])
        .filter((fact) => before[fact] !== facts[fact])
        .map((fact) => ({ fact, from: before[fact], to: facts[fact] })),
      isFirstReply: at === firstReplyAt,
      hadEffect: effects.has(at),
    });
  }
  if (firstReplyAt !== null && firstReplyAt <= clock.measuredAt && !updates.some(({ isFirstReply }) => isFirstReply)) {
    updates.push({ at: firstReplyAt, changes: [], isFirstReply: true, hadEffect: effects.has(firstReplyAt) });
    updates.sort((one, other) => one.at - other.at);
  }
  return updates;
}

/** Instants at which a clock began, changed its state or its cause, stopped, or came under another target. */
function effectsOn({
  stretches,
  judgements,
  startedAt,
  stoppedAt,
}: Parameters<typeof updatesOf>[1]): ReadonlySet<Instant> {
  const effects = new Set<Instant>([startedAt, ...judgements.map(({ from }) => from)]);
  if (stoppedAt !== null) effects.add(stoppedAt);
  for (const [index, { from, state, cause }] of stretches.entries()) {
    const before = stretches[index - 1];
    if (before?.state !== state || before.cause !== cause) effects.add(from);
  }
  return effects;
}
