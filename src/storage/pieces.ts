import { Filter, FilterConditions, kvs, Sort, WhereConditions } from "@forge/kvs";
import { z } from "zod";
import { UnexpectedShape } from "../errors";
import { nameOfPiece, type Piece, unpack } from "./catalogue-pieces";
import { isConflict, readStored, StorageReadFailed } from "./stored";

/** The entity's name in the manifest. */
const PIECE_ENTITY = "catalogue-piece";
/** Limits of the platform. */
const KEYS_PER_BATCH = 25;
const CHARACTERS_PER_BATCH = 3_500_000;
const ROWS_PER_PAGE = 20;

const row = z.object({
  projectId: z.string(),
  /** In minutes since 1970: an integer has 32 bits. */
  writtenMinute: z.number(),
  packed: z.string(),
});
type Row = z.output<typeof row>;

const keyOf = (projectId: string, name: string) => `${projectId}:${name}`;

/**
 * The texts that a project's catalogue is made of, each under a name that says what is in it, so that one is never
 * overwritten by another. Those that no catalogue is made of any more are removed when they are old enough.
 */
export const pieces = {
  /** Stores those of the pieces that are not stored yet. */
  async save(projectId: string, all: readonly Piece[], writtenMinute: number): Promise<void> {
    const fresh = new Map(all.flatMap(({ name, packed }) => (packed === null ? [] : [[name, packed] as const])));
    let batch: { key: string; value: Row; entityName: string }[] = [];
    let length = 0;
    for (const [name, packed] of fresh) {
      if (batch.length === KEYS_PER_BATCH || length + packed.length > CHARACTERS_PER_BATCH) {
        await saveBatch(batch);
        batch = [];
        length = 0;
      }
      batch.push({
        key: keyOf(projectId, name),
        value: { projectId, writtenMinute, packed },
        entityName: PIECE_ENTITY,
      });
      length += packed.length;
    }
    if (batch.length > 0) await saveBatch(batch);
  },

  /** Pieces as they are stored, in the order of the names. @throws UnexpectedShape when one is not there */
  async packed(projectId: string, names: readonly string[]): Promise<string[]> {
    const found = new Map<string, string>();
    const wanted = [...new Set(names)];
    for (let from = 0; from < wanted.length; from += KEYS_PER_BATCH) {
      const keys = wanted.slice(from, from + KEYS_PER_BATCH).map((name) => keyOf(projectId, name));
      const answer = await kvs.batchGet<Row>(keys.map((key) => ({ key, entityName: PIECE_ENTITY })));
      for (const { key, error } of answer.failedKeys)
        if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
      for (const { key, value } of answer.successfulKeys)
        if (value !== undefined && value !== null)
          found.set(key, readStored("A piece of a catalogue", row, value).packed);
    }
    return names.map((name) => {
      const packed = found.get(keyOf(projectId, name));
      if (packed === undefined) throw new UnexpectedShape("The stored catalogue", [`piece ${name} is missing`]);
      return packed;
    });
  },

  /** The texts of pieces, in the order of the names. @throws UnexpectedShape when one is missing or damaged */
  async texts(projectId: string, names: readonly string[]): Promise<string[]> {
    return (await pieces.packed(projectId, names)).map((packed, index) => {
      const text = unpack(packed);
      if (nameOfPiece(text) !== names[index])
        throw new UnexpectedShape("The stored catalogue", [`piece ${names[index]} is damaged`]);
      return text;
    });
  },

  /**
   * Removes pieces that were written before a minute and are none of those in use. One that is written again meanwhile
   * stays: somebody needs it after all.
   */
  async removeUnused(projectId: string, inUse: ReadonlySet<string>, writtenBefore: number): Promise<number> {
    let removed = 0;
    let cursor: string | undefined;
    do {
      let query = kvs
        .entity<Row>(PIECE_ENTITY)
        .query()
        .index("by-age", { partition: [projectId] })
        .where(WhereConditions.lessThan(writtenBefore))
        .sort(Sort.ASC)
        .limit(ROWS_PER_PAGE);
      if (cursor !== undefined) query = query.cursor(cursor);
      const { results, nextCursor } = await query.getMany();
      for (const { key, value } of results) {
        if (inUse.has(key.slice(key.indexOf(":") + 1))) continue;
        if (await removeAsWritten(key, value.writtenMinute)) removed += 1;
      }
      cursor = nextCursor || undefined;
    } while (cursor !== undefined);
    return removed;
  },
};

async function saveBatch(batch: { key: string; value: Row; entityName: string }[]): Promise<void> {
  const { failedKeys } = await kvs.batchSet(batch);
  const [failed] = failedKeys;
  if (failed !== undefined) throw new StorageReadFailed(failed.key, failed.error.message);
}

async function removeAsWritten(key: string, writtenMinute: number): Promise<boolean> {
  const conditions = new Filter<Row>().and("writtenMinute", FilterConditions.equalTo(writtenMinute));
  try {
    await kvs.transact().delete<Row>(key, { entityName: PIECE_ENTITY, conditions }).execute();
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
