/** Signs that turn the direction of writing, of their own text or of what follows: letters written from right to left, and marks. */
const TURNS =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/**
 * A typed text for the midst of a sentence: as it was typed, but whatever direction it is written in, and whatever marks it
 * leaves open, end with it (Unicode's isolates, UAX #9). A text without any such sign is unchanged.
 */
export function apart(typed: string): string {
  if (!TURNS.test(typed)) return typed;
  let open = 0;
  let closesMore = 0;
  for (const sign of typed) {
    if (sign === "\u2066" || sign === "\u2067" || sign === FIRST_STRONG_ISOLATE) open += 1;
    else if (sign === POP_ISOLATE && open > 0) open -= 1;
    else if (sign === POP_ISOLATE) closesMore += 1;
  }
  return FIRST_STRONG_ISOLATE.repeat(closesMore + 1) + typed + POP_ISOLATE.repeat(open + 1);
}

/** The beginning of a text, `most` UTF-16 units long at most; half a sign is none. */
export function beginningOf(typed: string, most: number): string {
  const begun = typed.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(begun) ? begun.slice(0, -1) : begun;
}

/** A text that is longer than `most` UTF-16 units as its beginning, which says that there is more. */
export function shortened(typed: string, most: number): string {
  return typed.length > most ? `${beginningOf(typed, most)}…` : typed;
}
