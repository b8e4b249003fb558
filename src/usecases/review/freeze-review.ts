import { canonicalJson } from "../../domain/review/canonical-json";
import { nextAfter } from "../../domain/review/customer-relation";
import type { ReviewPack } from "../../domain/review/review-pack";
import type { ServiceReview } from "../../domain/review/service-review";
import { InvalidRequest } from "../../errors";
import { composePack, type PackPorts } from "./compose-pack";
import { ATTEMPTS, type ReviewEditing, type ReviewPorts } from "./review-ports";

export interface FreezePorts extends ReviewPorts, PackPorts {
  hashOf(text: string): string;
  /**
   * Stores a document under its hash; one that is stored already is never replaced.
   * @returns in how many pieces it is stored
   */
  storeDocument(projectId: string, hash: string, text: string): Promise<number>;
}

export type Freezing =
  | { readonly kind: "frozen"; readonly review: ServiceReview }
  /** What is shown changed since it was looked at: nothing was frozen. */
  | { readonly kind: "outdated" };

/**
 * Closes a review: all that it shows becomes a document that nobody changes any more, and the customer's next review is set.
 * The document is stored before the review names it, so whoever dies in between leaves nothing but a document nobody reads.
 * Frozen already is answered as it was.
 * @param shown the hash of the pack that the page shows; people freeze what they see
 * @throws InvalidRequest
 */
export async function freezeReview(
  ports: FreezePorts,
  editing: ReviewEditing,
  id: string,
  shown: string,
): Promise<Freezing> {
  const { projectId, by } = editing;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await ports.record(projectId, "review", id);
    if (stored === null) throw new InvalidRequest("This review is no longer there: somebody removed it.");
    if (stored.record.frozen !== null) return { kind: "frozen", review: stored.record };
    const text = documentOf(await composePack(ports, projectId, stored.record));
    const hash = ports.hashOf(text);
    if (hash !== shown) return { kind: "outdated" };
    const at = ports.now();
    const pieces = await ports.storeDocument(projectId, hash, text);
    const review = { ...stored.record, frozen: { at, by, hash, pieces } };
    const change = { at, by, kind: "review", id, action: "frozen", facts: [] } as const;
    if (!(await ports.replace(projectId, "review", stored.version, review, change))) continue;
    await setNextReview(ports, editing, review);
    return { kind: "frozen", review };
  }
  throw new InvalidRequest("Others are writing in this review at the same moment. It is not frozen yet: try again.");
}

/** The text of a frozen review: the same for the same pack, on any machine. */
export function documentOf(pack: ReviewPack): string {
  return canonicalJson(pack);
}

/** As the meeting agreed; else one cycle after it. */
async function setNextReview(ports: ReviewPorts, { projectId, by }: ReviewEditing, review: ServiceReview) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await ports.record(projectId, "relation", review.customer);
    if (stored === null) return;
    const { record, version } = stored;
    const nextOn = review.nextOn ?? nextAfter(review.meetingOn, record.every);
    if (record.nextOn !== null && record.nextOn >= nextOn) return;
    const facts = [{ path: "nextOn", before: record.nextOn, after: nextOn }];
    const change = { at: ports.now(), by, kind: "relation", id: record.id, action: "changed", facts } as const;
    if (await ports.replace(projectId, "relation", version, { ...record, nextOn }, change)) return;
  }
}
