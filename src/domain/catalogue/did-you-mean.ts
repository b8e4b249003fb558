/**
 * The candidate that a mistyped word most likely means: at most one edit (insert, drop, replace or swap neighbours) in
 * every three letters, one in a word of two, upper and lower case alike; null when none is that near. Of equally near ones
 * the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const typed = word.toLowerCase();
  let best: string | null = null;
  let fewest = Math.min(word.length - 1, Math.max(1, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const edits = editsBelow(fewest, typed, candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** ` Did you mean "…"?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === null ? "" : ` Did you mean ${JSON.stringify(candidate)}?`;
}

/**
 * Optimal string alignment distance, row by row; the limit itself where it is not below. What both words begin and end
 * with is left out and a hopeless row ends the search, as a file may have thousands of keys and as many typos.
 */
function editsBelow(limit: number, from: string, to: string): number {
  const shorter = Math.min(from.length, to.length);
  let begin = 0;
  while (begin < shorter && from[begin] === to[begin]) begin++;
  let end = 0;
  while (end < shorter - begin && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  const rows = from.length - begin - end;
  const columns = to.length - begin - end;
  let beforeLast: number[] = [];
  let last = [0];
  for (let column = 1; column <= columns; column++) last.push(column);
  for (let row = 1; row <= rows; row++) {
    const current = [row];
    let fewest = row;
    const letter = from[begin + row - 1];
    for (let column = 1; column <= columns; column++) {
      const other = to[begin + column - 1];
      let edits = Math.min(last[column - 1]! + (letter === other ? 0 : 1), last[column]! + 1, current[column - 1]! + 1);
      if (row > 1 && column > 1 && letter === to[begin + column - 2] && from[begin + row - 2] === other)
        edits = Math.min(edits, beforeLast[column - 2]! + 1);
      current.push(edits);
      if (edits < fewest) fewest = edits;
    }
    // A swap of neighbours reaches over one row, so two of them must be hopeless.
    if (fewest >= limit && Math.min(...last) >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[columns]!, limit);
}
