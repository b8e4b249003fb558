import { asApp, asUser, getAppContext } from "@forge/api";
import { Queue, RateLimitError } from "@forge/events";
import { jiraAnnouncer } from "../jira/announcer";
import { jiraAppFields } from "../jira/app-fields";
import { jiraIssues } from "../jira/issues";
import { jiraClient } from "../jira/jira-client";
import { appFieldIdsAmong, defaultTicketFields, jiraProjectFacts } from "../jira/project-facts";
import { projectProperty, type WatchMark } from "../jira/project-property";
import { jiraSearch } from "../jira/search";
import { baselines } from "../storage/baselines";
import { catalogues } from "../storage/catalogues";
import { monitoredProjects } from "../storage/monitored-projects";
import { projects } from "../storage/projects";
import { unreachedStore } from "../storage/unreached-contacts";
import { watchedTickets } from "../storage/watched-tickets";
import type { CataloguePorts } from "../usecases/change-catalogue";
import type { CheckPorts } from "../usecases/check-ports";
import type { FollowPorts } from "../usecases/follow-catalogue";
import type { AppFieldIds } from "../usecases/project-setup";
import type { RemeasurePass } from "../usecases/remeasure";
import type { SampleLeftovers } from "../usecases/remove-sample";
import type { CheckOrder } from "../usecases/sweep";
import type { BaselinePorts } from "../usecases/take-baseline";
import { englishWords } from "../words/words";
import { readingRules } from "./reading-rules";

/** Which installation this invocation serves. */
export function installationId(): string {
  return String(getAppContext().installationAri);
}

export function remainingMs(): number {
  return getAppContext().invocationRemainingTimeInMillis();
}

/** All that a check of tickets needs, for one invocation. */
export function checkPorts(): CheckPorts {
  const jira = jiraClient(asApp());
  const issues = jiraIssues(jira);
  const projects = monitoredProjects(installationId());
  const rulesFor = readingRules(jira, projects.get);
  const atWork = async (projectId: string) => {
    const project = await projects.get(projectId);
    if (project === null) throw new Error(`Project ${projectId} vanished while its tickets were checked.`);
    return project;
  };
  return {
    now: Date.now,
    remainingMs,
    getTicket: watchedTickets.get,
    getTickets: watchedTickets.getMany,
    replaceTicket: watchedTickets.replace,
    replaceTickets: watchedTickets.replaceAll,
    removeTicket: watchedTickets.remove,
    project: projects.get,
    async readTickets({ projectId }, issueIds, withComments) {
      const { setup } = await atWork(projectId);
      return issues.read(issueIds, rulesFor(setup), withComments);
    },
    async readChanges({ projectId }, ticket) {
      const { setup } = await atWork(projectId);
      return issues.readChanges(ticket, rulesFor(setup));
    },
    async writeFields({ projectId }, writes) {
      const { setup } = await atWork(projectId);
      return jiraAppFields(jira, setup.appFields).write(writes);
    },
    ...jiraAnnouncer(jira, englishWords),
    async noteUnreached(projectId, issueKey, unreached) {
      try {
        await unreachedStore.note(projectId, issueKey, unreached, Date.now());
      } catch (error) {
        console.warn("Contacts that were not reached could not be noted:", error);
      }
    },
  };
}

const EVENTS_PER_PUSH = 50;
const LONGEST_DELAY_SECONDS = 900;

/**
 * Has tickets checked at their instants, rounded up to whole seconds; at once where the instant has passed.
 * @returns false when the queue has had its five hundred events of this minute; what it did not take stays due
 */
export async function orderChecks(orders: readonly CheckOrder[]): Promise<boolean> {
  const queue = new Queue({ key: "check" });
  const now = Date.now();
  for (let from = 0; from < orders.length; from += EVENTS_PER_PUSH) {
    const events = orders.slice(from, from + EVENTS_PER_PUSH).map(({ issueIds, at, isBatch }) => ({
      body: { issueIds: [...issueIds], isBatch },
      delayInSeconds: Math.min(LONGEST_DELAY_SECONDS, Math.max(0, Math.ceil((at - now) / 1_000))),
    }));
    try {
      await queue.push(events);
    } catch (error) {
      if (error instanceof RateLimitError) return false;
      throw error;
    }
  }
  return true;
}

/** Work that nobody waits for, in steps small enough for one invocation. */
export type BackgroundWork =
  | RemeasurePass
  | { readonly kind: "reconcile" }
  | { readonly kind: "forget"; readonly projectId: string }
  | ({ readonly kind: "forget-sample" } & SampleLeftovers)
  | SampleTraces
  | { readonly kind: "baseline"; readonly projectId: string }
  | { readonly kind: "renew-queue"; readonly projectId: string }
  | { readonly kind: "rebuild-history"; readonly projectId: string; readonly startedAt: number };

/** What is to be removed of a project whose setup, with nothing but a sample, is gone. */
export interface SampleTraces {
  readonly kind: "sample-traces";
  readonly projectId: string;
  /** The fields in which the app wrote on tickets. */
  readonly appFields: AppFieldIds;
  /** Epoch milliseconds: what was stored later belongs to somebody who began anew. */
  readonly goneAt: number;
  /** The first ticket that the search before found, and how often it did: what Jira does not let go is left. */
  readonly first: string | null;
  readonly times: number;
}

/** Has a step of background work done after a while. */
export async function startPass(work: BackgroundWork, delayInSeconds = 0): Promise<void> {
  await new Queue<BackgroundWork & Record<string, unknown>>({ key: "background" }).push({
    body: { ...work },
    delayInSeconds,
  });
}

/** A hundred tickets a minute cost some 6,000 points an hour: a tenth of what all installations together may spend. */
const BASELINE_PAUSE_SECONDS = 60;
const BASELINE_PAGE = 100;

export function baselinePorts(): BaselinePorts {
  const search = jiraSearch(jiraClient(asApp()));
  const minute = (at: number) => new Date(at).toISOString().slice(0, 16).replace("T", " ");
  return {
    now: Date.now,
    progress: baselines.get,
    saveProgress: baselines.save,
    searchDone: ({ projectId, from, to, pageToken }) =>
      search.issueIds(
        `project = ${projectId} AND statusCategory = Done AND created >= "${minute(from)}" AND created < "${minute(to)}" ORDER BY created ASC`,
        BASELINE_PAGE,
        pageToken,
      ),
    addTicket: watchedTickets.add,
    goOn: (projectId) => startPass({ kind: "baseline", projectId }, BASELINE_PAUSE_SECONDS),
  };
}

/** As the administrator who clicked: it takes *Administer Projects*, which apps have not everywhere. */
export async function markAsCaller(projectId: string, mark: WatchMark): Promise<void> {
  try {
    await projectProperty(jiraClient(asUser())).write(projectId, mark);
  } catch (error) {
    console.warn(`Whether project ${projectId} is watched could not be written into its property:`, error);
  }
}

/** All that a change of a catalogue needs. */
export function cataloguePorts(): CataloguePorts {
  const facts = jiraProjectFacts(jiraClient(asApp()));
  return {
    now: Date.now,
    setup: projects.get,
    async lookUp(projectId) {
      const project = await facts.project(projectId);
      const fields = await facts.fields();
      const statuses = await facts.statuses(projectId);
      const appFields = appFieldIdsAmong(fields);
      return {
        facts: { projectId: project.id, projectKey: project.key, appFields, statuses },
        fields: defaultTicketFields(fields, appFields),
      };
    },
    create: projects.create,
    read: catalogues.read,
    store: (projectId, catalogue, stored) => catalogues.store(projectId, catalogue, stored, Date.now()),
    replace: projects.replace,
    followersOf: projects.followersOf,
    markWatched: (projectId) => markAsCaller(projectId, { watched: true }),
    remeasure: startPass,
  };
}

/** All that catalogues which several projects share need. */
export function followPorts(): FollowPorts {
  return {
    ...cataloguePorts(),
    words: catalogues.words,
    storeWords: (projectId, words) => catalogues.storeWords(projectId, words, Date.now()),
  };
}
