import type { ActionRules } from "../domain/journal/action-rules";
import type { ClockName } from "../domain/journal/deed";
import { grantedIn } from "../domain/journal/granted-time";
import { measure } from "../domain/measurement/measure";
import type { TicketHistory } from "../domain/measurement/ticket-history";
import { covers, historyOf, withNews } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import type { NotMonitoredReason, WatchedTicket } from "../domain/monitoring/watched-ticket";
import { type ClockStory, clockStory } from "../domain/ticket-story/clock-story";
import { type TicketStanding, ticketStanding } from "../domain/ticket-story/ticket-standing";
import type { Instant } from "../domain/time";
import { announcedIn, toldAtIn } from "./announce-steps";

export interface TellPorts {
  now(): Instant;
  /** What is stored of a ticket and of the project that it is said to be in; null for what is not known. */
  lookUp(
    issueId: string,
    projectId: string,
  ): Promise<{ readonly ticket: WatchedTicket | null; readonly project: MonitoredProject | null }>;
}

/** How much of a ticket's history is known. */
export type Knowledge =
  | { readonly kind: "complete" }
  /** Something happened that is not taken in yet: what is told may be out of date. */
  | { readonly kind: "behind"; readonly since: Instant }
  /** Nothing more will be taken in for now. */
  | { readonly kind: "not-monitored"; readonly reason: NotMonitoredReason; readonly since: Instant };

export type TicketTold =
  | { readonly kind: "project-not-watched" }
  /** The app has never heard of it: it is brand new, or was finished before the project was watched. */
  | { readonly kind: "unknown" }
  /** The app has heard of it and is about to read it, for the first time or in this project. */
  | { readonly kind: "not-read-yet" }
  | {
      readonly kind: "told";
      readonly knowledge: Knowledge;
      readonly standing: TicketStanding;
      /** The words for the reasons of breaches. */
      readonly breachReasons: ActionRules["breachReasons"];
    };

/**
 * How every promise on a ticket stands at this moment, by what is stored, without asking Jira. What events told since the
 * ticket was read is believed where it fits, as a check of the ticket would.
 */
export async function tellTicket(ports: TellPorts, issueId: string, projectId: string): Promise<TicketTold> {
  const known = await knownOf(ports, issueId, projectId);
  if (known.kind !== "known") return known;
  const { ticket, history, project, knowledge } = known;
  return {
    kind: "told",
    knowledge,
    breachReasons: project.actions.breachReasons,
    standing: ticketStanding(
      history,
      project,
      announcedIn(ticket.announcements),
      ticket.journal,
      ports.now(),
      toldAtIn(ticket.announcements),
    ),
  };
}

/** The story of one clock of a ticket at this moment, by what is stored; null when the ticket has no such clock. */
export async function tellClock(
  ports: TellPorts,
  issueId: string,
  projectId: string,
  name: ClockName,
): Promise<{ readonly knowledge: Knowledge; readonly story: ClockStory } | null> {
  const known = await knownOf(ports, issueId, projectId);
  if (known.kind !== "known") return null;
  const { ticket, history, project, knowledge } = known;
  const clock = measure(history, project.book, ports.now(), grantedIn(ticket.journal)).find(
    ({ agreement, measure: of, cycle }) =>
      agreement.key === name.agreement &&
      agreement.version === name.version &&
      of === name.measure &&
      cycle === name.cycle,
  );
  return clock === undefined ? null : { knowledge, story: clockStory(clock, history, project.catalogue) };
}

export interface Known {
  readonly kind: "known";
  readonly ticket: WatchedTicket;
  readonly project: MonitoredProject;
  readonly history: TicketHistory;
  readonly knowledge: Knowledge;
}

/** What is stored of a ticket that was read at least once, with what is known of its history. */
export async function knownOf(
  ports: TellPorts,
  issueId: string,
  projectId: string,
): Promise<Known | Exclude<TicketTold, { kind: "told" }>> {
  const { ticket, project } = await ports.lookUp(issueId, projectId);
  if (project === null) return { kind: "project-not-watched" };
  if (ticket === null) return { kind: "unknown" };
  if (ticket.record === null || ticket.projectId !== projectId) return { kind: "not-read-yet" };
  const { record, news, changedAt, notMonitored } = ticket;
  const told = changedAt === null ? record : news === null ? null : withNews(record, news);
  const isComplete = told !== null && covers(record, project.fields);
  return {
    kind: "known",
    ticket,
    project,
    history: historyOf(told ?? record, project.fields),
    knowledge:
      notMonitored !== null
        ? { kind: "not-monitored", ...notMonitored }
        : isComplete
          ? { kind: "complete" }
          : { kind: "behind", since: changedAt ?? ticket.readUpTo ?? record.createdAt },
  };
}
