/**
 * The values of a field as one text: several of them each on a line, in the order of the alphabet, so that it makes no
 * difference in which order they were chosen. Null for none.
 */
export function severalValues(names: Iterable<string>): string | null {
  const lines = [...new Set(names)].sort();
  return lines.length === 0 ? null : lines.join("\n");
}

/** The values that stand in a field's text, one by one. */
export function valuesIn(text: string | null): readonly string[] {
  return text === null ? [] : text.split("\n");
}

/** The first of them. */
export function firstValueIn(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}
