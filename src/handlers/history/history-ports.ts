import { asApp } from "@forge/api";
import { pageNamesOf } from "../../domain/history-pages/history-shelf";
import { DAY, type Instant, MINUTE } from "../../domain/time";
import { jiraClient } from "../../jira/jira-client";
import { jiraSearch } from "../../jira/search";
import { historyPages, packPage } from "../../storage/history-pages";
import { historyShelves } from "../../storage/history-shelves";
import { monitoredProjects } from "../../storage/monitored-projects";
import { projects } from "../../storage/projects";
import { ticketJournal } from "../../storage/ticket-journal";
import { watchedTickets } from "../../storage/watched-tickets";
import type { HistoryPorts } from "../../usecases/pack-history";
import type { RebuildPorts } from "../../usecases/rebuild-history";
import { installationId, remainingMs, startPass } from "../wiring";

/** All that packing what was measured needs, for one invocation. */
export function historyPorts(): HistoryPorts {
  return {
    now: Date.now,
    remainingMs,
    project: monitoredProjects(installationId()).get,
    shelf: historyShelves.get,
    replaceShelf: historyShelves.replace,
    packPage,
    savePages: (projectId, pages) => historyPages.save(projectId, pages, Math.floor(Date.now() / MINUTE)),
    readPages: historyPages.bytesWithPeople,
    removePages: historyPages.remove,
    finishedSince: watchedTickets.finishedSince,
    openTickets: (projectId, after) => ticketsIn(projectId, "open", after),
    journal: ({ issueId, journal }) => ticketJournal.of(issueId, journal.lines),
    assignees: (issueIds) => jiraSearch(jiraClient(asApp())).assignees(issueIds),
  };
}

/** Two searches of a hundred rows a second are far below what storage takes. */
const PAUSE_SECONDS = 5;

export function rebuildPorts(): RebuildPorts {
  return {
    ...historyPorts(),
    rebuilding: historyShelves.rebuilding,
    saveRebuilding: historyShelves.saveRebuilding,
    finishedTickets: (projectId, after) => ticketsIn(projectId, "finished", after),
    goOn: (projectId, startedAt: Instant) =>
      startPass({ kind: "rebuild-history", projectId, startedAt }, PAUSE_SECONDS),
  };
}

/** Every day: removes the pages that no history names and that are older than a day; nobody reads them any more. */
export async function tidyHistories(): Promise<void> {
  for (const { projectId } of await projects.list()) {
    const [shelf, rebuilding] = [await historyShelves.get(projectId), await historyShelves.rebuilding(projectId)];
    const inUse = [shelf, rebuilding?.shelf ?? null].flatMap((one) => (one === null ? [] : pageNamesOf(one)));
    await historyPages.removeUnused(projectId, new Set(inUse), Math.floor((Date.now() - DAY) / MINUTE));
  }
}

async function ticketsIn(projectId: string, phase: "open" | "finished", after: string | null) {
  return (await watchedTickets.inPhase(projectId, phase, after === null ? undefined : { issueId: after })).tickets;
}
