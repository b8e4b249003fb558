import { asApp } from "@forge/api";
import type { Instant } from "../domain/time";
import { JiraRequestFailed } from "../errors";
import { jiraAppFields } from "../jira/app-fields";
import { writtenJql } from "../jira/differences";
import { type JiraClient, jiraClient } from "../jira/jira-client";
import { projectProperty } from "../jira/project-property";
import { jiraSearch } from "../jira/search";
import { acknowledgements } from "../storage/acknowledgements";
import { auditTrail } from "../storage/audit-trail";
import { availabilityBooks } from "../storage/availability-books";
import { baselines } from "../storage/baselines";
import { catalogues } from "../storage/catalogues";
import { frozenReviews } from "../storage/frozen-reviews";
import { historyPages } from "../storage/history-pages";
import { historyShelves } from "../storage/history-shelves";
import { projects } from "../storage/projects";
import { queueSnapshots } from "../storage/queue-snapshots";
import { reviewRecords } from "../storage/review-records";
import { ticketJournal } from "../storage/ticket-journal";
import { watchedTickets } from "../storage/watched-tickets";
import { type ForgetPorts, forgetTickets } from "../usecases/forget-project";
import type { ForgetSamplePorts, SampleLeftovers } from "../usecases/remove-sample";
import { type SampleTraces, startPass } from "./wiring";

/** Removals share storage's limit of writes with the checks. */
const PAUSE_SECONDS = 20;
/** Listings of storage lag behind by seconds, and a check that began before ends within two minutes. */
const SETTLED_SECONDS = 180;
const TICKETS_PER_SEARCH = 100;
/** Jira's search may still find what was cleared a moment ago. */
const MOST_TIMES = 4;

/** One step of removing all that is kept of a project that is gone; orders the next. */
export async function forgetProject(projectId: string): Promise<void> {
  if (await forgetTickets(forgetPorts(null), projectId)) await startPass({ kind: "forget", projectId }, PAUSE_SECONDS);
  else await removeDigests(projectId);
}

/** Has a project in which there was only a sample forgotten, when everything written until now can be seen. */
export async function forgetSampleLater(leftovers: SampleLeftovers): Promise<void> {
  await startPass({ kind: "forget-sample", ...leftovers }, SETTLED_SECONDS);
}

export function forgetSamplePorts(): ForgetSamplePorts {
  return {
    setup: projects.get,
    async trail(projectId) {
      const { changes, cursor } = await auditTrail.page(projectId, null, null);
      return cursor === null ? changes : null;
    },
    async hasOtherWork(projectId) {
      const [desk, outages, baseline] = await Promise.all([
        reviewRecords.desk(projectId),
        availabilityBooks.read(projectId, null),
        baselines.get(projectId),
      ]);
      return baseline !== null || outages.revision > 0 || Object.values(desk).some((records) => records.length > 0);
    },
    removeSetup: projects.removeUnchanged,
    forget: ({ projectId, appFields }) =>
      startPass(
        { kind: "sample-traces", projectId, appFields, goneAt: Date.now(), first: null, times: 0 },
        SETTLED_SECONDS,
      ),
  };
}

/**
 * One step of removing what a sample left: first what the app wrote into fields of tickets, then what is kept. Ends as soon
 * as somebody begins anew in the project.
 * @throws JiraRequestFailed, JiraUnreachable when trying again later may help
 */
export async function removeTraces(traces: SampleTraces): Promise<void> {
  const { projectId, appFields, goneAt, first, times } = traces;
  if ((await projects.get(projectId)) !== null) return;
  const jira = jiraClient(asApp());
  if (times === 0) await unmark(jira, projectId);
  const written = writtenJql(projectId, appFields);
  const { issueIds } = await jiraSearch(jira).issueIds(written, TICKETS_PER_SEARCH);
  const found = issueIds[0];
  const again = found === first ? times + 1 : 1;
  if (found !== undefined && again <= MOST_TIMES) {
    await jiraAppFields(jira, appFields).clear(issueIds);
    await startPass({ ...traces, first: found, times: again }, PAUSE_SECONDS);
  } else if (await forgetTickets(forgetPorts(goneAt), projectId)) await startPass(traces, PAUSE_SECONDS);
  else await removeDigests(projectId);
}

/** As if nobody had ever looked at the project. Where the app may not, its page stays where it is, and says that nobody watches. */
async function unmark(jira: JiraClient, projectId: string): Promise<void> {
  try {
    await projectProperty(jira).write(projectId, {});
  } catch (error) {
    if (!(error instanceof JiraRequestFailed) || error.isPassing) throw error;
    console.warn(`The property of project ${projectId} could not be cleared:`, error.message);
  }
}

/** @param goneAt leaves texts of a catalogue that were written later; null for none */
function forgetPorts(goneAt: Instant | null): ForgetPorts {
  return {
    inPhase: async (projectId, phase) => (await watchedTickets.inPhase(projectId, phase)).tickets,
    removeTickets: watchedTickets.removeAll,
    removeRecords: async (id) =>
      (await catalogues.removeAll(id, goneAt)) > 0 ||
      (await auditTrail.removeSome(id)) ||
      (await acknowledgements.removeSome(id)) ||
      (await historyPages.removeSome(id)) ||
      (await reviewRecords.removeSome(id)) ||
      (await frozenReviews.removeSome(id)) ||
      (await availabilityBooks.removeSome(id)) ||
      (await ticketJournal.removeSome(id)),
  };
}

async function removeDigests(projectId: string): Promise<void> {
  await Promise.all([historyShelves, queueSnapshots, availabilityBooks].map((records) => records.remove(projectId)));
}
