import { z } from "zod";
import type { OutageDeed, OutageSubject, TicketCalls, TicketOutages } from "../../contract";
import type { AvailabilityDeed } from "../../domain/availability/availability-deed";
import type { AvailabilityEntry } from "../../domain/availability/availability-entry";
import { recordOf } from "../../domain/availability/availability-record";
import { nameOfSubject, type Subject } from "../../domain/availability/outage";
import type { Catalogue } from "../../domain/catalogue/catalogue";
import { titleOf } from "../../domain/catalogue/entry-title";
import { presentFacts } from "../../domain/monitoring/present-facts";
import { InvalidRequest } from "../../errors";
import { changeAvailability } from "../../usecases/availability/change-availability";
import { type Known, knownOf } from "../../usecases/tell-ticket";
import { availabilityPorts } from "../availability/availability-ports";
import { refusal } from "../availability/refusal";
import { peopleBy } from "../settings/people-by";
import { changingAsAgent, type PanelPlace } from "./answering-agents";
import { tellPorts } from "./tell-ports";

/** Made up by the page; a key of storage holds no more. */
const requestId = z.string().regex(/^[\w-]{8,64}$/);
const instant = z.iso.datetime();
const id = z.string().min(1).max(100);

const deed: z.ZodType<OutageDeed> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("began"),
    subject: z.object({ kind: z.enum(["service", "configuration-item"]), key: z.string().min(1).max(1_000) }),
    from: instant,
    to: instant.nullable(),
    loss: z.number(),
    note: z.string(),
  }),
  z.object({ kind: z.literal("ended"), outage: id, to: instant }),
  z.object({ kind: z.literal("withdrawn"), outage: id, reason: z.string() }),
]);

/** What a ticket says about services that are down, for those who work on it. */
export const outageCalls = {
  outages: changingAsAgent(z.object({}), async (place) => {
    const known = await knownTicket(place);
    const { entries } = await availabilityPorts().book(place.projectId, null);
    return answer(place, known, entries);
  }),

  recordOutage: changingAsAgent(z.object({ requestId, deed }), async (place, asked): Promise<TicketOutages> => {
    const known = await knownTicket(place);
    const { projectId, accountId: by, issueId } = place;
    const change = await changeAvailability(
      availabilityPorts(),
      { projectId, by },
      asked.requestId,
      deedOf(asked.deed, { issueId, issueKey: known.ticket.issueKey }),
      // Of other tickets' outages, and of what was recorded by hand, a ticket can end or withdraw nothing.
      (given, { outages }) =>
        "of" in given && !outages.some((one) => one.id === given.of && one.ticket?.issueId === issueId)
          ? ["no-such-entry"]
          : [],
    );
    if (change.kind === "refused") throw refusal(change.problems);
    return answer(place, known, change.entries);
  }),
} satisfies { [Name in "outages" | "recordOutage"]: (request: never) => Promise<ReturnType<TicketCalls[Name]>> };

/** The project that the panel names is a claim: what is stored of the ticket says in which it is. */
async function knownTicket({ issueId, projectId }: PanelPlace): Promise<Known> {
  const known = await knownOf(tellPorts(), issueId, projectId);
  if (known.kind === "known") return known;
  throw new InvalidRequest(
    known.kind === "project-not-watched"
      ? "This project has no services yet. An administrator makes its catalogue in the project's settings."
      : "The app has not read this ticket yet. Try again in a few minutes.",
  );
}

function deedOf(given: OutageDeed, ticket: { issueId: string; issueKey: string }): AvailabilityDeed {
  switch (given.kind) {
    case "began": {
      const { subject, from, to, loss, note } = given;
      const times = { from: Date.parse(from), to: to === null ? null : Date.parse(to) };
      return { kind: "outage", outage: { subject, ...times, loss, announcedAt: null, note, ticket } };
    }
    case "ended":
      return { kind: "ended", of: given.outage, to: Date.parse(given.to) };
    case "withdrawn":
      return { kind: "withdrawn", of: given.outage, reason: given.reason };
  }
}

async function answer(
  { issueId }: PanelPlace,
  { project: { catalogue, book }, history }: Known,
  entries: readonly AvailabilityEntry[],
): Promise<TicketOutages> {
  const outages = recordOf(entries).outages.filter(({ ticket }) => ticket?.issueId === issueId);
  const person = await peopleBy(outages.flatMap(({ by, changes }) => [by, ...changes.map((one) => one.by)]));
  const subjects = subjectsOf(catalogue);
  const named = (subject: Subject) =>
    subjects.find((one) => nameOfSubject(one) === nameOfSubject(subject)) ?? { ...subject, name: subject.key };
  const iso = (at: number) => new Date(at).toISOString();
  return {
    at: iso(Date.now()),
    raisedAt: iso(history.createdAt),
    subjects,
    service: book.serviceOf(presentFacts(history).service),
    outages: outages.map(({ id, subject, from, to, loss, note, by, recordedAt, changes }) => {
      const withdrawn = changes.find((one) => one.kind === "withdrawn");
      return {
        id,
        subject: named(subject),
        from: iso(from),
        to: to === null ? null : iso(to),
        loss,
        note,
        by: person(by)!,
        recordedAt: iso(recordedAt),
        withdrawn:
          withdrawn === undefined
            ? null
            : { by: person(withdrawn.by)!, at: iso(withdrawn.at), reason: withdrawn.reason },
      };
    }),
  };
}

/** Services first; what is not in use is not offered. */
function subjectsOf({ services, configurationItems = [] }: Catalogue): OutageSubject[] {
  return [
    ...services
      .filter(({ state = "live" }) => state === "live")
      .map((one) => ({ kind: "service" as const, key: one.key, name: titleOf(one) })),
    ...configurationItems
      .filter(({ state = "live" }) => state === "live")
      .map((one) => ({ kind: "configuration-item" as const, key: one.key, name: titleOf(one) })),
  ];
}
