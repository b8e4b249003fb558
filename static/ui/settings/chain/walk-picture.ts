import type { ServiceHours } from "../../../../src/domain/calendar/service-hours";
import { type Chain, type LinkIndex, linksOf, type TimeAllowed } from "../../../../src/domain/promise-chain/chain";
import { openStretches, type Stretch, walkChain } from "../../../../src/domain/promise-chain/walk-chain";
import { HOUR, type Instant, type Milliseconds } from "../../../../src/domain/time";
import { dueAt } from "../agreements/due-at";
import { type TimeAxis, timeAxis } from "./time-axis";

/** The promise, or one link, beside the others on the same axis. */
export interface Lane {
  /** Null for the promise. */
  readonly link: LinkIndex | null;
  readonly name: string;
  readonly isOptional: boolean;
  /** Working time that it is allowed. */
  readonly within: Milliseconds;
  /** From when the clock or the one before begins until the time allowed is used up. */
  readonly from: Instant;
  readonly to: Instant;
  /** The time at work between the two. */
  readonly working: readonly Stretch[];
  /** When its hours are closed, over the whole axis: what is shaded. */
  readonly closed: readonly Stretch[];
  /** The part after the promise is due; null when all of it is in time. Always null for the promise. */
  readonly overrun: Stretch | null;
}

export type WalkPicture =
  | {
      readonly kind: "picture";
      readonly axis: TimeAxis;
      readonly start: Instant;
      readonly dueAt: Instant;
      readonly endAt: Instant;
      readonly promise: Lane;
      /** In the order of `linksOf` the chain. */
      readonly links: readonly Lane[];
    }
  /** Some calendar does not open long enough any more; `name` is null for the promise's own. */
  | { readonly kind: "never"; readonly name: string | null };

/** One ticket's way through a chain, for people to follow on one time axis in the promise's zone. */
export function pictureOfWalk(
  promise: TimeAllowed & { readonly name: string; readonly timezone: string },
  chain: Chain,
  start: Instant,
): WalkPicture {
  const due = dueAt(promise, start);
  if (due === null) return { kind: "never", name: null };
  const links = linksOf(chain);
  const walk = walkChain(chain, start);
  if (walk.kind === "never-ends") return { kind: "never", name: links[walk.link]!.name };
  const lastAt = Math.max(due, walk.endAt, start + HOUR);
  const margin = (lastAt - start) * 0.03;
  const axis = timeAxis(start - margin, lastAt + margin, promise.timezone);
  return {
    kind: "picture",
    axis,
    start,
    dueAt: due,
    endAt: walk.endAt,
    promise: {
      link: null,
      name: promise.name,
      isOptional: false,
      within: promise.within,
      from: start,
      to: due,
      working: openStretches(promise.hours, start, due),
      closed: closedStretches(promise.hours, axis),
      overrun: null,
    },
    links: walk.links.map(({ link, from, to, working }) => {
      const { name, isOptional, within, hours } = links[link]!;
      const overrun = to > due ? { from: Math.max(from, due), to } : null;
      return { link, name, isOptional, within, from, to, working, closed: closedStretches(hours, axis), overrun };
    }),
  };
}

/** What is left of a range when the open time is taken out. */
function closedStretches(hours: ServiceHours, { from, to }: Stretch): Stretch[] {
  const closed: Stretch[] = [];
  let at = from;
  for (const open of openStretches(hours, from, to)) {
    if (open.from > at) closed.push({ from: at, to: open.from });
    at = open.to;
  }
  if (at < to) closed.push({ from: at, to });
  return closed;
}
