import type { Instant, Milliseconds } from "../time";

/** From an instant up to another, the last not counted; one that ends where it begins holds nothing. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Ends no span: later than anything that is reckoned. */
export const NEVER: Instant = Number.MAX_SAFE_INTEGER;

/**
 * What any of the spans holds: ascending, apart from each other, none of them empty.
 * @param gap spans that lie no farther apart than this become one, with what lies between
 */
export function united(spans: readonly Span[], gap: Milliseconds = 0): Span[] {
  const sorted = spans.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from);
  const made: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of sorted) {
    const last = made.at(-1);
    if (last !== undefined && from - last.to <= gap) last.to = Math.max(last.to, to);
    else made.push({ from, to });
  }
  return made;
}

/** What both hold. The first are ascending and apart, as `united` makes them, and so are the others. */
export function common<First extends Span>(spans: readonly First[], others: readonly Span[]): First[] {
  const made: First[] = [];
  let place = 0;
  for (const span of spans) {
    while (place < others.length && others[place]!.to <= span.from) place += 1;
    for (let at = place; at < others.length && others[at]!.from < span.to; at += 1)
      made.push({
        ...span,
        from: Math.max(span.from, others[at]!.from),
        to: Math.min(span.to, others[at]!.to),
      });
  }
  return made;
}

/** What the spans hold and none of the others does; both as `united` makes them. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  const made: Span[] = [];
  let place = 0;
  for (const { from, to } of spans) {
    while (place < others.length && others[place]!.to <= from) place += 1;
    let start = from;
    for (let at = place; at < others.length && others[at]!.from < to; at += 1) {
      if (others[at]!.from > start) made.push({ from: start, to: others[at]!.from });
      start = Math.max(start, others[at]!.to);
    }
    if (start < to) made.push({ from: start, to });
  }
  return made;
}
