import type { ReviewDesk, ReviewRecordKind, ReviewRecords } from "../../../../src/domain/review/review-record";
import { type Instant, MINUTE } from "../../../../src/domain/time";

/** A list of records may lag so far behind what was just written. */
const LAGS_AT_MOST = MINUTE;

interface Recent {
  readonly kind: ReviewRecordKind;
  readonly id: string;
  /** Null: it was removed. */
  readonly record: ReviewRecords[ReviewRecordKind] | null;
  readonly at: Instant;
}

const recent = new Map<string, Recent>();

/** Notes what this page has just written, so that whoever wrote it finds it in the lists at once. */
export function remember<Kind extends ReviewRecordKind>(
  kind: Kind,
  id: string,
  record: ReviewRecords[Kind] | null,
  at: Instant,
): void {
  recent.set(`${kind} ${id}`, { kind, id, record, at });
}

/** The records of a list that may lag behind, with what this page wrote in the last minute in their places. */
export function withRecent(desk: ReviewDesk, now: Instant): ReviewDesk {
  const lately = [...recent.values()].filter(({ at }) => now - at < LAGS_AT_MOST);
  const merged = <Kind extends ReviewRecordKind>(kind: Kind, listed: readonly ReviewRecords[Kind][]) => {
    const own = lately.filter((one) => one.kind === kind);
    const written = new Map(own.map(({ id, record }) => [id, record as ReviewRecords[Kind] | null]));
    const known = new Set(listed.map(({ id }) => id));
    return [
      ...listed.flatMap((record) => {
        const mine = written.get(record.id);
        return mine === null ? [] : [mine ?? record];
      }),
      ...own.flatMap(({ id, record }) => (known.has(id) || record === null ? [] : [record as ReviewRecords[Kind]])),
    ];
  };
  return {
    relations: merged("relation", desk.relations),
    reviews: merged("review", desk.reviews),
    requirements: merged("requirement", desk.requirements),
    plans: merged("plan", desk.plans),
  };
}
