import type { Announcement, Claim } from "../domain/monitoring/announcement";
import type { WatchedTicket } from "../domain/monitoring/watched-ticket";
import type { Instant, Milliseconds } from "../domain/time";

type Ticket = Omit<WatchedTicket, "issueId" | "projectId">;

/** The same ticket with every instant in it moved: by minus its creation they are short numbers, which storage is paid for. */
export function movedBy(ticket: Ticket, by: Milliseconds): Ticket {
  const moved = (at: Instant): Instant => at + by;
  const perhaps = (at: Instant | null): Instant | null => (at === null ? null : at + by);
  const { news, record, clocks, announcements, claim, fields, notMonitored } = ticket;
  const crossed = <Step extends Announcement | Claim>(step: Step) => ({ ...step, crossedAt: moved(step.crossedAt) });
  return {
    ...ticket,
    changedAt: perhaps(ticket.changedAt),
    news: news === null ? null : news.map((one) => ({ ...one, at: moved(one.at) })),
    readUpTo: perhaps(ticket.readUpTo),
    record: record && {
      ...record,
      createdAt: moved(record.createdAt),
      changes: record.changes.map((change) => ({ ...change, at: moved(change.at) })),
      firstReplyAt: perhaps(record.firstReplyAt),
    },
    measuredAt: perhaps(ticket.measuredAt),
    clocks: clocks.map((clock) => ({
      ...clock,
      startedAt: moved(clock.startedAt),
      stoppedAt: perhaps(clock.stoppedAt),
      dueAt: perhaps(clock.dueAt),
      breachedAt: perhaps(clock.breachedAt),
    })),
    nextAt: perhaps(ticket.nextAt),
    fieldsDueAt: perhaps(ticket.fieldsDueAt),
    announcements: announcements.map((one) => ({ ...crossed(one), postedAt: moved(one.postedAt) })),
    claim: claim && { ...crossed(claim), claimedAt: moved(claim.claimedAt) },
    fields: fields && {
      ...fields,
      resolutionDueAt: perhaps(fields.resolutionDueAt),
      responseDueAt: perhaps(fields.responseDueAt),
      nextEscalationAt: perhaps(fields.nextEscalationAt),
    },
    notMonitored: notMonitored && { ...notMonitored, since: moved(notMonitored.since) },
  };
}
