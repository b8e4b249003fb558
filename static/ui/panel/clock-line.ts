import type { ClockReference, ClockStanding, ContactOnSide, PromiseStanding } from "../../../src/contract";
import { actionsOf, type OnAction } from "./actions/action-buttons";
import { type ClockNow, clockAt } from "./clock-now";
import { element, setText } from "./element";
import { lozenge } from "./lozenge";
import { say, sayIn, type WordKey } from "./say";
import { moment, roughly, type Viewer } from "./times";

/** What a line of the panel needs beside the clock. */
export interface LineSurroundings {
  readonly viewer: Viewer;
  /** When the standing was true. */
  readonly askedAt: number;
  /** Opens the story of a clock. */
  readonly onWhy: (clock: ClockReference, title: string) => void;
  /** Opens what an action asks for. */
  readonly onAction: OnAction;
}

/** A part of the panel that says something else as time goes on. */
export interface Ticking {
  readonly shown: HTMLElement;
  tick(now: number): void;
}

/** One clock: how it stands in words, a bar that repeats it, what is promised, who is told next. */
export function clockLine(promise: PromiseStanding, clock: ClockStanding, surroundings: LineSurroundings): Ticking {
  const { viewer, askedAt } = surroundings;
  const zoned = (at: string | number, now: number) =>
    moment(typeof at === "string" ? Date.parse(at) : at, now, viewer, clock.timezone ?? viewer.timeZone);

  const states = element("span", { class: "states" });
  const due = element("p", { class: "due" });
  const motion = element("p", { class: "quiet" });
  const fill = element("div", { class: "fill" });
  const bar = element("div", { class: "bar", role: "img" }, fill);
  const step = element("div", { class: "quiet" });
  const isLive = clock.state !== "stopped";
  const { said, buttons } = actionsOf(promise, clock, surroundings.onAction);
  const shown = element(
    "div",
    { class: "clock", "data-clock": nameOf(promise, clock) },
    element("div", { class: "clock-head" }, element("h3", {}, measureInWords(clock)), states),
    due,
    motion,
    bar,
    element("p", { class: "quiet" }, ...targetInWords(promise, clock)),
    ...(isLive && clock.escalation !== null ? [step] : []),
    ...said.map((words) => element("p", { class: "quiet" }, ...words)),
    element("div", { class: "actions" }, whyButton(promise, clock, surroundings), ...buttons),
  );

  let before = "";
  return {
    shown,
    tick(now) {
      const reading = clockAt(clock, askedAt, now);
      const state = `${reading.risk} ${reading.motion}`;
      if (state !== before) {
        before = state;
        states.replaceChildren(...lozengesOf(reading));
        shown.dataset.risk = reading.risk;
        shown.dataset.motion = reading.motion;
      }
      setText(due, dueInWords(clock, reading, now, zoned));
      const waits = motionInWords(promise, clock, reading, now, zoned);
      motion.hidden = waits.length === 0;
      setText(motion, waits);
      const percent = clock.targetMs === 0 ? 100 : Math.floor((100 * reading.elapsedMs) / clock.targetMs);
      fill.style.inlineSize = `${Math.min(100, percent)}%`;
      bar.setAttribute("aria-label", say("bar", { percent }));
      if (isLive) setText(step, stepInWords(clock, now, zoned));
    },
  };
}

type Zoned = (at: string | number, now: number) => string;

function measureInWords({ measure, cycle }: ClockStanding): string {
  const name = say(`measure.${measure}`);
  return cycle > 1 ? `${name}, ${say("cycle", { cycle })}` : name;
}

function lozengesOf({ risk, motion }: ClockNow): HTMLElement[] {
  return motion === "paused" || motion === "outside-hours" ? [lozenge(risk), lozenge(motion)] : [lozenge(risk)];
}

function dueInWords(clock: ClockStanding, { remainingMs, elapsedMs }: ClockNow, now: number, zoned: Zoned): Node[] {
  const left = roughly(Math.abs(remainingMs));
  const isOver = remainingMs < 0;
  if (clock.state === "stopped") {
    const when = zoned(clock.stoppedAt ?? clock.startedAt, now);
    if (isOver) return sayIn("clock.missed", { when, over: left });
    return sayIn("clock.met", { when, used: roughly(elapsedMs), target: roughly(clock.targetMs) });
  }
  if (clock.state === "paused")
    return isOver ? sayIn("clock.waiting-over", { over: left }) : sayIn("clock.waiting", { left });
  if (clock.dueAt === null) return sayIn("clock.due-never", { left });
  const when = zoned(clock.dueAt, now);
  return isOver ? sayIn("clock.over", { when, over: left }) : sayIn("clock.due", { when, left });
}

function motionInWords(
  { kind, counterparts }: PromiseStanding,
  { pause, calendar }: ClockStanding,
  { motion, opensAt }: ClockNow,
  now: number,
  zoned: Zoned,
): Node[] {
  if (pause !== null) {
    const since = zoned(pause.since, now);
    if (pause.cause === "pause-status")
      return sayIn("motion.pause-status", { status: pause.status ?? say("story.no-status"), since });
    return sayIn(kind === "uc" ? "motion.away-from-supplier" : "motion.away-from-team", {
      counterparts: listed(counterparts),
      since,
    });
  }
  if (motion !== "outside-hours") return [];
  if (opensAt === null) return sayIn("motion.closed-for-good", { calendar });
  return sayIn("motion.closed", { calendar, opens: zoned(opensAt, now) });
}

/** What was agreed; what was granted beyond it is said with what people did. */
function targetInWords({ version }: PromiseStanding, clock: ClockStanding): Node[] {
  const { priority, targetMs, grantedMs, calendar } = clock;
  const values = { target: roughly(targetMs - grantedMs), calendar, version };
  return priority === null ? sayIn("target.any", values) : sayIn("target.priority", { ...values, priority });
}

function stepInWords(clock: ClockStanding, now: number, zoned: Zoned): Node[] {
  const { escalation, state, dueAt, awaitsAcknowledgement } = clock;
  if (escalation === null) return [];
  const { of, told, next, isHeld } = escalation;
  // That the steps are held is said with what people did.
  if (isHeld) return [];
  const outcome = awaitsAcknowledgement === null ? "acknowledged" : "told";
  const latest =
    told === null ? [] : [element("p", {}, ...sayIn(`step.${outcome}`, { ...told, of, when: zoned(told.at, now) }))];
  if (next === null) return [...latest, element("p", {}, ...sayIn("step.all", { of }))];
  const { position } = next;
  const said = (): Node[] => {
    if (next.isDue) return sayIn("step.due", { position, of });
    if (next.at !== null) return sayIn("step.at", { position, of, when: zoned(next.at, now) });
    if (state === "running" && dueAt === null) return sayIn("step.never", { position, of });
    if (next.afterMs === 0) return sayIn("step.at-once", { position, of });
    return sayIn("step.waiting", { position, of, after: roughly(next.afterMs) });
  };
  const addressed =
    next.contacts.length === 0
      ? sayIn("step.nobody")
      : sayIn("step.tells", { names: listed(next.contacts.map(named)) });
  return [
    ...latest,
    element("p", {}, ...said(), ", ", ...addressed, ". ", ...(next.isPublic ? sayIn("step.public") : [])),
  ];
}

function named({ name, side }: ContactOnSide): string {
  return say("contact", { name, side: say(`side.${side}` satisfies WordKey) });
}

const conjunction = new Intl.ListFormat("en", { type: "conjunction" });

/** `A, B and C` in the words' own language. */
export function listed(names: readonly string[]): string {
  return conjunction.format(names);
}

function nameOf({ agreement, version }: PromiseStanding, { measure, cycle }: ClockStanding): string {
  return `${agreement} ${version} ${measure} ${cycle}`;
}

function whyButton(promise: PromiseStanding, clock: ClockStanding, { onWhy }: LineSurroundings): HTMLElement {
  const { agreement, version, name } = promise;
  const { measure, cycle } = clock;
  const values = { measure: measureInWords(clock), name };
  const button = element(
    "button",
    { type: "button", class: "link", "data-focus": nameOf(promise, clock), "aria-label": say("why-of", values) },
    say("why"),
  );
  button.addEventListener("click", () => onWhy({ agreement, version, measure, cycle }, say("story.title", values)));
  return button;
}
