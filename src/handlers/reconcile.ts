import { asApp } from "@forge/api";
import { JiraRequestFailed } from "../errors";
import { differenceJql } from "../jira/differences";
import { jiraClient } from "../jira/jira-client";
import { appFieldIdsAmong, jiraProjectFacts } from "../jira/project-facts";
import { jiraSearch } from "../jira/search";
import { duties } from "../storage/duties";
import { projects } from "../storage/projects";
import { watchedTickets } from "../storage/watched-tickets";
import { type AuditPorts, audit, reconcile } from "../usecases/reconcile";
import { englishWords } from "../words/words";
import { startPass } from "./wiring";

/** The most tickets that one comparison pays for; what is left over, the next one finds. */
const MOST_FOUND = 500;

/** Every hour. */
export async function runReconcile(): Promise<{ statusCode: number }> {
  await duties.saveReconciled("reconcile", await reconcile(auditPorts()));
  return { statusCode: 204 };
}

/** Every day. */
export async function runAudit(): Promise<{ statusCode: number }> {
  await duties.saveReconciled("audit", await audit(auditPorts()));
  return { statusCode: 204 };
}

function auditPorts(): AuditPorts {
  const jira = jiraClient(asApp());
  const facts = jiraProjectFacts(jira);
  const search = jiraSearch(jira);
  const stateField = englishWords.text("field.state.name");
  return {
    now: Date.now,
    projects: projects.list,
    findDifferent: async (setup, sinceHours) =>
      (await search.issueIds(differenceJql(setup, sinceHours, stateField), MOST_FOUND)).issueIds,
    getTickets: watchedTickets.getMany,
    addTicket: watchedTickets.add,
    replaceTickets: watchedTickets.replaceAll,
    removeTicket: watchedTickets.remove,
    async lookUp(projectId) {
      try {
        const { id, key } = await facts.project(projectId);
        return {
          projectId: id,
          projectKey: key,
          appFields: appFieldIdsAmong(await facts.fields()),
          statuses: await facts.statuses(projectId),
        };
      } catch (error) {
        if (error instanceof JiraRequestFailed && error.status === 404) return null;
        throw error;
      }
    },
    saveSetup: projects.save,
    async forgetProject(projectId) {
      await projects.remove(projectId);
      await startPass({ kind: "forget", projectId });
    },
    notMonitored: async (projectId, after) =>
      (await watchedTickets.inPhase(projectId, "not-monitored", after === null ? undefined : { issueId: after }))
        .tickets,
  };
}
