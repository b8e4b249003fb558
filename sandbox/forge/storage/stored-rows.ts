import type { Database } from "../../database";
import type { Space, StoredRow } from "./stored-row";

/** All values by address: in memory, where they are read, and in the data file if there will be a next start. */
export class StoredRows {
  private readonly spaces = new Map<Space, Map<string, StoredRow>>();

  constructor(private readonly database: Database) {
    const rows = database.all<{ space: Space; key: string } & StoredRow>("SELECT * FROM stored_value");
    for (const { space, key, ...row } of rows) this.of(space).set(key, row);
  }

  /** Also a value that is gone but not yet swept away: its index rows are there as long. */
  get(space: Space, key: string): StoredRow | undefined {
    return this.spaces.get(space)?.get(key);
  }

  put(space: Space, key: string, row: StoredRow): void {
    this.keep(space, key, row);
    if (!this.database.outlivesProcess) return;
    this.database.run(
      "INSERT OR REPLACE INTO stored_value (space, key, value, created_at, updated_at, expires_at, gone_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      space,
      key,
      row.value,
      row.created_at,
      row.updated_at,
      row.expires_at,
      row.gone_at,
    );
  }

  remove(space: Space, key: string): void {
    this.keep(space, key, undefined);
    if (this.database.outlivesProcess)
      this.database.run("DELETE FROM stored_value WHERE space = ? AND key = ?", space, key);
  }

  *all(): Generator<readonly [Space, string, StoredRow]> {
    for (const [space, rows] of this.spaces) for (const [key, row] of rows) yield [space, key, row];
  }

  private keep(space: Space, key: string, row: StoredRow | undefined): void {
    const rows = this.of(space);
    const before = rows.get(key);
    this.database.undoWith(() => setOrDelete(rows, key, before));
    setOrDelete(rows, key, row);
  }

  private of(space: Space): Map<string, StoredRow> {
    let rows = this.spaces.get(space);
    if (rows === undefined) {
      rows = new Map();
      this.spaces.set(space, rows);
    }
    return rows;
  }
}

function setOrDelete(rows: Map<string, StoredRow>, key: string, row: StoredRow | undefined): void {
  if (row === undefined) rows.delete(key);
  else rows.set(key, row);
}

/** One text for a value's place: spaces have no blank in their names. */
export const addressOf = (space: Space, key: string): string => `${space} ${key}`;
