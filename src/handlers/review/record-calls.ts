import { z } from "zod";
import type { ReviewCalls } from "../../contract";
import type { ReviewRecordKind, ReviewRecords } from "../../domain/review/review-record";
import type { ServiceReview } from "../../domain/review/service-review";
import { InvalidRequest } from "../../errors";
import { recordId, recordSchemas } from "../../storage/review-record-schema";
import { reviewRecords } from "../../storage/review-records";
import { addRecord, editRecord, removeRecord } from "../../usecases/review/save-record";
import { answeringProjectAdministrators, answeringProjectTeam, isProjectAdministrator } from "../answering";
import type { Answering } from "../settings/answers";
import { projectId } from "../settings/payloads";
import { peopleBy } from "../settings/people-by";
import { reviewPorts } from "./review-ports";

const kind = z.enum(["relation", "review", "requirement", "plan"]);
/** A customer's key, or an id that a page made up. */
const id = z.string().min(1).max(1_000);
const MOST_EDITS = 100;
const edit = z.object({
  path: z.array(z.string().min(1).max(100)).min(1).max(4),
  before: z.unknown().transform((value) => value ?? null),
  after: z.unknown().transform((value) => value ?? null),
});

/** Reading what is kept of reviews, and changing it place by place. */
export const recordCalls: Pick<
  Answering<ReviewCalls>,
  "reviewDesk" | "reviewRecord" | "addReviewRecord" | "editReviewRecord" | "removeReviewRecord" | "reviewLog"
> = {
  reviewDesk: answeringProjectTeam(z.object({ projectId }), async ({ projectId }) => {
    const mayChange = await isProjectAdministrator(projectId);
    const desk = await reviewRecords.desk(projectId);
    const reviews = mayChange ? desk.reviews : desk.reviews.map(asReadersSee);
    return { desk: { ...desk, reviews }, mayChange };
  }),

  reviewRecord: answeringProjectTeam(z.object({ projectId, kind, id }), async ({ projectId, kind, id }) => {
    const record = (await reviewRecords.record(projectId, kind, id))?.record ?? null;
    const isShownWhole = record === null || kind !== "review" || (await isProjectAdministrator(projectId));
    return { record: isShownWhole ? record : asReadersSee(record as ServiceReview) };
  }),

  addReviewRecord: answeringProjectAdministrators(
    z.object({ projectId, kind, record: z.unknown() }),
    async ({ projectId, kind, record: given }, { accountId: by }) => {
      const record = checked(kind, given);
      if (kind !== "relation" && !recordId.safeParse(record.id).success) throw new InvalidRequest(NO_ID);
      if (("frozen" in record && record.frozen !== null) || ("closed" in record && record.closed !== null))
        throw new InvalidRequest("A new record is neither frozen nor closed.");
      return { record: await addRecord(reviewPorts(), { projectId, by }, kind, record) };
    },
  ),

  editReviewRecord: answeringProjectAdministrators(
    z.object({ projectId, kind, id, edits: z.array(edit).min(1).max(MOST_EDITS) }),
    ({ projectId, kind, id, edits }, { accountId: by }) =>
      editRecord(reviewPorts(), { projectId, by }, kind, id, edits, checked),
  ),

  removeReviewRecord: answeringProjectAdministrators(
    z.object({ projectId, kind, id }),
    async ({ projectId, kind, id }, { accountId: by }) => {
      await removeRecord(reviewPorts(), { projectId, by }, kind, id);
      return null;
    },
  ),

  reviewLog: answeringProjectAdministrators(
    z.object({ projectId, kind, id, cursor: z.string().max(200).nullable() }),
    async ({ projectId, kind, id, cursor }) => {
      const page = await reviewRecords.changes(projectId, kind, id, cursor);
      const personOf = await peopleBy(page.changes.map(({ by }) => by));
      return {
        entries: page.changes.map(({ at, by, action, facts }) => ({
          at: new Date(at).toISOString(),
          by: personOf(by)!,
          action,
          facts,
        })),
        cursor: page.cursor,
      };
    },
  ),
};

/** What the provider notes for itself before a meeting is for those who hold it. */
const asReadersSee = (review: ServiceReview): ServiceReview => ({ ...review, preparation: "" });

const NO_ID = "A new record has an id of 8 to 64 letters, digits, hyphens or underscores.";

/** @throws InvalidRequest with every problem, by its place in the record */
function checked<Kind extends ReviewRecordKind>(kind: Kind, given: unknown): ReviewRecords[Kind] {
  const record = recordSchemas[kind].safeParse(given);
  if (record.success) return record.data;
  throw new InvalidRequest(`This cannot be kept as it is: ${z.prettifyError(record.error)}`);
}
