import { useCallback } from "react";
import type { ReviewRecordKind, ReviewRecords } from "../../../../src/domain/review/review-record";
import { useApp } from "../../shared/app/app";
import { remember } from "./recent-records";

export type AddRecord = <Kind extends ReviewRecordKind>(
  kind: Kind,
  record: ReviewRecords[Kind],
) => Promise<ReviewRecords[Kind]>;

/** Adds a record. @throws CallFailed */
export function useAddRecord(): AddRecord {
  const { call, now } = useApp();
  return useCallback<AddRecord>(
    async (kind, record) => {
      const answer = await call("addReviewRecord", { kind, record });
      const added = answer.record as typeof record;
      remember(kind, added.id, added, now());
      return added;
    },
    [call, now],
  );
}
