import type { AttributeType, EntityDefinition, EntityIndex } from "../manifest/app-manifest";
import { cell, type IndexScan, type ScanResult } from "./query-index";
import type { IndexPlace, RangeBounds } from "./sorted-places";
import { type ConditionGroup, checkConditions, meets, type StorageCondition } from "./storage-condition";
import { StorageError } from "./storage-error";
import { fits } from "./storage-limits";
import { spaceOf } from "./stored-row";
import type { ValueStore } from "./value-store";

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

export interface QueryPage {
  readonly hits: ScanResult["hits"];
  readonly cursor: string | undefined;
}

export interface EntityQuery {
  readonly indexName: string;
  readonly partition?: readonly unknown[] | undefined;
  readonly range?: StorageCondition | undefined;
  readonly filters?: ConditionGroup | undefined;
  readonly sort?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: unknown;
}

/**
 * One page of an index. Filters apply after the page is read, so a page may be short or empty and still have a cursor;
 * a page read in full always has one, even if nothing follows.
 * @throws StorageError for whatever does not fit the index (codes ours)
 */
export function queryEntity(store: ValueStore, entity: EntityDefinition, query: EntityQuery): QueryPage {
  const index = entity.indexes.get(query.indexName);
  if (index === undefined)
    throw new StorageError(400, "INVALID_INDEX", `The entity ${entity.name} has no index ${query.indexName}.`);
  if (query.filters !== undefined) checkConditions(query.filters, entity.attributes);
  if (query.sort !== undefined && query.sort !== "ASC" && query.sort !== "DESC")
    throw new StorageError(400, "INVALID_SORT", "sort must be ASC or DESC.");
  const rangeType: AttributeType = index.name === "by-key" ? "string" : entity.attributes.get(index.range)!;
  const page = readPage(store, {
    space: spaceOf(entity.name),
    index: index.name,
    partition: partitionOf(entity, index, query.partition ?? []),
    bounds: boundsOf(query.range, rangeType),
    descending: query.sort === "DESC",
    limit: checkedLimit(query.limit),
    after: decodeCursor(query.cursor),
  });
  const { filters } = query;
  if (filters === undefined) return page;
  return { ...page, hits: page.hits.filter((hit) => meets(filters, JSON.parse(hit.value) as Record<string, unknown>)) };
}

/** One page of the plain key-value store in the order of its keys. */
export function queryKeys(
  store: ValueStore,
  query: {
    readonly where?: readonly (StorageCondition & { property: string })[];
    readonly after?: string;
    readonly limit?: unknown;
  },
): QueryPage {
  const where = query.where?.[0];
  if (where !== undefined && (where.property !== "key" || where.condition !== "BEGINS_WITH"))
    throw new StorageError(400, "INVALID_WHERE", "Keys can be queried by BEGINS_WITH only.");
  return readPage(store, {
    space: "kvs",
    index: "by-key",
    partition: "[]",
    bounds: boundsOf(where, "string"),
    descending: false,
    limit: checkedLimit(query.limit),
    after: decodeCursor(query.after),
  });
}

function readPage(store: ValueStore, scan: IndexScan): QueryPage {
  const { hits, last, isFull } = store.scan(scan);
  return { hits, cursor: isFull && last !== undefined ? encodeCursor(last) : undefined };
}

function checkedLimit(limit: unknown): number {
  if (limit === undefined || limit === null) return DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || (limit as number) < 1 || (limit as number) > LARGEST_LIMIT)
    throw new StorageError(400, "INVALID_LIMIT", `limit must be 1 to ${LARGEST_LIMIT}.`);
  return limit as number;
}

function partitionOf(entity: EntityDefinition, index: EntityIndex, given: readonly unknown[]): string {
  if (given.length !== index.partition.length)
    throw new StorageError(
      400,
      "INVALID_PARTITION",
      `The index ${index.name} needs ${index.partition.length} partition values (${index.partition.join(", ")}), and got ${given.length}.`,
    );
  for (const [at, attribute] of index.partition.entries())
    if (!fits(entity.attributes.get(attribute)!, given[at]))
      throw new StorageError(400, "INVALID_PARTITION", `The partition value for ${attribute} is of the wrong type.`);
  return JSON.stringify(given);
}

function boundsOf(condition: StorageCondition | undefined, type: AttributeType): RangeBounds {
  if (condition === undefined) return {};
  const cells = condition.values.map((value) => {
    const found = fits(type === "integer" ? "float" : type, value) ? cell(value) : undefined;
    if (found === undefined)
      throw new StorageError(400, "INVALID_RANGE", `A range condition got a value that is not of type ${type}.`);
    return found;
  });
  if (condition.condition === "BEGINS_WITH" && type !== "string")
    throw new StorageError(400, "INVALID_RANGE", "BEGINS_WITH is for strings only.");
  const bounds = BOUNDS[condition.condition];
  if (bounds === undefined)
    throw new StorageError(400, "INVALID_RANGE", `There is no range condition ${condition.condition}.`);
  return bounds(cells[0]!, cells[1]!);
}

type Cell = string | number;
const including = (range: Cell) => ({ range, isIncluded: true });
const excluding = (range: Cell) => ({ range, isIncluded: false });

const BOUNDS: Readonly<Record<string, (first: Cell, second: Cell) => RangeBounds>> = {
  EQUAL_TO: (value) => ({ from: including(value), to: including(value) }),
  BETWEEN: (low, high) => ({ from: including(low), to: including(high) }),
  BEGINS_WITH: (start) => ({ from: including(start), to: excluding(`${start}\uffff`) }),
  GREATER_THAN: (value) => ({ from: excluding(value) }),
  GREATER_THAN_EQUAL_TO: (value) => ({ from: including(value) }),
  LESS_THAN: (value) => ({ to: excluding(value) }),
  LESS_THAN_EQUAL_TO: (value) => ({ to: including(value) }),
};

const encodeCursor = (last: IndexPlace): string =>
  Buffer.from(JSON.stringify([last.range, last.key])).toString("base64url");

function decodeCursor(cursor: string | undefined): IndexPlace | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  try {
    const [range, key] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [string | number, string];
    if (typeof key === "string" && cell(range) !== undefined) return { range, key };
  } catch {
    // What cannot be read is refused like what does not fit.
  }
  throw new StorageError(400, "INVALID_CURSOR", "The cursor is not one that a query has given.");
}
