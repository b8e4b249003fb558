import type { AgreementBook } from "../../src/domain/agreement/agreement-book";
import { compileAgreementBook } from "../../src/domain/agreement/compile-agreement-book";
import { parseCatalogue } from "../../src/domain/catalogue/parse-catalogue";
import { measure } from "../../src/domain/measurement/measure";
import type { TicketClock } from "../../src/domain/measurement/ticket-clock";
import {
  type TicketChange,
  type TicketFacts,
  type TicketHistory,
  ticketHistory,
} from "../../src/domain/measurement/ticket-history";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../src/domain/time";

/**
 * A small vocabulary for tests about tickets: a week that begins on Monday 2 March 2026 (UTC, no clock change near), the
 * life of a ticket in lines such as `Mon 10:00 status: Active, team: First line`, and readings such as
 * `promise resolution running 1:30 of 8:00, due Mon 17:00`.
 */
const monday: Instant = Date.parse("2026-03-02T00:00:00Z");
const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** `Tue 10:00`, `Tue 10:00:30`, `Tue+1 10:00` (the Tuesday of the following week). */
export function at(text: string): Instant {
  const match = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:\+(\d+))? (\d\d):(\d\d)(?::(\d\d))?$/.exec(text.trim());
  if (match === null) throw new Error(`no instant of the test week: ${text}`);
  const [, day, weeks = 0, hours, minutes, seconds = 0] = match;
  return (
    monday +
    (days.indexOf(day!) + 7 * Number(weeks)) * DAY +
    Number(hours) * HOUR +
    Number(minutes) * MINUTE +
    Number(seconds) * SECOND
  );
}

export function say(instant: Instant | null): string {
  if (instant === null) return "never";
  const since = instant - monday;
  const day = Math.floor(since / DAY);
  const weeks = Math.floor(day / 7);
  const time = new Date(instant).toISOString().slice(11, 19).replace(/:00$/, "");
  return `${days[day - 7 * weeks]}${weeks === 0 ? "" : `+${weeks}`} ${time}`;
}

export function sayDuration(duration: number): string {
  const minutes = Math.abs(duration) / MINUTE;
  const rest = minutes % 1 === 0 ? "" : `:${String(Math.round((minutes % 1) * 60)).padStart(2, "0")}`;
  return `${duration < 0 ? "-" : ""}${Math.floor(minutes / 60)}:${String(Math.floor(minutes) % 60).padStart(2, "0")}${rest}`;
}

/** The first line is the creation, with the fields as they were set then; `reply` is an agent's first public comment. */
export function life(...lines: string[]): TicketHistory {
  const changes: TicketChange[] = [];
  const agentReplies: Instant[] = [];
  for (const line of lines) {
    const [, when, what = ""] = /^(\S+ [\d:]+) ?(.*)$/.exec(line) ?? [];
    if (when === undefined) throw new Error(`no line of a ticket's life: ${line}`);
    if (what === "reply") agentReplies.push(at(when));
    else changes.push({ at: at(when), set: factsIn(what) });
  }
  return ticketHistory({ createdAt: changes[0]!.at, changes, agentReplies });
}

/** Changes one after another, each so many minutes after the one before, the first so many after `createdAt`. */
export function changesAfter(
  createdAt: Instant,
  events: readonly ({ readonly after: number } & Partial<TicketFacts>)[],
): TicketChange[] {
  const changes: TicketChange[] = [];
  for (const { after, ...set } of events) changes.push({ at: (changes.at(-1)?.at ?? createdAt) + after * MINUTE, set });
  return changes;
}

function factsIn(text: string): Partial<TicketFacts> {
  const facts = text.split(", ").filter((part) => part !== "");
  return Object.fromEntries(
    facts.map((part) => {
      const [field, value] = part.split(": ");
      return [field, value === "none" ? null : value];
    }),
  );
}

const statuses = [
  { name: "New", category: "new" },
  { name: "Active", category: "indeterminate" },
  { name: "Waiting", category: "indeterminate" },
  { name: "With vendor", category: "indeterminate" },
  { name: "Resolved", category: "done" },
  { name: "Closed", category: "done" },
];

const office = {
  key: "office",
  timezone: "Etc/UTC",
  weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]])),
};
const always = { key: "always", timezone: "Etc/UTC", weekly: "always" };

/** Agreements as in a catalogue file, over two calendars (`office` Mon–Fri 09–17, `always`), two services, two customers. */
export function desk(...agreements: object[]): AgreementBook {
  const answer = parseCatalogue({
    format: "service-level-catalogue/1",
    calendars: [office, always],
    statuses,
    services: [
      { key: "mail", name: "E-mail", tickets: { service: ["Mail"] } },
      { key: "print", name: "Printing", tickets: { service: ["Print"] } },
    ],
    contacts: [{ key: "slm", name: "Service level manager", side: "provider" }],
    customers: [
      { key: "acme", name: "Acme", organization: "Acme" },
      { key: "bolt", name: "Bolt", organization: "Bolt" },
    ],
    agreements: agreements.map((agreement) => ({ version: 1, validFrom: "2026-01-01", service: "*", ...agreement })),
  });
  if (answer.kind === "refused")
    throw new Error(answer.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return compileAgreementBook(answer.catalogue);
}

/** An SLA with one resolution target in office hours, unless said otherwise. */
export const sla = (more: object = {}) => ({
  key: "promise",
  kind: "sla",
  customer: "*",
  clock: { pause: { statuses: ["Waiting"] } },
  targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "office" }],
  ...more,
});

export const reading = (clock: TicketClock): string => {
  const name = `${clock.agreement.key} ${clock.measure}${clock.cycle === 1 ? "" : ` #${clock.cycle}`}`;
  const used = `${sayDuration(clock.elapsed)} of ${sayDuration(clock.target.within)}`;
  const due = clock.state === "running" ? `, due ${say(clock.dueAt)}` : "";
  return `${name} ${clock.state} ${used}${due}${clock.isBreached ? `, breached ${say(clock.breachedAt)}` : ""}`;
};

/** What the clocks of a ticket read at an instant, one line each. */
export const readings = (book: AgreementBook, history: TicketHistory, now: string): string[] =>
  measure(history, book, at(now)).map(reading);
