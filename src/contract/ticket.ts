import type { Answer } from "./answer";
import type { ClockStory } from "./clock-story";
import type { OutageDeed, TicketDeed, TicketJournal, TicketOutages } from "./journal";

/** One clock of a ticket. */
export interface ClockReference {
  readonly agreement: string;
  readonly version: number;
  readonly measure: "resolution" | "response";
  readonly cycle: number;
}

/** How much of a ticket's history is known: what is told may be out of date where the app is behind, or reads it no more. */
export type TicketKnowledge =
  | { readonly kind: "complete" }
  | { readonly kind: "behind"; readonly since: string }
  | { readonly kind: "not-monitored"; readonly reason: "not-readable" | "comment-refused"; readonly since: string };

export interface ContactOnSide {
  readonly name: string;
  readonly side: "provider" | "customer" | "supplier";
}

/** Where a clock stands on its escalation ladder. */
export interface EscalationStanding {
  readonly of: number;
  readonly announced: number;
  /** The highest step that a comment announced, and when; null for none. */
  readonly told: { readonly position: number; readonly at: string } | null;
  /** Whether acknowledging one step holds those after it. */
  readonly holdsWhenAcknowledged: boolean;
  /** Whether an acknowledgement holds the steps that are left. */
  readonly isHeld: boolean;
  /** Null when nothing is to come. */
  readonly next: {
    /** From 1. */
    readonly position: number;
    /** Null while the clock waits, and where its hours never open again. */
    readonly at: string | null;
    readonly isDue: boolean;
    /** Working time until it falls due, at the moment of the answer. */
    readonly afterMs: number;
    readonly isPublic: boolean;
    readonly contacts: readonly ContactOnSide[];
  } | null;
}

/** How a clock stands at the moment of the answer, with what it takes to let it tick on. All lengths are working time. */
export interface ClockStanding {
  readonly measure: "resolution" | "response";
  readonly cycle: number;
  readonly priority: string | null;
  readonly state: "running" | "paused" | "stopped";
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly targetMs: number;
  readonly elapsedMs: number;
  /** Time used from which the promise is at risk. */
  readonly atRiskMs: number;
  readonly dueAt: string | null;
  readonly isBreached: boolean;
  /** Of the calendar that the clock goes by; null where that is always open, so that no zone matters. */
  readonly timezone: string | null;
  readonly calendar: string;
  /** Null unless the clock waits. */
  readonly pause: {
    readonly cause: "pause-status" | "away-from-party";
    readonly status: string | null;
    readonly team: string | null;
    readonly since: string;
  } | null;
  /** When the calendar is open in the time to come; null unless the clock runs. */
  readonly hours: {
    /** From and to, ascending, up to `until`. */
    readonly open: readonly (readonly [from: string, to: string])[];
    readonly until: string;
    /** Where it is closed now; null when it is open, or never opens again. */
    readonly opensAt: string | null;
  } | null;
  /** Null where the agreement has no ladder for it. */
  readonly escalation: EscalationStanding | null;
  /** Working time granted on top of what was agreed; `targetMs` holds it already. */
  readonly grantedMs: number;
  /** The extension that was asked for and is not answered. */
  readonly pendingExtension: { readonly entry: string; readonly additionalMs: number } | null;
  /** Level of the step that nobody has acknowledged; null for none. */
  readonly awaitsAcknowledgement: number | null;
  /** Why it was breached, by the name of the reason; null while nobody said. */
  readonly explanation: string | null;
}

/** One agreement on a ticket. */
export interface PromiseStanding {
  readonly agreement: string;
  readonly version: number;
  readonly kind: "sla" | "ola" | "uc";
  readonly name: string;
  /** The customer, none for every customer; the teams; or the supplier. */
  readonly counterparts: readonly string[];
  /** Whether another agreement has taken its place. */
  readonly isFormer: boolean;
  /** Why it has no clock, where it has none. */
  readonly absence: "not-started" | "nothing-for-priority" | null;
  /** Resolution before response, earlier cycles before later ones. */
  readonly clocks: readonly ClockStanding[];
}

/** Why no agreement with a customer covers a ticket. */
export type NoAgreement =
  | { readonly kind: "no-service" }
  | { readonly kind: "unknown-service"; readonly value: string }
  | { readonly kind: "nothing-in-force"; readonly service: string; readonly customer: string | null };

/** Every promise on a ticket, the customer's first. */
export interface TicketStanding {
  readonly kind: "standing";
  /** The moment of the answer. */
  readonly at: string;
  readonly knowledge: TicketKnowledge;
  readonly priority: string | null;
  readonly promises: readonly PromiseStanding[];
  /** Whether the ticket counts in no figure. */
  readonly isExcluded: boolean;
  /** Null when an agreement with the customer covers the ticket. */
  readonly noAgreement: NoAgreement | null;
}

export type TicketAnswer =
  | { readonly kind: "project-not-watched" }
  /** The app has never heard of the ticket: it is brand new, or was finished before the project was watched. */
  | { readonly kind: "unknown" }
  /** The app has heard of it and is about to read it. */
  | { readonly kind: "not-read-yet" }
  | TicketStanding;

/**
 * The functions of the resolver `ticket`, for those who work on tickets. Which ticket they are about says the platform, by
 * the issue on which the panel stands; a payload names none.
 */
export interface TicketCalls {
  standing(payload: Record<string, never>): Answer<TicketAnswer>;
  /** Null when the ticket has no such clock any more. */
  story(payload: ClockReference): Answer<ClockStory | null>;
  journal(payload: Record<string, never>): Answer<TicketJournal>;
  /** `requestId` is made up by the page: the same one sent twice records once. The journal as it stands then is the answer. */
  record(payload: { requestId: string; deed: TicketDeed }): Answer<TicketJournal>;
  outages(payload: Record<string, never>): Answer<TicketOutages>;
  /** As `record` does. */
  recordOutage(payload: { requestId: string; deed: OutageDeed }): Answer<TicketOutages>;
}
