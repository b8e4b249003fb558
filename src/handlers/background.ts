import { asApp } from "@forge/api";
import type { AsyncEvent, InvocationError } from "@forge/events";
import { z } from "zod";
import { ASSIGNEE_GROUPS } from "../domain/monitoring/field-record";
import { unreadTicket } from "../domain/monitoring/watched-ticket";
import { jiraClient } from "../jira/jira-client";
import { jiraSearch } from "../jira/search";
import { projects } from "../storage/projects";
import { readStored } from "../storage/stored";
import { watchedTickets } from "../storage/watched-tickets";
import { continueRebuilding } from "../usecases/rebuild-history";
import { remeasure } from "../usecases/remeasure";
import { forgetSample } from "../usecases/remove-sample";
import { continueBaseline } from "../usecases/take-baseline";
import { makeQueue } from "../usecases/view-queue";
import { forgetProject, forgetSamplePorts, removeTraces } from "./forgetting";
import { rebuildPorts } from "./history/history-ports";
import { queuePorts } from "./queue/queue-ports";
import { runReconcile } from "./reconcile";
import { retryLater } from "./retry";
import { type BackgroundWork, baselinePorts, orderChecks, startPass } from "./wiring";

const work: z.ZodType<BackgroundWork> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("known"), projectId: z.string(), after: z.string().nullable() }),
  z.object({ kind: z.literal("intake"), projectId: z.string(), pageToken: z.string().nullable() }),
  z.object({ kind: z.literal("reconcile") }),
  z.object({ kind: z.literal("forget"), projectId: z.string() }),
  z.object({ kind: z.literal("forget-sample"), projectId: z.string(), revision: z.number() }),
  z.object({
    kind: z.literal("sample-traces"),
    projectId: z.string(),
    appFields: z.object({
      service: z.string(),
      agreement: z.string(),
      state: z.string(),
      level: z.string(),
      statusRead: z.string(),
      resolutionDue: z.string(),
      responseDue: z.string(),
      nextEscalation: z.string(),
    }),
    goneAt: z.number(),
    first: z.string().nullable(),
    times: z.number(),
  }),
  z.object({ kind: z.literal("baseline"), projectId: z.string() }),
  z.object({ kind: z.literal("renew-queue"), projectId: z.string() }),
  z.object({ kind: z.literal("rebuild-history"), projectId: z.string(), startedAt: z.number() }),
]);

/** A hundred tickets every twenty seconds make three writes each: some 900 of the 4,000 that storage takes in a minute. */
const PAUSE_SECONDS = 20;
const TICKETS_PER_SEARCH = 100;

/** Queue `background`: one step of a long piece of work, which orders the next. */
export async function runBackground({ body }: AsyncEvent): Promise<InvocationError | undefined> {
  const step = readStored("A step of background work", work, body);
  if (step.kind === "reconcile") {
    await runReconcile();
    return undefined;
  }
  if (step.kind === "forget") {
    await forgetProject(step.projectId);
    return undefined;
  }
  if (step.kind === "forget-sample") {
    await forgetSample(forgetSamplePorts(), step);
    return undefined;
  }
  if (step.kind === "renew-queue") {
    const ports = queuePorts();
    const project = await ports.project(step.projectId);
    if (project !== null) await makeQueue(ports, project);
    return undefined;
  }
  if (step.kind === "rebuild-history") {
    await continueRebuilding(rebuildPorts(), step.projectId, step.startedAt);
    return undefined;
  }
  const search = jiraSearch(jiraClient(asApp()));
  try {
    if (step.kind === "sample-traces") {
      await removeTraces(step);
      return undefined;
    }
    if (step.kind === "baseline") {
      await continueBaseline(baselinePorts(), step.projectId);
      return undefined;
    }
    await remeasure(
      {
        now: Date.now,
        // Of the assignee's groups, a ticket's record has those only that were a team when it was read.
        mustRead: async (projectId) => (await projects.get(projectId))?.fields.team.includes(ASSIGNEE_GROUPS) ?? false,
        openTickets: async (projectId, after) =>
          (await watchedTickets.inPhase(projectId, "open", after === null ? undefined : { issueId: after })).tickets,
        searchOpen: (projectId, pageToken) =>
          search.issueIds(
            `project = ${projectId} AND statusCategory != Done ORDER BY created ASC`,
            TICKETS_PER_SEARCH,
            pageToken,
          ),
        getTickets: watchedTickets.getMany,
        async markAdded(issueId, projectId) {
          await watchedTickets.add(unreadTicket(issueId, projectId, Date.now()));
        },
        async checkNow(issueIds) {
          // What the queue has no room for stays due for the sweep.
          await orderChecks([{ issueIds, at: Date.now(), isBatch: true }]);
        },
        replaceTickets: watchedTickets.replaceAll,
        continueWith: (pass) => startPass(pass, PAUSE_SECONDS),
      },
      step,
    );
    return undefined;
  } catch (error) {
    return retryLater(error);
  }
}
