import { kvs } from "@forge/kvs";
import { z } from "zod";
import { readStored, StorageReadFailed } from "./stored";

const accountGroups = z.object({ schemaVersion: z.literal(1), groups: z.array(z.string()) });

const PREFIX = "groups:";
/** Who joins or leaves a group is taken for a member, or none, for a day more at most. */
const KEPT = { unit: "DAYS", value: 1 } as const;
/** Limit of the platform. */
const KEYS_PER_BATCH = 25;

/** Names of the groups that accounts are in, remembered for a day: looking them up anew costs points. */
export const accountGroupMemory = {
  /** Those that are remembered, by account id. */
  async recall(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const known = new Map<string, readonly string[]>();
    for (let from = 0; from < accountIds.length; from += KEYS_PER_BATCH) {
      const keys = accountIds.slice(from, from + KEYS_PER_BATCH);
      const answer = await kvs.batchGet<unknown>(keys.map((accountId) => ({ key: PREFIX + accountId })));
      for (const { key, error } of answer.failedKeys)
        if (error.code !== "KEY_NOT_FOUND") throw new StorageReadFailed(key, error.message);
      for (const { key, value } of answer.successfulKeys) {
        if (value === undefined || value === null) continue;
        known.set(key.slice(PREFIX.length), readStored("The groups of an account", accountGroups, value).groups);
      }
    }
    return known;
  },

  async remember(accountId: string, groups: readonly string[]): Promise<void> {
    await kvs.set(PREFIX + accountId, { schemaVersion: 1, groups }, { ttl: KEPT });
  },
};
