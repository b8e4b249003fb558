import type { InvocationError } from "@forge/events";
import { ticketWithProject } from "../storage/ticket-with-project";
import { watchedTickets } from "../storage/watched-tickets";
import { noteIssueEvent } from "../usecases/note-issue-event";
import { readIssueEvent } from "./issue-event";
import { retryLater } from "./retry";
import { orderChecks } from "./wiring";

/** Product events about issues. The platform tries an event four times again where it is asked to. */
export async function onIssue(payload: unknown): Promise<InvocationError | undefined> {
  const event = readIssueEvent(payload);
  try {
    await noteIssueEvent(
      {
        now: Date.now,
        async lookUp(issueId, projectId) {
          const { stored, setup } = await ticketWithProject(issueId, projectId);
          return { stored, fields: setup?.fields ?? null };
        },
        addTicket: watchedTickets.add,
        replaceTicket: watchedTickets.replace,
        removeTicket: watchedTickets.remove,
        async checkNow(issueId) {
          await orderChecks([{ issueIds: [issueId], at: Date.now(), isBatch: false }]);
        },
      },
      event,
    );
    return undefined;
  } catch (error) {
    return retryLater(error);
  }
}
