import type { Catalogue } from "../catalogue/catalogue";
import type { Side } from "../catalogue/contact";
import type { EscalationStep } from "../escalation/escalation-procedure";
import { procedureFor, stepsDue } from "../escalation/steps-due";
import { thresholdOf } from "../escalation/thresholds";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant, Milliseconds } from "../time";

/** Somebody whom a step tells, by name; a contact without a side is the provider's. */
export interface NamedContact {
  readonly name: string;
  readonly side: Side;
}

/** The step of a ladder that comes next if nothing changes. */
export interface NextStep {
  /** Which step, from 1. */
  readonly position: number;
  /** When it falls due; null while the clock waits, and where its hours never open again. */
  readonly at: Instant | null;
  /** Whether it has fallen due and is being announced. */
  readonly isDue: boolean;
  /** Working time from the moment of the measurement until it falls due; 0 once it has. */
  readonly after: Milliseconds;
  readonly isPublic: boolean;
  readonly contacts: readonly NamedContact[];
}

/** Where a clock stands on its ladder. */
export interface EscalationOutlook {
  /** How many steps the ladder has. */
  readonly of: number;
  /** How many of them were announced. */
  readonly announced: number;
  /** The highest step that a comment announced, and when; null for none. */
  readonly told: { readonly position: number; readonly at: Instant } | null;
  /** Whether acknowledging one step holds those after it. */
  readonly holdsWhenAcknowledged: boolean;
  /** Whether an acknowledgement holds the steps that are left. */
  readonly isHeld: boolean;
  /** Null when the last one was announced, and on a clock that has stopped. */
  readonly next: NextStep | null;
}

/** What was said of the steps of a clock's ladder, and whether an acknowledgement holds the rest. */
export interface StepsSoFar {
  /** Whether the step of a level was announced, or passed over for good. */
  isAnnounced(clock: TicketClock, level: number): boolean;
  /** When a comment announced it; null where none did. */
  toldAt(clock: TicketClock, level: number): Instant | null;
  readonly isHeld: boolean;
  /** What the project settled for ladders that do not say so themselves. */
  readonly acknowledgementHolds: boolean;
}

/** Null where the agreement has no ladder for the clock. */
export function escalationOutlook(
  clock: TicketClock,
  catalogue: Catalogue,
  { isAnnounced, toldAt, isHeld, acknowledgementHolds }: StepsSoFar,
): EscalationOutlook | null {
  const procedure = procedureFor(clock);
  if (procedure === undefined) return null;
  const { steps } = procedure;
  const told = steps.flatMap(({ level }, place) => {
    const at = toldAt(clock, level);
    return at === null ? [] : [{ position: place + 1, at }];
  });
  const known = {
    of: steps.length,
    told: told.at(-1) ?? null,
    holdsWhenAcknowledged: procedure.holdsWhenAcknowledged ?? acknowledgementHolds,
  };
  const announced = steps.filter(({ level }) => isAnnounced(clock, level)).length;
  const index = steps.findIndex(({ level }) => !isAnnounced(clock, level));
  const step = steps[index];
  if (step === undefined || clock.state === "stopped" || isHeld)
    return { ...known, announced, isHeld: isHeld && step !== undefined, next: null };
  const { due, next } = stepsDue(clock, (level) => isAnnounced(clock, level));
  const isDue = due.some((one) => one.step.level === step.level);
  return {
    ...known,
    announced,
    isHeld: false,
    next: {
      position: index + 1,
      at: isDue ? due[0]!.crossedAt : next?.step.level === step.level ? next.crossedAt : null,
      isDue,
      after: Math.max(0, thresholdOf(procedure, index + 1, clock.target) - clock.elapsed),
      isPublic: step.comment === "public",
      contacts: contactsOf(step, catalogue),
    },
  };
}

function contactsOf({ notify }: EscalationStep, { contacts = [] }: Catalogue): NamedContact[] {
  return notify.map((key) => {
    const contact = contacts.find((one) => one.key === key);
    return { name: contact?.name ?? key, side: contact?.side ?? "provider" };
  });
}
