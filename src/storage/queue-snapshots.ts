import { kvs } from "@forge/kvs";
import { z } from "zod";
import type { QueueForm } from "../domain/queue/queue-form";
import type { Instant } from "../domain/time";
import type { QueueSnapshot } from "../usecases/view-queue";
import { pack, unpack } from "./catalogue-pieces";
import { readStored, StorageReadFailed } from "./stored";

/** A value may have 240 KiB. */
const CHARACTERS_PER_VALUE = 200_000;
const KEYS_PER_BATCH = 25;
/** Whoever opens the page later has it made anew. */
const KEPT = { value: 1, unit: "DAYS" } as const;

const head = z.object({
  schemaVersion: z.literal(1),
  at: z.number(),
  parts: z.number(),
});
type Head = z.output<typeof head>;
const renewal = z.object({ askedAt: z.number() });
const form: z.ZodType<QueueForm> = z.object({
  at: z.number(),
  words: z.array(z.string().nullable()),
  // Rows are the app's own and many: the page reads them by position.
  rows: z.array(z.array(z.any())),
});

const headKey = (projectId: string) => `queue-snapshot:${projectId}`;
/** Of its own: written beside a head, it cannot bring back one that was replaced meanwhile. */
const renewalKey = (projectId: string) => `queue-snapshot:${projectId}:renewal`;
const partKey = (projectId: string, at: Instant, part: number) => `queue-snapshot:${projectId}:${at}:${part}`;

/** Open tickets of a project as they stood at a moment. Parts are named by that moment, so two makers never mix. */
export const queueSnapshots = {
  /** Null when there is none, or parts of it have expired. @throws UnexpectedShape */
  async read(projectId: string): Promise<QueueSnapshot | null> {
    const stored = await kvs.get(headKey(projectId));
    if (stored === undefined || stored === null) return null;
    const { at, parts } = readStored("The head of a queue", head, stored);
    const keys = Array.from({ length: parts }, (_, part) => partKey(projectId, at, part));
    const asked = [...keys, renewalKey(projectId)];
    const found = new Map<string, unknown>();
    for (let from = 0; from < asked.length; from += KEYS_PER_BATCH) {
      const { successfulKeys, failedKeys } = await kvs.batchGet(
        asked.slice(from, from + KEYS_PER_BATCH).map((key) => ({ key })),
      );
      for (const { key, error } of failedKeys)
        if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
      for (const { key, value } of successfulKeys) if (value !== undefined && value !== null) found.set(key, value);
    }
    const packed = keys.map((key) => found.get(key));
    if (!packed.every((part) => typeof part === "string")) return null;
    const noted = found.get(renewalKey(projectId));
    return {
      form: readStored("A queue", form, JSON.parse(unpack(packed.join("")))),
      renewalAskedAt: noted === undefined ? null : readStored("The renewal of a queue", renewal, noted).askedAt,
    };
  },

  async save(projectId: string, made: QueueForm): Promise<void> {
    const packed = pack(JSON.stringify(made));
    const parts = Math.max(1, Math.ceil(packed.length / CHARACTERS_PER_VALUE));
    for (let part = 0; part < parts; part += 1)
      await kvs.set(
        partKey(projectId, made.at, part),
        packed.slice(part * CHARACTERS_PER_VALUE, (part + 1) * CHARACTERS_PER_VALUE),
        { ttl: KEPT },
      );
    await kvs.set(headKey(projectId), { schemaVersion: 1, at: made.at, parts } satisfies Head, {
      ttl: KEPT,
    });
  },

  /** Best effort: a renewal that is asked for twice does no harm. */
  async noteRenewal(projectId: string, at: Instant): Promise<void> {
    await kvs.set(renewalKey(projectId), { askedAt: at }, { ttl: KEPT });
  },

  async remove(projectId: string): Promise<void> {
    await kvs.delete(headKey(projectId));
  },
};
