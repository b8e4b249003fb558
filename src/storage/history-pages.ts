import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { Filter, FilterConditions, kvs, Sort, WhereConditions } from "@forge/kvs";
import { z } from "zod";
import { UnexpectedShape } from "../errors";
import type { PackedPage, PageBytes } from "../usecases/fill-history-pages";
import { isConflict, readStored, StorageReadFailed } from "./stored";

/** The entity's name in the manifest. */
const PAGE_ENTITY = "history-page";
/** Limits of the platform. */
const KEYS_PER_BATCH = 25;
const CHARACTERS_PER_BATCH = 3_500_000;
const ROWS_PER_PAGE = 20;

const row = z.object({
  projectId: z.string(),
  /** In minutes since 1970: an integer has 32 bits. */
  writtenMinute: z.number(),
  packed: z.string(),
  /** Absent where who had the tickets is not kept. */
  people: z.string().optional(),
});
type Row = z.output<typeof row>;

const keyOf = (projectId: string, name: string) => `${projectId}:${name}`;

const pack = (bytes: Uint8Array) => gzipSync(bytes).toString("base64");
export const unpack = (packed: string) => gunzipSync(Buffer.from(packed, "base64"));

/** The Base64 of the gzipped bytes, named by what they say. */
export function packPage({ page, people }: PageBytes): PackedPage {
  const [packed, packedPeople] = [pack(page), people === null ? null : pack(people)];
  const hash = createHash("sha256").update(page);
  if (people !== null) hash.update(people);
  const size = packed.length + (packedPeople?.length ?? 0);
  return { name: hash.digest("hex").slice(0, 32), size, packed, people: packedPeople };
}

/** A page as it is stored. */
export interface StoredPage {
  readonly packed: string;
  readonly people: string | null;
}

/** Pages of history, none of which is ever changed; those that no history names are removed when they are old enough. */
export const historyPages = {
  async save(projectId: string, pages: readonly PackedPage[], writtenMinute: number): Promise<void> {
    let batch: { key: string; value: Row; entityName: string }[] = [];
    let length = 0;
    for (const { name, packed, people, size } of new Map(pages.map((page) => [page.name, page])).values()) {
      if (batch.length === KEYS_PER_BATCH || length + size > CHARACTERS_PER_BATCH) {
        await saveBatch(batch);
        batch = [];
        length = 0;
      }
      const value = { projectId, writtenMinute, packed, ...(people !== null && { people }) };
      batch.push({ key: keyOf(projectId, name), value, entityName: PAGE_ENTITY });
      length += size;
    }
    if (batch.length > 0) await saveBatch(batch);
  },

  /** Pages as they are stored, in the order of the names. @throws UnexpectedShape when one is not there */
  async packed(projectId: string, names: readonly string[]): Promise<StoredPage[]> {
    const found = new Map<string, StoredPage>();
    for (let from = 0; from < names.length; from += KEYS_PER_BATCH) {
      const keys = names.slice(from, from + KEYS_PER_BATCH).map((name) => keyOf(projectId, name));
      const answer = await kvs.batchGet<Row>(keys.map((key) => ({ key, entityName: PAGE_ENTITY })));
      for (const { key, error } of answer.failedKeys)
        if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
      for (const { key, value } of answer.successfulKeys)
        if (value !== undefined && value !== null) {
          const { packed, people = null } = readStored("A history page", row, value);
          found.set(key, { packed, people });
        }
    }
    return names.map((name) => {
      const page = found.get(keyOf(projectId, name));
      if (page === undefined) throw new UnexpectedShape("The stored history", [`page ${name} is missing`]);
      return page;
    });
  },

  /** The bytes of pages without who had the tickets, in the order of the names. @throws UnexpectedShape when one is not there */
  async bytes(projectId: string, names: readonly string[]): Promise<Uint8Array[]> {
    return (await historyPages.packed(projectId, names)).map(({ packed }) => unpack(packed));
  },

  /** The same with who had them, as far as that is kept. */
  async bytesWithPeople(projectId: string, names: readonly string[]): Promise<PageBytes[]> {
    return (await historyPages.packed(projectId, names)).map(({ packed, people }) => ({
      page: unpack(packed),
      people: people === null ? null : unpack(people),
    }));
  },

  /** Best effort: what stays behind is found by `removeUnused`. */
  async remove(projectId: string, names: readonly string[]): Promise<void> {
    for (let from = 0; from < names.length; from += KEYS_PER_BATCH) {
      const chunk = names.slice(from, from + KEYS_PER_BATCH);
      await kvs.batchDelete(chunk.map((name) => ({ key: keyOf(projectId, name), entityName: PAGE_ENTITY })));
    }
  },

  /** Removes pages that were written before a minute and are none of those in use; one that is written again meanwhile stays. */
  async removeUnused(projectId: string, inUse: ReadonlySet<string>, writtenBefore: number): Promise<void> {
    let cursor: string | undefined;
    do {
      let query = kvs
        .entity<Row>(PAGE_ENTITY)
        .query()
        .index("by-age", { partition: [projectId] })
        .where(WhereConditions.lessThan(writtenBefore))
        .sort(Sort.ASC)
        .limit(ROWS_PER_PAGE);
      if (cursor !== undefined) query = query.cursor(cursor);
      const { results, nextCursor } = await query.getMany();
      for (const { key, value } of results)
        if (!inUse.has(key.slice(key.indexOf(":") + 1))) await removeAsWritten(key, value.writtenMinute);
      cursor = nextCursor || undefined;
    } while (cursor !== undefined);
  },

  /** Removes some of a project's pages. @returns whether there may be more */
  async removeSome(projectId: string): Promise<boolean> {
    const { results } = await kvs
      .entity<Row>(PAGE_ENTITY)
      .query()
      .index("by-age", { partition: [projectId] })
      .limit(ROWS_PER_PAGE)
      .getMany();
    if (results.length === 0) return false;
    await kvs.batchDelete(results.map(({ key }) => ({ key, entityName: PAGE_ENTITY })));
    return true;
  },
};

async function saveBatch(batch: { key: string; value: Row; entityName: string }[]): Promise<void> {
  const { failedKeys } = await kvs.batchSet(batch);
  const [failed] = failedKeys;
  if (failed !== undefined) throw new StorageReadFailed(failed.key, failed.error.message);
}

async function removeAsWritten(key: string, writtenMinute: number): Promise<void> {
  const conditions = new Filter<Row>().and("writtenMinute", FilterConditions.equalTo(writtenMinute));
  try {
    await kvs.transact().delete<Row>(key, { entityName: PAGE_ENTITY, conditions }).execute();
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}
