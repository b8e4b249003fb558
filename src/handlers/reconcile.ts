import { asApp } from "@forge/api";
import { fieldsThatMatter } from "../domain/monitoring/field-record";
import { JiraRequestFailed } from "../errors";
import { suspectJql } from "../jira/differences";
import { jiraClient } from "../jira/jira-client";
import { appFieldIdsAmong, jiraProjectFacts } from "../jira/project-facts";
import { jiraSearch } from "../jira/search";
import { duties } from "../storage/duties";
import { projects } from "../storage/projects";
import { watchedTickets } from "../storage/watched-tickets";
import { type AuditPorts, audit, reconcile } from "../usecases/reconcile";
import { englishWords } from "../words/words";
import { startPass } from "./wiring";

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
    findSuspects: (setup, sinceHours, isThorough, pageToken) =>
      search.values(
        suspectJql(setup, sinceHours, isThorough, stateField),
        fieldsThatMatter(setup.fields),
        new Map(setup.statuses.map(({ id, name }) => [id, name])),
        pageToken,
      ),
    lastAuditAt: async () => (await duties.reconciled("audit"))?.ranAt ?? null,
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
