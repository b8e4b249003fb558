import type { Database } from "../../database";
import { hash32 } from "../random";
import { type IndexScan, QueryIndex, type QueryIndexOptions, type ScanResult } from "./query-index";
import { isGone, itemOf, rememberItem, type Space, type StoredRow, type StoredValue, storedValue } from "./stored-row";
import { addressOf, StoredRows } from "./stored-rows";

export interface ValueStoreOptions extends QueryIndexOptions {
  /** How long an expired value may linger at most, in milliseconds; how long each one does is fixed by its key. */
  readonly expiryLagMs: number;
}

const WRITES_BETWEEN_SWEEPS = 4_096;

/** Values with strictly consistent reads by key, beside indexes that follow after a while. */
export class ValueStore {
  private readonly rows: StoredRows;
  private readonly index: QueryIndex;
  /** Addresses of what has a time to live. */
  private readonly brief = new Map<string, { readonly space: Space; readonly key: string }>();
  private writes = 0;

  constructor(
    database: Database,
    private readonly options: ValueStoreOptions,
  ) {
    this.rows = new StoredRows(database);
    this.index = new QueryIndex(database, this.rows, options);
    for (const [space, key, row] of this.rows.all()) this.noteBrief(space, key, row);
  }

  get(space: Space, key: string): StoredValue | undefined {
    const row = this.rows.get(space, key);
    return row === undefined || isGone(row, this.options.now()) ? undefined : storedValue(row);
  }

  /** The attributes of what is stored; none when nothing is. */
  item(space: Space, key: string): Readonly<Record<string, unknown>> {
    const row = this.rows.get(space, key);
    return row === undefined || isGone(row, this.options.now()) ? {} : itemOf(row);
  }

  /** @param item the value of an entity, which `value` is the text of */
  set(
    space: Space,
    key: string,
    value: string,
    ttlMs: number | undefined,
    item?: Readonly<Record<string, unknown>>,
  ): { readonly before: StoredValue | undefined; readonly after: StoredValue } {
    const now = this.options.now();
    this.index.catchUp(now);
    const replaced = this.rows.get(space, key);
    const before = replaced === undefined || isGone(replaced, now) ? undefined : replaced;
    const expiresAt = ttlMs === undefined ? null : now + ttlMs;
    const row: StoredRow = {
      value,
      created_at: before?.created_at ?? now,
      updated_at: now,
      expires_at: expiresAt,
      gone_at: expiresAt === null ? null : expiresAt + this.lingerMs(space, key, expiresAt),
    };
    if (item !== undefined) rememberItem(row, item);
    this.rows.put(space, key, row);
    this.noteBrief(space, key, row);
    this.index.changed(space, key, replaced, row);
    this.sweepNowAndThen(now);
    return { before: before && storedValue(before), after: storedValue(row) };
  }

  delete(space: Space, key: string): void {
    const now = this.options.now();
    this.index.catchUp(now);
    const before = this.rows.get(space, key);
    if (before === undefined) return;
    this.rows.remove(space, key);
    this.index.changed(space, key, before, undefined);
    this.sweepNowAndThen(now);
  }

  scan(scan: IndexScan): ScanResult {
    return this.index.scan(scan);
  }

  private lingerMs(space: Space, key: string, expiresAt: number): number {
    return Math.floor((hash32(`${space} ${key} ${expiresAt}`) / 0x1_0000_0000) * this.options.expiryLagMs);
  }

  private sweepNowAndThen(now: number): void {
    this.writes += 1;
    if (this.writes % WRITES_BETWEEN_SWEEPS !== 0) return;
    for (const [address, { space, key }] of this.brief) {
      const row = this.rows.get(space, key);
      if (row !== undefined && !isGone(row, now)) continue;
      if (row !== undefined && this.index.forget(space, key, row)) this.rows.remove(space, key);
      if (this.rows.get(space, key) === undefined) this.brief.delete(address);
    }
  }

  private noteBrief(space: Space, key: string, row: StoredRow): void {
    if (row.gone_at !== null) this.brief.set(addressOf(space, key), { space, key });
  }
}
