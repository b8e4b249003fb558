import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { kvs } from "@forge/kvs";
import { z } from "zod";
import { UnexpectedShape } from "../errors";
import { isConflict, readStored, StorageReadFailed } from "./stored";

/** The entity's name in the manifest. */
const ENTITY = "frozen-review";
/** Characters of a piece, of the 240 KiB that the platform takes for a value. */
const PIECE = 160 * 1024;
const KEYS_PER_BATCH = 25;

const row = z.object({ projectId: z.string(), piece: z.number(), packed: z.string() });
type Row = z.output<typeof row>;

const keyOf = (projectId: string, hash: string, piece: number) => `${projectId}:${hash}:${piece}`;

/** SHA-256 in hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Documents of reviews that were closed, each under the hash of its text: nobody can change one and keep its name. They go
 * with their project.
 */
export const frozenReviews = {
  /** @returns in how many pieces it is stored; storing the same again changes nothing */
  async store(projectId: string, hash: string, text: string): Promise<number> {
    const packed = gzipSync(text).toString("base64");
    const count = Math.max(1, Math.ceil(packed.length / PIECE));
    for (let piece = 0; piece < count; piece++) {
      const value = { projectId, piece, packed: packed.slice(piece * PIECE, (piece + 1) * PIECE) };
      try {
        await kvs.entity<Row>(ENTITY).set(keyOf(projectId, hash, piece), value, { keyPolicy: "FAIL_IF_EXISTS" });
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
    return count;
  },

  /** The text as it was frozen. @throws UnexpectedShape when a piece is missing, or it is not what was frozen */
  async read(projectId: string, hash: string, pieces: number): Promise<string> {
    const keys = Array.from({ length: pieces }, (_, piece) => keyOf(projectId, hash, piece));
    const found = new Map<string, string>();
    for (let from = 0; from < keys.length; from += KEYS_PER_BATCH) {
      const batch = keys.slice(from, from + KEYS_PER_BATCH).map((key) => ({ key, entityName: ENTITY }));
      const { successfulKeys, failedKeys } = await kvs.batchGet<Row>(batch);
      for (const { key, error } of failedKeys)
        if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
      for (const { key, value } of successfulKeys)
        if (value !== undefined && value !== null)
          found.set(key, readStored("A piece of a frozen review", row, value).packed);
    }
    const missing = keys.filter((key) => !found.has(key));
    if (missing.length > 0)
      throw new UnexpectedShape("The frozen review", [`${missing.length} of its ${pieces} pieces are missing`]);
    const text = gunzipSync(Buffer.from(keys.map((key) => found.get(key)).join(""), "base64")).toString("utf8");
    if (hashOf(text) !== hash) throw new UnexpectedShape("The frozen review", ["it is not what was frozen"]);
    return text;
  },

  /** Removes a page of a project's documents. @returns whether there may be more */
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
