import { z } from "zod";
import type { Agreement, Target } from "../../src/domain/agreement/agreement";
import type { AgreementBook } from "../../src/domain/agreement/agreement-book";
import { compileServiceHours } from "../../src/domain/calendar/compile-service-hours";
import { type DueWindow, dueWindows } from "../../src/domain/escalation/due-windows";
import { measure } from "../../src/domain/measurement/measure";
import type { TicketClock } from "../../src/domain/measurement/ticket-clock";
import { type TicketChange, type TicketFacts, ticketHistory } from "../../src/domain/measurement/ticket-history";
import { type Instant, SECOND } from "../../src/domain/time";
import { calendarOf, VectorCalendar } from "./vector-calendar";
import { instant, isoOf, seconds, withoutLabels } from "./vector-fields";
import type { VectorResult } from "./vector-result";

const Event = z.preprocess(
  (raw) => withoutLabels(raw, ["at", "event", "paused", "target_s", "calendar"]),
  z.discriminatedUnion("event", [
    z.strictObject({ at: instant, event: z.literal("start"), paused: z.boolean().optional() }),
    z.strictObject({ at: instant, event: z.literal("pause") }),
    z.strictObject({ at: instant, event: z.literal("resume") }),
    z.strictObject({ at: instant, event: z.literal("stop") }),
    z.strictObject({ at: instant, event: z.literal("target"), target_s: seconds }),
    z.strictObject({ at: instant, event: z.literal("calendar"), calendar: VectorCalendar }),
    z.strictObject({ at: instant, event: z.literal("detach") }),
  ]),
);

const orNull = instant.nullable().optional();

const Vector = z.strictObject({
  id: z.string(),
  calendar: VectorCalendar,
  target_s: seconds,
  events: z.array(Event).min(1),
  evaluate_at: instant.optional(),
  levels: z.array(z.int()).optional(),
  expect: z.strictObject({
    state: z.enum(["running", "paused", "stopped", "detached"]).optional(),
    elapsed_s: z.number().optional(),
    remaining_s: z.number().optional(),
    paused_business_s: z.number().optional(),
    breached: z.boolean().optional(),
    due_at: orNull,
    due_at_alt: orNull,
    breach_at: orNull,
    breach_at_alt: orNull,
    levels: z.array(z.strictObject({ offset_s: z.int(), at: orNull, at_alt: orNull })).optional(),
    checks: z.array(z.strictObject({ at: instant, fires: z.array(z.int()) })).optional(),
  }),
});
type Vector = z.infer<typeof Vector>;

/** Runs the vectors of a parsed life-cycle file through `measure` and the ladder, as tickets of an invented desk. */
export function runLifecycleVectors(file: unknown): VectorResult[] {
  const { vectors } = z.object({ vectors: z.array(z.unknown()) }).parse(file);
  return vectors.map((raw, index) => {
    const id = String((raw as { id?: unknown } | null)?.id ?? `vector ${index + 1}`);
    try {
      return runVector(id, Vector.parse(withoutLabels(raw, Object.keys(Vector.shape))));
    } catch (error) {
      return { id, passed: false, expected: "a vector that can be run", got: String(error) };
    }
  });
}

function runVector(id: string, vector: Vector): VectorResult {
  const wrong: [expected: string, got: string][] = [];
  const judge = (what: string, got: unknown, ...right: unknown[]) => {
    if (right.some((value) => JSON.stringify(value) === JSON.stringify(got))) return;
    wrong.push([
      `${what} ${right.map((value) => JSON.stringify(value)).join(" or ")}`,
      `${what} ${JSON.stringify(got)}`,
    ]);
  };
  const { expect } = vector;
  const read = deskFor(vector);
  const { clock, isDetached } = read(vector.evaluate_at ?? vector.events.at(-1)!.at);

  if (expect.state !== undefined) judge("state", isDetached ? "detached" : clock.state, expect.state);
  if (expect.elapsed_s !== undefined) judge("elapsed_s", clock.elapsed / SECOND, expect.elapsed_s);
  if (expect.remaining_s !== undefined) judge("remaining_s", clock.remaining / SECOND, expect.remaining_s);
  if (expect.paused_business_s !== undefined)
    judge("paused_business_s", clock.paused / SECOND, expect.paused_business_s);
  if (expect.breached !== undefined) judge("breached", clock.isBreached, expect.breached);
  if (expect.due_at !== undefined) {
    judge("due_at", isoOf(isDetached ? null : clock.dueAt), ...isos(expect.due_at, expect.due_at_alt));
  }
  if (expect.breach_at !== undefined)
    judge("breach_at", isoOf(clock.breachedAt), ...isos(expect.breach_at, expect.breach_at_alt));
  for (const { offset_s, at, at_alt } of expect.levels ?? []) {
    const present = isDetached ? undefined : windowsOf(clock, offset_s).at(-1);
    judge(`level ${offset_s}`, isoOf(present?.from ?? null), ...isos(at ?? null, at_alt));
  }
  judgeChecks(vector, read, judge);
  return {
    id,
    passed: wrong.length === 0,
    expected: wrong.map(([e]) => e).join("; "),
    got: wrong.map(([, g]) => g).join("; "),
  };
}

/** Each run fires what is due and has not fired before, in the order of the offsets. */
function judgeChecks(
  { expect, levels }: Vector,
  read: Desk,
  judge: (what: string, got: unknown, right: unknown) => void,
): void {
  const offsets = [...(levels ?? expect.checks?.flatMap(({ fires }) => fires) ?? [])].sort((a, b) => a - b);
  const fired = new Set<number>();
  for (const { at, fires } of expect.checks ?? []) {
    const { clock, isDetached } = read(at);
    const due = offsets.filter((offset) => {
      if (isDetached || fired.has(offset)) return false;
      const present = windowsOf(clock, offset).at(-1);
      return present !== undefined && present.to === Number.POSITIVE_INFINITY && present.from <= at;
    });
    for (const offset of due) fired.add(offset);
    judge(`check at ${isoOf(at)} fires`, [...new Set(due)], fires);
  }
}

const windowsOf = (clock: TicketClock, offsetSeconds: number): DueWindow[] =>
  dueWindows(clock, ({ within }) => within + offsetSeconds * SECOND);

const isos = (at: Instant | null, alternative: Instant | null | undefined) =>
  alternative === undefined ? [isoOf(at)] : [isoOf(at), isoOf(alternative)];

/** Reads the clock at an instant; a detached clock is read as it was when it was detached. */
type Desk = (at: Instant) => { clock: TicketClock; isDetached: boolean };

/**
 * A desk whose tickets say in their fields what the events say of the clock: the status whether it runs, the priority by
 * which target it is judged (one for each change of target or calendar), the service whether an agreement applies.
 */
function deskFor({ calendar, target_s, events }: Vector): Desk {
  const start = events[0]!;
  if (start.event !== "start") throw new Error(`the first event must be start, not ${start.event}`);
  let judgedBy = { within: target_s * SECOND, hours: compileServiceHours(calendarOf(calendar)) };
  const targets: Target[] = [];
  const addTarget = (): Partial<TicketFacts> => {
    const priority = `target ${targets.length + 1}`;
    targets.push({ measure: "resolution", priority, calendar: priority, ...judgedBy });
    return { priority };
  };
  const initial = { status: start.paused ? "Waiting" : "Working", service: "attached", ...addTarget() };
  const changes: TicketChange[] = events.slice(1).map((event) => ({ at: event.at, set: factsAfter(event) }));
  function factsAfter(event: z.infer<typeof Event>): Partial<TicketFacts> {
    switch (event.event) {
      case "start":
        throw new Error("a second start");
      case "pause":
        return { status: "Waiting" };
      case "resume":
        return { status: "Working" };
      case "stop":
        return { status: "Done" };
      case "detach":
        return { service: "detached" };
      case "target":
        judgedBy = { ...judgedBy, within: event.target_s * SECOND };
        return addTarget();
      case "calendar":
        judgedBy = { ...judgedBy, hours: compileServiceHours(calendarOf(event.calendar)) };
        return addTarget();
    }
  }
  const history = ticketHistory({ createdAt: start.at, initial, changes });
  const book = bookOf(targets);
  const detachedAt = events.find(({ event }) => event === "detach")?.at ?? Number.POSITIVE_INFINITY;
  return (at) => {
    const isDetached = at >= detachedAt;
    const known = isDetached
      ? { ...history, changes: history.changes.filter((change) => change.at < detachedAt) }
      : history;
    const clock = measure(known, book, Math.min(at, detachedAt)).at(-1);
    if (clock === undefined) throw new Error(`no clock at ${isoOf(at)}`);
    return { clock, isDetached };
  };
}

function bookOf(targets: readonly Target[]): AgreementBook {
  const agreement: Agreement = {
    key: "promise",
    version: 1,
    kind: "sla",
    service: "attached",
    customer: "*",
    validFromAt: Number.NEGATIVE_INFINITY,
    validToAt: Number.POSITIVE_INFINITY,
    clock: {
      stop: new Set(["Done"]),
      pause: { resolution: new Set(["Waiting"]), response: new Set() },
      respond: new Set(),
      reopen: "resume",
    },
    targets,
    escalation: [],
  };
  return {
    serviceOf: (value) => (value === "attached" ? value : null),
    customerOf: () => null,
    slaFor: (_createdAt, service) => (service === null ? null : agreement),
    supportingFor: () => [],
    initialStatus: null,
  };
}
