import { type StepDue, stepsDue } from "../domain/escalation/steps-due";
import { isHeld } from "../domain/journal/held-steps";
import type { TicketClock } from "../domain/measurement/ticket-clock";
import { noFacts } from "../domain/measurement/ticket-history";
import {
  type Announcement,
  type Claim,
  type StepIdentity,
  stepIdentity,
  stepKey,
} from "../domain/monitoring/announcement";
import { type EscalationNotice, escalationNotice } from "../domain/monitoring/escalation-notice";
import { historyOf } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import { presentFacts } from "../domain/monitoring/present-facts";
import type { Unreached } from "../domain/monitoring/unreached-contact";
import type { StoredTicket, WatchedTicket } from "../domain/monitoring/watched-ticket";
import { type Instant, MINUTE, type Milliseconds } from "../domain/time";

/**
 * How the attempt to write a comment ended. `unknown`: no answer, or one that does not tell whether the comment was
 * written. `later` and `refused` say for certain that it was not.
 */
export type PostOutcome =
  | {
      readonly kind: "posted";
      readonly commentId: string;
      readonly postedAt: Instant;
      /** Those whom the comment names and could not mention. */
      readonly unreached: readonly Unreached[];
    }
  | { readonly kind: "later"; readonly afterSeconds: number }
  | { readonly kind: "refused" }
  | { readonly kind: "unknown" };

export interface AnnouncePorts {
  now(): Instant;
  getTicket(issueId: string): Promise<StoredTicket | null>;
  /** Stores a ticket in place of the version that was read; false when somebody else stored it meanwhile. */
  replaceTicket(stored: StoredTicket): Promise<boolean>;
  postAnnouncement(
    issueId: string,
    step: StepIdentity & { crossedAt: Instant },
    notice: EscalationNotice,
  ): Promise<PostOutcome>;
  findAnnouncement(issueId: string, step: StepIdentity): Promise<{ commentId: string; postedAt: Instant } | null>;
  /**
   * Sends mail to those whom the comment does not reach. Best effort: it never throws.
   * @returns those whom Jira does not know
   */
  notify(issueId: string, issueKey: string, notice: EscalationNotice): Promise<readonly Unreached[]>;
  /** Remembers contacts whom a step addressed in vain, for those who keep the catalogue. Best effort: it never throws. */
  noteUnreached(projectId: string, issueKey: string, unreached: readonly Unreached[]): Promise<void>;
}

/**
 * How long a claim keeps others off its step. Longer than a function of the app may run (two minutes) and a request of it
 * may be under way afterwards, so that whoever finds an older one knows: nobody is at it any more.
 */
export const CLAIM_LIFETIME: Milliseconds = 4 * MINUTE;

export type AnnounceOutcome =
  /** Every step that is due is announced; the last of them is not recorded yet: the ticket is to be stored. */
  | { readonly kind: "done"; readonly stored: StoredTicket }
  /** Somebody else is at it or stored the ticket meanwhile; what was announced is recorded, and nothing is to be stored. */
  | { readonly kind: "elsewhere" }
  /** Not all steps could be announced now; the ticket is to be stored and looked at again. */
  | { readonly kind: "waiting"; readonly stored: StoredTicket; readonly until: Instant }
  /** Jira refuses the app's comments on this ticket; the ticket is to be stored. */
  | { readonly kind: "refused"; readonly stored: StoredTicket };

/** Whether a step of a clock was announced, or passed over for good. */
export function announcedIn(announcements: readonly Announcement[]): (clock: TicketClock, level: number) => boolean {
  const keys = new Set(announcements.map(stepKey));
  return (clock, level) => keys.has(stepKey(stepIdentity(clock, { level })));
}

/** Whether a comment announced a step of a clock. */
export function toldIn(announcements: readonly Announcement[]): (clock: TicketClock, level: number) => boolean {
  return announcedIn(announcements.filter(({ commentId }) => commentId !== null));
}

/** When a comment announced a step of a clock; null where none did. */
export function toldAtIn(
  announcements: readonly Announcement[],
): (clock: TicketClock, level: number) => Instant | null {
  const told = announcements.filter(({ commentId }) => commentId !== null);
  const instants = new Map(told.map((announcement) => [stepKey(announcement), announcement.postedAt]));
  return (clock, level) => instants.get(stepKey(stepIdentity(clock, { level }))) ?? null;
}

/** Whether a step is to be announced no more, or not for now: it was announced, passed over, or an acknowledgement holds it. */
export function settledIn(
  { announcements, journal }: Pick<WatchedTicket, "announcements" | "journal">,
  { actions }: Pick<MonitoredProject, "actions">,
): (clock: TicketClock, level: number) => boolean {
  const isAnnounced = announcedIn(announcements);
  return (clock, level) => isAnnounced(clock, level) || isHeld(clock, journal, actions);
}

/**
 * Announces every step of a ticket's clocks that is due, each by one comment and exactly once, in order.
 *
 * Each step is claimed by a conditional write before its comment is written, and recorded with the next write of the
 * ticket. Whoever dies in between leaves the claim behind; when it is old enough, the comment's property tells whether
 * the step was announced. So a step is never announced twice, and none is lost.
 * @param clocks measured from what Jira told a moment ago
 */
export async function announceSteps(
  ports: AnnouncePorts,
  stored: StoredTicket,
  clocks: readonly TicketClock[],
  project: MonitoredProject,
): Promise<AnnounceOutcome> {
  const settled = await settleClaim(ports, stored);
  if (settled === null) return { kind: "elsewhere" };
  let current: StoredTicket = { ticket: passOver(settled, clocks, project), version: stored.version };

  for (const { clock, due } of dueSteps(clocks, current.ticket, project)) {
    const { issueId, issueKey } = current.ticket;
    const step = { ...stepIdentity(clock, due.step), crossedAt: due.crossedAt };
    const claim: Claim = { ...step, claimedAt: ports.now() };
    const claimed = { ticket: { ...current.ticket, claim }, version: current.version };
    if (!(await ports.replaceTicket(claimed))) {
      await record(ports, stored.ticket, current.ticket);
      return { kind: "elsewhere" };
    }
    current = { ticket: claimed.ticket, version: current.version + 1 };

    const notice = escalationNotice(clock, due, project.catalogue, partiesOf(current.ticket, project));
    const outcome = await ports.postAnnouncement(issueId, step, notice);
    switch (outcome.kind) {
      case "posted": {
        const { commentId, postedAt } = outcome;
        const announcements = [...current.ticket.announcements, { ...step, commentId, postedAt }];
        current = { ...current, ticket: { ...current.ticket, announcements, claim: null } };
        const unreached = [...outcome.unreached, ...(await ports.notify(issueId, issueKey, notice))];
        if (unreached.length > 0) await ports.noteUnreached(project.projectId, issueKey, unreached);
        break;
      }
      case "unknown":
        return { kind: "waiting", stored: current, until: claim.claimedAt + CLAIM_LIFETIME };
      case "later":
        current = { ...current, ticket: { ...current.ticket, claim: null } };
        return { kind: "waiting", stored: current, until: ports.now() + outcome.afterSeconds * 1_000 };
      case "refused":
        return { kind: "refused", stored: { ...current, ticket: { ...current.ticket, claim: null } } };
    }
  }
  return { kind: "done", stored: current };
}

/** Finds out what became of a claim that was left behind; null when its owner may still be at work. */
async function settleClaim(ports: AnnouncePorts, { ticket }: StoredTicket): Promise<WatchedTicket | null> {
  const { claim } = ticket;
  if (claim === null) return ticket;
  if (ports.now() < claim.claimedAt + CLAIM_LIFETIME) return null;
  const comment = await ports.findAnnouncement(ticket.issueId, claim);
  if (comment === null) return { ...ticket, claim: null };
  const { claimedAt: _, ...step } = claim;
  return { ...ticket, announcements: [...ticket.announcements, { ...step, ...comment }], claim: null };
}

/** Marks the steps that fell due before the project was monitored: they will not be announced. */
function passOver(ticket: WatchedTicket, clocks: readonly TicketClock[], project: MonitoredProject): WatchedTicket {
  const passed = dueSteps(clocks, ticket, project)
    .filter(({ due }) => due.crossedAt < project.monitoredFrom)
    .map(({ clock, due }): Announcement => {
      const step = stepIdentity(clock, due.step);
      return { ...step, crossedAt: due.crossedAt, postedAt: clock.measuredAt, commentId: null };
    });
  return passed.length === 0 ? ticket : { ...ticket, announcements: [...ticket.announcements, ...passed] };
}

/** The steps of all clocks that are due and not announced, in the order in which they fell due. */
function dueSteps(
  clocks: readonly TicketClock[],
  ticket: WatchedTicket,
  project: MonitoredProject,
): { readonly clock: TicketClock; readonly due: StepDue }[] {
  const isSettled = settledIn(ticket, project);
  return clocks
    .flatMap((clock) => stepsDue(clock, (level) => isSettled(clock, level)).due.map((due) => ({ clock, due })))
    .sort((a, b) => a.due.crossedAt - b.due.crossedAt);
}

/** Writes down what was announced on top of what somebody else stored meanwhile. */
export async function record(ports: AnnouncePorts, before: WatchedTicket, after: WatchedTicket): Promise<void> {
  const known = new Set(before.announcements.map(stepKey));
  const news = after.announcements.filter((announcement) => !known.has(stepKey(announcement)));
  if (news.length === 0) return;
  for (;;) {
    const fresh = await ports.getTicket(after.issueId);
    if (fresh === null) return;
    const recorded = new Set(fresh.ticket.announcements.map(stepKey));
    const missing = news.filter((announcement) => !recorded.has(stepKey(announcement)));
    const isOurClaim =
      fresh.ticket.claim !== null && news.some((step) => stepKey(step) === stepKey(fresh.ticket.claim!));
    if (missing.length === 0 && !isOurClaim) return;
    const announcements = [...fresh.ticket.announcements, ...missing];
    const ticket = { ...fresh.ticket, announcements, claim: isOurClaim ? null : fresh.ticket.claim };
    if (await ports.replaceTicket({ ticket, version: fresh.version })) return;
  }
}

function partiesOf(
  { record }: WatchedTicket,
  { book, fields, actions }: MonitoredProject,
): Parameters<typeof escalationNotice>[3] {
  const { service, customer } = record === null ? noFacts : presentFacts(historyOf(record, fields));
  return {
    service: book.serviceOf(service),
    customer: book.customerOf(customer),
    acknowledgementHolds: actions.acknowledgementHolds,
  };
}
