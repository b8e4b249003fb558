import { asApp } from "@forge/api";
import { MINUTE } from "../domain/time";
import { JiraRequestFailed } from "../errors";
import { unknownToJira } from "../jira/contact-lookup";
import { changedTicketsJql, suspectJql } from "../jira/differences";
import { jiraClient } from "../jira/jira-client";
import { appFieldIdsAmong, jiraProjectFacts } from "../jira/project-facts";
import { projectProperty } from "../jira/project-property";
import { jiraSearch } from "../jira/search";
import { catalogues } from "../storage/catalogues";
import { duties } from "../storage/duties";
import { monitoredProjects } from "../storage/monitored-projects";
import { projects } from "../storage/projects";
import { unreachedStore } from "../storage/unreached-contacts";
import { watchedTickets } from "../storage/watched-tickets";
import { packHistory } from "../usecases/pack-history";
import { type AuditPorts, audit, reconcile } from "../usecases/reconcile";
import { tidyCatalogues } from "../usecases/tidy-catalogues";
import { keepWatchMarks } from "../usecases/watch-marks";
import { historyPorts, tidyHistories } from "./history/history-ports";
import { readingRules } from "./reading-rules";
import { followPorts, installationId, startPass } from "./wiring";

/**
 * Every hour, and at once when one was missed. What finished is packed first: it needs nothing of Jira, so nothing that Jira
 * refuses keeps it back. A project whose history cannot be packed is made up for by the next run.
 */
export async function runReconcile(): Promise<{ statusCode: number }> {
  const listed = await projects.list();
  const ports = historyPorts();
  for (const { projectId } of listed) {
    try {
      await packHistory(ports, projectId);
    } catch (error) {
      console.warn(`The history of project ${projectId} could not be packed:`, error);
    }
  }
  const compared = await reconcile({ ...auditPorts("reconcile"), projects: async () => listed });
  await duties.saveReconciled("reconcile", compared);
  return { statusCode: 204 };
}

/** Runs come within the hour, give or take some minutes of the platform's. */
const MISSED_AFTER = 75 * MINUTE;

/**
 * Begins the comparison where the last one is too long ago, or failed by what passes: nobody waits for the timetable after
 * the app was off, or Jira or storage away.
 */
export async function makeUpForMissedReconcile(): Promise<void> {
  const last = await duties.reconciled("reconcile");
  if (last === null) return;
  const isOwed = last.failures.some(({ isPassing }) => isPassing) || Date.now() - last.ranAt > MISSED_AFTER;
  if (isOwed) await startPass({ kind: "reconcile" });
}

/** Every day. */
export async function runAudit(): Promise<{ statusCode: number }> {
  await duties.saveReconciled("audit", await audit(auditPorts("audit")));
  await inItsBounds("catalogues are tidied", tidyAllCatalogues);
  await inItsBounds("histories are tidied", tidyHistories);
  await inItsBounds("projects are marked as watched", keepMarks);
  return { statusCode: 204 };
}

/** One of them that fails keeps back no other; the next day makes up for it. */
async function inItsBounds(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`It failed that ${what}:`, error);
  }
}

async function tidyAllCatalogues(): Promise<void> {
  await tidyCatalogues({
    ...followPorts(),
    projects: projects.list,
    removeUnused: async (setup) => void (await catalogues.tidy(setup, Date.now())),
  });
}

async function keepMarks(): Promise<void> {
  const property = projectProperty(jiraClient(asApp()));
  const ports = {
    isMarked: async (projectId: string) => (await property.read(projectId))?.watched !== undefined,
    markWatched: (projectId: string) => property.write(projectId, { watched: true }),
  };
  const projectIds = (await projects.list()).map(({ projectId }) => projectId);
  await keepWatchMarks(ports, projectIds, (projectId, error) =>
    console.warn(`The property of project ${projectId} could not be written:`, error),
  );
}

function auditPorts(duty: "reconcile" | "audit"): AuditPorts {
  const jira = jiraClient(asApp());
  const facts = jiraProjectFacts(jira);
  const search = jiraSearch(jira);
  const rulesFor = readingRules(jira, monitoredProjects(installationId()).get);
  return {
    now: Date.now,
    projects: projects.list,
    findSuspects: async (setup, sinceHours, isThorough, pageToken) => {
      try {
        return await search.values(suspectJql(setup, sinceHours, isThorough), rulesFor(setup), pageToken);
      } catch (error) {
        // A field that is new, or was deleted: without it more tickets are read, and none is missed.
        if (!(error instanceof JiraRequestFailed) || error.status !== 400) throw error;
        return search.values(changedTicketsJql(setup, sinceHours), rulesFor(setup), pageToken);
      }
    },
    lastWholeAt: async () => (await duties.reconciled(duty))?.wholeAt ?? null,
    failed: ({ projectId, duty: failed }, error) =>
      console.error(`The comparison with Jira failed for project ${projectId} (${failed}):`, error),
    getTickets: watchedTickets.getMany,
    addTicket: watchedTickets.add,
    replaceTickets: watchedTickets.replaceAll,
    async lookUp(projectId) {
      const { id, key } = await facts.project(projectId);
      return {
        projectId: id,
        projectKey: key,
        appFields: appFieldIdsAmong(await facts.fields()),
        statuses: await facts.statuses(projectId),
      };
    },
    // Somebody changed it meanwhile: the next audit takes Jira's facts over.
    saveSetup: async (setup) => void (await projects.replace(setup)),
    async checkContacts(projectId) {
      const project = await monitoredProjects(installationId()).get(projectId);
      const contacts = (project?.catalogue.contacts ?? []).map(({ key, accountId, groupId }) => ({
        contact: key,
        accountId: accountId ?? null,
        groupId: groupId ?? null,
      }));
      const unknown = await unknownToJira(jira, contacts);
      if (unknown.length > 0) await unreachedStore.note(projectId, null, unknown, Date.now());
    },
    notMonitored: async (projectId, after) =>
      (await watchedTickets.inPhase(projectId, "not-monitored", after === null ? undefined : { issueId: after }))
        .tickets,
  };
}
