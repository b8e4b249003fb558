import type { LocalDate } from "../calendar/calendar";
import type { Month } from "../history-pages/history-record";
import type { Instant } from "../time";
import type { RequestRatings } from "./request-ratings";

/** On whose side somebody stands in a review. */
export type ReviewSide = "provider" | "customer";

/**
 * A meeting with one customer about one period: prepared, held, and then frozen. Items of its lists are known by ids that
 * last, so that two people who write at the same moment meet at the item and not at the list.
 */
export interface ServiceReview {
  readonly id: string;
  /** A customer's key. */
  readonly customer: string;
  /** Whole months, both among them. */
  readonly period: { readonly first: Month; readonly last: Month };
  readonly meetingOn: LocalDate;
  /** The provider's own notes before the meeting; no part of what is shown or frozen. */
  readonly preparation: string;
  readonly minutes: string;
  /** What somebody put on the agenda, beside what puts itself there. */
  readonly topics: readonly Topic[];
  readonly participants: readonly Participant[];
  readonly decisions: readonly Decision[];
  readonly actions: readonly ReviewTask[];
  /** How the customer rates the service, 1 (poor) to 5 (excellent); null while nobody asked. */
  readonly rating: number | null;
  /** The same in the customer's words. */
  readonly perception: string;
  /** What customers said of single requests, when somebody last looked; absent until then. */
  readonly satisfaction?: RequestRatings | undefined;
  /** When the next meeting is. */
  readonly nextOn: LocalDate | null;
  /** Null until it is frozen; its content stays as it is from then on. */
  readonly frozen: Frozen | null;
}

export interface Topic {
  readonly id: string;
  readonly text: string;
  /** What it is about, where it was put there from something; shown with it. */
  readonly about?: TopicSubject | undefined;
}

/** A ticket by its key, an improvement plan or a requirement by its id. */
export interface TopicSubject {
  readonly kind: "ticket" | "plan" | "requirement";
  readonly id: string;
}

export interface Participant {
  readonly id: string;
  /** As it was typed: customers need no account. */
  readonly name: string;
  readonly side: ReviewSide;
  readonly role: string;
  readonly wasPresent: boolean;
  /** The day on which they put their name to the minutes; null while they have not. */
  readonly signedOn: LocalDate | null;
}

export interface Decision {
  readonly id: string;
  readonly text: string;
  /** The agreement that is to be renegotiated; null for a decision about something else. */
  readonly renegotiates: {
    readonly agreement: string;
    /** The version that was drafted for it; null until then. */
    readonly draft: number | null;
  } | null;
}

/** Something that somebody is to do by a day, in a review or an improvement plan; a Jira issue as soon as it is made one. */
export interface ReviewTask {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly dueOn: LocalDate | null;
  readonly issueKey: string | null;
  /** When it was found to be done, or said to be. */
  readonly doneOn: LocalDate | null;
}

/** What became of a review when it was closed. */
export interface Frozen {
  readonly at: Instant;
  readonly by: string;
  /** SHA-256 of the document, 64 hexadecimal digits. */
  readonly hash: string;
  /** In how many pieces it is stored. */
  readonly pieces: number;
}
