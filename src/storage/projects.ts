import { Filter, FilterConditions, kvs, Sort } from "@forge/kvs";
import { z } from "zod";
import type { CatalogueChange } from "../usecases/catalogue-change";
import type { ProjectSetup } from "../usecases/project-setup";
import { CHANGE_ENTITY, rowsOf } from "./audit-trail";
import { isConflict, readStored, StorageReadFailed } from "./stored";

/** The entity's name in the manifest. */
const PROJECT_ENTITY = "project";
/** Operations of a transaction, the one that replaces the setup left out. */
const CHANGES_PER_TRANSACTION = 24;
const ROWS_PER_PAGE = 100;

const body: z.ZodType<ProjectSetup & { schemaVersion: 1 }> = z.object({
  schemaVersion: z.literal(1),
  projectId: z.string(),
  projectKey: z.string(),
  appFields: z.object({
    service: z.string(),
    agreement: z.string(),
    state: z.string(),
    level: z.string(),
    statusRead: z.string(),
    resolutionDue: z.string(),
    responseDue: z.string(),
    nextEscalation: z.string(),
  }),
  statuses: z.array(z.object({ id: z.string(), name: z.string(), category: z.enum(["new", "indeterminate", "done"]) })),
  revision: z.number(),
  catalogue: z.object({ revision: z.number(), changedAt: z.number(), pieces: z.array(z.string()) }),
  isShared: z.boolean(),
  follows: z.string().nullable(),
  words: z.string().nullable(),
  monitoredFrom: z.number(),
  fields: z.object({ service: z.array(z.string()), customer: z.array(z.string()), team: z.array(z.string()) }),
  actions: z
    .object({
      breachReasons: z.array(z.object({ key: z.string(), name: z.string() })),
      extensionGranters: z.object({ accountIds: z.array(z.string()), groups: z.array(z.string()) }),
      acknowledgementHolds: z.boolean(),
      agentFigureGroups: z.array(z.string()),
    })
    .optional(),
});

/** What the platform indexes; the setup itself is in `body`. */
const row = z.object({
  projectId: z.string(),
  revision: z.number(),
  sharing: z.enum(["shared", "own"]),
  /** The project whose catalogue is followed; absent when none is, as a text of storage is never empty. */
  follows: z.string().optional(),
  body: z.string(),
});
type Row = z.output<typeof row>;

function toRow(setup: ProjectSetup): Row {
  return {
    projectId: setup.projectId,
    revision: setup.revision,
    sharing: setup.isShared ? "shared" : "own",
    ...(setup.follows !== null && { follows: setup.follows }),
    body: JSON.stringify({ schemaVersion: 1, ...setup }),
  };
}

/** Setups by the very text they were read from: a project's is asked for with every event of its tickets. */
const lastRead = new Map<string, ProjectSetup>();
const MOST_READ = 20;

/** @throws UnexpectedShape */
function fromRow(stored: unknown): ProjectSetup {
  const known = lastRead.get(String((stored as { body?: unknown } | null)?.body));
  if (known !== undefined) return known;
  const { body: text } = readStored("A stored project", row, stored);
  const { schemaVersion: _, ...setup } = readStored("A stored project", body, JSON.parse(text));
  if (lastRead.size >= MOST_READ) lastRead.clear();
  lastRead.set(text, setup);
  return setup;
}

/** Where a project is stored, for a batch; `setupAmong` reads what came of it. */
export function addressOf(projectId: string): { key: string; entityName: string } {
  return { key: projectId, entityName: PROJECT_ENTITY };
}

/** The project among what a batch with its address found; null when nobody watches it. */
export function setupAmong(
  projectId: string,
  { successfulKeys, failedKeys }: Awaited<ReturnType<typeof kvs.batchGet<unknown>>>,
): ProjectSetup | null {
  for (const { key, error } of failedKeys)
    if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
  const stored = successfulKeys.find(
    ({ key, entityName }) => key === projectId && entityName === PROJECT_ENTITY,
  )?.value;
  return stored === undefined || stored === null ? null : fromRow(stored);
}

/** The projects of an installation whose tickets are watched. */
export const projects = {
  async get(projectId: string): Promise<ProjectSetup | null> {
    const stored = await kvs.entity<Row>(PROJECT_ENTITY).get(projectId);
    return stored === undefined ? null : fromRow(stored);
  },

  list: (): Promise<ProjectSetup[]> => setupsIn("by-id"),

  /** Those whose catalogue others may follow. */
  shared: (): Promise<ProjectSetup[]> => setupsIn("by-sharing", "shared"),

  /** Those that follow a project's catalogue. */
  followersOf: (projectId: string): Promise<ProjectSetup[]> => setupsIn("by-followed-project", projectId),

  /** Stores a project that nobody watched until now. @returns false when somebody else did meanwhile */
  async create(setup: ProjectSetup): Promise<boolean> {
    try {
      await kvs.entity<Row>(PROJECT_ENTITY).set(setup.projectId, toRow(setup), { keyPolicy: "FAIL_IF_EXISTS" });
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  },

  /**
   * Stores a setup in place of the one with the revision before, together with what the audit trail shall say of it.
   * @returns false when somebody else changed it meanwhile: nothing was stored
   */
  async replace(setup: ProjectSetup, changes: readonly CatalogueChange[] = []): Promise<boolean> {
    const { projectId, revision } = setup;
    const lines = rowsOf(projectId, revision, changes);
    const transaction = kvs.transact().set<Row>(projectId, toRow(setup), {
      entityName: PROJECT_ENTITY,
      conditions: new Filter<Row>().and("revision", FilterConditions.equalTo(revision - 1)),
    });
    for (const { key, value } of lines.slice(0, CHANGES_PER_TRANSACTION))
      transaction.set(key, value, { entityName: CHANGE_ENTITY });
    try {
      await transaction.execute();
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
    for (const { key, value } of lines.slice(CHANGES_PER_TRANSACTION)) await kvs.entity(CHANGE_ENTITY).set(key, value);
    return true;
  },

  /** Removes a setup as it was read. @returns false when somebody changed it meanwhile */
  async removeUnchanged({ projectId, revision }: ProjectSetup): Promise<boolean> {
    const conditions = new Filter<Row>().and("revision", FilterConditions.equalTo(revision));
    try {
      await kvs.transact().delete<Row>(projectId, { entityName: PROJECT_ENTITY, conditions }).execute();
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  },

  async remove(projectId: string): Promise<void> {
    await kvs.entity<Row>(PROJECT_ENTITY).delete(projectId);
  },
};

async function setupsIn(
  index: "by-id" | "by-sharing" | "by-followed-project",
  ...partition: readonly string[]
): Promise<ProjectSetup[]> {
  const setups: ProjectSetup[] = [];
  let cursor: string | undefined;
  do {
    let query = kvs
      .entity<Row>(PROJECT_ENTITY)
      .query()
      .index(index, { partition: [...partition] })
      .sort(Sort.ASC)
      .limit(ROWS_PER_PAGE);
    if (cursor !== undefined) query = query.cursor(cursor);
    const page = await query.getMany();
    setups.push(...page.results.map(({ value }) => fromRow(value)));
    cursor = page.nextCursor || undefined;
  } while (cursor !== undefined);
  return setups;
}
