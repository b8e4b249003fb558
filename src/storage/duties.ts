import { kvs } from "@forge/kvs";
import { z } from "zod";
import type { ReconciliationReport } from "../usecases/reconcile";
import type { SweepReport } from "../usecases/sweep";
import { readStored } from "./stored";

const sweepReport: z.ZodType<SweepReport> = z.object({
  ranAt: z.number(),
  handedOn: z.number(),
  overdue: z.number(),
  isCutShort: z.boolean(),
});

const reconciled = z.object({
  ranAt: z.number(),
  repaired: z.number(),
  repairedInAll: z.number(),
  /** When it ran last without a failure; null before the first. */
  wholeAt: z.number().nullable(),
  failures: z.array(
    z.object({
      projectId: z.string(),
      duty: z.enum(["project", "contacts", "tickets", "left-tickets"]),
      isPassing: z.boolean(),
    }),
  ),
});
export type Reconciled = z.output<typeof reconciled>;

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

  async reconciled(duty: "reconcile" | "audit"): Promise<Reconciled | null> {
    const stored = await kvs.get(`duty:${duty}`);
    return stored === undefined ? null : readStored("The report of the last comparison", reconciled, stored);
  },

  async saveReconciled(duty: "reconcile" | "audit", report: ReconciliationReport): Promise<void> {
    const before = await duties.reconciled(duty);
    await kvs.set(`duty:${duty}`, {
      ...report,
      repairedInAll: (before?.repairedInAll ?? 0) + report.repaired,
      wholeAt: report.failures.length === 0 ? report.ranAt : (before?.wholeAt ?? null),
    });
  },
};
