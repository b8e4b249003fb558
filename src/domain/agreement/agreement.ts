import type { ServiceHours } from "../calendar/service-hours";
import type { EscalationProcedure } from "../escalation/escalation-procedure";
import type { Instant, Milliseconds } from "../time";
import type { Measure } from "./measure";

/** `sla` with a customer, `ola` with an internal team, `uc` (underpinning contract) with a supplier. */
export type AgreementKind = "sla" | "ola" | "uc";

export type { Measure };

/** Matches everything: a service, a customer or a priority. */
export const ANY = "*";

/** What is promised for one measure and priority. */
export interface Target {
  readonly measure: Measure;
  /** A priority's name, or `*` for every ticket that no target names, those without priority included. */
  readonly priority: string;
  /** Working time of `hours`. */
  readonly within: Milliseconds;
  /** Key of the calendar behind `hours`. */
  readonly calendar: string;
  readonly hours: ServiceHours;
}

/** When the clocks of an agreement run, wait and end; statuses by name. */
export interface ClockRules {
  readonly stop: ReadonlySet<string>;
  readonly pause: Readonly<Record<Measure, ReadonlySet<string>>>;
  readonly respond: ReadonlySet<string>;
  /** `resume`: the same clock goes on after a reopening; `restart`: a new cycle starts at zero. */
  readonly reopen: "resume" | "restart";
}

/** Whose time an OLA or an underpinning contract measures. */
export type Party =
  | { readonly kind: "teams"; readonly teams: ReadonlySet<string> }
  | { readonly kind: "supplier"; readonly supplier: string; readonly statuses: ReadonlySet<string> };

/** One version of an agreement, ready to measure by: calendars compiled, dates turned into instants. */
export interface Agreement {
  readonly key: string;
  readonly version: number;
  readonly kind: AgreementKind;
  /** A service's key, or `*`. */
  readonly service: string;
  /** A customer's key, or `*`; always `*` for OLA and UC. */
  readonly customer: string;
  /** Absent for an SLA. */
  readonly party?: Party;
  /** Inclusive. */
  readonly validFromAt: Instant;
  /** Exclusive; `Infinity` when open ended. */
  readonly validToAt: Instant;
  readonly clock: ClockRules;
  readonly targets: readonly Target[];
  readonly escalation: readonly EscalationProcedure[];
}
