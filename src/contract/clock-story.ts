import type { TicketKnowledge } from "./ticket";

export type ClosureReason =
  | { readonly kind: "holiday"; readonly date: string; readonly name: string | null }
  | { readonly kind: "closed-date"; readonly date: string }
  | { readonly kind: "closed-weekday"; readonly weekday: WeekdayName }
  | { readonly kind: "out-of-hours" }
  | { readonly kind: "break" };

export type WeekdayName = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export type SegmentKindName = "running" | "paused" | "outside-hours" | "stopped";

/** A part of a clock's story; each begins where the one before ends. */
export interface StorySegment {
  readonly from: string;
  readonly to: string;
  readonly kind: SegmentKindName;
  /** The rule that decided; outside service hours: what would have, had they been open. */
  readonly cause: "in-hand" | "pause-status" | "away-from-party" | "stop-status" | "responded";
  readonly status: string | null;
  readonly team: string | null;
  /** Why hours were closed; empty for the other kinds. */
  readonly closures: readonly ClosureReason[];
}

/** Something that happened to a ticket while a clock lived. */
export interface StoryUpdate {
  readonly at: string;
  readonly changes: readonly {
    readonly fact: "status" | "priority" | "service" | "customer" | "team";
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly isFirstReply: boolean;
  readonly hadEffect: boolean;
}

/** The rule by which a clock is measured. */
export interface ClockRule {
  readonly name: string;
  readonly version: number;
  readonly kind: "sla" | "ola" | "uc";
  readonly counterparts: readonly string[];
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
  readonly measure: "resolution" | "response";
  /** As it was agreed. */
  readonly targetMs: number;
  /** The priority that the target names; null for one that holds for every other. */
  readonly priority: string | null;
  readonly calendar: { readonly name: string; readonly timezone: string; readonly week: WeekOfHours };
  readonly pausedIn: readonly string[];
  readonly stoppedIn: readonly string[];
  readonly answeredIn: readonly string[];
  readonly reopen: "resume" | "restart";
}

export type WeekOfHours =
  | { readonly kind: "always" }
  | { readonly kind: "never" }
  | {
      readonly kind: "weekly";
      readonly groups: readonly {
        readonly days: readonly { readonly from: WeekdayName; readonly to: WeekdayName }[];
        readonly hours: readonly (readonly [start: string, end: string])[];
      }[];
    };

/** How a clock came to its figures. The segments add up exactly to the sums, and those to the figures. */
export interface ClockStory {
  readonly at: string;
  readonly knowledge: TicketKnowledge;
  readonly rule: ClockRule;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly state: "running" | "paused" | "stopped";
  readonly dueAt: string | null;
  readonly isBreached: boolean;
  /** Working time granted on top of the rule's target. */
  readonly grantedMs: number;
  readonly elapsedMs: number;
  readonly pausedMs: number;
  readonly segments: readonly StorySegment[];
  readonly sumsMs: Readonly<Record<SegmentKindName, number>>;
  readonly updates: readonly StoryUpdate[];
}
