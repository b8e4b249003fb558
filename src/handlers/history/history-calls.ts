import { authorize } from "@forge/api";
import { z } from "zod";
import type { Answer, HistoryAnswer, HistoryCalls, HistoryNames } from "../../contract";
import type { Catalogue } from "../../domain/catalogue/catalogue";
import type { HistoryShelf } from "../../domain/history-pages/history-shelf";
import { monthsBetween } from "../../domain/history-pages/month";
import { AppError, InvalidRequest, NotAllowed, UnexpectedShape } from "../../errors";
import { historyPages } from "../../storage/history-pages";
import { historyShelves } from "../../storage/history-shelves";
import { monitoredProjects } from "../../storage/monitored-projects";
import { answerFrom, pagesOf } from "../../usecases/read-history";
import { beginRebuilding } from "../../usecases/rebuild-history";
import { answeringProjectAdministrators } from "../answering";
import { installationId } from "../wiring";
import { rebuildPorts } from "./history-ports";

const projectId = z.string().regex(/^\d{1,18}$/);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** How many pages were given before, of which revision of the history. */
const cursor = z.string().regex(/^\d{1,9}:\d{1,6}$/);

const MOST_MONTHS = 24;

/** What was measured in a project, for those who work on its tickets; making it anew is for administrators. */
export const historyCalls = {
  historyOf: answeringProjectAgents(
    z.object({ projectId, first: month, last: month, cursor: cursor.nullable() }),
    async (asked): Promise<HistoryAnswer> => {
      if (monthsBetween(asked.first, asked.last).length > MOST_MONTHS)
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
} satisfies { [Name in keyof HistoryCalls]: (request: never) => Promise<ReturnType<HistoryCalls[Name]>> };

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

const refusal = "Only people who work on this project's tickets see what was measured.";

/** Makes a resolver function for agents and administrators of the project that a page asks about. */
function answeringProjectAgents<Payload extends { projectId: string }, Value>(
  schema: z.ZodType<Payload>,
  work: (payload: Payload) => Promise<Value>,
): (request: {
  readonly payload: unknown;
  readonly context: { readonly accountId?: unknown };
}) => Promise<Answer<Value>> {
  return async ({ payload, context: { accountId } }) => {
    try {
      const asked = schema.safeParse(payload);
      if (!asked.success)
        throw new InvalidRequest(`The page asked in a way that is not understood: ${z.prettifyError(asked.error)}`);
      if (typeof accountId !== "string" || !(await worksIn(asked.data.projectId))) throw new NotAllowed(refusal);
      return { kind: "answered", value: await work(asked.data) };
    } catch (error) {
      if (error instanceof AppError) return { kind: "failed", code: error.code, message: error.message };
      throw error;
    }
  };
}

/** Asks Jira, as the caller, with one request: whether they see the project, and work in it or administer it. */
async function worksIn(id: string): Promise<boolean> {
  const permissions = ["BROWSE_PROJECTS", "SERVICEDESK_AGENT", "ADMINISTER_PROJECTS"];
  const granted = await authorize().onJira([{ permissions, projects: [Number(id)] }]);
  const holds = (permission: string) =>
    (granted.find((one) => one.permission === permission)?.projects ?? []).some((one) => String(one) === id);
  return holds("BROWSE_PROJECTS") && (holds("SERVICEDESK_AGENT") || holds("ADMINISTER_PROJECTS"));
}
