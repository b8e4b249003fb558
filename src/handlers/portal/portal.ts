import Resolver from "@forge/resolver";
import { z } from "zod";
import type { Answer, CustomerAnswer, PortalCalls } from "../../contract";
import { NotAllowed } from "../../errors";
import { watchedTickets } from "../../storage/watched-tickets";
import { type CustomerTold, tellCustomer } from "../../usecases/tell-customer";
import { availabilityPorts } from "../availability/availability-ports";
import { failedAnswer } from "../failed-answer";
import { tellPorts } from "../ticket/tell-ports";
import { ACCOUNT_TYPES, requestSeenBy } from "./request-seen-by";

/** What the platform says of a call from a portal. Only the account is vouched for; the request's key is a claim. */
const portalContext = z.object({
  accountId: z.string(),
  accountType: z.enum(ACCOUNT_TYPES),
  extension: z.object({ request: z.object({ key: z.string().regex(/^[A-Z][A-Z0-9_]+-[1-9]\d{0,15}$/) }) }),
});

const refusal = "Only people who can see this request are told what was promised for it.";

interface Asked {
  readonly payload: unknown;
  readonly context: unknown;
}

const ports = () => ({ ...tellPorts(), book: availabilityPorts().book });

const calls = {
  /** Which request it is about says the portal on which the panel stands; a payload names none. */
  async promise({ context }: Asked): Promise<Answer<CustomerAnswer | null>> {
    try {
      const caller = portalContext.safeParse(context);
      if (!caller.success) throw new NotAllowed(refusal);
      const { accountId, accountType, extension } = caller.data;
      const request = await requestSeenBy(extension.request.key, accountId, accountType);
      if (request === null) throw new NotAllowed(refusal);
      const { issueId } = request;
      const stored = await watchedTickets.get(issueId);
      const projectId = stored?.ticket.projectId ?? request.projectId;
      const told = projectId === null ? null : await tellCustomer(ports(), issueId, projectId);
      return { kind: "answered", value: told && customerAnswer(told) };
    } catch (error) {
      return failedAnswer(error);
    }
  },
} satisfies { [Name in keyof PortalCalls]: (asked: Asked) => Promise<ReturnType<PortalCalls[Name]>> };

function customerAnswer({ at, promises, maintenance }: CustomerTold): CustomerAnswer {
  const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  return {
    at: new Date(at).toISOString(),
    promises: promises.map(({ agreement, version, clocks, published, contacts }) => ({
      agreement,
      version,
      clocks: clocks.map(({ promised, granted, used, dueAt, stoppedAt, pausedSince, opensAt, ...clock }) => ({
        ...clock,
        promisedMs: promised,
        grantedMs: granted,
        usedMs: used,
        dueAt: iso(dueAt),
        stoppedAt: iso(stoppedAt),
        pausedSince: iso(pausedSince),
        opensAt: iso(opensAt),
      })),
      terms:
        published === null
          ? null
          : {
              validFrom: published.validFrom,
              service: published.service?.name ?? null,
              needs: published.needs,
              targets: published.targets.map(({ measure, priority, within, calendar }) => ({
                measure,
                priority,
                withinMs: within,
                hours: published.hours.find((one) => one.calendar === calendar)?.title ?? calendar,
              })),
              hours: published.hours.map(({ title, timezone, week }) => ({ title, timezone, week })),
            },
      contacts: contacts.map(({ name, side, role, phone, email }) => ({
        name,
        side: side === "customer" ? ("customer" as const) : ("provider" as const),
        role: role ?? null,
        phone: phone ?? null,
        email: email ?? null,
      })),
    })),
    maintenance: maintenance.map(({ service, from, to, isWhole }) => ({
      service,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      isWhole,
    })),
  };
}

const resolver = new Resolver();
for (const [name, answer] of Object.entries(calls)) resolver.define(name, answer as never);

/** The resolver of the panel on a request in the portal. */
export const portal = resolver.getDefinitions();
