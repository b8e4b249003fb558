import type { Answer, Person } from "./answer";

/** Which record of the reviews is meant: a relation with a customer is known by the customer's key. */
export interface ReviewRecordReference {
  readonly kind: "relation" | "review" | "requirement" | "plan";
  readonly id: string;
}

/** A change of one place of a record: the steps that lead there, an item of a list by its id; null: the item is not there. */
export interface ReviewFieldEdit {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** `record` is one of `domain/review/review-record`, as it is stored now. */
export type ReviewSaved =
  | { readonly kind: "saved"; readonly record: unknown }
  /** Nothing was stored: these places are no longer as they were read. */
  | {
      readonly kind: "conflict";
      readonly record: unknown;
      readonly places: readonly { readonly edit: number; readonly present: unknown }[];
    };

/** What was corrected in the history after a review was frozen. */
export interface ReviewCorrection {
  readonly issueKey: string;
  readonly month: string;
  readonly at: string;
  readonly by: Person | null;
  readonly changes: readonly {
    readonly fact: string;
    readonly before: string | number | boolean | null;
    readonly after: string | number | boolean | null;
  }[];
}

/** A line of a record's log; never edited. */
export interface ReviewLogEntry {
  readonly at: string;
  readonly by: Person;
  readonly action: "made" | "changed" | "removed" | "frozen" | "task-made";
  readonly facts: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

/**
 * The functions of the resolver `review` about reviews with customers. Those who work on the project's tickets read; what
 * changes anything is for its administrators, who are its service level managers.
 */
export interface ReviewCalls {
  /** `desk`: a `ReviewDesk` of `domain/review/review-record`. */
  reviewDesk(payload: { projectId: string }): Answer<{ readonly desk: unknown; readonly mayChange: boolean }>;
  /** One record as it is by now, while the desk may lag behind what others write; null when it is gone. */
  reviewRecord(payload: { projectId: string } & ReviewRecordReference): Answer<{ readonly record: unknown }>;
  /** The very same record a second time is taken for a call that was repeated. */
  addReviewRecord(payload: {
    projectId: string;
    kind: ReviewRecordReference["kind"];
    record: unknown;
  }): Answer<{ readonly record: unknown }>;
  editReviewRecord(
    payload: { projectId: string; edits: readonly ReviewFieldEdit[] } & ReviewRecordReference,
  ): Answer<ReviewSaved>;
  /** One that is frozen or closed stays. */
  removeReviewRecord(payload: { projectId: string } & ReviewRecordReference): Answer<null>;
  /** `pack`: a `ReviewPack` of `domain/review/review-pack`; `hash` names exactly what it shows. */
  reviewPack(payload: { projectId: string; id: string }): Answer<{ readonly pack: unknown; readonly hash: string }>;
  /** `shown`: the hash of the pack that was looked at; where it shows something else by now, nothing is frozen. */
  freezeReview(payload: {
    projectId: string;
    id: string;
    shown: string;
  }): Answer<{ readonly kind: "frozen"; readonly record: unknown } | { readonly kind: "outdated" }>;
  /** `text`: the document as it was frozen, byte for byte, the JSON of a `ReviewPack`. */
  frozenReview(payload: {
    projectId: string;
    id: string;
  }): Answer<{ readonly text: string; readonly corrections: readonly ReviewCorrection[] }>;
  /** Makes a task a Jira issue, in the name of whoever asks; asked twice it is one issue. */
  makeReviewTask(payload: {
    projectId: string;
    kind: "review" | "plan";
    id: string;
    task: string;
  }): Answer<{ readonly record: unknown }>;
  /** Looks which tasks are done, as far as the caller sees their issues. `today` as the caller reads it. */
  noteDoneTasks(payload: { projectId: string; today: string }): Answer<{ readonly done: number }>;
  /**
   * How much of a promise was kept in some months, as history has it: what a plan starts from, and its effect; and why it was
   * broken, the most frequent reason first.
   */
  keptShare(payload: {
    projectId: string;
    agreement: string;
    measure: "resolution" | "response";
    customer: string | null;
    first: string;
    last: string;
  }): Answer<{
    readonly kept: number;
    readonly counted: number;
    readonly causes: readonly { readonly reason: string; readonly name: string; readonly count: number }[];
  }>;
  /**
   * Broken promises to customers of some months for which nobody has given a reason, the latest first, 200 at most; and the
   * promises to customers whose goal was missed in each of these months that was measured.
   */
  measuredNeeds(payload: { projectId: string; months: readonly string[] }): Answer<{
    readonly count: number;
    readonly breaches: readonly {
      readonly issueKey: string;
      readonly agreement: string;
      readonly measure: "resolution" | "response";
      /** A customer's key; null where the ticket named none that is known. */
      readonly customer: string | null;
      readonly at: string;
    }[];
    readonly missedGoals: readonly {
      readonly agreement: string;
      readonly measure: "resolution" | "response";
      readonly goal: number;
      readonly months: readonly { readonly month: string; readonly kept: number; readonly counted: number }[];
    }[];
  }>;
  /** Notes in a review what customers said of the requests it is about, as far as the caller sees those in Jira. */
  takeRatings(payload: {
    projectId: string;
    id: string;
  }): Answer<{ readonly kind: "taken"; readonly record: unknown } | { readonly kind: "not-kept" }>;
  /** Starts the draft of a new version of the agreement that a decision renegotiates. */
  renegotiate(payload: { projectId: string; id: string; decision: string }): Answer<{ readonly record: unknown }>;
  /** The same for a requirement that was granted. */
  draftForRequirement(payload: { projectId: string; id: string }): Answer<{ readonly record: unknown }>;
  reviewLog(
    payload: { projectId: string; cursor: string | null } & ReviewRecordReference,
  ): Answer<{ readonly entries: readonly ReviewLogEntry[]; readonly cursor: string | null }>;
}
