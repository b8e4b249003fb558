import type { Measure } from "../agreement/agreement";
import type { ReviewCycle, SignatureEntry, WaiverEntry } from "../agreement/agreement-entry";
import type { AgreementStage } from "../agreement/agreement-stage";
import type { LocalDate, WallInterval } from "../calendar/calendar";
import type { Side } from "../catalogue/contact";
import type { DocumentLink } from "../catalogue/document-link";
import type { FactChange } from "../catalogue/fact-changes";
import type { Cost } from "../catalogue/service";
import type { EscalationStep } from "../escalation/escalation-procedure";
import type { Instant, Milliseconds } from "../time";
import type { WeekInWords } from "./calendar-in-words";

/** `customer`: what a customer may read. It never names teams, suppliers, internal steps or who is told in them. */
export type Audience = "customer" | "internal";

/** What one may expect: working time of the calendar, for a priority or (`*`) for all that no other target names. */
export interface PublishedTarget {
  readonly measure: Measure;
  readonly priority: string;
  readonly within: Milliseconds;
  readonly calendar: string;
}

/** When the time of a promise runs. */
export interface PublishedHours {
  /** Key of the calendar, as targets and availability name it. */
  readonly calendar: string;
  readonly title: string;
  readonly timezone: string;
  readonly week: WeekInWords;
  /** Closed days and days with other hours in the coming year, ascending. */
  readonly specialDays: readonly SpecialDay[];
}

/** A day of its own; no hours at all on a closed day. */
export interface SpecialDay {
  readonly date: LocalDate;
  readonly name: string | null;
  readonly hours: readonly WallInterval[];
}

export interface PublishedContact {
  readonly name: string;
  readonly side: Side;
  readonly role?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly company?: string;
  /** Who stands in. */
  readonly substitute?: string;
}

/** A step of the ladder, at the same place on the clock as the engine announces it. */
export interface PublishedStep {
  /** From 1, counted among the steps that this audience sees. */
  readonly position: number;
  /** Working time since the clock began, for each target of the ladder's measure. */
  readonly after: readonly { readonly priority: string; readonly elapsed: Milliseconds }[];
  readonly contacts: readonly PublishedContact[];
  readonly comment: EscalationStep["comment"];
}

export interface PublishedLadder {
  readonly measure: Measure;
  readonly steps: readonly PublishedStep[];
}

/** When a ticket would be due that is reported at a moment; reckoned by the engine. */
export interface WorkedExample {
  /** `before-closed-day`: on the last day before a closed one, late; `closes` says which. */
  readonly occasion: "start-of-week" | "end-of-week" | "before-closed-day";
  readonly reportedAt: Instant;
  readonly timezone: string;
  readonly closes?: SpecialDay;
  /** `dueAt` null: never, for the calendar does not open long enough any more. */
  readonly due: readonly { readonly measure: Measure; readonly priority: string; readonly dueAt: Instant | null }[];
}

export type PublishedLeg =
  | { readonly kind: "link"; readonly title: string; readonly party: string; readonly optional: boolean }
  | {
      readonly kind: "parallel";
      readonly branches: readonly (readonly PublishedLeg[])[];
      readonly optional: boolean;
    };

/** Words that the page uses and that not everybody knows. */
export type Term =
  | "service-level-agreement"
  | "operational-level-agreement"
  | "underpinning-contract"
  | "response"
  | "resolution"
  | "priority"
  | "service-hours"
  | "pause"
  | "availability"
  | "attainment"
  | "escalation"
  | "review"
  | "notice";

/** One version of an agreement as a page of plain language: everything it says, none of the words. */
export interface PublishedAgreement {
  readonly audience: Audience;
  readonly kind: "sla" | "ola" | "uc";
  readonly key: string;
  readonly title: string;
  readonly version: number;
  readonly stage: AgreementStage;
  readonly validFrom: LocalDate;
  /** The first day on which it no longer applies; null for an open end. */
  readonly validTo: LocalDate | null;
  /** In which its dates are meant. */
  readonly timezone: string;
  /** Null: for all services. */
  readonly service: { readonly name: string; readonly description?: string; readonly outcome?: string } | null;
  /** Null: for all customers, or made with no customer. */
  readonly customer: string | null;
  /** The teams or the supplier that an OLA or a contract is made with; empty for an SLA. */
  readonly parties: readonly string[];
  /** The one to talk to about the agreement. */
  readonly owner: PublishedContact | null;
  readonly targets: readonly PublishedTarget[];
  /** Of every calendar that the page names. */
  readonly hours: readonly PublishedHours[];
  /** The calendar in which the service is looked after; null where nobody said. */
  readonly serviceHours: string | null;
  /** Statuses in which the time of a measure stands still. */
  readonly pauses: Readonly<Record<Measure, readonly string[]>>;
  readonly needs: readonly string[];
  readonly escalation: readonly PublishedLadder[];
  readonly examples: readonly WorkedExample[];
  readonly availability: {
    readonly percent: number;
    /** Null: round the clock. */
    readonly calendar: string | null;
    readonly per: "month" | "quarter" | "year";
    /** How long before planned maintenance is announced at the latest, so that it does not count. */
    readonly announced: Milliseconds;
  } | null;
  readonly attainment: { readonly percent: number; readonly per: "month" | "quarter" | "year" } | null;
  readonly cost: Cost | null;
  readonly penalty: string | null;
  readonly reviewEvery: ReviewCycle | null;
  readonly notice: { readonly days: number; readonly lastDay: LocalDate | null } | null;
  /** What is new since the agreed version before; null for the first. */
  readonly changes: { readonly since: number; readonly facts: readonly FactChange[] } | null;
  readonly documents: readonly DocumentLink[];
  readonly signatures: readonly SignatureEntry[];
  /** Who stands behind the promise; empty for customers. */
  readonly chain: readonly PublishedLeg[];
  /** Empty for customers. */
  readonly waivers: readonly WaiverEntry[];
  readonly glossary: readonly Term[];
}
