import type { Database } from "../../database";
import type { EntityDefinition } from "../manifest/app-manifest";
import { hash32 } from "../random";

/** `kvs`, `secret`, or `entity:` and the entity's name. */
export type Space = string;

export const spaceOf = (entityName: string | undefined): Space =>
  entityName === undefined ? "kvs" : `entity:${entityName}`;

export interface StoredValue {
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
}

export interface QueryHit extends StoredValue {
  readonly key: string;
  /** The indexed value, for the cursor. */
  readonly range: string | number;
}

/** What to read of an index, in its order. */
export interface IndexScan {
  readonly space: Space;
  readonly index: string;
  readonly partition: string;
  /** SQL over `range` with its cells, such as `range >= ?`. */
  readonly where: { readonly sql: string; readonly cells: readonly (string | number)[] };
  readonly descending: boolean;
  readonly limit: number;
  /** The last row of the page before. */
  readonly after?: { readonly range: string | number; readonly key: string } | undefined;
}

interface Row {
  readonly value: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly expires_at: number | null;
  readonly gone_at: number | null;
}

interface IndexRow {
  readonly index: string;
  readonly partition: string;
  readonly range: string | number;
}

/** What queries still see of a key that was written within the lag. */
interface LaggingView {
  row: Row | undefined;
  indexRows: readonly IndexRow[];
  changesToCome: number;
}

export interface ValueStoreOptions {
  readonly now: () => number;
  readonly entities: ReadonlyMap<string, EntityDefinition>;
  /** How long queries lag behind. */
  readonly queryLagMs: number;
  /** How long an expired value may linger at most; how long each one does is fixed by its key. */
  readonly expiryLagMs: number;
}

/** Rows that one sweep over expired values takes away at most. */
const PURGE_ROWS = 500;
const WRITES_BETWEEN_PURGES = 4_096;

/**
 * Values with strictly consistent reads by key, and indexes that follow after a while: `get` sees a write at once, a scan
 * sees it `queryLagMs` later, and until then the old value, or nothing.
 */
export class ValueStore {
  private readonly lagging = new Map<string, LaggingView>();
  private changes: { at: number; space: Space; key: string }[] = [];
  private firstChange = 0;
  private writes = 0;

  constructor(
    private readonly database: Database,
    private readonly options: ValueStoreOptions,
  ) {
    this.rebuildIndexesIfNeeded();
  }

  get(space: Space, key: string): StoredValue | undefined {
    const row = this.row(space, key);
    return row === undefined || isGone(row, this.options.now()) ? undefined : stored(row);
  }

  /** @returns what was there before */
  set(
    space: Space,
    key: string,
    value: string,
    ttlMs: number | undefined,
  ): { before: StoredValue | undefined; after: StoredValue } {
    const now = this.options.now();
    this.showDueChanges(now);
    const replaced = this.row(space, key);
    const before = replaced === undefined || isGone(replaced, now) ? undefined : replaced;
    const expiresAt = ttlMs === undefined ? null : now + ttlMs;
    const row: Row = {
      value,
      created_at: before?.created_at ?? now,
      updated_at: now,
      expires_at: expiresAt,
      gone_at: expiresAt === null ? null : expiresAt + this.lingerMs(space, key, expiresAt),
    };
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
    this.changed(space, key, replaced, row);
    return { before: before && stored(before), after: stored(row) };
  }

  delete(space: Space, key: string): void {
    this.showDueChanges(this.options.now());
    const before = this.row(space, key);
    if (before === undefined) return;
    this.database.run("DELETE FROM stored_value WHERE space = ? AND key = ?", space, key);
    this.changed(space, key, before, undefined);
  }

  /** Rows in the index's order as queries see them now; rows that are gone are left out, so fewer than `limit` may come. */
  scan(scan: IndexScan): {
    hits: QueryHit[];
    last: { range: string | number; key: string } | undefined;
    isFull: boolean;
  } {
    this.showDueChanges(this.options.now());
    const comparison = scan.descending ? "<" : ">";
    const direction = scan.descending ? "DESC" : "ASC";
    const rows = this.database.all<Partial<Row> & { key: string; range: string | number }>(
      `SELECT q.key, q.range, v.value, v.created_at, v.updated_at, v.expires_at, v.gone_at
       FROM query_row q LEFT JOIN stored_value v ON v.space = q.space AND v.key = q.key
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
    const now = this.options.now();
    const hits: QueryHit[] = [];
    for (const { key, range, ...fresh } of rows) {
      const view = this.lagging.get(idOf(scan.space, key));
      const row = view === undefined ? (fresh as Row) : view.row;
      if (typeof row?.value !== "string" || isGone(row, now)) continue;
      hits.push({ key, range, ...stored(row) });
    }
    const last = rows.at(-1);
    return { hits, last: last && { range: last.range, key: last.key }, isFull: rows.length === scan.limit };
  }

  /** Brings the indexes up to date, so that the file needs no rebuilding. */
  close(): void {
    this.database.transaction(() => {
      this.showDueChanges(Number.POSITIVE_INFINITY);
      this.database.run("INSERT OR REPLACE INTO host_state VALUES ('indexes', ?)", this.indexLayout());
    });
  }

  /** What the file has, values that are gone but not yet swept away too: their index rows are still there. */
  private row(space: Space, key: string): Row | undefined {
    return this.database.get<Row>(
      "SELECT value, created_at, updated_at, expires_at, gone_at FROM stored_value WHERE space = ? AND key = ?",
      space,
      key,
    );
  }

  private lingerMs(space: Space, key: string, expiresAt: number): number {
    return Math.floor((hash32(`${space} ${key} ${expiresAt}`) / 0x1_0000_0000) * this.options.expiryLagMs);
  }

  private changed(space: Space, key: string, before: Row | undefined, after: Row | undefined): void {
    this.writes += 1;
    if (this.writes % WRITES_BETWEEN_PURGES === 0) this.purge();
    if (space === "secret") return;
    const now = this.options.now();
    if (this.options.queryLagMs === 0) {
      this.replaceIndexRows(space, key, this.indexRows(space, key, before), this.indexRows(space, key, after));
      return;
    }
    const id = idOf(space, key);
    const view = this.lagging.get(id);
    if (view === undefined)
      this.lagging.set(id, { row: before, indexRows: this.indexRows(space, key, before), changesToCome: 1 });
    else view.changesToCome += 1;
    this.changes.push({ at: now + this.options.queryLagMs, space, key });
  }

  /** Lets queries see the changes whose lag is over by `now`; before any new write, since it shows what is stored by then. */
  private showDueChanges(now: number): void {
    while (this.firstChange < this.changes.length && this.changes[this.firstChange]!.at <= now) {
      const { space, key } = this.changes[this.firstChange]!;
      this.firstChange += 1;
      const id = idOf(space, key);
      const view = this.lagging.get(id)!;
      const row = this.row(space, key);
      const indexRows = this.indexRows(space, key, row);
      this.replaceIndexRows(space, key, view.indexRows, indexRows);
      view.changesToCome -= 1;
      view.row = row;
      view.indexRows = indexRows;
      if (view.changesToCome === 0) this.lagging.delete(id);
    }
    if (this.firstChange > 1_024 && this.firstChange * 2 > this.changes.length) {
      this.changes = this.changes.slice(this.firstChange);
      this.firstChange = 0;
    }
  }

  private replaceIndexRows(space: Space, key: string, before: readonly IndexRow[], after: readonly IndexRow[]): void {
    const isSame = (one: IndexRow, other: IndexRow) =>
      one.index === other.index && one.partition === other.partition && one.range === other.range;
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
  private indexRows(space: Space, key: string, row: Row | undefined): IndexRow[] {
    if (row === undefined) return [];
    if (space === "kvs") return [{ index: "by-key", partition: "[]", range: key }];
    const entity = this.options.entities.get(space.slice("entity:".length));
    if (entity === undefined) return [];
    const item = JSON.parse(row.value) as Record<string, unknown>;
    const rows: IndexRow[] = [];
    for (const index of entity.indexes.values()) {
      const range = index.name === "by-key" ? key : cell(item[index.range]);
      const partition = index.partition.map((attribute) => item[attribute]);
      if (range === undefined || partition.includes(undefined)) continue;
      rows.push({ index: index.name, partition: JSON.stringify(partition), range });
    }
    return rows;
  }

  private indexLayout(): string {
    return JSON.stringify(
      [...this.options.entities.values()].map(({ name, indexes }) => [name, [...indexes.values()]]),
    );
  }

  /** After a crash, or when the manifest's indexes have changed. The layout is on record only while the file is closed. */
  private rebuildIndexesIfNeeded(): void {
    const known = this.database.get<{ value: string }>("SELECT value FROM host_state WHERE name = 'indexes'");
    this.database.run("DELETE FROM host_state WHERE name = 'indexes'");
    if (known?.value === this.indexLayout()) return;
    this.database.transaction(() => {
      this.database.run("DELETE FROM query_row");
      const keys = this.database.all<{ space: Space; key: string }>(
        "SELECT space, key FROM stored_value WHERE space <> 'secret'",
      );
      for (const { space, key } of keys)
        this.replaceIndexRows(space, key, [], this.indexRows(space, key, this.row(space, key)));
    });
  }

  private purge(): void {
    const now = this.options.now();
    const gone = this.database.all<{ space: Space; key: string } & Row>(
      "SELECT * FROM stored_value WHERE gone_at <= ? LIMIT ?",
      now,
      PURGE_ROWS,
    );
    for (const { space, key, ...row } of gone) {
      if (this.lagging.has(idOf(space, key))) continue;
      this.database.run("DELETE FROM stored_value WHERE space = ? AND key = ?", space, key);
      this.replaceIndexRows(space, key, this.indexRows(space, key, row), []);
    }
  }
}

const idOf = (space: Space, key: string): string => `${space} ${key}`;

const isGone = (row: Row, now: number): boolean => row.gone_at !== null && row.gone_at <= now;

const stored = (row: Row): StoredValue => ({
  value: row.value,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  expiresAt: row.expires_at,
});

/** SQLite has no boolean. */
export function cell(value: unknown): string | number | undefined {
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
