import type { ReviewRecordKind, ReviewRecords } from "./review-record";
import type { ServiceReview } from "./service-review";

/** Why a record may not become what an edit makes of it. */
export type ReviewRefusal = "frozen" | "identity" | "plan-begun" | "plan-closed" | "period";

/**
 * Whether a record may become another by an edit. A frozen review keeps its content: of its tasks alone it is still noted
 * which issue each is and whether it is done. What a plan starts from and is to reach stays as it was when it began.
 * @returns null when it may
 */
export function refusalOf<Kind extends ReviewRecordKind>(
  kind: Kind,
  before: ReviewRecords[Kind],
  after: ReviewRecords[Kind],
): ReviewRefusal | null {
  if (before.id !== after.id) return "identity";
  if (kind === "review") return refusalOfReview(before as ServiceReview, after as ServiceReview);
  if (kind === "plan") {
    const [one, other] = [before, after] as unknown as [ReviewRecords["plan"], ReviewRecords["plan"]];
    if (one.closed !== null) return "plan-closed";
    const goal = ({ agreement, measure, customer, baseline, targetPercent, begunOn }: ReviewRecords["plan"]) =>
      JSON.stringify([agreement, measure, customer, baseline.kept, baseline.counted, targetPercent, begunOn]);
    return goal(one) === goal(other) ? null : "plan-begun";
  }
  return null;
}

function refusalOfReview(before: ServiceReview, after: ServiceReview): ReviewRefusal | null {
  if (before.customer !== after.customer || JSON.stringify(before.frozen) !== JSON.stringify(after.frozen))
    return "identity";
  if (after.period.first > after.period.last) return "period";
  if (before.frozen === null) return null;
  const content = ({ actions, decisions, ...others }: ServiceReview) =>
    JSON.stringify({
      ...others,
      actions: actions.map(({ issueKey: _, doneOn: __, ...action }) => action),
      decisions: decisions.map(({ id, text, renegotiates }) => [id, text, renegotiates?.agreement]),
    });
  return content(before) === content(after) ? null : "frozen";
}
