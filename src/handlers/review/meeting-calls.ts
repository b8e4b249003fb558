import { asUser } from "@forge/api";
import { z } from "zod";
import type { ReviewCalls } from "../../contract";
import { monthsBetween } from "../../domain/history-pages/month";
import { periodFigures } from "../../domain/period-figures/period-figures";
import { canonicalJson } from "../../domain/review/canonical-json";
import { correctionsSince } from "../../domain/review/corrections-since";
import { keptWhy } from "../../domain/review/improvement-plan";
import { missedGoals } from "../../domain/review/missed-goals";
import type { ServiceReview } from "../../domain/review/service-review";
import { InvalidRequest } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { seenTickets } from "../../jira/seen-tickets";
import { frozenReviews, hashOf } from "../../storage/frozen-reviews";
import { recordId } from "../../storage/review-record-schema";
import { reviewRecords } from "../../storage/review-records";
import { asCallerSees } from "../../usecases/hidden-tickets";
import { composePack } from "../../usecases/review/compose-pack";
import { documentOf, freezeReview } from "../../usecases/review/freeze-review";
import { makeTask, noteDoneTasks } from "../../usecases/review/make-task";
import { draftFor, renegotiate } from "../../usecases/review/renegotiate";
import { takeRatings } from "../../usecases/review/take-ratings";
import { answeringProjectAdministrators, answeringProjectTeam, type Caller } from "../answering";
import type { Answering } from "../settings/answers";
import { localDate, projectId } from "../settings/payloads";
import { peopleBy } from "../settings/people-by";
import { freezePorts, history, ratingPorts, renegotiatePorts, taskPorts } from "./review-ports";

const named = z.object({ projectId, id: recordId });

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const MOST_MONTHS = 24;
const MOST_BREACHES = 200;

/** What a review shows, what follows from it, and closing it. */
export const meetingCalls: Pick<
  Answering<ReviewCalls>,
  | "reviewPack"
  | "freezeReview"
  | "frozenReview"
  | "makeReviewTask"
  | "noteDoneTasks"
  | "renegotiate"
  | "takeRatings"
  | "draftForRequirement"
  | "keptShare"
  | "measuredNeeds"
> = {
  reviewPack: answeringProjectTeam(named, async ({ projectId, id }, caller) => {
    const ports = { ...freezePorts(), history: historyFor(caller) };
    const pack = await composePack(ports, projectId, await reviewOf(projectId, id));
    return { pack, hash: hashOf(documentOf(pack)) };
  }),

  freezeReview: answeringProjectAdministrators(
    named.extend({ shown: z.string().regex(/^[0-9a-f]{64}$/) }),
    async ({ projectId, id, shown }, { accountId: by }) => {
      const frozen = await freezeReview(freezePorts(), { projectId, by }, id, shown);
      return frozen.kind === "frozen" ? { kind: "frozen", record: frozen.review } : frozen;
    },
  ),

  frozenReview: answeringProjectTeam(named, async ({ projectId, id }, caller) => {
    const review = await reviewOf(projectId, id);
    const { frozen, customer, period } = review;
    if (frozen === null) throw new InvalidRequest("This review is not frozen yet.");
    const known = await historyFor(caller)(projectId, [period]);
    const text = await asReaderSees(await frozenReviews.read(projectId, frozen.hash, frozen.pieces), caller);
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

  keptShare: answeringProjectTeam(
    z.object({
      projectId,
      agreement: z.string().min(1).max(1_000),
      measure: z.enum(["resolution", "response"]),
      customer: z.string().min(1).max(1_000).nullable(),
      first: month,
      last: month,
    }),
    async ({ projectId, agreement, measure, customer, first, last }) => {
      if (monthsBetween(first, last).length > MOST_MONTHS)
        throw new InvalidRequest(`These are more than ${MOST_MONTHS} months. Choose a shorter period.`);
      const known = await history(projectId, [{ first, last }]);
      if (known === null) return { kept: 0, counted: 0, causes: [] };
      const { kept, counted, causes } = keptWhy(known.table, { first, last }, agreement, measure, customer);
      const { reasons } = await freezePorts().surroundings(projectId);
      return {
        kept,
        counted,
        causes: causes.map(({ reason, rows }) => ({ reason, name: reasons[reason] ?? reason, count: rows.length })),
      };
    },
  ),

  measuredNeeds: answeringProjectTeam(
    z.object({ projectId, months: z.array(month).min(1).max(MOST_MONTHS) }),
    async ({ projectId, months }, caller) => {
      const known = await historyFor(caller)(
        projectId,
        months.map((one) => ({ first: one, last: one })),
      );
      if (known === null) return { count: 0, breaches: [], missedGoals: [] };
      const { rows, tickets, words } = known.table;
      const unexplained = known.table.months
        .flatMap((one) => [...periodFigures(known.table, { first: one, last: one }, { kinds: ["sla"] }).unexplained])
        .sort((one, other) => rows.breachedAt[other]! - rows.breachedAt[one]!);
      return {
        count: unexplained.length,
        missedGoals: missedGoals(known.table),
        breaches: unexplained.slice(0, MOST_BREACHES).map((row) => ({
          issueKey: tickets.keys[rows.ticket[row]!]!,
          agreement: words.promises[rows.promise[row]!]!.agreement,
          measure: words.promises[rows.promise[row]!]!.measure,
          customer: words.customers[rows.customer[row]!] ?? null,
          at: new Date(rows.breachedAt[row]!).toISOString(),
        })),
      };
    },
  ),

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

  draftForRequirement: answeringProjectAdministrators(named, async ({ projectId, id }, { accountId: by }) => ({
    record: await draftFor(renegotiatePorts(), { projectId, by }, id),
  })),

  takeRatings: answeringProjectAdministrators(named, async ({ projectId, id }, { accountId: by }) => {
    const taken = await takeRatings(ratingPorts(), { projectId, by }, id);
    return taken.kind === "taken" ? { kind: "taken", record: taken.review } : taken;
  }),

  renegotiate: answeringProjectAdministrators(
    named.extend({ decision: recordId }),
    async ({ projectId, id, decision }, { accountId: by }) => ({
      record: await renegotiate(renegotiatePorts(), { projectId, by }, id, decision),
    }),
  ),
};

/** What was measured, with the ids of its tickets added to what is known of the answer. */
const historyFor =
  ({ ticketIds }: Caller): typeof history =>
  async (...asked) => {
    const known = await history(...asked);
    const { keys, ids } = known?.table.tickets ?? { keys: [], ids: [] };
    for (const [place, key] of keys.entries()) ticketIds.set(key, ids[place]!);
    return known;
  };

/** A frozen document stays as it is; what its reader may not see is left out of what is told of it. */
async function asReaderSees(text: string, { ticketIds }: Caller): Promise<string> {
  const pack: unknown = JSON.parse(text);
  const shown = await asCallerSees(seenTickets(jiraClient(asUser())), pack, ticketIds);
  return shown === pack ? text : canonicalJson(shown);
}

async function reviewOf(projectId: string, id: string): Promise<ServiceReview> {
  const stored = await reviewRecords.record(projectId, "review", id);
  if (stored === null) throw new InvalidRequest("This review is no longer there: somebody removed it.");
  return stored.record;
}
