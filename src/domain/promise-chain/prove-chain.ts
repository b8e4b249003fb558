import type { Instant, Milliseconds } from "../time";
import { type Chain, type LinkIndex, linksOf, type TimeAllowed, withoutOptionalLegs } from "./chain";
import { chainEnds, endsOf, type Instants, NEVER } from "./chain-end";
import { CriticalPath, type LinkImprovement } from "./critical-path";
import { walkChain } from "./walk-chain";

/** A promise, who stands behind it, and the starts for which it is to be kept. */
export interface ChainQuestion {
  readonly promise: TimeAllowed;
  readonly links: Chain;
  /** Whether only starts count at which the promise's hours are open. */
  readonly startsWhenOpen: boolean;
  /** The first start. */
  readonly from: Instant;
  /** Exclusive; no start at all when it is not after `from`. */
  readonly to: Instant;
  /** From one start to the next; more than 0. */
  readonly step: Milliseconds;
}

/** The starts of one month. */
export interface LateByMonth {
  /** The first instant of the month in UTC. */
  readonly monthAt: Instant;
  readonly starts: number;
  readonly late: number;
}

export interface ChainFigures {
  readonly starts: number;
  /** Starts whose chain ends after the promise is due. */
  readonly late: number;
  /**
   * The late starts of which the promise's own clock shows no breach: its hours are closed between the due instant, which
   * is then a closing time, and the chain's end.
   */
  readonly lateUnseen: number;
  /** The greatest delay in real time; 0 when none is late. */
  readonly worstLate: Milliseconds;
  /** The earliest start with the greatest delay; null when none is late. */
  readonly worstStart: Instant | null;
  /** The greatest working time of the promise's hours between a start and its chain's end; 0 without starts. */
  readonly smallestPromise: Milliseconds;
  /** By how much the promise is longer than the smallest; negative when shorter. */
  readonly slack: Milliseconds;
  /** No start is late. */
  readonly holds: boolean;
  /** No start is late when no optional leg is needed; never false while `holds`. */
  readonly holdsWithoutOptionalLegs: boolean;
  /** Ascending; only months with starts. */
  readonly lateByMonth: readonly LateByMonth[];
  readonly linkToImprove: LinkImprovement | null;
}

export type ChainProof =
  | ({ readonly kind: "proved" } & ChainFigures)
  /** For a ticket raised at `startAt`, a calendar that does not hold enough open time in all the years it can know. */
  | { readonly kind: "promise-never-due"; readonly startAt: Instant }
  | { readonly kind: "link-never-ends"; readonly startAt: Instant; readonly link: LinkIndex };

/** Starts that are walked together: enough to be quick, few enough that any number of starts needs little memory. */
const STARTS_AT_A_TIME = 4_096;

/**
 * Whether a chain keeps a promise, whenever a ticket is raised, if each link takes all its time on its own hours.
 *
 * Both ends are the earliest instants: time used up at closing ends at that closing. A chain without links ends where it
 * starts and keeps any promise. Starts are walked in ascending order; each costs a table look-up or less per link.
 */
export function proveChain(question: ChainQuestion): ChainProof {
  const { promise, links } = question;
  const { hours } = promise;
  const months = new Months();
  const path = new CriticalPath(links, promise);
  let starts = 0;
  let late = 0;
  let lateUnseen = 0;
  let worstLate = 0;
  let worstStart: Instant | null = null;
  let smallestPromise = 0;
  for (const some of startsOf(question)) {
    const dueInstants = endsOf(promise, some);
    const ends = path.walk(some);
    const lateOnes: number[] = [];
    for (let i = 0; i < some.length; i += 1) {
      const start = some[i]!;
      const end = ends[i]!;
      const dueAt = dueInstants[i]!;
      if (dueAt === NEVER) return { kind: "promise-never-due", startAt: start };
      if (end === NEVER) return linkNeverEnds(links, start);
      const needed = hours.workingTimeBetween(start, end);
      if (needed > smallestPromise) smallestPromise = needed;
      months.add(start, end > dueAt);
      if (end <= dueAt) continue;
      lateOnes.push(i);
      if (needed <= promise.within) lateUnseen += 1;
      if (end - dueAt > worstLate) {
        worstLate = end - dueAt;
        worstStart = start;
      }
    }
    starts += some.length;
    late += lateOnes.length;
    if (lateOnes.length > 0) path.addLate(lateOnes, dueInstants);
  }
  return {
    kind: "proved",
    starts,
    late,
    lateUnseen,
    worstLate,
    worstStart,
    smallestPromise,
    slack: promise.within - smallestPromise,
    holds: late === 0,
    holdsWithoutOptionalLegs: late === 0 || holdsWithoutOptionalLegs(question),
    lateByMonth: months.all,
    linkToImprove: path.linkToImprove(),
  };
}

/** All starts that count, ascending, some at a time. */
function* startsOf({ promise, startsWhenOpen, from, to, step }: ChainQuestion): Generator<Instants> {
  if (!(step > 0)) throw new RangeError(`Starts ${step} ms apart never end. Give a step of more than 0.`);
  const count = Math.max(0, Math.ceil((to - from) / step));
  for (let first = 0; first < count; first += STARTS_AT_A_TIME) {
    const starts: Instants = new Float64Array(Math.min(STARTS_AT_A_TIME, count - first));
    for (let i = 0; i < starts.length; i += 1) starts[i] = from + (first + i) * step;
    yield startsWhenOpen ? starts.filter((start) => promise.hours.isOpen(start)) : starts;
  }
}

function linkNeverEnds(links: Chain, startAt: Instant): ChainProof {
  const walk = walkChain(links, startAt);
  if (walk.kind === "ends") throw new Error("A chain that never ends was walked to its end");
  return { kind: "link-never-ends", startAt, link: walk.link };
}

function holdsWithoutOptionalLegs(question: ChainQuestion): boolean {
  const needed = withoutOptionalLegs(question.links);
  if (linksOf(needed).length === linksOf(question.links).length) return false; // the chain is the same, and does not hold
  for (const starts of startsOf(question)) {
    const dueInstants = endsOf(question.promise, starts);
    if (chainEnds(needed, starts).some((end, i) => end > dueInstants[i]!)) return false;
  }
  return true;
}

/** Counts starts, which come in ascending order, month by month. */
class Months {
  readonly all: { readonly monthAt: Instant; starts: number; late: number }[] = [];
  private endAt = Number.NEGATIVE_INFINITY;

  add(start: Instant, isLate: boolean): void {
    if (start >= this.endAt) this.begin(start);
    const month = this.all.at(-1)!;
    month.starts += 1;
    if (isLate) month.late += 1;
  }

  private begin(start: Instant): void {
    const date = new Date(start);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    this.all.push({ monthAt: Date.UTC(year, month), starts: 0, late: 0 });
    this.endAt = Date.UTC(year, month + 1);
  }
}
