import type { AgreementKind, Measure } from "../agreement/agreement";
import { titleOf } from "../catalogue/entry-title";
import { stepsDue } from "../escalation/steps-due";
import { nameOf } from "../journal/deed";
import { grantedIn } from "../journal/granted-time";
import { isHeld } from "../journal/held-steps";
import { effectsOn } from "../journal/journal-effects";
import { measure } from "../measurement/measure";
import type { TicketClock } from "../measurement/ticket-clock";
import type { TicketHistory } from "../measurement/ticket-history";
import type { MonitoredProject } from "../monitoring/monitored-project";
import { presentFacts } from "../monitoring/present-facts";
import type { NotMonitoredReason, WatchedTicket } from "../monitoring/watched-ticket";
import { atRiskFrom } from "../ticket-story/at-risk";
import { unacknowledged } from "../ticket-story/ticket-standing";
import type { Instant } from "../time";

/** One promise on an open ticket, in instants: how it stands at a later moment follows as long as nothing happens to it. */
export interface QueueClock {
  /** What people call the agreement. */
  readonly agreement: string;
  readonly kind: AgreementKind;
  readonly measure: Measure;
  readonly state: "running" | "paused" | "stopped";
  /** When the promised time is, or was, used up; null while it waits in time, and where its hours never open again. */
  readonly dueAt: Instant | null;
  /** From when it is at risk; null unless it runs in time. */
  readonly atRiskAt: Instant | null;
  /** Whether the promised time was used up already when the ticket was looked at. */
  readonly isBreached: boolean;
  /** When the next step of its ladder falls due; null for none. */
  readonly nextStepAt: Instant | null;
  /** Whether a step was announced that nobody has acknowledged. */
  readonly awaitsAcknowledgement: boolean;
  /** Whether somebody has said why it is late. */
  readonly isExplained: boolean;
  /** Whether more time was asked for, and nobody has decided. */
  readonly awaitsDecision: boolean;
}

/** A ticket that is not done, as the queue page shows it. */
export interface QueueTicket {
  readonly issueId: string;
  readonly issueKey: string;
  readonly status: string | null;
  readonly priority: string | null;
  /** Name of the service; what the ticket's field says where the catalogue has no such service. */
  readonly service: string | null;
  readonly team: string | null;
  readonly notMonitored: NotMonitoredReason | null;
  readonly hasAgreement: boolean;
  /** Those that still run or wait, and those that are late. */
  readonly clocks: readonly QueueClock[];
}

/**
 * @param history null where nothing is known of it yet
 * @param isTold whether a comment announced the step of a level in this cycle of a clock
 */
export function queueTicket(
  { issueId, issueKey, journal, notMonitored }: WatchedTicket,
  history: TicketHistory | null,
  project: MonitoredProject,
  isAnnounced: (clock: TicketClock, level: number) => boolean,
  isTold: (clock: TicketClock, level: number) => boolean,
  now: Instant,
): QueueTicket {
  const empty = { status: null, priority: null, service: null, team: null };
  const facts = history === null ? empty : presentFacts(history);
  const { book, catalogue, actions } = project;
  const clocks = history === null ? [] : measure(history, book, now, grantedIn(journal));
  const service = catalogue.services.find(({ key }) => key === book.serviceOf(facts.service));
  return {
    issueId,
    issueKey,
    status: facts.status,
    priority: facts.priority,
    service: service === undefined ? facts.service : service.name,
    team: facts.team,
    notMonitored: notMonitored?.reason ?? null,
    hasAgreement: history === null || clocks.some(({ agreement }) => agreement.kind === "sla"),
    clocks: journal.isExcluded
      ? []
      : clocks.filter(({ state, isBreached }) => state !== "stopped" || isBreached).map(queueClock),
  };

  function queueClock(clock: TicketClock): QueueClock {
    const { agreement, state, target, elapsed, isBreached, dueAt } = clock;
    const effects = effectsOn(journal, nameOf(clock));
    const entry = catalogue.agreements.find(
      ({ key, version }) => key === agreement.key && version === agreement.version,
    );
    const isRunning = state === "running";
    const { due, next } = isHeld(clock, journal, actions)
      ? { due: [], next: null }
      : stepsDue(clock, (level) => isAnnounced(clock, level));
    return {
      agreement: entry === undefined ? agreement.key : titleOf(entry),
      kind: agreement.kind,
      measure: clock.measure,
      state,
      dueAt: isBreached ? clock.breachedAt : dueAt,
      atRiskAt: isRunning && !isBreached ? target.hours.addWorkingTime(now, atRiskFrom(clock) - elapsed) : null,
      isBreached,
      nextStepAt: due[0]?.crossedAt ?? next?.crossedAt ?? null,
      awaitsAcknowledgement: state !== "stopped" && unacknowledged(clock, isTold, effects) !== null,
      isExplained: effects.explanation !== null,
      awaitsDecision: effects.pending !== null,
    };
  }
}
