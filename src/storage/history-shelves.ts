import { Filter, FilterConditions, kvs } from "@forge/kvs";
import { z } from "zod";
import type { HistoryShelf, PageReference } from "../domain/history-pages/history-shelf";
import type { Rebuilding } from "../usecases/rebuild-history";
import { isConflict, readStored } from "./stored";

/** The entity's name in the manifest. */
const INDEX_ENTITY = "history-index";

const row = z.object({
  projectId: z.string(),
  /** Counts the writes: a write succeeds only on top of the one that was read. */
  revision: z.number(),
  body: z.string(),
});
type Row = z.output<typeof row>;

/** Pages are written as pairs: a shelf names hundreds, and is written hourly. */
const page = z.tuple([z.string(), z.number()]).transform(([name, size]): PageReference => ({ name, size }));
const body = z.object({
  schemaVersion: z.literal(1),
  timezone: z.string(),
  packedUpTo: z.number().nullable(),
  recent: z.record(z.string(), z.number()),
  months: z.array(
    z.object({
      month: z.string(),
      finished: z.array(page),
      open: z.object({ asOf: z.number(), pages: z.array(page) }).nullable(),
    }),
  ),
  // Absent while no look is on its way.
  look: z
    .object({ month: z.string(), asOf: z.number(), after: z.string().nullable(), pages: z.array(page) })
    .nullable()
    .default(null),
});

const pairs = (pages: readonly PageReference[]) => pages.map(({ name, size }) => [name, size]);

function bodyOf({ timezone, packedUpTo, recent, months, look }: HistoryShelf) {
  return {
    schemaVersion: 1,
    timezone,
    packedUpTo,
    recent,
    months: months.map(({ month, finished, open }) => ({
      month,
      finished: pairs(finished),
      open: open && { asOf: open.asOf, pages: pairs(open.pages) },
    })),
    ...(look !== null && { look: { ...look, pages: pairs(look.pages) } }),
  };
}

function fromBody(stored: unknown, revision: number): HistoryShelf {
  const { schemaVersion: _, ...shelf } = readStored("A stored history", body, stored);
  return { revision, ...shelf };
}

const rebuildingBody = z.object({ startedAt: z.number(), after: z.string().nullable(), shelf: z.unknown() });
const rebuildingKey = (projectId: string) => `history-rebuilding:${projectId}`;

/** Which pages make each project's history. */
export const historyShelves = {
  async get(projectId: string): Promise<HistoryShelf | null> {
    const stored = await kvs.entity<Row>(INDEX_ENTITY).get(projectId);
    if (stored === undefined) return null;
    const { revision, body: text } = readStored("A stored history", row, stored);
    return fromBody(JSON.parse(text), revision);
  },

  /** Stores a shelf in place of the revision before. @returns false when somebody else did meanwhile */
  async replace(projectId: string, shelf: HistoryShelf): Promise<boolean> {
    const value = { projectId, revision: shelf.revision, body: JSON.stringify(bodyOf(shelf)) };
    try {
      if (shelf.revision === 1)
        await kvs.entity<Row>(INDEX_ENTITY).set(projectId, value, { keyPolicy: "FAIL_IF_EXISTS" });
      else
        await kvs
          .transact()
          .set<Row>(projectId, value, {
            entityName: INDEX_ENTITY,
            conditions: new Filter<Row>().and("revision", FilterConditions.equalTo(shelf.revision - 1)),
          })
          .execute();
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  },

  async remove(projectId: string): Promise<void> {
    await kvs.entity<Row>(INDEX_ENTITY).delete(projectId);
    await kvs.delete(rebuildingKey(projectId));
  },

  /** The history that is being made beside the one that is read; null when none is. */
  async rebuilding(projectId: string): Promise<Rebuilding | null> {
    const stored = await kvs.get(rebuildingKey(projectId));
    if (stored === undefined) return null;
    const { startedAt, after, shelf } = readStored("A history that is being rebuilt", rebuildingBody, stored);
    return { startedAt, after, shelf: fromBody(shelf, 0) };
  },

  async saveRebuilding(projectId: string, rebuilding: Rebuilding | null): Promise<void> {
    if (rebuilding === null) await kvs.delete(rebuildingKey(projectId));
    else await kvs.set(rebuildingKey(projectId), { ...rebuilding, shelf: bodyOf(rebuilding.shelf) });
  },
};
