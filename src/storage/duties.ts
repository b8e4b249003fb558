import { kvs } from "@forge/kvs";
import { z } from "zod";
import type { SweepReport } from "../usecases/sweep";
import { readStored } from "./stored";

const sweepReport: z.ZodType<SweepReport> = z.object({
  ranAt: z.number(),
  handedOn: z.number(),
  overdue: z.number(),
  isCutShort: z.boolean(),
});

const SWEEP = "duty:sweep";

/** How the app's recurring duties went last. */
export const duties = {
  async saveSweep(report: SweepReport): Promise<void> {
    await kvs.set(SWEEP, report);
  },
  async sweep(): Promise<SweepReport | null> {
    const stored = await kvs.get(SWEEP);
    return stored === undefined ? null : readStored("The report of the last sweep", sweepReport, stored);
  },
};
