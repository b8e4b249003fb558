import { type CommentKind, type HistoryRow, type ValueField, valueFields } from "./history-row";

/** One field that got another value; null is no value. */
export interface RecordedItem {
  readonly field: ValueField;
  readonly from: string | null;
  readonly to: string | null;
}

export interface RecordedChange {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Null when the file names nobody. */
  readonly actor: string | null;
  /** At least one, at most one for a field, in the order of `valueFields`. */
  readonly items: readonly RecordedItem[];
}

export interface RecordedComment {
  readonly at: number;
  readonly actor: string | null;
  readonly kind: CommentKind;
}

/** What a history says of one ticket. The same rows in another order give the same ticket, unless two of them share ticket, instant and field. */
export interface RecordedTicket {
  /** The number by which the recording system knew it. */
  readonly number: string;
  readonly createdAt: number;
  readonly createdBy: string | null;
  /** The values at creation; a field that had none is absent. */
  readonly initial: Readonly<Partial<Record<ValueField, string>>>;
  /** In order of time, all after creation, each with an instant of its own. */
  readonly changes: readonly RecordedChange[];
  /** In order of time, none before creation. */
  readonly comments: readonly RecordedComment[];
}

/** What happened to a ticket after its creation. */
export type RecordedStep = RecordedChange | RecordedComment;

/** Changes and comments in order of time; of one instant the change comes first. */
export function stepsOf({ changes, comments }: RecordedTicket): RecordedStep[] {
  return [...changes, ...comments].sort((a, b) => a.at - b.at);
}

/** Rows of one ticket (at least one), in file order. */
export function recordedTicket(number: string, rows: readonly HistoryRow[]): RecordedTicket {
  const byTime = rows.toSorted((a, b) => a.at - b.at);
  const created = byTime.find(({ field }) => field === "created");
  const createdAt = (created ?? byTime[0]!).at;
  const held = new Map<ValueField, string>();
  const atCreation = byTime.filter(({ at }) => at <= createdAt);
  const { actor } = settle(atCreation, held);
  const initial = Object.fromEntries(held);
  const comments = commentsAmong(atCreation, createdAt);
  const changes: RecordedChange[] = [];
  for (const [at, together] of simultaneous(byTime.slice(atCreation.length))) {
    const change = settle(together, held);
    if (change.items.length > 0) changes.push({ at, ...change });
    comments.push(...commentsAmong(together, at));
  }
  return { number, createdAt, createdBy: orNull(created?.actor) ?? actor, initial, changes, comments };
}

const orNull = (text: string | undefined): string | null => text || null;

/** Rows in order of time, together where they share an instant. */
function simultaneous(byTime: readonly HistoryRow[]): Map<number, HistoryRow[]> {
  const together = new Map<number, HistoryRow[]>();
  for (const row of byTime) {
    const sameInstant = together.get(row.at);
    if (sameInstant) sameInstant.push(row);
    else together.set(row.at, [row]);
  }
  return together;
}

/**
 * Makes one change of `rows` and brings `held` up to date. Of two rows for a field the later one counts and the other
 * value never held; a value equal to the one held is no item. `actor` is the first whom an item's row names.
 */
function settle(rows: readonly HistoryRow[], held: Map<ValueField, string>): Omit<RecordedChange, "at"> {
  const last = new Map(rows.map((row) => [row.field, row]));
  const items: RecordedItem[] = [];
  let actor: string | null = null;
  for (const field of valueFields) {
    const row = last.get(field);
    const from = held.get(field) ?? null;
    const to = row ? orNull(row.value) : from;
    if (!row || from === to) continue;
    items.push({ field, from, to });
    actor ??= orNull(row.actor);
    if (to === null) held.delete(field);
    else held.set(field, to);
  }
  return { actor, items };
}

function commentsAmong(rows: readonly HistoryRow[], at: number): RecordedComment[] {
  return rows.flatMap(({ field, actor, value }) =>
    field === "comment" ? [{ at, actor: orNull(actor), kind: value }] : [],
  );
}
