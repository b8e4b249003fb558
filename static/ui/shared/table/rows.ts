/** How rows of a table are found and put in order; apart from the table so that it can be measured. */

export interface SortBy {
  readonly column: string;
  readonly isDescending: boolean;
}

/** A row with all that a search looks at, in small letters. */
export interface SearchableRow<Row> {
  readonly row: Row;
  readonly text: string;
}

/** Made once for a list of rows, so that each letter typed costs one pass over texts that are ready. */
export function searchable<Row>(rows: readonly Row[], textOf: (row: Row) => string): readonly SearchableRow<Row>[] {
  return rows.map((row) => ({ row, text: textOf(row).toLowerCase() }));
}

/** Rows that have every word of the query, in their own order. */
export function found<Row>(rows: readonly SearchableRow<Row>[], query: string): readonly Row[] {
  const words = query.trim().toLowerCase().split(/\s+/);
  return rows.filter(({ text }) => words.every((word) => text.includes(word))).map(({ row }) => row);
}

const byLanguage = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Rows in the order of a value, texts as people sort them (`item 9` before `item 10`); rows of equal value keep their order. */
export function sorted<Row>(
  rows: readonly Row[],
  orderOf: (row: Row) => string | number,
  isDescending: boolean,
): readonly Row[] {
  const keyed = rows.map((row) => ({ row, value: orderOf(row) }));
  const direction = isDescending ? -1 : 1;
  return keyed
    .sort(({ value: one }, { value: other }) =>
      typeof one === "number" && typeof other === "number"
        ? direction * (one - other)
        : direction * byLanguage.compare(String(one), String(other)),
    )
    .map(({ row }) => row);
}
