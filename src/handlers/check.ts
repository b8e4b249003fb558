import type { AsyncEvent, InvocationError } from "@forge/events";
import { z } from "zod";
import { readStored } from "../storage/stored";
import { checkTickets } from "../usecases/check-tickets";
import { ordersFor, REACH } from "../usecases/sweep";
import { retryLater } from "./retry";
import { checkPorts, orderChecks } from "./wiring";

const order = z.object({ issueIds: z.array(z.string()), isBatch: z.boolean() });

/** Queue `check`: looks at tickets, and has those looked at again that fall due before the next sweep. */
export async function check({ body }: AsyncEvent): Promise<InvocationError | undefined> {
  const { issueIds, isBatch } = readStored("An order to check tickets", order, body);
  const ports = checkPorts();
  try {
    const { next } = await checkTickets(ports, issueIds, isBatch);
    const soon = [...next].filter(([, at]) => at < ports.now() + REACH).map(([issueId, at]) => ({ issueId, at }));
    if (soon.length > 0) await orderChecks(ordersFor(soon));
    return undefined;
  } catch (error) {
    return retryLater(error);
  }
}
