import { noticeOf } from "../../../../src/domain/availability/agreed-availability";
import type { RecordedOutage } from "../../../../src/domain/availability/availability-record";
import { isAnnounced, nameOfSubject, ORDINARY_NOTICE, type Subject } from "../../../../src/domain/availability/outage";
import { spanOfPeriod } from "../../../../src/domain/availability/promise-periods";
import { hoursBy, type ServiceAvailability } from "../../../../src/domain/availability/service-availability";
import { common, NEVER, type Span, united } from "../../../../src/domain/availability/span";
import { subjectsBehind } from "../../../../src/domain/availability/subjects-behind";
import type { Instant, Milliseconds } from "../../../../src/domain/time";
import { subjectOf } from "./subjects";
import type { KnownAvailability } from "./use-availability";

/** Something that is recorded, as a table shows it. */
export interface OutageRow {
  readonly key: string;
  readonly subject: Subject;
  readonly from: Instant;
  /** Null while it goes on. */
  readonly to: Instant | null;
  readonly loss: number;
  readonly kind: "outage" | "maintenance" | "late" | "withdrawn";
  /** Agreed hours that it took, whole ones whatever was lost in them; null without a promise. */
  readonly counted: Milliseconds | null;
  /** Null for what a monitor's log says. */
  readonly recorded: RecordedOutage | null;
}

/** What took a service down in the period, or would have: everything recorded on it and on what is behind it. */
export function rowsOfService(known: KnownAvailability, line: ServiceAvailability): OutageRow[] {
  const behind = subjectsBehind(known.catalogue, line.service);
  const hours = hoursBy(known.catalogue)(line.promise.calendar);
  const promised = united(line.promised);
  const counted = ({ from, to }: Span) =>
    common([{ from, to }], promised).reduce((sum, one) => sum + hours.workingTimeBetween(one.from, one.to), 0);
  return rows(known, (name) => behind.has(name), noticeOf(line.promise), counted);
}

/** What is recorded on anything that no promise of the period is about; what is planned is listed apart. */
export function otherRows(known: KnownAvailability): OutageRow[] {
  const promised = new Set(known.lines.flatMap(({ service }) => [...subjectsBehind(known.catalogue, service)]));
  return rows(
    known,
    (name) => !promised.has(name),
    ORDINARY_NOTICE,
    () => null,
  );
}

function rows(
  { record, period, timezone, at }: KnownAvailability,
  isMeant: (name: string) => boolean,
  notice: Milliseconds,
  counted: (span: Span) => Milliseconds | null,
): OutageRow[] {
  const within = spanOfPeriod(period, timezone);
  const isWithin = (from: Instant, to: Instant) => from < within.to && to > within.from;
  const recorded = record.outages
    .filter(({ subject, from, to }) => isMeant(nameOfSubject(subject)) && isWithin(from, to ?? NEVER))
    .map((outage): OutageRow => {
      const { id, subject, from, to, loss, isWithdrawn, announcedAt } = outage;
      const kind = isWithdrawn
        ? "withdrawn"
        : announcedAt === null
          ? "outage"
          : isAnnounced(outage, notice)
            ? "maintenance"
            : "late";
      return { key: id, subject, from, to, loss, kind, counted: counted({ from, to: to ?? at }), recorded: outage };
    });
  const seen = [...record.checked].flatMap(([name, { losses }]) =>
    isMeant(name)
      ? losses
          .filter(({ from, to }) => isWithin(from, to))
          .map(({ from, to, loss }): OutageRow => {
            const subject = subjectOf(name);
            const key = `${name} ${from}`;
            return { key, subject, from, to, loss, kind: "outage", counted: counted({ from, to }), recorded: null };
          })
      : [],
  );
  return [...recorded, ...seen].sort((one, other) => other.from - one.from);
}
