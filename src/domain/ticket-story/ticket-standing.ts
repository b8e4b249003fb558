import type { Agreement } from "../agreement/agreement";
import type { CalendarEntry } from "../catalogue/calendar-entry";
import type { Catalogue } from "../catalogue/catalogue";
import { titleOf } from "../catalogue/entry-title";
import { procedureFor } from "../escalation/steps-due";
import { nameOf } from "../journal/deed";
import { grantedIn } from "../journal/granted-time";
import { isHeld } from "../journal/held-steps";
import { type ClockEffects, effectsOn, type JournalEffects } from "../journal/journal-effects";
import { measure } from "../measurement/measure";
import type { TicketClock } from "../measurement/ticket-clock";
import type { TicketHistory } from "../measurement/ticket-history";
import type { MonitoredProject } from "../monitoring/monitored-project";
import { presentFacts } from "../monitoring/present-facts";
import type { Instant, Milliseconds } from "../time";
import { atRiskFrom } from "./at-risk";
import { type EscalationOutlook, escalationOutlook, type StepsSoFar } from "./escalation-outlook";
import { type HoursAhead, hoursAhead } from "./hours-ahead";
import { type Pause, pauseOf } from "./pause";
import { type PromiseTitle, promiseTitle } from "./promise-title";

/** One clock, with what it takes to say how it stands and to let it tick on without asking again. */
export interface ClockStanding {
  readonly clock: TicketClock;
  /** The zone of the calendar it goes by; null where that is always open, so that no zone matters. */
  readonly timezone: string | null;
  readonly calendar: string;
  /** Working time used from which the promise is at risk. */
  readonly atRiskFrom: Milliseconds;
  /** Null unless it waits. */
  readonly pause: Pause | null;
  /** Null unless it runs. */
  readonly hours: HoursAhead | null;
  readonly escalation: EscalationOutlook | null;
  /** What people did about it. */
  readonly effects: ClockEffects;
  /** Level of the highest step that was announced and that nobody has acknowledged; null for none, and once it has stopped. */
  readonly awaitsAcknowledgement: number | null;
}

/** One agreement on a ticket. */
export interface PromiseStanding extends PromiseTitle {
  /** Whether another agreement has taken its place, so that only finished cycles of it are left. */
  readonly isFormer: boolean;
  /** Why it has no clock, where it has none. */
  readonly absence: "not-started" | "nothing-for-priority" | null;
  /** Resolution before response, earlier cycles before later ones. */
  readonly clocks: readonly ClockStanding[];
}

/** Why no agreement with a customer covers a ticket. */
export type NoAgreement =
  | { readonly kind: "no-service" }
  /** No service of the catalogue goes by the value of the ticket's field. */
  | { readonly kind: "unknown-service"; readonly value: string }
  /** Names of the service and the customer, for whom nothing was in force when the ticket was created. */
  | { readonly kind: "nothing-in-force"; readonly service: string; readonly customer: string | null };

/** All promises on a ticket, the customer's first, and how they stand at one moment. */
export interface TicketStanding {
  readonly measuredAt: Instant;
  /** The ticket's priority. */
  readonly priority: string | null;
  readonly promises: readonly PromiseStanding[];
  /** Null when an agreement with the customer covers the ticket. */
  readonly noAgreement: NoAgreement | null;
  /** Whether the ticket counts in no figure. */
  readonly isExcluded: boolean;
}

/**
 * @param isAnnounced whether the step of a level was announced in this cycle of a clock, or passed over for good
 * @param toldAt when a comment announced it; null where none did
 */
export function ticketStanding(
  history: TicketHistory,
  project: MonitoredProject,
  isAnnounced: (clock: TicketClock, level: number) => boolean,
  journal: JournalEffects,
  now: Instant,
  toldAt: (clock: TicketClock, level: number) => Instant | null = (clock, level) =>
    isAnnounced(clock, level) ? now : null,
): TicketStanding {
  const { book, catalogue } = project;
  const facts = presentFacts(history);
  const service = book.serviceOf(facts.service);
  const customer = book.customerOf(facts.customer);
  const clocks = measure(history, book, now, grantedIn(journal));
  const standings = clocks.map((clock) => clockStanding(clock, project, { isAnnounced, toldAt }, journal));

  const slas = customerPromises(clocks, book.slaFor(history.createdAt, service, customer));
  const present = [...slas, ...supporting(clocks, book.supportingFor(history.createdAt, service))];
  const former = clocks.map(({ agreement }) => agreement).filter((agreement) => !present.includes(agreement));
  return {
    measuredAt: now,
    priority: facts.priority,
    promises: [...present, ...new Set(former)].map((agreement) => {
      const own = standings.filter(({ clock }) => clock.agreement === agreement);
      return {
        ...promiseTitle(agreement, catalogue),
        isFormer: !present.includes(agreement),
        absence: own.length > 0 ? null : agreement.kind === "sla" ? "nothing-for-priority" : "not-started",
        clocks: own,
      };
    }),
    isExcluded: journal.isExcluded,
    noAgreement: slas.length === 0 ? whyNone(facts, service, customer, catalogue) : null,
  };
}

/**
 * The agreements with the customer that hold the ticket's clocks. Two where an answer was given under one agreement and the
 * ticket has come under another since; the one that matches now is named even where it promises nothing for the priority.
 */
function customerPromises(clocks: readonly TicketClock[], matching: Agreement | null): Agreement[] {
  // Of the cycles of one place the present one is the last.
  const holder = (of: TicketClock["measure"]) =>
    clocks.findLast(({ agreement, measure: its }) => agreement.kind === "sla" && its === of)?.agreement;
  const found = [holder("resolution"), holder("response"), matching ?? undefined];
  return [...new Set(found.filter((agreement) => agreement !== undefined))];
}

/** The agreement that holds each place beneath the customer's, and those that wait for their first turn; sorted by key. */
function supporting(clocks: readonly TicketClock[], matching: readonly Agreement[]): Agreement[] {
  const byKey = new Map(matching.map((agreement) => [agreement.key, agreement]));
  for (const { agreement } of clocks) if (agreement.kind !== "sla") byKey.set(agreement.key, agreement);
  return [...byKey.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function clockStanding(
  clock: TicketClock,
  { catalogue, actions }: MonitoredProject,
  { isAnnounced, toldAt }: Pick<StepsSoFar, "isAnnounced" | "toldAt">,
  journal: JournalEffects,
): ClockStanding {
  const { target, state, measuredAt } = clock;
  const effects = effectsOn(journal, nameOf(clock));
  const calendar = catalogue.calendars.find(({ key }) => key === target.calendar)!;
  return {
    clock,
    timezone: isAlwaysOpen(calendar) ? null : calendar.timezone,
    calendar: titleOf(calendar),
    atRiskFrom: atRiskFrom(clock),
    pause: pauseOf(clock),
    hours: state === "running" ? hoursAhead(target.hours, measuredAt) : null,
    escalation: escalationOutlook(clock, catalogue, {
      isAnnounced,
      toldAt,
      isHeld: isHeld(clock, journal, actions),
      acknowledgementHolds: actions.acknowledgementHolds,
    }),
    effects,
    awaitsAcknowledgement:
      state === "stopped" ? null : unacknowledged(clock, (of, level) => toldAt(of, level) !== null, effects),
  };
}

function isAlwaysOpen({ weekly, holidays = [], overrides = {} }: CalendarEntry): boolean {
  return weekly === "always" && holidays.length === 0 && Object.keys(overrides).length === 0;
}

/** Level of the highest step that was announced and that nobody has acknowledged; null for none. */
export function unacknowledged(
  clock: TicketClock,
  isTold: (clock: TicketClock, level: number) => boolean,
  { acknowledged }: ClockEffects,
): number | null {
  const level = procedureFor(clock)?.steps.findLast((step) => isTold(clock, step.level))?.level;
  return level === undefined || acknowledged.includes(level) ? null : level;
}

function whyNone(
  facts: { readonly service: string | null },
  service: string | null,
  customer: string | null,
  { services, customers = [] }: Catalogue,
): NoAgreement {
  if (facts.service === null) return { kind: "no-service" };
  const known = services.find(({ key }) => key === service);
  if (known === undefined) return { kind: "unknown-service", value: facts.service };
  const named = customers.find(({ key }) => key === customer);
  return { kind: "nothing-in-force", service: known.name, customer: named === undefined ? null : titleOf(named) };
}
