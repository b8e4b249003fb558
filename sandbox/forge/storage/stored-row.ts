/** `kvs`, `secret`, or `entity:` and the entity's name. */
export type Space = string;

export const spaceOf = (entityName: string | undefined): Space =>
  entityName === undefined ? "kvs" : `entity:${entityName}`;

/** A value as the data file has it; `value` is JSON, instants are epoch milliseconds. */
export interface StoredRow {
  readonly value: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly expires_at: number | null;
  readonly gone_at: number | null;
}

/** A value as the service shows it. */
export interface StoredValue {
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
}

export const storedValue = (row: StoredRow): StoredValue => ({
  value: row.value,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  expiresAt: row.expires_at,
});

/** Items that are kept parsed: those lately written or looked at. */
const MOST_ITEMS = 512;
const items = new Map<StoredRow, Readonly<Record<string, unknown>>>();

/** The attributes of an entity's row. */
export function itemOf(row: StoredRow): Readonly<Record<string, unknown>> {
  let item = items.get(row);
  if (item === undefined) {
    item = JSON.parse(row.value) as Record<string, unknown>;
    rememberItem(row, item);
  }
  return item;
}

/** Saves parsing a row whose item is at hand. */
export function rememberItem(row: StoredRow, item: Readonly<Record<string, unknown>>): void {
  if (items.size >= MOST_ITEMS) items.clear();
  items.set(row, item);
}

export const isGone = (row: StoredRow, now: number): boolean => row.gone_at !== null && row.gone_at <= now;
