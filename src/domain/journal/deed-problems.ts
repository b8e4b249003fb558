import type { TicketClock } from "../measurement/ticket-clock";
import { MINUTE } from "../time";
import type { ActionRules } from "./action-rules";
import { type ClockName, clockKey, type Deed, type JournalLine, nameOf } from "./deed";
import { effectsOf, effectsOn, withdrawnIn } from "./journal-effects";

/** Why a deed cannot be done; `path` is the part of the deed that is wrong, empty for the deed as a whole. */
export interface DeedProblem {
  readonly code:
    | "reason-missing"
    | "too-long"
    | "no-such-clock"
    | "not-announced"
    | "acknowledged-already"
    | "not-running"
    | "time-out-of-range"
    | "asked-already"
    | "no-such-request"
    | "may-not-grant"
    | "not-breached"
    | "unknown-reason"
    | "excluded-already"
    | "no-such-entry"
    | "withdrawn-already";
  readonly path: string;
}

export interface DeedSituation {
  readonly lines: readonly JournalLine[];
  /** All clocks of the ticket, measured now. */
  readonly clocks: readonly TicketClock[];
  readonly rules: ActionRules;
  readonly isAnnounced: (clock: TicketClock, level: number) => boolean;
  readonly mayGrant: boolean;
}

/** Whatever people type. */
const LONGEST_TEXT = 10_000;
/** Less than a minute helps nobody; more than a thousand hours is another agreement. */
const LEAST_ADDITIONAL = MINUTE;
const MOST_ADDITIONAL = 1_000 * 60 * MINUTE;

/** Everything that is wrong with a deed at this moment; none when it can be recorded. */
export function deedProblems(deed: Deed, situation: DeedSituation): DeedProblem[] {
  return [...textProblems(deed), ...factProblems(deed, situation)];
}

function textProblems(deed: Deed): DeedProblem[] {
  const problems: DeedProblem[] = [];
  // A breach's reason is a key, and its note may be empty.
  if ("reason" in deed && deed.kind !== "breach-explained" && deed.reason.trim() === "")
    problems.push({ code: "reason-missing", path: "reason" });
  for (const [path, value] of Object.entries(deed))
    if (typeof value === "string" && value.length > LONGEST_TEXT) problems.push({ code: "too-long", path });
  return problems;
}

function factProblems(deed: Deed, { lines, clocks, rules, isAnnounced, mayGrant }: DeedSituation): DeedProblem[] {
  const effects = effectsOf(lines);
  const clockOf = (name: ClockName) => clocks.find((clock) => clockKey(nameOf(clock)) === clockKey(name));
  const problem = (code: DeedProblem["code"], path: string, isSo = true): DeedProblem[] =>
    isSo ? [{ code, path }] : [];
  switch (deed.kind) {
    case "acknowledged": {
      const clock = clockOf(deed.step);
      if (clock === undefined) return problem("no-such-clock", "step");
      return [
        ...problem("not-announced", "step", !isAnnounced(clock, deed.step.level)),
        ...problem(
          "acknowledged-already",
          "step",
          effectsOn(effects, deed.step).acknowledged.includes(deed.step.level),
        ),
      ];
    }
    case "extension-asked": {
      const clock = clockOf(deed.clock);
      if (clock === undefined) return problem("no-such-clock", "clock");
      const isOutside = !(deed.additional >= LEAST_ADDITIONAL && deed.additional <= MOST_ADDITIONAL);
      return [
        ...problem("not-running", "clock", clock.state === "stopped"),
        ...problem("asked-already", "clock", effectsOn(effects, deed.clock).pending !== null),
        ...problem("time-out-of-range", "additional", isOutside),
      ];
    }
    case "extension-granted":
    case "extension-declined": {
      const isPending = Object.values(effects.clocks).some(({ pending }) => pending?.entry === deed.asked);
      return [...problem("may-not-grant", "", !mayGrant), ...problem("no-such-request", "asked", !isPending)];
    }
    case "breach-explained": {
      const clock = clockOf(deed.clock);
      if (clock === undefined) return problem("no-such-clock", "clock");
      const isKnown = rules.breachReasons.some(({ key }) => key === deed.reason);
      return [...problem("not-breached", "clock", !clock.isBreached), ...problem("unknown-reason", "reason", !isKnown)];
    }
    case "excluded":
      return problem("excluded-already", "", effects.isExcluded);
    case "withdrawn": {
      const entry = lines.find(({ id }) => id === deed.entry);
      if (entry === undefined || entry.deed.kind === "withdrawn") return problem("no-such-entry", "entry");
      return [
        ...problem("may-not-grant", "", !mayGrant && undoesDecision(entry, lines)),
        ...problem("withdrawn-already", "entry", withdrawnIn(lines).has(deed.entry)),
      ];
    }
  }
}

/** Whether a decision falls with an entry: its own, or the one on a request that was granted. Whoever takes it back decides, too. */
function undoesDecision({ id, deed }: JournalLine, lines: readonly JournalLine[]): boolean {
  if (deed.kind === "extension-granted" || deed.kind === "extension-declined") return true;
  return lines.some((line) => line.deed.kind === "extension-granted" && line.deed.asked === id);
}
