import type { Measure } from "../agreement/measure";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant, Milliseconds } from "../time";

/** One clock of a ticket. */
export interface ClockName {
  readonly agreement: string;
  readonly version: number;
  readonly measure: Measure;
  readonly cycle: number;
}

/** What somebody did about a ticket's promises. */
export type Deed =
  /** Somebody has taken care of a step that was announced. */
  | { readonly kind: "acknowledged"; readonly step: ClockName & { readonly level: number }; readonly note: string }
  /** More working time is asked for; it counts from when it is granted. */
  | {
      readonly kind: "extension-asked";
      readonly clock: ClockName;
      readonly additional: Milliseconds;
      readonly reason: string;
    }
  | { readonly kind: "extension-granted"; readonly asked: string; readonly note: string }
  | { readonly kind: "extension-declined"; readonly asked: string; readonly note: string }
  /** Why a promise was broken; `reason` is a key of the project's list. */
  | { readonly kind: "breach-explained"; readonly clock: ClockName; readonly reason: string; readonly note: string }
  /** The ticket counts in no figure. */
  | { readonly kind: "excluded"; readonly reason: string }
  /** An earlier entry does not hold any more. */
  | { readonly kind: "withdrawn"; readonly entry: string; readonly reason: string };

/** A line of a ticket's journal: never changed, never removed. */
export interface JournalLine {
  /** Unique within the ticket. */
  readonly id: string;
  readonly at: Instant;
  /** The account that did it. */
  readonly by: string;
  readonly deed: Deed;
}

export function nameOf({ agreement, measure, cycle }: Pick<TicketClock, "agreement" | "measure" | "cycle">): ClockName {
  return { agreement: agreement.key, version: agreement.version, measure, cycle };
}

/** `gold:2:resolution:1`: agreement, version, measure, cycle. */
export function clockKey({ agreement, version, measure, cycle }: ClockName): string {
  return `${agreement}:${version}:${measure}:${cycle}`;
}
