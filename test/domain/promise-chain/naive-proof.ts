import type { Instant } from "../../../src/domain/time";
import { isOpenAt, type OpenSpan, openSpans, usedUpAt, workedIn } from "../../../tools/calendar-oracle/open-spans";
import { type WallRun, walkWall } from "../../../tools/calendar-oracle/wall-clock";
import { anchorOf, WINDOW, type WrittenLeg, type WrittenQuestion, type WrittenTime } from "./arbitrary-chain";

/** What the definition says of a question, worked out span by span without any code of the product. */
export interface NaiveProof {
  readonly starts: number;
  readonly late: number;
  readonly lateUnseen: number;
  readonly worstLate: number;
  readonly worstStart: Instant | null;
  readonly smallestPromise: number;
  readonly holdsWithoutOptionalLegs: boolean;
}

/** Some chain or promise goes on for longer than the slow truth looks. */
export class BeyondWindow extends Error {}

const walls = new Map<string, readonly WallRun[]>();

function wallOf(timezone: string, anchor: Instant): readonly WallRun[] {
  const key = `${timezone} ${anchor}`;
  const wall = walls.get(key) ?? walkWall(timezone, anchor, anchor + WINDOW);
  walls.set(key, wall);
  return wall;
}

/** @throws BeyondWindow */
export function naiveProof(question: WrittenQuestion): NaiveProof {
  const spans = new Map<WrittenTime, readonly OpenSpan[]>();
  const spansOf = (time: WrittenTime) => {
    const known = spans.get(time) ?? openSpans(time.calendar, wallOf(time.calendar.timezone, anchorOf(question)));
    spans.set(time, known);
    return known;
  };
  const endOf = (time: WrittenTime, start: Instant) => {
    const end = time.within === 0 ? start : usedUpAt(spansOf(time), start, time.within);
    if (end === undefined) throw new BeyondWindow();
    return end;
  };
  const chainEnd = (legs: readonly WrittenLeg[], start: Instant, withOptional: boolean): Instant =>
    legs
      .filter(({ isOptional }) => withOptional || !isOptional)
      .reduce(
        (at, leg) =>
          "branches" in leg
            ? Math.max(at, ...leg.branches.map((branch) => chainEnd(branch, at, withOptional)))
            : endOf(leg, at),
        start,
      );

  const { promise } = question;
  const open = spansOf(promise);
  const walked = startsOf(question)
    .filter((start) => !question.startsWhenOpen || isOpenAt(open, start))
    .map((start) => {
      const end = chainEnd(question.links, start, true);
      return {
        start,
        lateBy: end - endOf(promise, start),
        needed: workedIn(open, start, end),
        lateWithoutOptionalBy: chainEnd(question.links, start, false) - endOf(promise, start),
      };
    });
  const late = walked.filter(({ lateBy }) => lateBy > 0);
  const worstLate = Math.max(0, ...late.map(({ lateBy }) => lateBy));
  return {
    starts: walked.length,
    late: late.length,
    lateUnseen: late.filter(({ needed }) => needed <= promise.within).length,
    worstLate,
    worstStart: late.find(({ lateBy }) => lateBy === worstLate)?.start ?? null,
    smallestPromise: Math.max(0, ...walked.map(({ needed }) => needed)),
    holdsWithoutOptionalLegs: walked.every(({ lateWithoutOptionalBy }) => lateWithoutOptionalBy <= 0),
  };
}

function startsOf({ from, to, step }: WrittenQuestion): Instant[] {
  const starts: Instant[] = [];
  for (let start = from; start < to; start += step) starts.push(start);
  return starts;
}
