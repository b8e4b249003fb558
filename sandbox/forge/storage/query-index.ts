import type { Database } from "../../database";
import type { EntityDefinition } from "../manifest/app-manifest";
import { type IndexPlace, type RangeBounds, SortedPlaces } from "./sorted-places";
import { isGone, itemOf, type Space, type StoredRow, type StoredValue, storedValue } from "./stored-row";
import { addressOf, type StoredRows } from "./stored-rows";

/** What to read of an index, in its order. */
export interface IndexScan {
  readonly space: Space;
  readonly index: string;
  /** JSON list of the partition's values. */
  readonly partition: string;
  readonly bounds: RangeBounds;
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

/** One entry of a value in an index. */
interface Entry {
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
  /** What the index has entries for. */
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

/**
 * The indexes that queries read, in memory and made anew at each start. They follow the stored values after a while; until
 * then a query sees the old value, or nothing.
 */
export class QueryIndex {
  private readonly partitions = new Map<string, SortedPlaces>();
  private readonly lagging = new Map<string, LaggingView>();
  /** What the index has for each row, which is asked for when it comes and when it goes. */
  private readonly entries = new WeakMap<StoredRow, readonly Entry[]>();
  private changes: { readonly at: number; readonly space: Space; readonly key: string }[] = [];
  private firstChange = 0;

  constructor(
    private readonly database: Database,
    private readonly rows: StoredRows,
    private readonly options: QueryIndexOptions,
  ) {
    for (const [space, key, row] of rows.all()) this.replace(space, key, undefined, row);
  }

  /**
   * To be called before each write: whatever is due becomes visible with the value that is stored until then. The index
   * follows at the next query, so a value that is written often costs as much as it is looked for.
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
      this.replace(space, key, before, after);
      this.database.undoWith(() => this.replace(space, key, after, before));
      return;
    }
    const view = this.lagging.get(addressOf(space, key));
    if (view !== undefined) view.changesToCome += 1;
    else this.lagging.set(addressOf(space, key), { space, key, row: before, indexed: before, changesToCome: 1 });
    // Should the write be undone, queries look at what is stored after the lag, which is then what was.
    this.changes.push({ at: now() + queryLagMs, space, key });
  }

  /** Takes a value that is gone out of all indexes; false when a change of it is still to come, which will see to that. */
  forget(space: Space, key: string, row: StoredRow): boolean {
    this.writeIndex();
    if (this.lagging.has(addressOf(space, key))) return false;
    this.replace(space, key, row, undefined);
    return true;
  }

  /** Rows in the index's order as queries see them now. */
  scan({ space, index, partition, bounds, descending, limit, after }: IndexScan): ScanResult {
    const now = this.options.now();
    this.catchUp(now);
    this.writeIndex();
    const places = this.partitions.get(partitionKey(space, index, partition))?.read(bounds, descending, limit, after);
    if (places === undefined || places.length === 0) return NOTHING;
    const hits = places.flatMap(({ key }) => {
      const view = this.lagging.get(addressOf(space, key));
      const row = view === undefined ? this.rows.get(space, key) : view.row;
      return row === undefined || isGone(row, now) ? [] : [{ key, ...storedValue(row) }];
    });
    return { hits, last: places.at(-1), isFull: places.length === limit };
  }

  /** Brings the index to what queries see by now. */
  private writeIndex(): void {
    for (const [address, view] of this.lagging) {
      const { space, key, row, indexed } = view;
      if (row !== indexed) this.replace(space, key, indexed, row);
      view.indexed = row;
      if (view.changesToCome === 0) this.lagging.delete(address);
    }
  }

  private replace(space: Space, key: string, before: StoredRow | undefined, after: StoredRow | undefined): void {
    const [gone, come] = [this.entriesOf(space, key, before), this.entriesOf(space, key, after)];
    for (const entry of gone)
      if (!come.some((kept) => isSame(kept, entry))) this.placesOf(space, entry).remove({ range: entry.range, key });
    for (const entry of come)
      if (!gone.some((kept) => isSame(kept, entry))) this.placesOf(space, entry).add({ range: entry.range, key });
  }

  private placesOf(space: Space, { index, partition }: Entry): SortedPlaces {
    const name = partitionKey(space, index, partition);
    let places = this.partitions.get(name);
    if (places === undefined) {
      places = new SortedPlaces();
      this.partitions.set(name, places);
    }
    return places;
  }

  private entriesOf(space: Space, key: string, row: StoredRow | undefined): readonly Entry[] {
    if (row === undefined) return [];
    let entries = this.entries.get(row);
    if (entries === undefined) {
      entries = this.entriesFor(space, key, row);
      this.entries.set(row, entries);
    }
    return entries;
  }

  /** An item is in an index when it has all of the index's attributes. */
  private entriesFor(space: Space, key: string, row: StoredRow): readonly Entry[] {
    if (space === "secret") return [];
    if (space === "kvs") return [{ index: "by-key", partition: "[]", range: key }];
    const entity = this.options.entities.get(space.slice("entity:".length));
    if (entity === undefined) return [];
    const item = itemOf(row);
    const entries: Entry[] = [];
    for (const index of entity.indexes.values()) {
      const range = index.name === "by-key" ? key : cell(item[index.range]);
      const partition = index.partition.map((attribute) => item[attribute]);
      if (range === undefined || partition.includes(undefined)) continue;
      entries.push({ index: index.name, partition: JSON.stringify(partition), range });
    }
    return entries;
  }
}

const NOTHING: ScanResult = { hits: [], last: undefined, isFull: false };

const partitionKey = (space: Space, index: string, partition: string): string => `${space} ${index} ${partition}`;

const isSame = (one: Entry, other: Entry): boolean =>
  one.index === other.index && one.partition === other.partition && one.range === other.range;

/** What an index can range over: booleans as numbers. */
export function cell(value: unknown): string | number | undefined {
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
