import Resolver from "@forge/resolver";
import { z } from "zod";
import type { ClockReference, TicketCalls } from "../../contract";
import { monitoredProjects } from "../../storage/monitored-projects";
import { ticketWithProject } from "../../storage/ticket-with-project";
import { type TellPorts, tellClock, tellTicket } from "../../usecases/tell-ticket";
import { installationId, orderChecks } from "../wiring";
import { answeringAgents } from "./answering-agents";
import { storyAnswer, ticketAnswer } from "./answers";

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
    async ({ issueId, projectId }) => ticketAnswer(await tellTicket(ports(), issueId, projectId)),
    // Somebody waits for it, so it does not wait for the sweep.
    async ({ issueId }, answer) => {
      if (answer.kind === "not-read-yet") await orderChecks([{ issueIds: [issueId], at: Date.now(), isBatch: false }]);
    },
  ),

  story: answeringAgents(clockReference, async ({ issueId, projectId }, clock) => {
    const told = await tellClock(ports(), issueId, projectId, clock);
    return told === null ? null : storyAnswer(told.knowledge, told.story);
  }),
} satisfies { [Name in keyof TicketCalls]: (request: never) => Promise<ReturnType<TicketCalls[Name]>> };

function ports(): TellPorts {
  return {
    now: Date.now,
    async lookUp(issueId, projectId) {
      const { stored, setup } = await ticketWithProject(issueId, projectId);
      const project = setup === null ? null : await monitoredProjects(installationId()).of(setup);
      return { ticket: stored?.ticket ?? null, project };
    },
  };
}

const resolver = new Resolver();
for (const [name, answer] of Object.entries(calls)) resolver.define(name, answer);

/** The resolver of the ticket panel. */
export const ticket = resolver.getDefinitions();
