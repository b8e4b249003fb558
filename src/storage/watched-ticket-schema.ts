import { type JournalEffects, noEffects } from "../domain/journal/journal-effects";
import type { Announcement, Claim, StepIdentity } from "../domain/monitoring/announcement";
import type { ClockReading } from "../domain/monitoring/clock-reading";
import type { FieldRecord, FieldValues } from "../domain/monitoring/field-record";
import type { StatusFields } from "../domain/monitoring/status-fields";
import type { WatchedTicket } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";
import {
  countedFrom,
  type Form,
  flag,
  instant,
  listOf,
  number,
  orNull,
  places,
  text,
  valuesOf,
  wordOf,
} from "./positional-form";

/**
 * How a ticket is stored. Storage is paid by the kilobyte written, and a ticket is written a dozen times in its life: so
 * its values stand by position, without names, words of a fixed choice are numbers, instants count from its creation, and
 * ids of custom fields are their numbers alone.
 */

/** Numbered by position; a new word goes to the end. */
const kinds = ["sla", "ola", "uc"] as const;
const measures = ["resolution", "response"] as const;
const states = ["running", "paused", "stopped"] as const;
const promiseStates = ["running", "paused", "met", "breached", "none"] as const;
const reasons = ["not-readable", "comment-refused"] as const;

const perhapsInstant = orNull(instant);
const perhapsText = orNull(text);
const values = valuesOf(perhapsText);

const PREFIX = "customfield_";
/** No id of Jira's begins with a digit. */
const longId = (id: string) => (id >= "0" && id < ":" ? PREFIX + id : id);
const shortId = (id: string) => (/^customfield_\d+$/.test(id) ? id.slice(PREFIX.length) : id);

function withIds(given: FieldValues, idOf: (id: string) => string): Record<string, string | null> {
  const named: Record<string, string | null> = {};
  for (const id of Object.keys(given)) named[idOf(id)] = given[id]!;
  return named;
}

const news = places([instant, values, values], ([at, from, to]) => ({
  at,
  from: withIds(from, longId),
  to: withIds(to, longId),
}));
const change = places([instant, values], ([at, changed]) => ({ at, values: withIds(changed, longId) }));
/** Most fields of a ticket are empty at first: their ids stand in a list. */
const record = places(
  [instant, values, listOf(text), listOf(change), perhapsInstant],
  ([createdAt, filled, empty, changes, firstReplyAt]) => {
    const initial = withIds(filled, longId);
    for (const id of empty) initial[longId(id)] = null;
    return { createdAt, initial, changes, firstReplyAt };
  },
);

function packRecord({ createdAt, initial, changes, firstReplyAt }: FieldRecord, since: Since): readonly unknown[] {
  const filled: Record<string, string> = {};
  const empty: string[] = [];
  for (const [id, value] of Object.entries(initial)) {
    if (value === null) empty.push(shortId(id));
    else filled[shortId(id)] = value;
  }
  const packed = changes.map(({ at, values: changed }) => [since(at), withIds(changed, shortId)]);
  return [since(createdAt), filled, empty, packed, since(firstReplyAt)];
}

const reading = places(
  [
    text,
    number,
    wordOf(kinds),
    wordOf(measures),
    number,
    perhapsText,
    wordOf(states),
    instant,
    perhapsInstant,
    number,
    number,
    perhapsInstant,
    perhapsInstant,
  ],
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

const packReading = (clock: ClockReading, since: Since): readonly unknown[] => [
  clock.agreement,
  clock.version,
  kinds.indexOf(clock.kind),
  measures.indexOf(clock.measure),
  clock.cycle,
  clock.priority,
  states.indexOf(clock.state),
  since(clock.startedAt),
  since(clock.stoppedAt),
  clock.target,
  clock.elapsed,
  since(clock.dueAt),
  since(clock.breachedAt),
];

const step = [text, number, wordOf(measures), number, number] as const;
const packStep = ({ agreement, version, measure, cycle, level }: StepIdentity) =>
  [agreement, version, measures.indexOf(measure), cycle, level] as const;

const announcement = places(
  [...step, instant, instant, perhapsText],
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

const claim = places(
  [...step, instant, instant],
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

const fields = places(
  [perhapsText, wordOf(promiseStates), number, perhapsInstant, perhapsInstant, perhapsInstant, perhapsText],
  ([agreement, state, level, resolutionDueAt, responseDueAt, nextEscalationAt, status]): StatusFields => ({
    agreement,
    state,
    level,
    resolutionDueAt,
    responseDueAt,
    nextEscalationAt,
    status,
  }),
);

const packFields = (written: StatusFields, since: Since): readonly unknown[] => [
  written.agreement,
  promiseStates.indexOf(written.state),
  written.level,
  since(written.resolutionDueAt),
  since(written.responseDueAt),
  since(written.nextEscalationAt),
  written.status,
];

const notMonitored = places([wordOf(reasons), instant], ([reason, since]) => ({ reason, since }));

/** What is stored beside the row's own attributes; the first value is the version of this form. */
export type TicketBody = Omit<WatchedTicket, "issueId" | "projectId">;

const effects = places(
  [
    flag,
    listOf(text),
    valuesOf(
      places(
        [number, orNull(places([text, number], (pending) => pending)), listOf(number), perhapsText],
        (clock) => clock,
      ),
    ),
  ],
  ([isExcluded, lines, clocks]): JournalEffects => ({
    isExcluded,
    lines,
    clocks: Object.fromEntries(
      Object.entries(clocks).map(([key, [additional, pending, acknowledged, explanation]]) => [
        key,
        {
          additional,
          pending: pending && { entry: pending[0], additional: pending[1] },
          acknowledged,
          explanation,
        },
      ]),
    ),
  }),
);

/** Few tickets have a journal: 0 stands for none. */
const perhapsEffects: Form<JournalEffects> = (stored, origin) => (stored === 0 ? noEffects : effects(stored, origin));

function packEffects({ isExcluded, lines, clocks }: JournalEffects): readonly unknown[] {
  const packed = Object.entries(clocks).map(([key, { additional, pending, acknowledged, explanation }]) => [
    key,
    [additional, pending && [pending.entry, pending.additional], [...acknowledged], explanation],
  ]);
  return [isExcluded ? 1 : 0, [...lines], Object.fromEntries(packed)];
}

const ticket = places(
  [
    text,
    perhapsInstant,
    orNull(listOf(news)),
    perhapsInstant,
    orNull(record),
    perhapsInstant,
    listOf(reading),
    perhapsInstant,
    perhapsInstant,
    listOf(announcement),
    orNull(claim),
    flag,
    orNull(fields),
    listOf(text),
    flag,
    flag,
    orNull(notMonitored),
    perhapsEffects,
  ],
  ([
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
    journal,
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
    journal,
    notMonitored,
  }),
);

const FORM = 1;

/** `[version of the form, the ticket's creation, what there is to say]`. */
export const ticketBody: Form<TicketBody> = countedFrom(FORM, ticket);

export function packBody(ticket: TicketBody): readonly unknown[] {
  // Of a ticket that was never read there is one instant.
  const origin = ticket.record?.createdAt ?? 0;
  return [FORM, origin, packTicket(ticket, countingFrom(origin))];
}

/** An instant as it is stored: storage is paid for by the character, and since a ticket's creation they are short. */
type Since = (at: Instant | null) => number | null;

const countingFrom =
  (origin: Instant): Since =>
  (at) =>
    at === null ? null : at - origin;

function packTicket(ticket: TicketBody, since: Since): readonly unknown[] {
  const { record, claim, fields, notMonitored } = ticket;
  return [
    ticket.issueKey,
    since(ticket.changedAt),
    ticket.news === null
      ? null
      : ticket.news.map(({ at, from, to }) => [since(at), withIds(from, shortId), withIds(to, shortId)]),
    since(ticket.readUpTo),
    record === null ? null : packRecord(record, since),
    since(ticket.measuredAt),
    ticket.clocks.map((clock) => packReading(clock, since)),
    since(ticket.nextAt),
    since(ticket.fieldsDueAt),
    ticket.announcements.map((one) => [...packStep(one), since(one.crossedAt), since(one.postedAt), one.commentId]),
    claim === null ? null : [...packStep(claim), since(claim.crossedAt), since(claim.claimedAt)],
    ticket.isDone ? 1 : 0,
    fields === null ? null : packFields(fields, since),
    [...ticket.restingStatuses],
    ticket.awaitsReply ? 1 : 0,
    ticket.isOnEdge ? 1 : 0,
    notMonitored === null ? null : [reasons.indexOf(notMonitored.reason), since(notMonitored.since)],
    ticket.journal.lines.length > 0 ? packEffects(ticket.journal) : 0,
  ];
}
