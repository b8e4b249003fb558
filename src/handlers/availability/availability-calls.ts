import { asUser } from "@forge/api";
import { z } from "zod";
import type { AvailabilityAnswer, AvailabilityCalls } from "../../contract";
import type { AvailabilityDeed } from "../../domain/availability/availability-deed";
import type { AvailabilityEntry } from "../../domain/availability/availability-entry";
import { historyTimezone } from "../../domain/history-pages/history-timezone";
import { countMonths } from "../../domain/history-pages/month";
import { InvalidRequest } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { seenTickets } from "../../jira/seen-tickets";
import { availabilityDeed } from "../../storage/availability-entry-schema";
import { historyShelves } from "../../storage/history-shelves";
import { changeAvailability } from "../../usecases/availability/change-availability";
import { availabilityBook } from "../../usecases/availability/tell-availability";
import { answeringProjectAdministrators, answeringProjectTeam, isProjectAdministrator } from "../answering";
import type { Answering } from "../settings/answers";
import { projectId } from "../settings/payloads";
import { peopleBy } from "../settings/people-by";
import { availabilityPorts } from "./availability-ports";
import { refusal } from "./refusal";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const MOST_MONTHS = 24;
/** Of the five megabytes of an answer the rest is for names. */
const MOST_CHARACTERS = 4_500_000;
/** Made up by the page; a key of storage holds no more. */
const requestId = z.string().regex(/^[\w-]{8,64}$/);

/** What is recorded of availability, for those who work on the project's tickets; changing it is for administrators. */
export const availabilityCalls: Answering<AvailabilityCalls> = {
  availability: answeringProjectTeam(
    z.object({ projectId, first: month, last: month }),
    async ({ projectId, first, last }): Promise<AvailabilityAnswer> => {
      if (countMonths(first, last) > MOST_MONTHS)
        throw new InvalidRequest(`These are more than ${MOST_MONTHS} months. Choose a shorter period.`);
      const ports = availabilityPorts();
      const [catalogue, shelf, mayChange] = await Promise.all([
        ports.catalogue(projectId),
        historyShelves.get(projectId),
        isProjectAdministrator(projectId),
      ]);
      const at = new Date(ports.now()).toISOString();
      if (catalogue === null) return { at, timezone: "UTC", mayChange, entries: [], people: {} };
      const timezone = shelf?.timezone ?? historyTimezone(catalogue);
      const book = await availabilityBook(ports, projectId, catalogue, { first, last }, timezone);
      const entries = await withoutHiddenTickets(book.entries);
      if (JSON.stringify(entries).length > MOST_CHARACTERS)
        throw new InvalidRequest("So much was recorded in this period that it does not fit. Choose a shorter one.");
      const accounts = [...new Set(entries.map(({ by }) => by))];
      const personOf = await peopleBy(accounts);
      const people = Object.fromEntries(accounts.map((account) => [account, personOf(account)!.name]));
      return { at, timezone, mayChange, entries, people };
    },
  ),

  changeAvailability: answeringProjectAdministrators(
    z.object({ projectId, requestId, deed: availabilityDeed }),
    async ({ projectId, requestId, deed }, { accountId: by }) => {
      const change = await changeAvailability(availabilityPorts(), { projectId, by }, requestId, byHand(deed));
      if (change.kind === "refused") throw refusal(change.problems);
      return { isNew: change.isNew };
    },
  ),
};

/** Outages stay, for services were down; of a ticket that Jira does not show the caller neither key nor words are told. */
async function withoutHiddenTickets(entries: readonly AvailabilityEntry[]): Promise<readonly AvailabilityEntry[]> {
  const ticketOf = (entry: AvailabilityEntry) => ("outage" in entry ? (entry.outage.ticket?.issueId ?? null) : null);
  const tickets = entries.flatMap((entry) => ticketOf(entry) ?? []);
  if (tickets.length === 0) return entries;
  const seen = await seenTickets(jiraClient(asUser())).byId(tickets);
  const isHidden = (entry: AvailabilityEntry) => {
    const ticket = ticketOf(entry);
    return ticket !== null && !seen.has(ticket);
  };
  const hidden = new Set(entries.filter(isHidden).map(({ id }) => id));
  return entries.map((entry): AvailabilityEntry => {
    const isOf = "of" in entry && hidden.has(entry.of);
    if (!isHidden(entry) && !isOf) return entry;
    const unnamed = "outage" in entry ? { ...entry, outage: { ...entry.outage, ticket: null, note: "" } } : entry;
    return "reason" in unnamed ? { ...unnamed, reason: "" } : unnamed;
  });
}

/** Only a ticket's own panel says that a ticket reports an outage. */
function byHand(deed: AvailabilityDeed): AvailabilityDeed {
  return deed.kind === "outage" ? { ...deed, outage: { ...deed.outage, ticket: null } } : deed;
}
