import { applyFieldEdits, type FieldEdit, valueAt } from "../../domain/review/field-edits";
import type { ReviewRecordKind, ReviewRecords } from "../../domain/review/review-record";
import { type ReviewRefusal, refusalOf } from "../../domain/review/review-rules";
import { InvalidRequest } from "../../errors";
import { ATTEMPTS, type ReviewEditing, type ReviewPorts } from "./review-ports";

export type RecordSaved<Kind extends ReviewRecordKind = ReviewRecordKind> =
  | { readonly kind: "saved"; readonly record: ReviewRecords[Kind] }
  /** Nothing was stored: these places are no longer as they were read. */
  | {
      readonly kind: "conflict";
      readonly record: ReviewRecords[Kind];
      readonly places: readonly { readonly edit: number; readonly present: unknown }[];
    };

const refusals: Readonly<Record<ReviewRefusal, string>> = {
  frozen: "This review is frozen: what was shown and decided stays as it was. Write it into the next review.",
  identity: "A record keeps its id, its customer and its freezing. Make a new one instead.",
  "plan-begun":
    "What a plan starts from and what it is to reach were fixed when it began. Close it and begin another one.",
  "plan-closed": "This plan is closed. Begin another one.",
  period: "The period ends before it begins. Choose an earlier first month.",
};

/** Adds a record. The very same one a second time is taken for a call that was repeated. @throws InvalidRequest */
export async function addRecord<Kind extends ReviewRecordKind>(
  ports: ReviewPorts,
  { projectId, by }: ReviewEditing,
  kind: Kind,
  record: ReviewRecords[Kind],
): Promise<ReviewRecords[Kind]> {
  const refusal = refusalOf(kind, record, record);
  if (refusal === "period") throw new InvalidRequest(refusals.period);
  const change = { at: ports.now(), by, kind, id: record.id, action: "made", facts: [] } as const;
  if (await ports.replace(projectId, kind, 0, record, change)) return record;
  const present = await ports.record(projectId, kind, record.id);
  if (present === null) throw new InvalidRequest("This was removed a moment ago. Begin again.");
  return present.record;
}

/**
 * Changes places of a record on top of what everybody else wrote meanwhile; only who wrote at the very same place is told.
 * @param check reads the record that an edit makes by its schema; throws InvalidRequest where it does not fit
 */
export async function editRecord<Kind extends ReviewRecordKind>(
  ports: ReviewPorts,
  { projectId, by }: ReviewEditing,
  kind: Kind,
  id: string,
  edits: readonly FieldEdit[],
  check: (kind: Kind, record: unknown) => ReviewRecords[Kind],
): Promise<RecordSaved<Kind>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await ports.record(projectId, kind, id);
    if (stored === null) throw new InvalidRequest("This is no longer there: somebody removed it.");
    const applied = applyFieldEdits(stored.record, edits);
    if (applied.kind === "conflict") return { kind: "conflict", record: stored.record, places: applied.places };
    if (applied.record === stored.record) return { kind: "saved", record: stored.record };
    const record = check(kind, applied.record);
    const refusal = refusalOf(kind, stored.record, record);
    if (refusal !== null) throw new InvalidRequest(refusals[refusal]);
    const facts = edits.map(({ path, after }) => ({
      path: path.join("/"),
      before: valueAt(stored.record, path),
      after,
    }));
    const change = { at: ports.now(), by, kind, id, action: "changed", facts } as const;
    if (await ports.replace(projectId, kind, stored.version, record, change)) return { kind: "saved", record };
  }
  throw new InvalidRequest("Others are writing here at the same moment. Nothing was saved: try again.");
}

/** Removes a review that was never frozen, or another record. Gone already is as good. @throws InvalidRequest */
export async function removeRecord(
  ports: ReviewPorts,
  { projectId, by }: ReviewEditing,
  kind: ReviewRecordKind,
  id: string,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await ports.record(projectId, kind, id);
    if (stored === null) return;
    if ("frozen" in stored.record && stored.record.frozen !== null) throw new InvalidRequest(refusals.frozen);
    if ("closed" in stored.record && stored.record.closed !== null) throw new InvalidRequest(refusals["plan-closed"]);
    const facts = [{ path: "", before: stored.record, after: null }];
    const change = { at: ports.now(), by, kind, id, action: "removed", facts } as const;
    if (await ports.replace(projectId, kind, stored.version, null, change)) return;
  }
  throw new InvalidRequest("Others are writing here at the same moment. Nothing was removed: try again.");
}
