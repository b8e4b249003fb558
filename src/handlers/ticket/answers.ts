import type * as contract from "../../contract";
import type { ClockStory } from "../../domain/ticket-story/clock-story";
import type { EscalationOutlook } from "../../domain/ticket-story/escalation-outlook";
import type { HoursAhead } from "../../domain/ticket-story/hours-ahead";
import type { Pause } from "../../domain/ticket-story/pause";
import type { ClockStanding } from "../../domain/ticket-story/ticket-standing";
import type { Instant } from "../../domain/time";
import type { Knowledge, TicketTold } from "../../usecases/tell-ticket";

export function ticketAnswer(told: TicketTold): contract.TicketAnswer {
  if (told.kind !== "told") return told;
  const { measuredAt, priority, promises, noAgreement, isExcluded } = told.standing;
  const nameOfReason = (key: string) => told.breachReasons.find((reason) => reason.key === key)?.name ?? key;
  return {
    kind: "standing",
    at: iso(measuredAt),
    knowledge: knowledgeAnswer(told.knowledge),
    priority,
    promises: promises.map((promise) => ({
      ...promise,
      clocks: promise.clocks.map((clock) => clockAnswer(clock, nameOfReason)),
    })),
    isExcluded,
    noAgreement,
  };
}

export function storyAnswer(
  knowledge: Knowledge,
  { clock, rule, segments, sums, updates }: ClockStory,
): contract.ClockStory {
  const { within, ...words } = rule;
  return {
    at: iso(clock.measuredAt),
    knowledge: knowledgeAnswer(knowledge),
    rule: { ...words, targetMs: within },
    startedAt: iso(clock.startedAt),
    stoppedAt: perhapsIso(clock.stoppedAt),
    state: clock.state,
    dueAt: perhapsIso(clock.dueAt),
    isBreached: clock.isBreached,
    grantedMs: clock.granted,
    elapsedMs: clock.elapsed,
    pausedMs: clock.paused,
    segments: segments.map((segment) => ({ ...segment, from: iso(segment.from), to: iso(segment.to) })),
    sumsMs: sums,
    updates: updates.map((update) => ({ ...update, at: iso(update.at) })),
  };
}

function clockAnswer(
  { clock, timezone, calendar, atRiskFrom, pause, hours, escalation, effects, awaitsAcknowledgement }: ClockStanding,
  nameOfReason: (key: string) => string,
): contract.ClockStanding {
  const { pending, explanation } = effects;
  const { measure, cycle, priority, state, isBreached } = clock;
  return {
    measure,
    cycle,
    priority,
    state,
    startedAt: iso(clock.startedAt),
    stoppedAt: perhapsIso(clock.stoppedAt),
    targetMs: clock.target.within,
    elapsedMs: clock.elapsed,
    atRiskMs: atRiskFrom,
    dueAt: perhapsIso(clock.dueAt),
    isBreached,
    timezone,
    calendar,
    pause: pause === null ? null : pauseAnswer(pause),
    hours: hours === null ? null : hoursAnswer(hours),
    escalation: escalation === null ? null : escalationAnswer(escalation),
    grantedMs: clock.granted,
    pendingExtension: pending && { entry: pending.entry, additionalMs: pending.additional },
    awaitsAcknowledgement,
    explanation: explanation === null ? null : nameOfReason(explanation),
  };
}

function knowledgeAnswer(knowledge: Knowledge): contract.TicketKnowledge {
  return knowledge.kind === "complete" ? knowledge : { ...knowledge, since: iso(knowledge.since) };
}

function pauseAnswer({ cause, status, team, since }: Pause): NonNullable<contract.ClockStanding["pause"]> {
  return { cause, status, team, since: iso(since) };
}

function hoursAnswer({ open, until, opensAt }: HoursAhead): NonNullable<contract.ClockStanding["hours"]> {
  return {
    open: open.map(({ from, to }) => [iso(from), iso(to)] as const),
    until: iso(until),
    opensAt: perhapsIso(opensAt),
  };
}

function escalationAnswer({ told, next, ...others }: EscalationOutlook): contract.EscalationStanding {
  const known = { ...others, told: told && { ...told, at: iso(told.at) } };
  if (next === null) return { ...known, next };
  const { after, at, ...step } = next;
  return { ...known, next: { ...step, at: perhapsIso(at), afterMs: after } };
}

const iso = (at: Instant): string => new Date(at).toISOString();
const perhapsIso = (at: Instant | null): string | null => (at === null ? null : iso(at));
