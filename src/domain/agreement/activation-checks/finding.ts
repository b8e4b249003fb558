/** `blocker`: the agreement cannot do what it says; `warning`: it hardly does what is meant; `hint`: worth a look. */
export type Severity = "blocker" | "warning" | "hint";

/** What a finding says; the words are the page's. */
export type FindingCode =
  | "never-stops"
  | "never-starts"
  | "calendar-never-opens"
  | "unknown-status"
  | "pause-unreachable"
  | "target-unmatched"
  | "target-shadowed"
  | "target-unmeasured"
  | "no-ladder"
  | "ladder-without-target"
  | "ladder-begins-late"
  | "ladder-after-next"
  | "step-notifies-nobody"
  | "contact-left"
  | "contact-unreachable"
  | "support-ends-first"
  | "chain-leg-not-in-force"
  | "chain-does-not-hold"
  | "chain-not-proved"
  | "no-baseline"
  | "review-overdue"
  | "calendar-without-holidays"
  | "notice-passed"
  | "notice-near"
  | "service-not-live";

/** The one thing to do next. */
export type NextAction =
  | "choose-statuses"
  | "edit-calendar"
  | "edit-targets"
  | "edit-ladder"
  | "edit-contact"
  | "prolong-support"
  | "edit-chain"
  | "prove-chain"
  | "record-waiver"
  | "take-baseline"
  | "hold-review"
  | "start-version"
  | "edit-service";

/** One thing about an agreement that somebody should look at before it binds. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Within the agreement: `clock.pause.statuses[0]`; empty for the agreement as a whole. */
  readonly path: string;
  /** What the sentence names: statuses, priorities, keys, dates, working time in milliseconds. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly action: NextAction;
}
