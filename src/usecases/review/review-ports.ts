import type { ReviewDesk, ReviewRecordKind, ReviewRecords } from "../../domain/review/review-record";
import type { Instant } from "../../domain/time";

/** A record with the number of times it was written. */
export interface StoredRecord<Kind extends ReviewRecordKind = ReviewRecordKind> {
  readonly record: ReviewRecords[Kind];
  readonly version: number;
}

/** A line of the log: who did what to which record, and when. Never edited. */
export interface ReviewChange {
  readonly at: Instant;
  readonly by: string;
  readonly kind: ReviewRecordKind;
  readonly id: string;
  readonly action: "made" | "changed" | "removed" | "frozen" | "task-made";
  /** Places that changed, with what stood there before and after. */
  readonly facts: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

/** What use cases of reviews ask of storage. */
export interface ReviewPorts {
  now(): Instant;
  /** Null where there is no such record. */
  record<Kind extends ReviewRecordKind>(projectId: string, kind: Kind, id: string): Promise<StoredRecord<Kind> | null>;
  /**
   * Stores a record on top of the version that was read (0: there is none yet) together with a line of the log; null
   * removes it.
   * @returns false when somebody else did meanwhile: nothing was stored
   */
  replace<Kind extends ReviewRecordKind>(
    projectId: string,
    kind: Kind,
    on: number,
    record: ReviewRecords[Kind] | null,
    change: ReviewChange,
  ): Promise<boolean>;
  desk(projectId: string): Promise<ReviewDesk>;
}

/** Whose records are changed, and by which account. */
export interface ReviewEditing {
  readonly projectId: string;
  readonly by: string;
}

/** People who write at the same moment are few; whoever loses so often stands before something broken. */
export const ATTEMPTS = 8;
