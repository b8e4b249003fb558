import type { SegmentKindName, StorySegment } from "../../../../src/contract";

/** Segments one after another in which ticket and rule said the same, closed hours included. */
export interface StoryStretch {
  readonly from: string;
  readonly to: string;
  /** Never empty. */
  readonly segments: readonly StorySegment[];
  readonly lengthsMs: Readonly<Record<SegmentKindName, number>>;
}

/** Puts segments together whose cause, status and team are the same, so that a week on one desk is one line. */
export function stretchesOf(segments: readonly StorySegment[]): StoryStretch[] {
  const groups: StorySegment[][] = [];
  for (const segment of segments) {
    const group = groups.at(-1);
    if (group !== undefined && isAlike(group[0]!, segment)) group.push(segment);
    else groups.push([segment]);
  }
  return groups.map(stretchOf);
}

/** Each segment by itself. */
export function singly(segments: readonly StorySegment[]): StoryStretch[] {
  return segments.map((segment) => stretchOf([segment]));
}

export function lengthOf({ from, to }: Pick<StorySegment, "from" | "to">): number {
  return Date.parse(to) - Date.parse(from);
}

function stretchOf(segments: readonly StorySegment[]): StoryStretch {
  const lengthsMs = { running: 0, paused: 0, "outside-hours": 0, stopped: 0 };
  for (const segment of segments) lengthsMs[segment.kind] += lengthOf(segment);
  return { from: segments[0]!.from, to: segments.at(-1)!.to, segments, lengthsMs };
}

function isAlike(one: StorySegment, other: StorySegment): boolean {
  return one.cause === other.cause && one.status === other.status && one.team === other.team;
}
