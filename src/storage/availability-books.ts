import { createHash } from "node:crypto";
import { Filter, FilterConditions, kvs } from "@forge/kvs";
import { z } from "zod";
import { type AvailabilityEntry, reachOf } from "../domain/availability/availability-entry";
import type { Span } from "../domain/availability/span";
import { MINUTE } from "../domain/time";
import type { AvailabilityBook } from "../usecases/availability/availability-ports";
import { availabilityEntry } from "./availability-entry-schema";
import { pack, unpack } from "./catalogue-pieces";
import { isConflict, readStored, StorageReadFailed } from "./stored";

/** The entities' names in the manifest. */
const LOG_ENTITY = "availability-log";
const PAGE_ENTITY = "availability-page";
/** Characters: a book is written with every line, so it is kept short; a page is written once. */
const LONGEST_RECENT = 24 * 1_024;
const LONGEST_PAGE = 160 * 1_024;
const KEYS_PER_BATCH = 25;

const bookRow = z.object({
  projectId: z.string(),
  /** Counts the writes: a write succeeds only on top of the one that was read. */
  revision: z.number(),
  body: z.string(),
});
type BookRow = z.output<typeof bookRow>;

/** Pages in the order in which they were filled, each with the time that its lines are about. */
const body = z.object({
  schemaVersion: z.literal(1),
  pages: z.array(z.tuple([z.string(), z.number(), z.number()])),
  /** The lines that are in no page yet, packed. */
  recent: z.string(),
});
type Body = z.output<typeof body>;

const pageRow = z.object({ projectId: z.string(), writtenMinute: z.number(), packed: z.string() });
type PageRow = z.output<typeof pageRow>;

const lines = z.object({ schemaVersion: z.literal(1), entries: z.array(availabilityEntry) });

const packed = (entries: readonly AvailabilityEntry[]) => pack(JSON.stringify({ schemaVersion: 1, entries }));
const unpacked = (text: string) => readStored("Recorded availability", lines, JSON.parse(unpack(text))).entries;
const keyOf = (projectId: string, name: string) => `${projectId}:${name}`;

/** What is recorded of a project's availability: lines in pages, none of which is ever changed, and the latest in the book itself. */
export const availabilityBooks = {
  /**
   * The lines that can matter to a time, in the order in which they were recorded; all of them where none is given. Two
   * reads of the store, as long as there are no more than twenty-five pages of some thousand lines each.
   */
  async read(projectId: string, within: Span | null): Promise<AvailabilityBook> {
    const { revision, pages, recent } = await headOf(projectId);
    const wanted = pages.filter(([, from, to]) => within === null || (from <= within.to && to >= within.from));
    const texts = await pagesOf(
      projectId,
      wanted.map(([name]) => name),
    );
    const entries = [...texts.flatMap(unpacked), ...(recent === "" ? [] : unpacked(recent))];
    return { revision, entries };
  },

  /** Adds lines on top of the revision that was read. @returns false when somebody else wrote meanwhile */
  async append(
    projectId: string,
    revision: number,
    entries: readonly AvailabilityEntry[],
    now: number,
  ): Promise<boolean> {
    const head = await headOf(projectId);
    if (head.revision !== revision) return false;
    const latest = [...(head.recent === "" ? [] : unpacked(head.recent)), ...entries];
    const text = packed(latest);
    const isLong = text.length > LONGEST_RECENT;
    const pages = isLong ? await savePages(projectId, latest, now) : [];
    // What is written before the book names it is only there for whoever finds it named.
    return replace(projectId, revision, {
      schemaVersion: 1,
      pages: [...head.pages, ...pages],
      recent: isLong ? "" : text,
    });
  },

  /** Removes some of a project's pages. @returns whether there may be more */
  async removeSome(projectId: string): Promise<boolean> {
    const { results } = await kvs
      .entity<PageRow>(PAGE_ENTITY)
      .query()
      .index("by-project", { partition: [projectId] })
      .limit(KEYS_PER_BATCH)
      .getMany();
    if (results.length === 0) return false;
    await kvs.batchDelete(results.map(({ key }) => ({ key, entityName: PAGE_ENTITY })));
    return true;
  },

  async remove(projectId: string): Promise<void> {
    await kvs.entity<BookRow>(LOG_ENTITY).delete(projectId);
  },
};

async function headOf(projectId: string): Promise<Omit<Body, "schemaVersion"> & { revision: number }> {
  const stored = await kvs.entity<BookRow>(LOG_ENTITY).get(projectId);
  if (stored === undefined) return { revision: 0, pages: [], recent: "" };
  const { revision, body: text } = readStored("Recorded availability", bookRow, stored);
  const { pages, recent } = readStored("Recorded availability", body, JSON.parse(text));
  return { revision, pages, recent };
}

async function pagesOf(projectId: string, names: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>();
  for (let from = 0; from < names.length; from += KEYS_PER_BATCH) {
    const keys = names.slice(from, from + KEYS_PER_BATCH).map((name) => keyOf(projectId, name));
    const answer = await kvs.batchGet<PageRow>(keys.map((key) => ({ key, entityName: PAGE_ENTITY })));
    for (const { key, error } of answer.failedKeys) throw new StorageReadFailed(key, error.message);
    for (const { key, value } of answer.successfulKeys)
      if (value !== undefined && value !== null)
        found.set(key, readStored("A page of recorded availability", pageRow, value).packed);
  }
  return names.map((name) => {
    const text = found.get(keyOf(projectId, name));
    if (text === undefined) throw new StorageReadFailed(keyOf(projectId, name), "the page is missing");
    return text;
  });
}

/** As many pages as the lines need. Named by what they say, so that whoever is interrupted writes the same ones again. */
async function savePages(
  projectId: string,
  entries: readonly AvailabilityEntry[],
  now: number,
): Promise<Body["pages"]> {
  const text = packed(entries);
  if (text.length > LONGEST_PAGE && entries.length > 1) {
    const half = Math.ceil(entries.length / 2);
    return [
      ...(await savePages(projectId, entries.slice(0, half), now)),
      ...(await savePages(projectId, entries.slice(half), now)),
    ];
  }
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  const value = { projectId, writtenMinute: Math.floor(now / MINUTE), packed: text };
  await kvs.entity<PageRow>(PAGE_ENTITY).set(keyOf(projectId, name), value);
  const reaches = entries.map(reachOf);
  return [[name, Math.min(...reaches.map(({ from }) => from)), Math.max(...reaches.map(({ to }) => to))]];
}

async function replace(projectId: string, revision: number, made: Body): Promise<boolean> {
  const value = { projectId, revision: revision + 1, body: JSON.stringify(made) };
  try {
    if (revision === 0) await kvs.entity<BookRow>(LOG_ENTITY).set(projectId, value, { keyPolicy: "FAIL_IF_EXISTS" });
    else
      await kvs
        .transact()
        .set<BookRow>(projectId, value, {
          entityName: LOG_ENTITY,
          conditions: new Filter<BookRow>().and("revision", FilterConditions.equalTo(revision)),
        })
        .execute();
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}
