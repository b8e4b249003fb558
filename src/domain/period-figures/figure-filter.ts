import type { AgreementKind } from "../agreement/agreement";
import type { Measure } from "../agreement/measure";
import type { HistoryTable } from "../history-pages/history-table";

/** By what figures are told apart. A supplier is the counterpart of an underpinning contract. */
export type Dimension = "agreement" | "customer" | "service" | "priority" | "team" | "supplier" | "agent";

/**
 * Which clocks count: those that are among the values of every list that is given; null among them stands for clocks that
 * have no such value. Agreements by key, whatever the version; services and customers by the catalogue's keys.
 */
export interface FigureFilter {
  readonly kinds?: readonly AgreementKind[];
  readonly measures?: readonly Measure[];
  readonly agreement?: readonly (string | null)[];
  readonly customer?: readonly (string | null)[];
  readonly service?: readonly (string | null)[];
  readonly priority?: readonly (string | null)[];
  readonly team?: readonly (string | null)[];
  readonly supplier?: readonly (string | null)[];
  /** Accounts. */
  readonly agent?: readonly (string | null)[];
}

/** For each row the place of its value among the words of a dimension; -1 for none. */
export interface DimensionColumn {
  readonly places: Int32Array;
  readonly words: readonly string[];
}

/** Worked out once for a table: filters change, tables do not. */
const columns = new WeakMap<HistoryTable, Map<Dimension, DimensionColumn>>();

export function dimensionOf(table: HistoryTable, dimension: Dimension): DimensionColumn {
  let known = columns.get(table);
  if (known === undefined) {
    known = new Map();
    columns.set(table, known);
  }
  let column = known.get(dimension);
  if (column === undefined) {
    column = columnOf(table, dimension);
    known.set(dimension, column);
  }
  return column;
}

function columnOf(table: HistoryTable, dimension: Dimension): DimensionColumn {
  const { rows, words } = table;
  switch (dimension) {
    case "customer":
      return { places: rows.customer, words: words.customers };
    case "service":
      return { places: rows.service, words: words.services };
    case "priority":
      return { places: rows.priority, words: words.priorities };
    case "team":
      return { places: rows.team, words: words.teams };
    case "agent":
      return { places: byTicket(table, table.tickets.assignee), words: words.assignees };
    case "agreement":
      return byPromise(table, ({ agreement }) => agreement);
    case "supplier":
      return byPromise(table, ({ kind, party }) => (kind === "uc" ? (party[0] ?? null) : null));
  }
}

function byTicket({ rows }: HistoryTable, placeOf: Int32Array): Int32Array {
  const places = new Int32Array(rows.count);
  for (let row = 0; row < rows.count; row++) places[row] = placeOf[rows.ticket[row]!]!;
  return places;
}

function byPromise(
  { rows, words }: HistoryTable,
  partOf: (promise: HistoryTable["words"]["promises"][number]) => string | null,
): DimensionColumn {
  const values = words.promises.map(partOf);
  const list = [...new Set(values.filter((value) => value !== null))];
  const placeOf = Int32Array.from(values, (value) => (value === null ? -1 : list.indexOf(value)));
  const places = new Int32Array(rows.count);
  for (let row = 0; row < rows.count; row++) places[row] = placeOf[rows.promise[row]!]!;
  return { places, words: list };
}

/** Whether each row passes: 1 or 0. */
export function passing(table: HistoryTable, filter: FigureFilter): Uint8Array {
  const { count, promise } = table.rows;
  const passes = new Uint8Array(count).fill(1);
  const { kinds, measures } = filter;
  if (kinds !== undefined || measures !== undefined) {
    const allowed = Uint8Array.from(table.words.promises, ({ kind, measure }) =>
      Number((kinds?.includes(kind) ?? true) && (measures?.includes(measure) ?? true)),
    );
    for (let row = 0; row < count; row++) passes[row] = allowed[promise[row]!]!;
  }
  for (const dimension of ["agreement", "customer", "service", "priority", "team", "supplier", "agent"] as const) {
    const wanted = filter[dimension];
    if (wanted === undefined) continue;
    const { places, words } = dimensionOf(table, dimension);
    const set = new Set(wanted);
    // The last place is for rows without a value.
    const allowed = Uint8Array.from([...words, null], (word) => Number(set.has(word)));
    for (let row = 0; row < count; row++) {
      const place = places[row]!;
      passes[row]! &= allowed[place < 0 ? words.length : place]!;
    }
  }
  return passes;
}
