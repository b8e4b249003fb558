/** From so many letters on a typed word may be wrong in one place, and in two. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
/** So long, a word within another is no accident; signs that are words by themselves count at once. */
const INSIDE_FROM = 3;

/**
 * How well a typed word names a word of a text, from 0 to 1: the word itself, its beginning, its beginning with more typed
 * (`printers` for `printer`), a part of it, or any of these but for a slip of the finger. Both are plain.
 */
export function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return 0.8;
  if (word.length >= ONE_SLIP_FROM && typed.startsWith(word)) return 0.6;
  if ((typed.length >= INSIDE_FROM || /[^\p{Script=Latin}\p{N}]/u.test(typed)) && word.includes(typed)) return 0.5;
  const allowed = typed.length >= TWO_SLIPS_FROM ? 2 : typed.length >= ONE_SLIP_FROM ? 1 : 0;
  if (allowed === 0 || word.length < typed.length - allowed) return 0;
  if (slips(typed, word, allowed) <= allowed) return 0.4;
  return slips(typed, word.slice(0, typed.length), allowed) <= allowed ? 0.3 : 0;
}

/** Letters to change, leave out, put in, or swap with a neighbour to make one word the other; beyond `most`, any number above it. */
function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let least = Math.min(last[column]! + 1, line[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) least = Math.min(least, before[column - 2]! + 1);
      line.push(least);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return last[other.length]!;
}
