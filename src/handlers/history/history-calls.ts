import { z } from "zod";
import type { HistoryAnswer, HistoryCalls, HistoryNames } from "../../contract";
import type { Catalogue } from "../../domain/catalogue/catalogue";
import type { HistoryShelf } from "../../domain/history-pages/history-shelf";
import { countMonths } from "../../domain/history-pages/month";
import { InvalidRequest, UnexpectedShape } from "../../errors";
import { historyPages } from "../../storage/history-pages";
import { historyShelves } from "../../storage/history-shelves";
import { monitoredProjects } from "../../storage/monitored-projects";
import { answerFrom, pagesOf } from "../../usecases/read-history";
import { beginRebuilding } from "../../usecases/rebuild-history";
import { answeringProjectAdministrators, answeringProjectTeam } from "../answering";
import type { Answering } from "../settings/answers";
import { projectId } from "../settings/payloads";
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
    async (asked): Promise<HistoryAnswer> => {
      if (countMonths(asked.first, asked.last) > MOST_MONTHS)
        throw new InvalidRequest(`These are more than ${MOST_MONTHS} months. Ask for fewer at a time.`);
      const project = await monitoredProjects(installationId()).get(asked.projectId);
      const rebuilding = await historyShelves.rebuilding(asked.projectId);
      const { shelf, pages, next } = await readPages(asked);
      return {
        timezone: shelf?.timezone ?? "UTC",
        months: shelf?.months.map((one) => one.month) ?? [],
        packedUpTo: isoOrNull(shelf?.packedUpTo ?? null),
        isBeingRebuilt: rebuilding !== null,
        pages,
        cursor: next,
        names: asked.cursor === null && project !== null ? namesIn(project.catalogue, project.actions) : null,
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
        packed: packed[index]!,
      })),
      next: to < all.length ? `${shelf.revision}:${to}` : null,
    };
  } catch (error) {
    if (!(error instanceof UnexpectedShape) || attemptsLeft === 0 || asked.cursor !== null) throw error;
    return readPages(asked, attemptsLeft - 1);
  }
}

function namesIn(
  { agreements, services, customers = [] }: Catalogue,
  { breachReasons }: { readonly breachReasons: readonly { readonly key: string; readonly name: string }[] },
): HistoryNames {
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

const isoOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());
