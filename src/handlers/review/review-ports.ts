import { asApp, asUser } from "@forge/api";
import { readPage } from "../../domain/history-pages/history-page";
import { historyTable } from "../../domain/history-pages/history-table";
import { monthsBetween } from "../../domain/history-pages/month";
import type { Period } from "../../domain/period-figures/selection";
import { volumeOf } from "../../domain/period-figures/volume";
import { InvalidRequest } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { jiraRequestRatings } from "../../jira/request-ratings";
import { jiraReviewTasks } from "../../jira/review-tasks";
import { catalogues } from "../../storage/catalogues";
import { frozenReviews, hashOf } from "../../storage/frozen-reviews";
import { historyPages } from "../../storage/history-pages";
import { historyShelves } from "../../storage/history-shelves";
import { monitoredProjects } from "../../storage/monitored-projects";
import { projects } from "../../storage/projects";
import { reviewRecords } from "../../storage/review-records";
import { availabilityLines } from "../../usecases/availability/tell-availability";
import type { PackPorts } from "../../usecases/review/compose-pack";
import type { FreezePorts } from "../../usecases/review/freeze-review";
import type { TaskPorts } from "../../usecases/review/make-task";
import type { RenegotiatePorts } from "../../usecases/review/renegotiate";
import type { ReviewPorts } from "../../usecases/review/review-ports";
import type { RatingPorts } from "../../usecases/review/take-ratings";
import { englishWords } from "../../words/words";
import { availabilityPorts } from "../availability/availability-ports";
import { cataloguePorts, installationId } from "../wiring";

export function reviewPorts(): ReviewPorts {
  return { now: Date.now, ...reviewRecords };
}

/** All that composing and freezing a review needs: storage alone, and no request to Jira. */
export function freezePorts(): FreezePorts {
  return {
    ...reviewPorts(),
    surroundings,
    history,
    availability: (...asked) => availabilityLines(availabilityPorts(), ...asked),
    hashOf,
    storeDocument: frozenReviews.store,
  };
}

export function taskPorts(): TaskPorts & { doneAmong(issueKeys: readonly string[]): Promise<ReadonlySet<string>> } {
  // Whoever decides on a task makes it, and sees no more of other people's than Jira shows them.
  const tasks = jiraReviewTasks(jiraClient(asUser()), englishWords);
  const found = jiraReviewTasks(jiraClient(asApp()), englishWords);
  return {
    ...reviewPorts(),
    claim: reviewRecords.claimTask,
    findIssue: found.find,
    createIssue: tasks.create,
    doneAmong: tasks.doneAmong,
  };
}

export function ratingPorts(): RatingPorts {
  return {
    ...reviewPorts(),
    ratingsSince: jiraRequestRatings(jiraClient(asUser())).since,
    async resolvedTickets(projectId, customer, period) {
      const known = await history(projectId, [period]);
      if (known === null) return [];
      const { resolved } = volumeOf(known.table, known.timezone, period, { kinds: ["sla"], customer: [customer] });
      return Array.from(resolved, (ticket) => known.table.tickets.keys[ticket]!);
    },
  };
}

export function renegotiatePorts(): RenegotiatePorts {
  return {
    ...reviewPorts(),
    async ownCatalogue(projectId) {
      const setup = await projects.get(projectId);
      return setup === null || setup.follows !== null ? null : catalogues.read(setup);
    },
    catalogue: cataloguePorts(),
  };
}

const surroundings: PackPorts["surroundings"] = async (projectId) => {
  const project = await monitoredProjects(installationId()).get(projectId);
  if (project === null)
    throw new InvalidRequest("This project has no agreements yet. Make its catalogue in the project's settings first.");
  const { catalogue, actions, setup } = project;
  return {
    catalogue,
    provider: setup.projectKey,
    reasons: Object.fromEntries(actions.breachReasons.map(({ key, name }) => [key, name])),
  };
};

/** The history's pages of some periods, and of those alone. */
export const history = async (projectId: string, periods: readonly Period[]) => {
  const shelf = await historyShelves.get(projectId);
  if (shelf === null) return null;
  const wanted = new Set(periods.flatMap(({ first, last }) => monthsBetween(first, last)));
  const months = shelf.months.filter(({ month }) => wanted.has(month));
  const references = months.flatMap(({ finished, open }) => [...finished, ...(open?.pages ?? [])]);
  const bytes = await historyPages.bytes(
    projectId,
    references.map(({ name }) => name),
  );
  const pageOf = new Map(references.map(({ name }, place) => [name, bytes[place]!]));
  const read = (pages: readonly { readonly name: string }[]) => pages.map(({ name }) => readPage(pageOf.get(name)!));
  const table = historyTable(
    months.map(({ month, finished, open }) => ({
      month,
      finished: read(finished),
      open: open && { asOf: open.asOf, pages: read(open.pages) },
    })),
  );
  return { table, timezone: shelf.timezone };
};
