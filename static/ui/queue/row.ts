import { foremost, isLate, type Need, nextStep } from "../../../src/domain/queue/needs";
import type { QueueClock } from "../../../src/domain/queue/queue-ticket";
import { element } from "../panel/element";
import { moment, roughly, type Viewer } from "../panel/times";
import type { Entry } from "./queue-filter";
import { say, sayIn } from "./words";

/** What Jira says of a ticket to whoever looks. */
export interface Details {
  readonly summary: string;
  /** Null for nobody. */
  readonly assignee: string | null;
}

const MOODS: Readonly<Record<Need, string>> = {
  late: "danger",
  escalated: "danger",
  "more-time": "information",
  "at-risk": "warning",
  "not-monitored": "warning",
  "no-agreement": "neutral",
};

/** @param index from 0, among all that are listed */
export function ticketRow(
  { ticket, needs }: Entry,
  index: number,
  details: Details | undefined,
  now: number,
  viewer: Viewer,
): HTMLElement {
  const clock = foremost(ticket.clocks, now);
  const row = element("div", { role: "row", class: "row", "aria-rowindex": index + 2, "data-index": index });
  row.append(
    cell(
      element("a", { href: `/browse/${ticket.issueKey}`, class: "key", tabindex: -1 }, ticket.issueKey),
      line("summary", details?.summary ?? ""),
    ),
    cell(element("span", { class: "needs" }, ...needWords(needs))),
    cell(...promise(clock, nextStep(ticket.clocks), now, viewer)),
    cell(line("", ticket.service ?? say("no-service")), line("quiet", ticket.team ?? say("no-team"))),
    cell(
      line("", ticket.priority ?? ""),
      line("quiet", details === undefined ? "" : (details.assignee ?? say("nobody"))),
    ),
  );
  return row;
}

const cell = (...parts: readonly Node[]) => element("div", { role: "cell", class: "cell" }, ...parts);

const line = (name: string, text: string) =>
  element("span", { class: `line ${name}`, title: text === "" ? undefined : text }, element("bdi", {}, text));

function needWords(needs: readonly Need[]): HTMLElement[] {
  if (needs.length === 0) return [element("span", { class: "lozenge", "data-mood": "success" }, say("state.none"))];
  return needs.map((need) => element("span", { class: "lozenge", "data-mood": MOODS[need] }, say(`state.${need}`)));
}

function promise(clock: QueueClock | null, step: number | null, now: number, viewer: Viewer): HTMLElement[] {
  if (clock === null) return [line("quiet", say("no-promise"))];
  const what = say(`measure.${clock.measure}`);
  const { agreement, dueAt } = clock;
  return [
    element("span", { class: "line" }, ...standing(clock, now), ...escalation(clock, step, now)),
    line(
      "quiet",
      dueAt === null
        ? say("promise", { what, agreement })
        : say("promise-at", { what, agreement, when: moment(dueAt, now, viewer) }),
    ),
  ];
}

function standing(clock: QueueClock, now: number): Node[] {
  const { dueAt, state } = clock;
  if (dueAt === null) return sayIn(state === "paused" ? "paused" : "never");
  const length = wallTime(Math.abs(dueAt - now));
  if (!isLate(clock, now)) return sayIn("due", { length });
  return sayIn(state === "paused" ? "late-paused" : "late", { length });
}

/** The step that comes before the promise is due: it is why the ticket stands where it does. */
function escalation(clock: QueueClock, step: number | null, now: number): Node[] {
  if (step === null || isLate(clock, now) || (clock.dueAt !== null && step >= clock.dueAt)) return [];
  return step <= now ? sayIn("escalates-now") : sayIn("escalates", { length: wallTime(step - now) });
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Time as it passes on the wall: beyond a day nobody counts minutes. */
function wallTime(length: number): string {
  if (length < DAY) return roughly(length);
  const days = Math.floor(length / DAY);
  const hours = Math.floor((length % DAY) / HOUR);
  return hours === 0 ? say("days", { days }) : say("days-hours", { days, hours });
}
