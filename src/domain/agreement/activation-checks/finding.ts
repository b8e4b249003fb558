import type { LocalDate } from "../../calendar/calendar";
import type { Status } from "../../catalogue/status";
import type { AgreementEntry } from "../agreement-entry";

/** `blocker`: the agreement cannot do what it says; `warning`: it will hardly do what is meant; `hint`: worth a look. */
export type Severity = "blocker" | "warning" | "hint";

/** What a finding says; the words and their order are the page's. */
export type FindingCode =
  | "never-stops"
  | "never-starts"
  | "calendar-never-opens"
  | "unknown-status"
  | "pause-unreachable"
  | "target-unmatched"
  | "target-shadowed"
  | "no-ladder"
  | "ladder-after-next"
  | "ladder-beyond-end"
  | "ladder-without-target"
  | "contact-left"
  | "contact-unreachable"
  | "step-notifies-nobody"
  | "support-ends-first"
  | "chain-leg-not-in-force"
  | "chain-does-not-hold"
  | "no-baseline"
  | "review-overdue"
  | "calendar-without-holidays"
  | "notice-passed"
  | "notice-near"
  | "service-not-live";

/** The one thing to do next. */
export type NextAction =
  | "choose-stop-statuses"
  | "choose-pause-statuses"
  | "choose-respond-statuses"
  | "edit-calendar"
  | "edit-targets"
  | "edit-ladder"
  | "edit-contact"
  | "prolong-support"
  | "edit-chain"
  | "prove-chain"
  | "take-baseline"
  | "plan-review"
  | "start-version"
  | "edit-service";

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Within the agreement: `clock.pause.statuses[0]`; empty for the agreement as a whole. */
  readonly path: string;
  /** What the sentence names: statuses, keys, dates, working time in milliseconds. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly action: NextAction;
}

/** What is known of the world around an agreement. What is left out is unknown: it is not checked, and the answer says so. */
export interface ProjectReality {
  /** Of the project's workflow. */
  readonly statuses?: readonly Status[];
  /** Names of the priorities that the project's tickets can have. */
  readonly priorities?: readonly string[];
  /** Account ids of people who left or whom nobody knows. */
  readonly inactiveAccounts?: ReadonlySet<string>;
  /** Ids of groups that are gone. */
  readonly missingGroups?: ReadonlySet<string>;
  /** Whether the service was measured before the promise. */
  readonly hasBaseline?: (agreement: AgreementEntry) => boolean;
  /** The day of the last review; null when there was none. */
  readonly lastReviewedOn?: (agreement: AgreementEntry) => LocalDate | null;
  /** Whether the chain behind the promise was proved: `unproved` before anybody tried. */
  readonly chain?: (agreement: AgreementEntry) => "holds" | "fails" | "unproved";
}
