import { asApp, asUser } from "@forge/api";
import { z } from "zod";
import type { HistoryAnswer, HistoryCalls, HistoryNames } from "../../contract";
import type { Catalogue } from "../../domain/catalogue/catalogue";
import { accountsIn, entriesOf, readPage, writePage, writePeople } from "../../domain/history-pages/history-page";
import type { HistoryShelf } from "../../domain/history-pages/history-shelf";
import { countMonths } from "../../domain/history-pages/month";
import { InvalidRequest, UnexpectedShape } from "../../errors";
import { accountGroups } from "../../jira/assignee-teams";
import { jiraClient } from "../../jira/jira-client";
import { seenTickets } from "../../jira/seen-tickets";
import { accountGroupMemory } from "../../storage/account-groups";
import { historyPages, packPage, unpack } from "../../storage/history-pages";
import { historyShelves } from "../../storage/history-shelves";
import { monitoredProjects } from "../../storage/monitored-projects";
import { HIDDEN_KEY } from "../../usecases/hidden-tickets";
import { answerFrom, pagesOf } from "../../usecases/read-history";
import { beginRebuilding } from "../../usecases/rebuild-history";
import { answeringProjectAdministrators, answeringProjectTeam } from "../answering";
import type { Answering } from "../settings/answers";
import { projectId } from "../settings/payloads";
import { peopleBy } from "../settings/people-by";
import { installationId } from "../wiring";
import { rebuildPorts } from "./history-ports";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** How many pages were given before, of which revision of the history. */
const cursor = z.string().regex(/^\d{1,9}:\d{1,6}$/);

const MOST_MONTHS = 24;

/** What was measured in a project, for those who work on its tickets; making it anew is for administrators. */
export const historyCalls: Answering<HistoryCalls> = {
  historyOf: answeringProjectTeam(
    z.object({ projectId, first: month, last: month, cursor: cursor.nullable() }),
    async (asked, { accountId }): Promise<HistoryAnswer> => {
      if (countMonths(asked.first, asked.last) > MOST_MONTHS)
        throw new InvalidRequest(`These are more than ${MOST_MONTHS} months. Ask for fewer at a time.`);
      const project = await monitoredProjects(installationId()).get(asked.projectId);
      const rebuilding = await historyShelves.rebuilding(asked.projectId);
      const seesAgents = await maySeeAgents(accountId, project?.actions.agentFigureGroups ?? []);
      const { shelf, pages: stored, next } = await readPages(asked);
      // Whose tickets they were goes to nobody who may not see it.
      const theirs = seesAgents ? stored : stored.map((page) => ({ ...page, people: null }));
      const pages = await withoutHiddenTickets(theirs);
      return {
        timezone: shelf?.timezone ?? "UTC",
        months: shelf?.months.map((one) => one.month) ?? [],
        packedUpTo: isoOrNull(shelf?.packedUpTo ?? null),
        isBeingRebuilt: rebuilding !== null,
        pages,
        cursor: next,
        names:
          project === null
            ? null
            : { ...namesIn(project.catalogue, project.actions), people: await namesOfPeople(pages) },
      };
    },
  ),

  rebuildHistory: answeringProjectAdministrators(z.object({ projectId }), async (asked) => {
    await beginRebuilding(rebuildPorts(), asked.projectId);
    return null;
  }),
};

interface Asked {
  readonly projectId: string;
  readonly first: string;
  readonly last: string;
  readonly cursor: string | null;
}

/** Pages of the history as it is when its shelf is read; where a page went meanwhile with a new shelf, that is read. */
async function readPages(
  asked: Asked,
  attemptsLeft = 2,
): Promise<{ shelf: HistoryShelf | null; pages: HistoryAnswer["pages"]; next: string | null }> {
  const shelf = await historyShelves.get(asked.projectId);
  if (shelf === null) return { shelf, pages: [], next: null };
  const [revision, from] = asked.cursor === null ? [shelf.revision, 0] : asked.cursor.split(":").map(Number);
  if (revision !== shelf.revision)
    throw new InvalidRequest("The history was added to while it was read. Read it again from the beginning.");
  const all = pagesOf(shelf, asked.first, asked.last);
  const places = answerFrom(all, from!);
  try {
    const packed = await historyPages.packed(
      asked.projectId,
      places.map(({ name }) => name),
    );
    const to = from! + places.length;
    return {
      shelf,
      pages: places.map(({ month: of, asOf }, index) => ({
        month: of,
        kind: asOf === null ? "finished" : "open",
        asOf: isoOrNull(asOf),
        ...packed[index]!,
      })),
      next: to < all.length ? `${shelf.revision}:${to}` : null,
    };
  } catch (error) {
    if (!(error instanceof UnexpectedShape) || attemptsLeft === 0 || asked.cursor !== null) throw error;
    return readPages(asked, attemptsLeft - 1);
  }
}

/** Pages as they are stored, but for the keys of tickets that Jira does not show the caller: figures stay, tickets go unnamed. */
async function withoutHiddenTickets(pages: HistoryAnswer["pages"]): Promise<HistoryAnswer["pages"]> {
  const read = pages.map(({ packed, people }) => readPage(unpack(packed), people === null ? null : unpack(people)));
  const seen = await seenTickets(jiraClient(asUser())).byId(read.flatMap(({ issueIds }) => issueIds));
  return pages.map((page, index) => {
    const columns = read[index]!;
    if (columns.issueIds.every((id) => seen.has(id))) return page;
    const entries = entriesOf(columns).map((entry) =>
      seen.has(entry.issueId) ? entry : { ...entry, issueKey: HIDDEN_KEY },
    );
    const { packed, people } = packPage({
      page: writePage(entries),
      people: page.people === null ? null : writePeople(entries),
    });
    return { ...page, packed, people };
  });
}

function namesIn(
  { agreements, services, customers = [] }: Catalogue,
  { breachReasons }: { readonly breachReasons: readonly { readonly key: string; readonly name: string }[] },
): Omit<HistoryNames, "people"> {
  const named = (entries: readonly { readonly key: string; readonly name?: string | undefined }[]) =>
    Object.fromEntries(entries.map(({ key, name }) => [key, name ?? key]));
  return {
    // Of several versions the last one's name.
    agreements: named([...agreements].sort((one, other) => one.version - other.version)),
    services: named(services),
    customers: named(customers),
    breachReasons: named(breachReasons),
  };
}

/** Members of the groups that the settings name, and nobody else: administrators neither. */
async function maySeeAgents(accountId: string, groups: readonly string[]): Promise<boolean> {
  if (groups.length === 0) return false;
  const own = await accountGroups(jiraClient(asApp()), accountGroupMemory)([accountId]);
  return (own.get(accountId) ?? []).some((name) => groups.includes(name));
}

/** Of the accounts in some pages. */
async function namesOfPeople(pages: HistoryAnswer["pages"]): Promise<Record<string, string>> {
  const accounts = new Set(pages.flatMap(({ people }) => (people === null ? [] : accountsIn(unpack(people)))));
  const person = await peopleBy([...accounts]);
  return Object.fromEntries([...accounts].map((account) => [account, person(account)!.name]));
}

const isoOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());
