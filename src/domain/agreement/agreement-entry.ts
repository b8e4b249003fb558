import type { LocalDate } from "../calendar/calendar";
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
}

export interface AvailabilityEntry {
  readonly percent: number;
  /** Key of the calendar in which the service is promised; absent: round the clock. */
  readonly calendar?: string;
  /** The period over which it is reckoned; absent: `month`. */
  readonly per?: "month" | "quarter" | "year";
}

interface AnyAgreementEntry {
  readonly key: string;
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
}

/** Made with a customer. */
export interface ServiceLevelAgreementEntry extends AnyAgreementEntry {
  readonly kind: "sla";
  /** A customer's key; absent or `*`: every customer. */
  readonly customer?: string;
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
