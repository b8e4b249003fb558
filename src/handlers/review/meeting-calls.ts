import { z } from "zod";
import type { ReviewCalls } from "../../contract";
import { correctionsSince } from "../../domain/review/corrections-since";
import type { ServiceReview } from "../../domain/review/service-review";
import { InvalidRequest } from "../../errors";
import { frozenReviews, hashOf } from "../../storage/frozen-reviews";
import { recordId } from "../../storage/review-record-schema";
import { reviewRecords } from "../../storage/review-records";
import { composePack } from "../../usecases/review/compose-pack";
import { documentOf, freezeReview } from "../../usecases/review/freeze-review";
import { makeTask, noteDoneTasks } from "../../usecases/review/make-task";
import { renegotiate } from "../../usecases/review/renegotiate";
import { answeringProjectAdministrators, answeringProjectTeam } from "../answering";
import type { Answering } from "../settings/answers";
import { localDate, projectId } from "../settings/payloads";
import { peopleBy } from "../settings/people-by";
import { freezePorts, history, renegotiatePorts, taskPorts } from "./review-ports";

const named = z.object({ projectId, id: recordId });

/** What a review shows, what follows from it, and closing it. */
export const meetingCalls: Pick<
  Answering<ReviewCalls>,
  "reviewPack" | "freezeReview" | "frozenReview" | "makeReviewTask" | "noteDoneTasks" | "renegotiate"
> = {
  reviewPack: answeringProjectTeam(named, async ({ projectId, id }) => {
    const pack = await composePack(freezePorts(), projectId, await reviewOf(projectId, id));
    return { pack, hash: hashOf(documentOf(pack)) };
  }),

  freezeReview: answeringProjectAdministrators(
    named.extend({ shown: z.string().regex(/^[0-9a-f]{64}$/) }),
    async ({ projectId, id, shown }, { accountId: by }) => {
      const frozen = await freezeReview(freezePorts(), { projectId, by }, id, shown);
      return frozen.kind === "frozen" ? { kind: "frozen", record: frozen.review } : frozen;
    },
  ),

  frozenReview: answeringProjectTeam(named, async ({ projectId, id }) => {
    const review = await reviewOf(projectId, id);
    const { frozen, customer, period } = review;
    if (frozen === null) throw new InvalidRequest("This review is not frozen yet.");
    const text = await frozenReviews.read(projectId, frozen.hash, frozen.pieces);
    const known = await history(projectId, [period]);
    const corrections = known === null ? [] : correctionsSince(known.table, customer, frozen.at);
    const personOf = await peopleBy(corrections.map(({ cause }) => cause.by));
    return {
      text,
      corrections: corrections.map(({ issueKey, month, packedAt, cause, changes }) => ({
        issueKey,
        month,
        at: new Date(packedAt).toISOString(),
        by: personOf(cause.by),
        changes: changes.map(({ fact, before, after }) => ({ fact, before, after })),
      })),
    };
  }),

  makeReviewTask: answeringProjectAdministrators(
    named.extend({ kind: z.enum(["review", "plan"]), task: recordId }),
    async ({ projectId, kind, id, task }, { accountId: by }) => ({
      record: await makeTask(taskPorts(), { projectId, by }, { kind, id, task }),
    }),
  ),

  noteDoneTasks: answeringProjectAdministrators(
    z.object({ projectId, today: localDate }),
    async ({ projectId, today }, { accountId: by }) => ({
      done: await noteDoneTasks(taskPorts(), { projectId, by }, today),
    }),
  ),

  renegotiate: answeringProjectAdministrators(
    named.extend({ decision: recordId }),
    async ({ projectId, id, decision }, { accountId: by }) => ({
      record: await renegotiate(renegotiatePorts(), { projectId, by }, id, decision),
    }),
  ),
};

async function reviewOf(projectId: string, id: string): Promise<ServiceReview> {
  const stored = await reviewRecords.record(projectId, "review", id);
  if (stored === null) throw new InvalidRequest("This review is no longer there: somebody removed it.");
  return stored.record;
}
