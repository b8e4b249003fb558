import { kvs } from "@forge/kvs";
import { z } from "zod";
import type { Baseline } from "../usecases/take-baseline";
import { readStored } from "./stored";

const baseline: z.ZodType<Baseline & { schemaVersion: 1 }> = z.object({
  schemaVersion: z.literal(1),
  projectId: z.string(),
  from: z.number(),
  to: z.number(),
  found: z.number(),
  added: z.number(),
  pageToken: z.string().nullable(),
  finishedAt: z.number().nullable(),
});

const keyOf = (projectId: string) => `baseline:${projectId}`;

/** How far each project's finished tickets have been taken in. */
export const baselines = {
  async get(projectId: string): Promise<Baseline | null> {
    const stored = await kvs.get(keyOf(projectId));
    if (stored === undefined) return null;
    const { schemaVersion: _, ...progress } = readStored("A stored baseline", baseline, stored);
    return progress;
  },
  async save(progress: Baseline): Promise<void> {
    await kvs.set(keyOf(progress.projectId), { schemaVersion: 1, ...progress });
  },
};
