import Resolver from "@forge/resolver";
import { z } from "zod";
import type { ClockReference, TicketCalls } from "../../contract";
import { tellClock, tellTicket } from "../../usecases/tell-ticket";
import { orderChecks } from "../wiring";
import { answeringAgents } from "./answering-agents";
import { storyAnswer, ticketAnswer } from "./answers";
import { journalCalls } from "./journal-calls";
import { outageCalls } from "./outage-calls";
import { tellPorts } from "./tell-ports";

const clockReference: z.ZodType<ClockReference> = z.object({
  agreement: z.string(),
  version: z.number(),
  measure: z.enum(["resolution", "response"]),
  cycle: z.number(),
});

/** Every function of the ticket panel. */
const calls = {
  standing: answeringAgents(
    z.object({}),
    async ({ issueId, projectId }) => ticketAnswer(await tellTicket(tellPorts(), issueId, projectId)),
    // Somebody waits for it, so it does not wait for the sweep.
    async ({ issueId }, answer) => {
      if (answer.kind === "not-read-yet") await orderChecks([{ issueIds: [issueId], at: Date.now(), isBatch: false }]);
    },
  ),

  story: answeringAgents(clockReference, async ({ issueId, projectId }, clock) => {
    const told = await tellClock(tellPorts(), issueId, projectId, clock);
    return told === null ? null : storyAnswer(told.knowledge, told.story);
  }),

  ...journalCalls,
  ...outageCalls,
} satisfies { [Name in keyof TicketCalls]: (request: never) => Promise<ReturnType<TicketCalls[Name]>> };

const resolver = new Resolver();
for (const [name, answer] of Object.entries(calls)) resolver.define(name, answer);

/** The resolver of the ticket panel. */
export const ticket = resolver.getDefinitions();
