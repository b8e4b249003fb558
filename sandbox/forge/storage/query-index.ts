import type { Database } from "../../database";
import type { EntityDefinition } from "../manifest/app-manifest";
import { isGone, itemOf, type Space, type StoredRow, type StoredValue, storedValue } from "./stored-row";
import { addressOf, type StoredRows } from "./stored-rows";

/** A place in an index. */
export interface IndexPlace {
  readonly range: string | number;
  readonly key: string;
}

/** What to read of an index, in its order. */
export interface IndexScan {
  readonly space: Space;
  readonly index: string;
  /** JSON list of the partition's values. */
  readonly partition: string;
  /** SQL over `q.range` with its cells, such as `q.range >= ?`. */
  readonly where: { readonly sql: string; readonly cells: readonly (string | number)[] };
  readonly descending: boolean;
  readonly limit: number;
  /** The last place of the page before. */
  readonly after?: IndexPlace | undefined;
}

export interface ScanResult {
  readonly hits: readonly (StoredValue & { readonly key: string })[];
  readonly last: IndexPlace | undefined;
  /** Whether as many rows were read as the limit allows, gone ones included. */
  readonly isFull: boolean;
}

interface IndexRow {
  readonly index: string;
  readonly partition: string;
  readonly range: string | number;
}

/** What queries see of a key that was written within the lag, or since the last query. */
interface LaggingView {
  readonly space: Space;
  readonly key: string;
  /** What queries see: the value as it was the lag ago. */
  row: StoredRow | undefined;
  /** What `query_row` has rows for. */
  indexed: StoredRow | undefined;
  changesToCome: number;
}

/** Views that wait for the next query at most. */
const MOST_WAITING = 2_000;

export interface QueryIndexOptions {
  readonly now: () => number;
  readonly entities: ReadonlyMap<string, EntityDefinition>;
  /** How long queries lag behind writes, in milliseconds. */
  readonly queryLagMs: number;
}

/** The indexes that queries read. They follow the stored values after a while; until then a query sees the old value, or nothing. */
export class QueryIndex {
  private readonly lagging = new Map<string, LaggingView>();
  private changes: { readonly at: number; readonly space: Space; readonly key: string }[] = [];
  private firstChange = 0;

  constructor(
    private readonly database: Database,
    private readonly rows: StoredRows,
    private readonly options: QueryIndexOptions,
  ) {
    this.rebuildIfNeeded();
  }

  /**
   * To be called before each write: whatever is due becomes visible with the value that is stored until then. The file's
   * index follows at the next query, so a value that is written often costs as much as it is looked for.
   */
  catchUp(now: number): void {
    while (this.firstChange < this.changes.length && this.changes[this.firstChange]!.at <= now) {
      const { space, key } = this.changes[this.firstChange]!;
      this.firstChange += 1;
      const view = this.lagging.get(addressOf(space, key))!;
      view.changesToCome -= 1;
      view.row = this.rows.get(space, key);
    }
    if (this.lagging.size > MOST_WAITING) this.writeIndex();
    if (this.firstChange > 1_024 && this.firstChange * 2 > this.changes.length) {
      this.changes = this.changes.slice(this.firstChange);
      this.firstChange = 0;
    }
  }

  /** To be called after each write. Secrets cannot be queried. */
  changed(space: Space, key: string, before: StoredRow | undefined, after: StoredRow | undefined): void {
    if (space === "secret") return;
    const { now, queryLagMs } = this.options;
    if (queryLagMs === 0) {
      this.replace(space, key, this.indexRows(space, key, before), this.indexRows(space, key, after));
      return;
    }
    const view = this.lagging.get(addressOf(space, key));
    if (view !== undefined) view.changesToCome += 1;
    else this.lagging.set(addressOf(space, key), { space, key, row: before, indexed: before, changesToCome: 1 });
    this.changes.push({ at: now() + queryLagMs, space, key });
  }

  /** Takes a value that is gone out of all indexes; false when a change of it is still to come, which will see to that. */
  forget(space: Space, key: string, row: StoredRow): boolean {
    this.writeIndex();
    if (this.lagging.has(addressOf(space, key))) return false;
    this.replace(space, key, this.indexRows(space, key, row), []);
    return true;
  }

  /** Rows in the index's order as queries see them now. */
  scan(scan: IndexScan): ScanResult {
    const now = this.options.now();
    this.catchUp(now);
    this.writeIndex();
    const comparison = scan.descending ? "<" : ">";
    const direction = scan.descending ? "DESC" : "ASC";
    const places = this.database.all<IndexPlace>(
      `SELECT q.key, q.range FROM query_row q
       WHERE q.space = ? AND q.index_name = ? AND q.partition = ? AND ${scan.where.sql}
       ${scan.after === undefined ? "" : `AND (q.range, q.key) ${comparison} (?, ?)`}
       ORDER BY q.range ${direction}, q.key ${direction} LIMIT ?`,
      scan.space,
      scan.index,
      scan.partition,
      ...scan.where.cells,
      ...(scan.after === undefined ? [] : [scan.after.range, scan.after.key]),
      scan.limit,
    );
    const hits = places.flatMap(({ key }) => {
      const view = this.lagging.get(addressOf(scan.space, key));
      const row = view === undefined ? this.rows.get(scan.space, key) : view.row;
      return row === undefined || isGone(row, now) ? [] : [{ key, ...storedValue(row) }];
    });
    const last = places.at(-1);
    return { hits, last: last && { range: last.range, key: last.key }, isFull: places.length === scan.limit };
  }

  /** Makes everything visible and notes it, so that the file needs no rebuilding. */
  close(): void {
    this.database.transaction(() => {
      this.catchUp(Number.POSITIVE_INFINITY);
      this.writeIndex();
      this.database.run("INSERT OR REPLACE INTO host_state VALUES ('indexes', ?)", this.layout());
    });
  }

  /** Brings the file's index to what queries see by now. */
  private writeIndex(): void {
    if (this.lagging.size === 0) return;
    this.database.transaction(() => {
      for (const [address, view] of this.lagging) {
        const { space, key, row, indexed } = view;
        if (row !== indexed)
          this.replace(space, key, this.indexRows(space, key, indexed), this.indexRows(space, key, row));
        view.indexed = row;
        if (view.changesToCome === 0) this.lagging.delete(address);
      }
    });
  }

  private replace(space: Space, key: string, before: readonly IndexRow[], after: readonly IndexRow[]): void {
    for (const row of before)
      if (!after.some((kept) => isSame(kept, row)))
        this.database.run(
          "DELETE FROM query_row WHERE space = ? AND index_name = ? AND partition = ? AND range = ? AND key = ?",
          space,
          row.index,
          row.partition,
          row.range,
          key,
        );
    for (const row of after)
      if (!before.some((kept) => isSame(kept, row)))
        this.database.run(
          "INSERT OR IGNORE INTO query_row VALUES (?, ?, ?, ?, ?)",
          space,
          row.index,
          row.partition,
          row.range,
          key,
        );
  }

  /** An item is in an index when it has all of the index's attributes. */
  private indexRows(space: Space, key: string, row: StoredRow | undefined): IndexRow[] {
    if (row === undefined) return [];
    if (space === "kvs") return [{ index: "by-key", partition: "[]", range: key }];
    const entity = this.options.entities.get(space.slice("entity:".length));
    if (entity === undefined) return [];
    const item = itemOf(row);
    const rows: IndexRow[] = [];
    for (const index of entity.indexes.values()) {
      const range = index.name === "by-key" ? key : cell(item[index.range]);
      const partition = index.partition.map((attribute) => item[attribute]);
      if (range === undefined || partition.includes(undefined)) continue;
      rows.push({ index: index.name, partition: JSON.stringify(partition), range });
    }
    return rows;
  }

  private layout(): string {
    return JSON.stringify(
      [...this.options.entities.values()].map(({ name, indexes }) => [name, [...indexes.values()]]),
    );
  }

  /** After a crash, or when the manifest's indexes have changed. The layout is on record only while the file is closed. */
  private rebuildIfNeeded(): void {
    const known = this.database.get<{ value: string }>("SELECT value FROM host_state WHERE name = 'indexes'");
    this.database.run("DELETE FROM host_state WHERE name = 'indexes'");
    if (known?.value === this.layout()) return;
    this.database.transaction(() => {
      this.database.run("DELETE FROM query_row");
      const addresses = this.database.all<{ space: Space; key: string }>(
        "SELECT space, key FROM stored_value WHERE space <> 'secret'",
      );
      for (const { space, key } of addresses)
        this.replace(space, key, [], this.indexRows(space, key, this.rows.get(space, key)));
    });
  }
}

const isSame = (one: IndexRow, other: IndexRow): boolean =>
  one.index === other.index && one.partition === other.partition && one.range === other.range;

/** SQLite has no boolean. */
export function cell(value: unknown): string | number | undefined {
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
