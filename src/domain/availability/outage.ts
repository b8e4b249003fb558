import type { Instant, Milliseconds } from "../time";
import type { Span } from "./span";

/** What can fail: a service of the catalogue, or one of the configuration items that deliver it. */
export interface Subject {
  readonly kind: "service" | "configuration-item";
  readonly key: string;
}

/** Tells subjects apart. */
export const nameOfSubject = ({ kind, key }: Subject) => `${kind} ${key}`;

/** All of a service; what is degraded loses a part of it. */
export const WHOLE = 100;

/** A time in which something could not be used, or shall not be. */
export interface Outage {
  readonly subject: Subject;
  readonly from: Instant;
  /** Null while it goes on. */
  readonly to: Instant | null;
  /** How much of it could not be used, in percent: 100 for all of it, 1 to 99 where it was degraded. */
  readonly loss: number;
  /** When planned maintenance was announced; null for what nobody planned. */
  readonly announcedAt: Instant | null;
  readonly note: string;
  /** The ticket that says so; null for what was recorded by hand. */
  readonly ticket: { readonly issueId: string; readonly issueKey: string } | null;
}

/** How much is lost over a span, in percent. */
export interface LossSpan extends Span {
  readonly loss: number;
}

/**
 * What is lost at each instant where outages overlap: the heaviest counts. Ascending, apart, neighbours of equal loss are one.
 */
export function heaviest(outages: readonly LossSpan[]): LossSpan[] {
  const edges = outages
    .filter(({ from, to, loss }) => from < to && loss > 0)
    .flatMap(({ from, to, loss }) => [
      { at: from, loss, by: 1 },
      { at: to, loss, by: -1 },
    ])
    .sort((one, other) => one.at - other.at);
  const counts = new Uint32Array(WHOLE + 1);
  const made: { from: Instant; to: Instant; loss: number }[] = [];
  let [present, since] = [0, 0];
  for (let place = 0; place < edges.length; ) {
    const { at } = edges[place]!;
    for (; place < edges.length && edges[place]!.at === at; place += 1) counts[edges[place]!.loss]! += edges[place]!.by;
    let next = WHOLE;
    while (next > 0 && counts[next] === 0) next -= 1;
    if (next === present) continue;
    if (present > 0) made.push({ from: since, to: at, loss: present });
    [present, since] = [next, at];
  }
  return made;
}

/** As long before it begins planned maintenance has to be announced where the agreement says nothing else. */
export const ORDINARY_NOTICE: Milliseconds = 24 * 3_600_000;

/** Whether it is planned maintenance that was announced in time; what was not is an outage like any other. */
export function isAnnounced(
  { announcedAt, from }: Pick<Outage, "announcedAt" | "from">,
  notice: Milliseconds,
): boolean {
  return announcedAt !== null && announcedAt <= from - notice;
}
