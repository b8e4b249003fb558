import { z } from "zod";
import type { Announcement, Claim, StepIdentity } from "../domain/monitoring/announcement";
import type { ClockReading } from "../domain/monitoring/clock-reading";
import type { StatusFields } from "../domain/monitoring/status-fields";
import type { WatchedTicket } from "../domain/monitoring/watched-ticket";

/**
 * How a ticket is stored. Storage is paid by the kilobyte written, and a ticket is written a dozen times in its life: so
 * its values stand by position, without names, and words of a fixed choice are numbers.
 */

/** Numbered by position; a new word goes to the end. */
const kinds = ["sla", "ola", "uc"] as const;
const measures = ["resolution", "response"] as const;
const states = ["running", "paused", "stopped"] as const;
const promiseStates = ["running", "paused", "met", "breached", "none"] as const;
const reasons = ["not-readable", "comment-refused"] as const;

const instant = z.number();
const text = z.string().nullable();
const oneOf = <Word extends string>(words: readonly Word[]) =>
  z
    .int()
    .min(0)
    .max(words.length - 1)
    .transform((position) => words[position]!);
const flag = z.literal([0, 1]).transform((number) => number === 1);
const values = z.record(z.string(), text);

const news = z.tuple([instant, values, values]).transform(([at, from, to]) => ({ at, from, to }));
const change = z.tuple([instant, values]).transform(([at, changed]) => ({ at, values: changed }));
const record = z
  .tuple([instant, values, z.array(change), instant.nullable()])
  .transform(([createdAt, initial, changes, firstReplyAt]) => ({ createdAt, initial, changes, firstReplyAt }));

const reading = z
  .tuple([
    z.string(),
    z.number(),
    oneOf(kinds),
    oneOf(measures),
    z.number(),
    text,
    oneOf(states),
    instant,
    instant.nullable(),
    z.number(),
    z.number(),
    instant.nullable(),
    instant.nullable(),
  ])
  .transform(
    ([
      agreement,
      version,
      kind,
      measure,
      cycle,
      priority,
      state,
      startedAt,
      stoppedAt,
      target,
      elapsed,
      dueAt,
      breachedAt,
    ]): ClockReading => ({
      agreement,
      version,
      kind,
      measure,
      cycle,
      priority,
      state,
      startedAt,
      stoppedAt,
      target,
      elapsed,
      dueAt,
      // A breach has its instant, and nothing else has one.
      isBreached: breachedAt !== null,
      breachedAt,
    }),
  );

const packReading = (clock: ClockReading): z.input<typeof reading> => [
  clock.agreement,
  clock.version,
  kinds.indexOf(clock.kind),
  measures.indexOf(clock.measure),
  clock.cycle,
  clock.priority,
  states.indexOf(clock.state),
  clock.startedAt,
  clock.stoppedAt,
  clock.target,
  clock.elapsed,
  clock.dueAt,
  clock.breachedAt,
];

const step = [z.string(), z.number(), oneOf(measures), z.number(), z.number()] as const;
const packStep = ({ agreement, version, measure, cycle, level }: StepIdentity) =>
  [agreement, version, measures.indexOf(measure), cycle, level] as const;

const announcement = z.tuple([...step, instant, instant, text]).transform(
  ([agreement, version, measure, cycle, level, crossedAt, postedAt, commentId]): Announcement => ({
    agreement,
    version,
    measure,
    cycle,
    level,
    crossedAt,
    postedAt,
    commentId,
  }),
);

const claim = z.tuple([...step, instant, instant]).transform(
  ([agreement, version, measure, cycle, level, crossedAt, claimedAt]): Claim => ({
    agreement,
    version,
    measure,
    cycle,
    level,
    crossedAt,
    claimedAt,
  }),
);

const fields = z
  .tuple([
    text,
    oneOf(promiseStates),
    z.number(),
    z.number().nullable(),
    instant.nullable(),
    instant.nullable(),
    instant.nullable(),
    text,
  ])
  .transform(
    ([
      agreement,
      state,
      level,
      remainingMinutes,
      resolutionDueAt,
      responseDueAt,
      nextEscalationAt,
      status,
    ]): StatusFields => ({
      agreement,
      state,
      level,
      remainingMinutes,
      resolutionDueAt,
      responseDueAt,
      nextEscalationAt,
      status,
    }),
  );

const packFields = (written: StatusFields): z.input<typeof fields> => [
  written.agreement,
  promiseStates.indexOf(written.state),
  written.level,
  written.remainingMinutes,
  written.resolutionDueAt,
  written.responseDueAt,
  written.nextEscalationAt,
  written.status,
];

const notMonitored = z.tuple([oneOf(reasons), instant]).transform(([reason, since]) => ({ reason, since }));

/** What is stored beside the row's own attributes; the first value is the version of this form. */
export type TicketBody = Omit<WatchedTicket, "issueId" | "projectId">;

/** The second form; the first, with names, was in use before the first release only. */
export const ticketBody = z
  .tuple([
    z.literal(2),
    z.string(),
    instant.nullable(),
    z.array(news).nullable(),
    instant.nullable(),
    record.nullable(),
    instant.nullable(),
    z.array(reading),
    instant.nullable(),
    instant.nullable(),
    z.array(announcement),
    claim.nullable(),
    flag,
    fields.nullable(),
    z.array(z.string()),
    flag,
    flag,
    notMonitored.nullable(),
  ])
  .transform(
    ([
      _,
      issueKey,
      changedAt,
      news,
      readUpTo,
      record,
      measuredAt,
      clocks,
      nextAt,
      fieldsDueAt,
      announcements,
      claim,
      isDone,
      fields,
      restingStatuses,
      awaitsReply,
      isOnEdge,
      notMonitored,
    ]): TicketBody => ({
      issueKey,
      changedAt,
      news,
      readUpTo,
      record,
      measuredAt,
      clocks,
      nextAt,
      fieldsDueAt,
      announcements,
      claim,
      isDone,
      fields,
      restingStatuses,
      awaitsReply,
      isOnEdge,
      notMonitored,
    }),
  );

export function packBody(ticket: TicketBody): z.input<typeof ticketBody> {
  const { record, claim, fields, notMonitored } = ticket;
  return [
    2,
    ticket.issueKey,
    ticket.changedAt,
    ticket.news === null ? null : ticket.news.map(({ at, from, to }) => [at, from, to]),
    ticket.readUpTo,
    record === null
      ? null
      : [record.createdAt, record.initial, record.changes.map(({ at, values }) => [at, values]), record.firstReplyAt],
    ticket.measuredAt,
    ticket.clocks.map(packReading),
    ticket.nextAt,
    ticket.fieldsDueAt,
    ticket.announcements.map((one) => [...packStep(one), one.crossedAt, one.postedAt, one.commentId]),
    claim === null ? null : [...packStep(claim), claim.crossedAt, claim.claimedAt],
    ticket.isDone ? 1 : 0,
    fields === null ? null : packFields(fields),
    [...ticket.restingStatuses],
    ticket.awaitsReply ? 1 : 0,
    ticket.isOnEdge ? 1 : 0,
    notMonitored === null ? null : [reasons.indexOf(notMonitored.reason), notMonitored.since],
  ];
}
