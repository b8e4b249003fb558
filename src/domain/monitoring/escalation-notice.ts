import type { Measure } from "../agreement/agreement";
import type { Catalogue } from "../catalogue/catalogue";
import type { Side } from "../catalogue/contact";
import { titleOf } from "../catalogue/entry-title";
import { procedureFor, type StepDue, stepsDue } from "../escalation/steps-due";
import type { TicketClock } from "../measurement/ticket-clock";
import type { Instant, Milliseconds } from "../time";

/** Somebody whom a step addresses; a contact without a side is the provider's. */
export interface Addressee {
  /** Its key in the catalogue. */
  readonly contact: string;
  readonly name: string;
  readonly side: Side;
  readonly accountId: string | null;
  /** The Jira group that stands for the contact; it gets mail, for a comment can mention no group. */
  readonly groupId: string | null;
}

/** Whose promise to whom. */
export type PromiseInWords =
  | { readonly kind: "sla"; readonly service: string; readonly customer: string | null }
  | { readonly kind: "ola"; readonly service: string; readonly teams: readonly string[] }
  | { readonly kind: "uc"; readonly service: string; readonly supplier: string };

/** All that a comment says of a step of a ladder, before it is put into words. */
export interface EscalationNotice {
  readonly promise: PromiseInWords;
  readonly measure: Measure;
  /** What people call it. */
  readonly agreement: string;
  readonly version: number;
  /** What was granted on top of the agreement's target is part of it. */
  readonly target: Milliseconds;
  readonly granted: Milliseconds;
  readonly elapsed: Milliseconds;
  /** Null where the calendar never opens again. */
  readonly dueAt: Instant | null;
  /** Of the agreed service hours. */
  readonly timezone: string;
  readonly isUsedUp: boolean;
  readonly visibility: "internal" | "public";
  /** From 1. */
  readonly position: number;
  readonly of: number;
  readonly addressees: readonly Addressee[];
  /** Whether further steps wait once somebody acknowledges this one. */
  readonly isHeldByAcknowledging: boolean;
  /** What happens next if nothing changes; null after the last step. `at` is null where the calendar never opens again. */
  readonly next: { readonly position: number; readonly at: Instant | null; readonly names: readonly string[] } | null;
}

/**
 * Gathers what a step's comment has to say.
 * @param customer key of the ticket's customer; null when it has none
 * @param service key of the ticket's service; null when it has none
 * @param acknowledgementHolds what the project settled for ladders that do not say so themselves
 */
export function escalationNotice(
  clock: TicketClock,
  due: StepDue,
  catalogue: Catalogue,
  {
    service,
    customer,
    acknowledgementHolds,
  }: { readonly service: string | null; readonly customer: string | null; readonly acknowledgementHolds: boolean },
): EscalationNotice {
  const { agreement, measure, target } = clock;
  const contacts = new Map((catalogue.contacts ?? []).map((contact) => [contact.key, contact]));
  const addresseesOf = (keys: readonly string[]) =>
    keys.map((key): Addressee => {
      const { name, side, accountId, groupId } = contacts.get(key) ?? {};
      return {
        contact: key,
        name: name ?? key,
        side: side ?? "provider",
        accountId: accountId ?? null,
        groupId: groupId ?? null,
      };
    });
  const procedure = procedureFor(clock)!;
  const following = procedure.steps[due.position];
  const rest = stepsDue(clock, (level) => level <= due.step.level);
  return {
    promise: promiseOf(clock, catalogue, service, customer),
    measure,
    agreement: nameOf(agreement, catalogue),
    version: agreement.version,
    target: target.within,
    granted: clock.granted,
    elapsed: clock.elapsed,
    dueAt: clock.dueAt,
    timezone: catalogue.calendars.find(({ key }) => key === target.calendar)?.timezone ?? "Etc/UTC",
    isUsedUp: clock.elapsed >= target.within,
    visibility: due.step.comment,
    position: due.position,
    of: due.of,
    addressees: addresseesOf(due.step.notify),
    isHeldByAcknowledging: procedure.holdsWhenAcknowledged ?? acknowledgementHolds,
    next:
      following === undefined
        ? null
        : {
            position: due.position + 1,
            // A step that is due already follows at once.
            at: rest.due.length > 0 ? clock.measuredAt : (rest.next?.crossedAt ?? null),
            names: addresseesOf(following.notify).map(({ name }) => name),
          },
  };
}

function nameOf({ key, version }: TicketClock["agreement"], { agreements }: Catalogue): string {
  const entry = agreements.find((one) => one.key === key && one.version === version);
  return entry === undefined ? key : titleOf(entry);
}

function promiseOf(
  { agreement: { kind, party } }: TicketClock,
  catalogue: Catalogue,
  serviceKey: string | null,
  customerKey: string | null,
): PromiseInWords {
  const service = catalogue.services.find(({ key }) => key === serviceKey)?.name ?? "";
  if (kind === "ola") return { kind, service, teams: party?.kind === "teams" ? [...party.teams] : [] };
  if (kind === "uc") return { kind, service, supplier: party?.kind === "supplier" ? party.supplier : "" };
  const customer = (catalogue.customers ?? []).find(({ key }) => key === customerKey);
  return { kind, service, customer: customer === undefined ? null : (customer.name ?? customer.key) };
}
