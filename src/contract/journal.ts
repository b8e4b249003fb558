import type { Person } from "./answer";
import type { TicketActionRules } from "./monitoring";
import type { ClockReference } from "./ticket";

/** Which step of a clock's ladder. */
export interface StepReference extends ClockReference {
  readonly level: number;
}

/**
 * Something that people do about a ticket's promises. Nothing is ever changed or removed: an entry is undone by another one
 * that withdraws it. An outage is kept with its service: see `OutageDeed`.
 */
export type TicketDeed =
  /** Somebody has taken care: where the ladder says so, no further step of this cycle is announced. */
  | { readonly kind: "acknowledged"; readonly step: StepReference; readonly note: string }
  /** More working time is asked for; it counts when it is granted, and the original target stays visible. */
  | {
      readonly kind: "extension-asked";
      readonly clock: ClockReference;
      readonly additionalMs: number;
      readonly reason: string;
    }
  | { readonly kind: "extension-granted"; readonly asked: string; readonly note: string }
  | { readonly kind: "extension-declined"; readonly asked: string; readonly note: string }
  /** Why a promise was broken: a key of the project's list, and a note. */
  | {
      readonly kind: "breach-explained";
      readonly clock: ClockReference;
      readonly reason: string;
      readonly note: string;
    }
  /** Out of all figures, whole: the ticket stays on the list of what was excluded. */
  | { readonly kind: "excluded"; readonly reason: string }
  | { readonly kind: "withdrawn"; readonly entry: string; readonly reason: string };

/** One line of a ticket's journal; never edited. */
export interface JournalEntry {
  readonly id: string;
  readonly at: string;
  readonly by: Person;
  readonly deed: TicketDeed;
  /** Whether a later entry has withdrawn it. */
  readonly isWithdrawn: boolean;
}

/** A service, or one of the configuration items that deliver it, with its name. */
export interface OutageSubject {
  readonly kind: "service" | "configuration-item";
  readonly key: string;
  readonly name: string;
}

/**
 * What somebody says on a ticket about a service that is down. It is kept with the service and never changed: an outage is
 * ended or withdrawn by what is recorded later.
 */
export type OutageDeed =
  | {
      readonly kind: "began";
      readonly subject: Omit<OutageSubject, "name">;
      readonly from: string;
      /** Null while it goes on. */
      readonly to: string | null;
      /** How much of it cannot be used, in percent: 100 for all of it. */
      readonly loss: number;
      readonly note: string;
    }
  | { readonly kind: "ended"; readonly outage: string; readonly to: string }
  | { readonly kind: "withdrawn"; readonly outage: string; readonly reason: string };

/** What a ticket says about services that are down. */
export interface TicketOutages {
  readonly at: string;
  /** When the ticket was raised: since then, at the latest, it is known. */
  readonly raisedAt: string;
  readonly subjects: readonly OutageSubject[];
  /** The ticket's own service, as its key; null where it has none. */
  readonly service: string | null;
  readonly outages: readonly {
    readonly id: string;
    readonly subject: OutageSubject;
    readonly from: string;
    readonly to: string | null;
    readonly loss: number;
    readonly note: string;
    readonly by: Person;
    readonly recordedAt: string;
    readonly withdrawn: { readonly by: Person; readonly at: string; readonly reason: string } | null;
  }[];
}

export interface TicketJournal {
  /** In the order in which they were made. */
  readonly entries: readonly JournalEntry[];
  readonly breachReasons: TicketActionRules["breachReasons"];
  readonly mayGrantExtensions: boolean;
}
