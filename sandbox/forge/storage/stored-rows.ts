import type { Database } from "../../database";
import type { Space, StoredRow } from "./stored-row";

/** Characters of values that are kept in memory beside the data file; beyond, memory starts anew. */
const REMEMBERED_CHARACTERS = 32 * 1024 * 1024;

/** The rows of the data file by address, those lately read or written from memory: a value is read far more often than written. */
export class StoredRows {
  private readonly remembered = new Map<string, StoredRow | undefined>();
  private characters = 0;

  constructor(private readonly database: Database) {
    database.onRollback(() => this.forget());
  }

  /** What the file has, also when it is gone but not yet swept away: its index rows are there as long. */
  get(space: Space, key: string): StoredRow | undefined {
    const address = addressOf(space, key);
    const known = this.remembered.get(address);
    if (known !== undefined || this.remembered.has(address)) return known;
    const row = this.database.get<StoredRow>(
      "SELECT value, created_at, updated_at, expires_at, gone_at FROM stored_value WHERE space = ? AND key = ?",
      space,
      key,
    );
    this.remember(address, row);
    return row;
  }

  put(space: Space, key: string, row: StoredRow): void {
    this.database.run(
      `INSERT INTO stored_value (space, key, value, created_at, updated_at, expires_at, gone_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET value = excluded.value, created_at = excluded.created_at, updated_at = excluded.updated_at,
         expires_at = excluded.expires_at, gone_at = excluded.gone_at`,
      space,
      key,
      row.value,
      row.created_at,
      row.updated_at,
      row.expires_at,
      row.gone_at,
    );
    this.remember(addressOf(space, key), row);
  }

  remove(space: Space, key: string): void {
    this.database.run("DELETE FROM stored_value WHERE space = ? AND key = ?", space, key);
    this.remember(addressOf(space, key), undefined);
  }

  private remember(address: string, row: StoredRow | undefined): void {
    if (this.characters > REMEMBERED_CHARACTERS) this.forget();
    this.remembered.set(address, row);
    // A value that is replaced goes on counting: the bound is a rough one.
    this.characters += address.length + (row?.value.length ?? 0);
  }

  private forget(): void {
    this.remembered.clear();
    this.characters = 0;
  }
}

/** One text for a value's place: spaces have no blank in their names. */
export const addressOf = (space: Space, key: string): string => `${space} ${key}`;
