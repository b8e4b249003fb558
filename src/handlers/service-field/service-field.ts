import Resolver from "@forge/resolver";
import { z } from "zod";
import type { Answer, ServiceChoice, ServiceFieldCalls } from "../../contract";
import { InvalidRequest } from "../../errors";
import { monitoredProjects } from "../../storage/monitored-projects";
import { watchedTickets } from "../../storage/watched-tickets";
import { offerServices } from "../../usecases/offer-services";
import { failedAnswer } from "../failed-answer";
import { installationId } from "../wiring";
import { choiceAnswer } from "./choice-answer";
import { fieldCaller } from "./field-caller";

/** A field of text holds no more. */
const asked = z.object({ present: z.string().max(32_767).nullable() });

interface Asked {
  readonly payload: unknown;
  readonly context: unknown;
}

const calls = {
  /** Which project it is about says the form in which the field stands; a payload names none. */
  async choice({ payload, context }: Asked): Promise<Answer<ServiceChoice | null>> {
    try {
      const { projectId, to } = await fieldCaller(context);
      const given = asked.safeParse(payload);
      if (!given.success)
        throw new InvalidRequest(`The field asked in a way that is not understood: ${z.prettifyError(given.error)}`);
      const ports = {
        now: Date.now,
        project: monitoredProjects(installationId()).get,
        ticket: async (issueId: string) => (await watchedTickets.get(issueId))?.ticket ?? null,
      };
      const offer = await offerServices(ports, projectId, to, given.data.present);
      return { kind: "answered", value: offer && choiceAnswer(offer, to.kind) };
    } catch (error) {
      return failedAnswer(error);
    }
  },
} satisfies { [Name in keyof ServiceFieldCalls]: (asked: Asked) => Promise<ReturnType<ServiceFieldCalls[Name]>> };

const resolver = new Resolver();
for (const [name, answer] of Object.entries(calls)) resolver.define(name, answer as never);

/** The resolver of the service field's editor. */
export const serviceField = resolver.getDefinitions();
