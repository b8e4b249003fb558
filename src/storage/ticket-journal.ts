import { kvs, Sort } from "@forge/kvs";
import { z } from "zod";
import type { Deed, JournalLine } from "../domain/journal/deed";
import { isConflict, readStored, StorageReadFailed } from "./stored";

/** The entity's name in the manifest. */
const ENTITY = "ticket-action";
const ROWS_PER_PAGE = 100;
const KEYS_PER_BATCH = 25;

const row = z.object({ projectId: z.string(), issueId: z.string(), sortKey: z.string(), body: z.string() });
type Row = z.output<typeof row>;

const clock = z.object({
  agreement: z.string(),
  version: z.number(),
  measure: z.enum(["resolution", "response"]),
  cycle: z.number(),
});
/** What may stand in a journal; the same form comes from pages. */
export const storedDeed: z.ZodType<Deed> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("acknowledged"), step: clock.extend({ level: z.number() }), note: z.string() }),
  z.object({ kind: z.literal("extension-asked"), clock, additional: z.number(), reason: z.string() }),
  z.object({ kind: z.literal("extension-granted"), asked: z.string(), note: z.string() }),
  z.object({ kind: z.literal("extension-declined"), asked: z.string(), note: z.string() }),
  z.object({ kind: z.literal("breach-explained"), clock, reason: z.string(), note: z.string() }),
  z.object({ kind: z.literal("excluded"), reason: z.string() }),
  z.object({ kind: z.literal("withdrawn"), entry: z.string(), reason: z.string() }),
]);
const body: z.ZodType<JournalLine & { schemaVersion: 1 }> = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  at: z.number(),
  by: z.string(),
  deed: storedDeed,
});

function fromRow(stored: unknown): JournalLine {
  const { body: text } = readStored("A line of a ticket's journal", row, stored);
  const { schemaVersion: _, ...line } = readStored("A line of a ticket's journal", body, JSON.parse(text));
  return line;
}

const keyOf = (issueId: string, id: string) => `${issueId}:${id}`;

/** What people did about tickets' promises: rows are added, never changed, and go with their project. */
export const ticketJournal = {
  /**
   * A ticket's lines, in no order: those that the index gives, which may lag behind by a moment, and those of the ids that
   * are known to be there.
   */
  async of(issueId: string, known: readonly string[]): Promise<JournalLine[]> {
    const lines: JournalLine[] = [];
    let cursor: string | undefined;
    do {
      let query = kvs
        .entity<Row>(ENTITY)
        .query()
        .index("by-ticket", { partition: [issueId] })
        .sort(Sort.ASC)
        .limit(ROWS_PER_PAGE);
      if (cursor !== undefined) query = query.cursor(cursor);
      const { results, nextCursor } = await query.getMany();
      lines.push(...results.map(({ value }) => fromRow(value)));
      cursor = nextCursor || undefined;
    } while (cursor !== undefined);
    const missing = [...new Set(known)].filter((id) => !lines.some((line) => line.id === id));
    for (let from = 0; from < missing.length; from += KEYS_PER_BATCH) {
      const keys = missing.slice(from, from + KEYS_PER_BATCH).map((id) => keyOf(issueId, id));
      const { successfulKeys, failedKeys } = await kvs.batchGet<Row>(keys.map((key) => ({ key, entityName: ENTITY })));
      for (const { key, error } of failedKeys)
        if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
      for (const { value } of successfulKeys) if (value !== undefined && value !== null) lines.push(fromRow(value));
    }
    return lines;
  },

  /** @returns false when the ticket has a line of this id already */
  async add(projectId: string, issueId: string, line: JournalLine): Promise<boolean> {
    const value = {
      projectId,
      issueId,
      sortKey: `${new Date(line.at).toISOString()} ${line.id}`,
      body: JSON.stringify({ schemaVersion: 1, ...line }),
    };
    try {
      await kvs.entity<Row>(ENTITY).set(keyOf(issueId, line.id), value, { keyPolicy: "FAIL_IF_EXISTS" });
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  },

  /** Removes a page of what was done on a project's tickets. @returns whether there may be more */
  async removeSome(projectId: string): Promise<boolean> {
    const { results } = await kvs
      .entity<Row>(ENTITY)
      .query()
      .index("by-project", { partition: [projectId] })
      .limit(KEYS_PER_BATCH)
      .getMany();
    if (results.length === 0) return false;
    await kvs.batchDelete(results.map(({ key }) => ({ key, entityName: ENTITY })));
    return true;
  },
};
