import type { LocalDate } from "../calendar/calendar";
import type { DocumentLink } from "../catalogue/document-link";
import type { Measure } from "./agreement";

/** ISO 8601 in hours, minutes and seconds only, such as `PT1H30M`; see `parseDuration`. */
export type DurationText = string;

export interface TargetEntry {
  readonly measure: Measure;
  /** A priority's name; absent or `*`: every ticket that no target names. */
  readonly priority?: string;
  /** Working time of the calendar. */
  readonly within: DurationText;
  /** Key of a calendar. */
  readonly calendar: string;
}

export interface ClockEntry {
  /** Absent: every status of category `done`. */
  readonly stop?: { readonly statuses?: readonly string[] };
  /** Absent: no status pauses. `measures` absent: `resolution` alone. */
  readonly pause?: { readonly statuses?: readonly string[]; readonly measures?: readonly Measure[] };
  /** Absent: only a public comment or a stop answers. */
  readonly respond?: { readonly statuses?: readonly string[] };
  /** Absent: `resume`. */
  readonly reopen?: "resume" | "restart";
}

export type ReviewCycle = "month" | "quarter" | "half-year" | "year";

/** Exactly one of the three. Offsets are working time of the target's calendar. */
export type CommencementEntry =
  | { readonly percent: number }
  | { readonly before: DurationText }
  | { readonly after: DurationText };

export interface EscalationStepEntry {
  readonly level: number;
  /** Keys of contacts; absent: nobody beside those who watch the ticket. */
  readonly notify?: readonly string[];
  /** Absent: `internal`, so that nothing reaches a customer by accident. */
  readonly comment?: "internal" | "public";
}

export interface EscalationEntry {
  readonly measure: Measure;
  readonly commence: CommencementEntry;
  /** Needed with more than one step. */
  readonly every?: DurationText;
  readonly steps: readonly EscalationStepEntry[];
  /** What a step that somebody has acknowledged does to those after it; absent: the project's own rule. */
  readonly whenAcknowledged?: "hold" | "continue";
}

export interface AvailabilityEntry {
  readonly percent: number;
  /** Key of the calendar in which the service is promised; absent: round the clock. */
  readonly calendar?: string;
  /** The period over which it is reckoned; absent: `month`. */
  readonly per?: "month" | "quarter" | "year";
  /** How long before it begins planned maintenance has to be announced, not to count as an outage; absent: 24 hours. */
  readonly announced?: string;
}

/** How many of the tickets have to keep their target: the level that a review judges by. */
export interface AttainmentEntry {
  /** Of the tickets that were measured, 0 to 100. */
  readonly percent: number;
  /** Absent: `month`. */
  readonly per?: "month" | "quarter" | "year";
}

/**
 * One leg of the chain behind a promise: an OLA or underpinning contract, whose own target says how long it may take, or
 * branches that begin together and are done when the last one is. An optional leg is not always walked.
 */
export type ChainLegEntry =
  | { readonly agreement: string; readonly optional?: boolean }
  | { readonly parallel: readonly (readonly ChainLegEntry[])[]; readonly optional?: boolean };

/** Somebody's word that a version holds. */
export interface SignatureEntry {
  readonly side: "provider" | "customer" | "supplier";
  readonly name: string;
  /** The day on which it was given. */
  readonly on: LocalDate;
}

/** The business reason for promising what the chain behind the promise cannot keep at all times. */
export interface WaiverEntry {
  readonly measure: Measure;
  /** As the target states it; absent or `*`: every ticket that no target names. */
  readonly priority?: string;
  readonly reason: string;
  /** Who waived it, as somebody typed the name; absent where `accountId` says it. */
  readonly by?: string;
  /** The account that recorded it; its name is looked up when it is shown. */
  readonly accountId?: string;
  readonly on: LocalDate;
}

/**
 * How far a version has come. Only an `agreed` one binds anybody; whether it is coming, active, superseded or expired
 * follows from its validity and from later versions, so that is never stored.
 */
export type AgreementState = "draft" | "proposed" | "agreed";

interface AnyAgreementEntry {
  readonly key: string;
  /** What people call it; absent: the key. */
  readonly name?: string;
  /** Absent: `agreed`. */
  readonly state?: AgreementState;
  /** Counts from 1; a change of an agreement is a new version with its own validity. */
  readonly version: number;
  /** A service's key, or `*`. */
  readonly service: string;
  /** Inclusive; a date of the first target's calendar. */
  readonly validFrom: LocalDate;
  /** Exclusive, later than `validFrom`; absent: open ended. */
  readonly validTo?: LocalDate;
  readonly clock?: ClockEntry;
  /** At least one; no two for the same measure and priority. */
  readonly targets: readonly TargetEntry[];
  readonly availability?: AvailabilityEntry;
  /** At most one ladder for each measure. */
  readonly escalation?: readonly EscalationEntry[];
  /** The contact who answers for the agreement; a key. */
  readonly owner?: string;
  readonly attainment?: AttainmentEntry;
  /** How often the parties look at it together. */
  readonly review?: { readonly every: ReviewCycle };
  /** How long before its end, or before a change, it has to be given notice of. */
  readonly notice?: { readonly days: number };
  /** What follows a broken promise, in words: a penalty, a credit. */
  readonly penalty?: string;
  /** What the provider needs from the other side to keep its word, a sentence each. */
  readonly needs?: readonly string[];
  readonly documents?: readonly DocumentLink[];
  readonly signatures?: readonly SignatureEntry[];
}

/** Made with a customer. */
export interface ServiceLevelAgreementEntry extends AnyAgreementEntry {
  readonly kind: "sla";
  /** A customer's key; absent or `*`: every customer. */
  readonly customer?: string;
  /** Who stands behind the resolution targets, one leg after another; absent: every OLA and then every underpinning contract of the service. */
  readonly chain?: readonly ChainLegEntry[];
  readonly waivers?: readonly WaiverEntry[];
}

/** Made with internal teams. */
export interface OperationalLevelAgreementEntry extends AnyAgreementEntry {
  readonly kind: "ola";
  readonly party: { readonly teams: readonly string[] };
}

/** Made with a supplier; its time is the time that tickets spend in the statuses. */
export interface UnderpinningContractEntry extends AnyAgreementEntry {
  readonly kind: "uc";
  readonly party: { readonly supplier: string; readonly statuses: readonly string[] };
}

/** One version of an agreement as the catalogue file writes it. */
export type AgreementEntry = ServiceLevelAgreementEntry | OperationalLevelAgreementEntry | UnderpinningContractEntry;

/** Whether a version binds anybody: drafts and proposals do not. */
export function isAgreed({ state = "agreed" }: Pick<AgreementEntry, "state">): boolean {
  return state === "agreed";
}
