import type { LocalDate } from "../calendar/calendar";
import type { ServiceHours } from "../calendar/service-hours";
import type { Commencement, EscalationProcedure } from "../escalation/escalation-procedure";
import type { Instant, Milliseconds } from "../time";
import { type Agreement, ANY, type ClockRules, type Measure, type Party, type Target } from "./agreement";
import type {
  AgreementEntry,
  ClockEntry,
  CommencementEntry,
  DurationText,
  EscalationEntry,
  TargetEntry,
} from "./agreement-entry";
import { parseDuration } from "./duration";
import { startOfLocalDate } from "./start-of-local-date";

/** What an agreement needs to know of its surroundings. */
export interface Surroundings {
  /** Compiled hours and zone of a calendar, by its key. */
  readonly calendarOf: (key: string) => { readonly hours: ServiceHours; readonly timezone: string };
  /** Says the same as `startOfLocalDate`, which stands in for it; for many agreements it is worth remembering the answers. */
  readonly startOf?: (date: LocalDate, timezone: string) => Instant;
  /** Every status of category `done`: where clocks stop unless the agreement says otherwise. */
  readonly doneStatuses: ReadonlySet<string>;
}

/** Makes an agreement of an accepted catalogue ready to measure by; everything left out gets its default here. */
export function compileAgreement(
  entry: AgreementEntry,
  { calendarOf, startOf = startOfLocalDate, doneStatuses }: Surroundings,
): Agreement {
  const targets = entry.targets.map((target): Target => compileTarget(target, calendarOf(target.calendar).hours));
  const { timezone } = calendarOf(entry.targets[0]!.calendar);
  return {
    key: entry.key,
    version: entry.version,
    kind: entry.kind,
    service: entry.service,
    customer: entry.kind === "sla" ? (entry.customer ?? ANY) : ANY,
    ...(entry.kind !== "sla" && { party: partyOf(entry.party) }),
    validFromAt: startOf(entry.validFrom, timezone),
    validToAt: entry.validTo === undefined ? Number.POSITIVE_INFINITY : startOf(entry.validTo, timezone),
    clock: compileClock(entry.clock ?? {}, doneStatuses),
    targets,
    escalation: (entry.escalation ?? []).map(compileEscalation),
  };
}

function compileTarget({ measure, priority = ANY, within, calendar }: TargetEntry, hours: ServiceHours): Target {
  return { measure, priority, within: lengthOf(within), calendar, hours };
}

function partyOf(party: Exclude<AgreementEntry, { kind: "sla" }>["party"]): Party {
  return "teams" in party
    ? { kind: "teams", teams: new Set(party.teams) }
    : { kind: "supplier", supplier: party.supplier, statuses: new Set(party.statuses) };
}

function compileClock(
  { stop, pause, respond, reopen = "resume" }: ClockEntry,
  doneStatuses: ReadonlySet<string>,
): ClockRules {
  const measures = pause?.measures ?? ["resolution"];
  const pausing = (measure: Measure) => new Set(measures.includes(measure) ? pause?.statuses : []);
  return {
    stop: stop?.statuses ? new Set(stop.statuses) : doneStatuses,
    pause: { resolution: pausing("resolution"), response: pausing("response") },
    respond: new Set(respond?.statuses),
    reopen,
  };
}

function compileEscalation({
  measure,
  commence,
  every,
  steps,
  whenAcknowledged,
}: EscalationEntry): EscalationProcedure {
  return {
    measure,
    commence: compileCommencement(commence),
    every: every === undefined ? 0 : lengthOf(every),
    steps: steps.map(({ level, notify = [], comment = "internal" }) => ({ level, notify, comment })),
    ...(whenAcknowledged !== undefined && { holdsWhenAcknowledged: whenAcknowledged === "hold" }),
  };
}

function compileCommencement(commence: CommencementEntry): Commencement {
  if ("percent" in commence) return { kind: "percent", percent: commence.percent };
  return "before" in commence
    ? { kind: "before", duration: lengthOf(commence.before) }
    : { kind: "after", duration: lengthOf(commence.after) };
}

function lengthOf(duration: DurationText): Milliseconds {
  const length = parseDuration(duration);
  if (length === null) throw new TypeError(`"${duration}" is no duration: compile only what parseCatalogue accepted.`);
  return length;
}
