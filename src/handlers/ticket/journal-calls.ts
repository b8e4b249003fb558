import { asApp } from "@forge/api";
import { z } from "zod";
import type { TicketCalls, TicketDeed, TicketJournal } from "../../contract";
import { ordinaryRules } from "../../domain/journal/action-rules";
import type { Deed, JournalLine } from "../../domain/journal/deed";
import { withdrawnIn } from "../../domain/journal/journal-effects";
import { InvalidRequest } from "../../errors";
import { accountGroups } from "../../jira/assignee-teams";
import { jiraClient } from "../../jira/jira-client";
import { accountGroupMemory } from "../../storage/account-groups";
import { projects } from "../../storage/projects";
import { storedDeed, ticketJournal } from "../../storage/ticket-journal";
import { watchedTickets } from "../../storage/watched-tickets";
import { type JournalPorts, readJournal, recordDeed } from "../../usecases/record-deed";
import { englishWords } from "../../words/words";
import { projectsWhere } from "../answering";
import { peopleBy } from "../settings/people-by";
import { orderChecks } from "../wiring";
import { changingAsAgent, type PanelPlace } from "./answering-agents";
import { tellPorts } from "./tell-ports";

/** Made up by the page; a key of storage holds no more. */
const requestId = z.string().regex(/^[\w-]{8,64}$/);

/** In the contract lengths carry their unit in their name. */
const deed = z.preprocess((given) => {
  if (typeof given !== "object" || given === null || !("additionalMs" in given)) return given;
  const { additionalMs, ...others } = given;
  return { ...others, additional: additionalMs };
}, storedDeed);

/** What people do about a ticket's promises. */
export const journalCalls = {
  // Reading may put the ticket's row right, so nothing begins before the caller's permission is known.
  journal: changingAsAgent(z.object({}), async (place) => {
    const [lines, mayGrant] = await Promise.all([readJournal(ports(), place.issueId), mayGrantExtensions(place)]);
    return answer(place, lines, mayGrant);
  }),

  record: changingAsAgent(z.object({ requestId, deed }), async (place, asked): Promise<TicketJournal> => {
    const mayGrant = await mayGrantExtensions(place);
    const recorded = await recordDeed(ports(), { ...place, mayGrant }, asked.requestId, asked.deed);
    if (recorded.kind === "refused") {
      const reasons = recorded.problems.map(({ code }) => englishWords.text(`journal.problem.${code}`));
      throw new InvalidRequest([...new Set(reasons)].join(" "));
    }
    return answer(place, recorded.lines, mayGrant);
  }),
} satisfies { [Name in "journal" | "record"]: (request: never) => Promise<ReturnType<TicketCalls[Name]>> };

function ports(): JournalPorts {
  return {
    ...tellPorts(),
    lines: ticketJournal.of,
    addLine: ticketJournal.add,
    getTicket: watchedTickets.get,
    replaceTicket: watchedTickets.replace,
    async checkNow(issueId) {
      await orderChecks([{ issueIds: [issueId], at: Date.now(), isBatch: false }]);
    },
  };
}

async function answer(place: PanelPlace, lines: readonly JournalLine[], mayGrant: boolean): Promise<TicketJournal> {
  const withdrawn = withdrawnIn(lines);
  const [person, setup] = await Promise.all([peopleBy(lines.map(({ by }) => by)), projects.get(place.projectId)]);
  return {
    entries: lines.map(({ id, at, by, deed: done }) => ({
      id,
      at: new Date(at).toISOString(),
      by: person(by)!,
      deed: deedAnswer(done),
      isWithdrawn: withdrawn.has(id),
    })),
    breachReasons: (setup?.actions ?? ordinaryRules).breachReasons,
    mayGrantExtensions: mayGrant,
  };
}

function deedAnswer(done: Deed): TicketDeed {
  if (done.kind !== "extension-asked") return done;
  const { additional, ...others } = done;
  return { ...others, additionalMs: additional };
}

/** Administrators of the project, and those whom it names, by account or by group. */
async function mayGrantExtensions({ projectId, accountId }: PanelPlace): Promise<boolean> {
  const { extensionGranters } = (await projects.get(projectId))?.actions ?? ordinaryRules;
  if (extensionGranters.accountIds.includes(accountId)) return true;
  if ((await projectsWhere("ADMINISTER_PROJECTS", [projectId])).has(projectId)) return true;
  if (extensionGranters.groups.length === 0) return false;
  const groups = await accountGroups(jiraClient(asApp()), accountGroupMemory)([accountId]);
  return (groups.get(accountId) ?? []).some((name) => extensionGranters.groups.includes(name));
}
