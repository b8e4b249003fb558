import { duties } from "../storage/duties";
import { watchedTickets } from "../storage/watched-tickets";
import { sweep } from "../usecases/sweep";
import { makeUpForMissedReconcile } from "./reconcile";
import { orderChecks, remainingMs } from "./wiring";

/** Every five minutes: hands on what is due. A run that fails is made up for by the next. */
export async function runSweep(): Promise<{ statusCode: number }> {
  await sweep({
    now: Date.now,
    dueUntil: watchedTickets.dueUntil,
    order: orderChecks,
    report: duties.saveSweep,
    remainingMs,
  });
  await makeUpForMissedReconcile();
  return { statusCode: 204 };
}
