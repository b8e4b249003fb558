import { isAgreed } from "../../domain/agreement/agreement-entry";
import { startVersion } from "../../domain/agreement/life-cycle";
import type { Catalogue } from "../../domain/catalogue/catalogue";
import type { Requirement } from "../../domain/review/requirement";
import type { ServiceReview } from "../../domain/review/service-review";
import { InvalidRequest } from "../../errors";
import type { CataloguePorts } from "../change-catalogue";
import { saveEntries } from "../save-entries";
import { ATTEMPTS, type ReviewEditing, type ReviewPorts } from "./review-ports";

export interface RenegotiatePorts extends ReviewPorts {
  /** The project's own catalogue; null where it follows another's or has none. */
  ownCatalogue(projectId: string): Promise<Catalogue | null>;
  readonly catalogue: CataloguePorts;
}

/**
 * Starts the draft of a new version of the agreement that a decision is about, and notes it with the decision. Where one is
 * being worked on already, that is the draft: asking twice makes one.
 * @throws InvalidRequest
 */
export async function renegotiate(
  ports: RenegotiatePorts,
  editing: ReviewEditing,
  reviewId: string,
  decisionId: string,
): Promise<ServiceReview> {
  const { projectId, by } = editing;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await ports.record(projectId, "review", reviewId);
    const decision = stored?.record.decisions.find(({ id }) => id === decisionId);
    if (stored === null || !decision?.renegotiates)
      throw new InvalidRequest("This decision is no longer there, or renegotiates nothing.");
    const { agreement } = decision.renegotiates;
    if (decision.renegotiates.draft !== null) return stored.record;
    const draft = await draftOf(ports, editing, agreement);
    const renegotiates = { agreement, draft };
    const decisions = stored.record.decisions.map((one) => (one.id === decisionId ? { ...one, renegotiates } : one));
    const facts = [
      { path: `decisions/${decisionId}/renegotiates`, before: decision.renegotiates, after: renegotiates },
    ];
    const change = { at: ports.now(), by, kind: "review", id: reviewId, action: "changed", facts } as const;
    const record = { ...stored.record, decisions };
    if (await ports.replace(projectId, "review", stored.version, record, change)) return record;
  }
  throw new InvalidRequest("Others are writing in this review at the same moment: try again.");
}

/**
 * Starts the draft of a new version of the agreement that changes for a requirement that was granted, and notes it there;
 * asking twice makes one.
 * @throws InvalidRequest
 */
export async function draftFor(ports: RenegotiatePorts, editing: ReviewEditing, id: string): Promise<Requirement> {
  const { projectId, by } = editing;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await ports.record(projectId, "requirement", id);
    if (stored === null) throw new InvalidRequest("This requirement is no longer there: somebody removed it.");
    const { agreement, answer, draft: known } = stored.record;
    if (answer !== "granted" || agreement === null)
      throw new InvalidRequest("Grant the requirement, and choose the agreement that changes for it.");
    if (known !== undefined) return stored.record;
    const draft = await draftOf(ports, editing, agreement);
    const facts = [{ path: "draft", before: null, after: draft }];
    const change = { at: ports.now(), by, kind: "requirement", id, action: "changed", facts } as const;
    const record = { ...stored.record, draft };
    if (await ports.replace(projectId, "requirement", stored.version, record, change)) return record;
  }
  throw new InvalidRequest("Others are writing here at the same moment: try again.");
}

async function draftOf(ports: RenegotiatePorts, { projectId, by }: ReviewEditing, key: string): Promise<number> {
  const catalogue = await ports.ownCatalogue(projectId);
  if (catalogue === null)
    throw new InvalidRequest(
      "This project follows another project's catalogue: start the new version there, in its settings.",
    );
  const open = catalogue.agreements.find((entry) => entry.key === key && !isAgreed(entry));
  if (open !== undefined) return open.version;
  const started = startVersion(catalogue, key, ports.now());
  if (started.kind === "refused") throw new InvalidRequest(started.problems.map(({ message }) => message).join(" "));
  const { version } = started;
  const entry = { section: "agreements", key, version: version.version } as const;
  const reason = { note: "Decided in a service review", issueKey: null };
  const saved = await saveEntries(
    ports.catalogue,
    { projectId, by },
    [{ entry, before: null, after: version }],
    reason,
  );
  if (saved.kind === "refused") throw new InvalidRequest(saved.problems.map(({ message }) => message).join(" "));
  if (saved.kind === "conflict") throw new InvalidRequest("Somebody else has just started this version: try again.");
  return version.version;
}
