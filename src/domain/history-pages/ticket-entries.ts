import type { Agreement } from "../agreement/agreement";
import { sharesOf, suppliersIn } from "../breach-attribution/shares-of";
import type { TimeShare } from "../breach-attribution/time-share";
import { clockKey, type JournalLine, nameOf } from "../journal/deed";
import { grantedIn } from "../journal/granted-time";
import { effectsOn, inOrder, withdrawnIn } from "../journal/journal-effects";
import { measure } from "../measurement/measure";
import type { TicketClock } from "../measurement/ticket-clock";
import type { TicketFacts, TicketHistory } from "../measurement/ticket-history";
import { type ClockReading, readingOf } from "../monitoring/clock-reading";
import { historyOf } from "../monitoring/field-record";
import type { MonitoredProject } from "../monitoring/monitored-project";
import type { WatchedTicket } from "../monitoring/watched-ticket";
import type { Instant } from "../time";
import type { HistoryEntry, HistoryPromise, HistoryRecord, Month, PackingCause } from "./history-record";
import { monthOf } from "./month";

/** By what tickets are packed. */
export interface PackingRules {
  readonly project: MonitoredProject;
  /** In which months begin and end. */
  readonly timezone: string;
  readonly packedAt: Instant;
}

export interface MonthEntry {
  readonly month: Month;
  readonly entry: HistoryEntry;
}

/**
 * What a finished ticket comes to: an entry for each month in which one of its clocks stopped. Where the ticket was done
 * once before, the months in which a clock may have stopped then get an entry without records, so that nothing holds on
 * that was packed at that time. None for a ticket that was never read.
 * @param journal its lines, in any order
 */
export function finishedEntries(
  ticket: WatchedTicket,
  journal: readonly JournalLine[],
  rules: PackingRules,
): MonthEntry[] {
  if (ticket.record === null) return [];
  const { project, timezone } = rules;
  const history = historyOf(ticket.record, project.fields);
  const clocks = measuredBy(ticket, history, project, ticket.measuredAt ?? rules.packedAt);
  const records = ticket.clocks.map((reading) => recordOf(reading, clocks, ticket, history, project));
  const byMonth = new Map<Month, HistoryRecord[]>();
  for (const month of monthsOfFormerStops(history, project, timezone)) byMonth.set(month, []);
  for (const record of records) {
    if (record.stoppedAt === null) continue;
    const month = monthOf(record.stoppedAt, timezone);
    const others = byMonth.get(month);
    if (others === undefined) byMonth.set(month, [record]);
    else others.push(record);
  }
  const head = headOf(ticket, history, journal, rules);
  return [...byMonth].map(([month, kept]) => ({ month, entry: { ...head, records: kept } }));
}

/**
 * What a ticket looked like at an instant at which it was open: its open clocks, and those that had stopped in that month.
 * Null where it had no open clock then.
 */
export function openEntry(
  ticket: WatchedTicket,
  journal: readonly JournalLine[],
  rules: PackingRules,
): HistoryEntry | null {
  if (ticket.record === null) return null;
  const { project, timezone, packedAt: asOf } = rules;
  const history = historyOf(ticket.record, project.fields);
  const clocks = measuredBy(ticket, history, project, asOf);
  const month = monthOf(asOf - 1, timezone);
  const readings = [...clocks.values()]
    .map(readingOf)
    .filter(({ stoppedAt }) => stoppedAt === null || monthOf(stoppedAt, timezone) === month);
  if (readings.every(({ state }) => state === "stopped")) return null;
  const records = readings.map((reading) => recordOf(reading, clocks, ticket, history, project));
  return { ...headOf(ticket, history, journal, rules), records };
}

function headOf(
  { issueId, issueKey, clocks }: WatchedTicket,
  history: TicketHistory,
  journal: readonly JournalLine[],
  { project, packedAt }: PackingRules,
): Omit<HistoryEntry, "records"> {
  const reopened = reopeningsIn(history, project.doneStatuses);
  const finishedAt = Math.max(history.createdAt, ...clocks.map(({ stoppedAt }) => stoppedAt ?? 0));
  const lastLine = inOrder(journal).at(-1);
  const cause: PackingCause =
    lastLine !== undefined && lastLine.at > finishedAt
      ? { kind: "journal", by: lastLine.by, at: lastLine.at }
      : { kind: reopened > 0 ? "reopened" : "finished", by: null, at: finishedAt };
  const withdrawn = withdrawnIn(journal);
  const exclusion = inOrder(journal).findLast(({ id, deed }) => deed.kind === "excluded" && !withdrawn.has(id))?.deed;
  return {
    issueId,
    issueKey,
    createdAt: history.createdAt,
    packedAt,
    cause,
    exclusion: exclusion?.kind === "excluded" ? exclusion.reason : null,
    reopened,
    assignee: null,
  };
}

function measuredBy(
  { journal }: WatchedTicket,
  history: TicketHistory,
  { book }: MonitoredProject,
  at: Instant,
): ReadonlyMap<string, TicketClock> {
  return new Map(measure(history, book, at, grantedIn(journal)).map((clock) => [clockKey(nameOf(clock)), clock]));
}

/** @param clocks measured anew, for the story behind the reading */
function recordOf(
  reading: ClockReading,
  clocks: ReadonlyMap<string, TicketClock>,
  { journal }: WatchedTicket,
  history: TicketHistory,
  project: MonitoredProject,
): HistoryRecord {
  const { agreement, version, measure: of, cycle, startedAt, stoppedAt, dueAt, breachedAt, target, elapsed } = reading;
  const clock = clocks.get(clockKey(reading));
  const { additional, explanation } = effectsOn(journal, reading);
  const facts = factsAt(history, stoppedAt ?? clock?.measuredAt ?? Number.POSITIVE_INFINITY);
  const service = project.book.serviceOf(facts.service);
  return {
    promise: promiseOf(agreement, version, reading.kind, of, clock?.agreement, project),
    cycle,
    service,
    customer: project.book.customerOf(facts.customer),
    team: lastTeamOf(clock) ?? facts.team,
    priority: reading.priority,
    startedAt,
    stoppedAt,
    dueAt,
    breachedAt,
    target,
    granted: additional,
    elapsed,
    breachReason: breachedAt === null ? null : explanation,
    shares: stoppedAt === null ? [] : sharesBehind(reading, stoppedAt, clock, service, history, project),
  };
}

function promiseOf(
  key: string,
  version: number,
  kind: ClockReading["kind"],
  of: ClockReading["measure"],
  agreement: Agreement | undefined,
  { catalogue }: MonitoredProject,
): HistoryPromise {
  const party = agreement?.party;
  const attainment = catalogue.agreements.find((one) => one.key === key && one.version === version)?.attainment;
  return {
    agreement: key,
    version,
    kind,
    measure: of,
    party: party === undefined ? [] : party.kind === "teams" ? [...party.teams] : [party.supplier],
    goal: attainment === undefined ? null : { percent: attainment.percent, per: attainment.per ?? "month" },
  };
}

/** What was read stays; where it is measured otherwise by now, as a calendar was changed, nobody can say who had the time. */
function sharesBehind(
  reading: ClockReading,
  stoppedAt: Instant,
  clock: TicketClock | undefined,
  service: string | null,
  history: TicketHistory,
  { book }: MonitoredProject,
): TimeShare[] {
  const isAsRead =
    clock !== undefined &&
    clock.startedAt === reading.startedAt &&
    clock.stoppedAt === stoppedAt &&
    clock.elapsed === reading.elapsed &&
    clock.breachedAt === reading.breachedAt;
  if (isAsRead) return sharesOf(clock, suppliersIn(book.supportingFor(history.createdAt, service)));
  const cut = reading.breachedAt ?? stoppedAt;
  return [{ holder: { kind: "unknown", name: null }, before: cut - reading.startedAt, after: stoppedAt - cut }];
}

/** Who had the ticket when its clock last ran or waited. */
function lastTeamOf(clock: TicketClock | undefined): string | null {
  return clock?.stretches.findLast(({ state, from }) => state !== "stopped" && from < clock.measuredAt)?.team ?? null;
}

/** What the ticket's fields held at an instant, changes of that instant included. */
function factsAt({ initial, changes }: TicketHistory, at: Instant): TicketFacts {
  let facts = initial;
  for (const change of changes) {
    if (change.at > at) break;
    facts = { ...facts, ...change.set };
  }
  return facts;
}

function reopeningsIn({ initial, changes }: TicketHistory, doneStatuses: ReadonlySet<string>): number {
  let isDone = initial.status !== null && doneStatuses.has(initial.status);
  let reopenings = 0;
  for (const { set } of changes) {
    if (set.status === undefined) continue;
    const isDoneNow = set.status !== null && doneStatuses.has(set.status);
    if (isDone && !isDoneNow) reopenings += 1;
    isDone = isDoneNow;
  }
  return reopenings;
}

/**
 * Where anything was changed after the ticket had been done: the months of all instants at which a clock can have stopped,
 * by whatever agreement. Else none, for then nothing can have been packed before.
 */
function monthsOfFormerStops(history: TicketHistory, { doneStatuses }: MonitoredProject, timezone: string): Month[] {
  const { createdAt, initial, changes, firstReplyAt } = history;
  const isDone = (status: string | null | undefined) => typeof status === "string" && doneStatuses.has(status);
  const firstDone = isDone(initial.status) ? -1 : changes.findIndex(({ set }) => isDone(set.status));
  const wasDone = isDone(initial.status) || firstDone >= 0;
  if (!wasDone || firstDone === changes.length - 1) return [];
  const instants = [createdAt, ...changes.map(({ at }) => at), ...(firstReplyAt === null ? [] : [firstReplyAt])];
  return [...new Set(instants.map((at) => monthOf(at, timezone)))];
}
