import type { AgreementEntry } from "../agreement/agreement-entry";
import type { Catalogue } from "../catalogue/catalogue";
import { publishAgreement } from "../publication/publish-agreement";
import type { PublishedAgreement, PublishedContact } from "../publication/published-agreement";
import type { ClockStanding, TicketStanding } from "../ticket-story/ticket-standing";
import type { Instant, Milliseconds } from "../time";

/** How one thing that was promised to a customer stands, in facts that a customer may know. Lengths are service hours. */
export interface CustomerClock {
  readonly measure: "resolution" | "response";
  readonly state: "running" | "outside-hours" | "paused" | "kept" | "kept-late" | "late";
  readonly promised: Milliseconds;
  /** What was granted on top of what was agreed; `promised` holds it already. */
  readonly granted: Milliseconds;
  readonly used: Milliseconds;
  readonly dueAt: Instant | null;
  readonly stoppedAt: Instant | null;
  /** Since when the time stands still; null unless it does. */
  readonly pausedSince: Instant | null;
  /** When service hours go on; null unless they are closed now. */
  readonly opensAt: Instant | null;
  /** Of the service hours; null where they are always open. */
  readonly timezone: string | null;
}

export interface CustomerPromise {
  readonly agreement: string;
  readonly version: number;
  readonly clocks: readonly CustomerClock[];
  /** The agreement as its customer reads it; null where it is not known any more. */
  readonly published: Pick<PublishedAgreement, "validFrom" | "targets" | "hours" | "needs" | "service"> | null;
  /** Whom the agreement names for its customer, on both sides, each once. */
  readonly contacts: readonly PublishedContact[];
}

/**
 * What a customer is told of a request: the promises made to customers and nothing of what stands behind them. No team, no
 * supplier, no internal step, no status and no person of the provider's house but those whom the agreement publishes.
 */
export function customerStanding({ promises }: TicketStanding, catalogue: Catalogue, now: Instant): CustomerPromise[] {
  return promises
    .filter(({ kind, isFormer }) => kind === "sla" && !isFormer)
    .map(({ agreement, version, name, clocks }) => {
      const entry = catalogue.agreements.find((one) => one.key === agreement && one.version === version);
      const page = entry === undefined ? null : pageOf(catalogue, entry, now);
      return {
        agreement: page?.title ?? name,
        version,
        clocks: presentOf(clocks).map(customerClock),
        published: page,
        contacts: page === null ? [] : contactsOf(page),
      };
    });
}

const pageOf = (catalogue: Catalogue, entry: AgreementEntry, now: Instant) =>
  publishAgreement(catalogue, entry, "customer", now);

/** Of each measure the present cycle; what a reopening ended is the house's own history. */
function presentOf(clocks: readonly ClockStanding[]): ClockStanding[] {
  return clocks.filter(
    ({ clock }) => !clocks.some(({ clock: other }) => other.measure === clock.measure && other.cycle > clock.cycle),
  );
}

function customerClock({ clock, pause, hours, timezone }: ClockStanding): CustomerClock {
  const { measure, target, granted, elapsed, dueAt, stoppedAt } = clock;
  return {
    measure,
    state: stateOf(clock, hours !== null && hours.opensAt !== null),
    promised: target.within,
    granted,
    used: elapsed,
    dueAt,
    stoppedAt,
    pausedSince: pause?.since ?? null,
    opensAt: hours?.opensAt ?? null,
    timezone,
  };
}

function stateOf({ state, isBreached }: ClockStanding["clock"], isClosed: boolean): CustomerClock["state"] {
  if (state === "stopped") return isBreached ? "kept-late" : "kept";
  if (isBreached) return "late";
  if (state === "paused") return "paused";
  return isClosed ? "outside-hours" : "running";
}

function contactsOf({ owner, escalation }: PublishedAgreement): PublishedContact[] {
  const all = [owner, ...escalation.flatMap(({ steps }) => steps.flatMap(({ contacts }) => contacts))];
  const known = new Map(
    all.flatMap((contact) => (contact === null ? [] : [[`${contact.side} ${contact.name}`, contact]])),
  );
  return [...known.values()];
}
