import type { Catalogue } from "../catalogue/catalogue";
import { type Instant, MINUTE } from "../time";
import type { AvailabilityEntry } from "./availability-entry";
import type { AvailabilityRecord } from "./availability-record";
import { type CheckLog, joined } from "./check-log/check-log";
import { nameOfSubject, type Outage, type Subject, WHOLE } from "./outage";

/** Something that people record about availability. */
export type AvailabilityDeed =
  | { readonly kind: "outage"; readonly outage: Outage }
  | { readonly kind: "ended"; readonly of: string; readonly to: Instant }
  | { readonly kind: "corrected"; readonly of: string; readonly outage: Outage; readonly reason: string }
  | { readonly kind: "recording"; readonly subject: Subject; readonly from: Instant; readonly to: Instant | null }
  | {
      readonly kind: "checks";
      readonly file: string;
      readonly logs: readonly { readonly subject: Subject; readonly log: CheckLog }[];
    }
  | { readonly kind: "withdrawn"; readonly of: string; readonly reason: string };

/** Why a deed cannot be done. */
export type AvailabilityProblem =
  | "unknown-subject"
  | "in-future"
  | "end-in-future"
  | "ends-before-it-begins"
  | "loss-out-of-range"
  | "maintenance-without-end"
  | "announced-in-future"
  | "reason-missing"
  | "too-long"
  | "no-such-entry"
  | "ended-already"
  | "withdrawn-already"
  | "bad-log";

const LONGEST_TEXT = 10_000;
/** A line of the store holds no more; longer logs come in parts. */
export const MOST_LOSSES = 4_000;
/** Clocks of people and servers differ by moments. */
const TOLERANCE = MINUTE;

/** Everything that is wrong with a deed at this moment; none when it can be recorded. */
export function problemsOfDeed(
  deed: AvailabilityDeed,
  record: AvailabilityRecord,
  catalogue: Catalogue,
  now: Instant,
): AvailabilityProblem[] {
  const latest = now + TOLERANCE;
  const subjectProblems = ({ kind, key }: Subject): AvailabilityProblem[] => {
    const among = kind === "service" ? catalogue.services : (catalogue.configurationItems ?? []);
    return among.some((one) => one.key === key) ? [] : ["unknown-subject"];
  };
  switch (deed.kind) {
    case "outage":
      return [...subjectProblems(deed.outage.subject), ...problemsOfOutage(deed.outage, latest)];
    case "corrected":
      return [
        ...problemsOfReason(deed.reason),
        ...problemsOfReference(record, deed.of, true),
        ...subjectProblems(deed.outage.subject),
        ...problemsOfOutage(deed.outage, latest),
      ];
    case "withdrawn":
      return [...problemsOfReason(deed.reason), ...problemsOfReference(record, deed.of, false)];
    case "ended": {
      const reference = problemsOfReference(record, deed.of, false);
      const open = openOf(record, deed.of);
      if (reference.length > 0) return reference;
      if (open === null) return ["ended-already"];
      return [...(deed.to <= open.from ? ["ends-before-it-begins" as const] : []), ...inFuture(deed.to, latest)];
    }
    case "recording":
      return [
        ...subjectProblems(deed.subject),
        ...(deed.from > latest ? ["in-future" as const] : []),
        ...(deed.to !== null && deed.to <= deed.from ? ["ends-before-it-begins" as const] : []),
        ...(deed.to === null ? [] : inFuture(deed.to, latest)),
      ];
    case "checks":
      return [
        ...(deed.file.length > LONGEST_TEXT ? ["too-long" as const] : []),
        ...unique(
          deed.logs.flatMap(({ subject, log }) => [...subjectProblems(subject), ...problemsOfLog(log, latest)]),
        ),
      ];
  }
}

function problemsOfOutage({ from, to, loss, announcedAt, note }: Outage, latest: Instant): AvailabilityProblem[] {
  const problems: AvailabilityProblem[] = [];
  if (announcedAt === null) {
    if (from > latest) problems.push("in-future");
    if (to !== null) problems.push(...inFuture(to, latest));
  } else {
    if (to === null) problems.push("maintenance-without-end");
    if (announcedAt > latest) problems.push("announced-in-future");
  }
  if (to !== null && to <= from) problems.push("ends-before-it-begins");
  if (!Number.isInteger(loss) || loss < 1 || loss > WHOLE) problems.push("loss-out-of-range");
  if (note.length > LONGEST_TEXT) problems.push("too-long");
  return problems;
}

const inFuture = (to: Instant, latest: Instant): AvailabilityProblem[] => (to > latest ? ["end-in-future"] : []);

function problemsOfReason(reason: string): AvailabilityProblem[] {
  if (reason.trim() === "") return ["reason-missing"];
  return reason.length > LONGEST_TEXT ? ["too-long"] : [];
}

function problemsOfReference(record: AvailabilityRecord, of: string, isOutage: boolean): AvailabilityProblem[] {
  const outage = record.outages.find(({ id }) => id === of);
  if (outage !== undefined) return outage.isWithdrawn ? ["withdrawn-already"] : [];
  const isThere = record.recordings.some(({ id }) => id === of) || record.imports.some(({ batch }) => batch === of);
  return isThere && !isOutage ? [] : ["no-such-entry"];
}

function openOf(record: AvailabilityRecord, of: string): { readonly from: Instant } | null {
  const one = record.outages.find(({ id }) => id === of) ?? record.recordings.find(({ id }) => id === of) ?? null;
  return one === null || one.to !== null ? null : one;
}

function problemsOfLog({ from, to, losses, last }: CheckLog, latest: Instant): AvailabilityProblem[] {
  const isLoss = (loss: number) => Number.isInteger(loss) && loss >= 1 && loss <= WHOLE;
  const areSound = losses.every(
    ([start, end, loss], place) =>
      start < end && start >= (place === 0 ? from : losses[place - 1]![1]) && end <= to && isLoss(loss),
  );
  if (from > to || losses.length > MOST_LOSSES || !areSound || !(last === 0 || isLoss(last))) return ["bad-log"];
  return to > latest ? ["end-in-future"] : [];
}

const unique = (problems: readonly AvailabilityProblem[]) => [...new Set(problems)];

/**
 * What is recorded of a deed that has no problems; nothing where a log brings nothing that is not known already.
 * @param id made up by whoever asks
 */
export function entriesOfDeed(
  deed: AvailabilityDeed,
  record: AvailabilityRecord,
  id: string,
  at: Instant,
  by: string,
): AvailabilityEntry[] {
  const made = { at, by };
  switch (deed.kind) {
    case "outage":
    case "recording":
      return [{ ...deed, id, ...made }];
    case "corrected":
      return [
        {
          ...deed,
          id,
          ...made,
          outage: { ...announcedAnew(deed, record, at), ticket: ticketOf(record, deed.of) },
          was: reachOfKnown(record, deed.of),
        },
      ];
    case "ended":
    case "withdrawn":
      return [{ ...deed, id, ...made, was: reachOfKnown(record, deed.of) }];
    case "checks": {
      const news = deed.logs.filter(({ subject, log }) => isNews(record, subject, log));
      return news.map(({ subject, log }, place) => ({
        kind: "checks",
        id: place === 0 ? id : `${id}.${place}`,
        ...made,
        subject,
        log,
        file: deed.file,
        batch: id,
      }));
    }
  }
}

/** What was announced for one time was not announced for another: whoever widens or moves maintenance announces it anew. */
function announcedAnew(
  { of, outage }: Extract<AvailabilityDeed, { kind: "corrected" }>,
  record: AvailabilityRecord,
  at: Instant,
): Outage {
  const before = record.outages.find(({ id }) => id === of);
  if (outage.announcedAt === null || before === undefined || before.announcedAt === null) return outage;
  const isWithin = outage.from >= before.from && outage.to !== null && before.to !== null && outage.to <= before.to;
  const isSame = nameOfSubject(outage.subject) === nameOfSubject(before.subject);
  return isWithin && isSame ? outage : { ...outage, announcedAt: at };
}

/** Which ticket said so does not change. */
function ticketOf(record: AvailabilityRecord, of: string): Outage["ticket"] {
  return record.outages.find(({ id }) => id === of)?.ticket ?? null;
}

function reachOfKnown(record: AvailabilityRecord, of: string): { readonly from: Instant; readonly to: Instant | null } {
  const one = record.outages.find(({ id }) => id === of) ?? record.recordings.find(({ id }) => id === of);
  if (one !== undefined) return { from: one.from, to: one.to };
  const logs = record.imports.find(({ batch }) => batch === of)?.logs ?? [];
  return {
    from: Math.min(...logs.map(({ log }) => log.from)),
    to: Math.max(...logs.map(({ log }) => log.to)),
  };
}

function isNews(record: AvailabilityRecord, subject: Subject, log: CheckLog): boolean {
  const name = nameOfSubject(subject);
  const before = record.checked.get(name);
  if (before === undefined) return true;
  const logs = record.imports.flatMap((one) => one.logs).filter((one) => nameOfSubject(one.subject) === name);
  return JSON.stringify(joined([...logs.map((one) => one.log), log])) !== JSON.stringify(before);
}
