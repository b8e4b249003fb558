import type { Database } from "../../database";
import type { EntityDefinition } from "../manifest/app-manifest";
import { jsonAnswer, NO_CONTENT, type PlatformAnswer } from "../platform-answer";
import { type EntityQuery, type QueryPage, queryEntity, queryKeys } from "./entity-query";
import { type ConditionGroup, checkConditions, meets } from "./storage-condition";
import { StorageError } from "./storage-error";
import {
  checkEntityValue,
  checkedTtlMs,
  checkedValue,
  checkKey,
  LARGEST_PAYLOAD_BYTES,
  MOST_OPERATIONS,
} from "./storage-limits";
import { type Space, type StoredValue, spaceOf } from "./stored-row";
import type { ValueStore } from "./value-store";

/** A key of the plain store, or of an entity. */
export interface Address {
  readonly key: string;
  readonly entityName?: string | undefined;
}

interface SetOptions {
  readonly ttl?: unknown;
  readonly keyPolicy?: string | undefined;
  readonly returnValue?: string | undefined;
}

export interface Operation extends Address {
  readonly value?: unknown;
  readonly conditions?: ConditionGroup | undefined;
  readonly options?: SetOptions | undefined;
}

/** How much JSON a request has read or written, for the units that it costs. */
export interface Traffic {
  bytes: number;
  /** Length of the request itself. */
  readonly requestCharacters: number;
}

const NOT_FOUND = { code: "KEY_NOT_FOUND", message: "The specified key does not exist." };

/** What the storage service can do, one method per kind of request. All of them throw StorageError for what the platform refuses. */
export class StorageOperations {
  constructor(
    private readonly database: Database,
    private readonly store: ValueStore,
    private readonly entities: ReadonlyMap<string, EntityDefinition>,
  ) {}

  get(space: Space, address: Address, traffic: Traffic): PlatformAnswer {
    checkKey(address.key);
    const found = this.store.get(space, address.key);
    traffic.bytes = found === undefined ? 0 : Buffer.byteLength(found.value);
    if (found === undefined) return jsonAnswer(404, NOT_FOUND);
    return { status: 200, body: written(address, found) };
  }

  set(space: Space, request: Operation, traffic: Traffic): PlatformAnswer {
    const value = this.checked(request);
    const ttlMs = checkedTtlMs(request.options?.ttl);
    const { keyPolicy, returnValue } = request.options ?? {};
    if (keyPolicy !== undefined && keyPolicy !== "OVERRIDE" && keyPolicy !== "FAIL_IF_EXISTS")
      throw new StorageError(400, "INVALID_KEY_POLICY", "keyPolicy must be OVERRIDE or FAIL_IF_EXISTS.");
    traffic.bytes = Buffer.byteLength(value);
    if (keyPolicy === "FAIL_IF_EXISTS" && this.store.get(space, request.key) !== undefined)
      throw new StorageError(409, "KEY_CONFLICT", "The specified key already exists.");
    const { before, after } = this.store.set(space, request.key, value, ttlMs, itemAmong(request));
    const returned = returnValue === "PREVIOUS" ? before : returnValue === "LATEST" ? after : undefined;
    return returned === undefined ? NO_CONTENT : { status: 200, body: written(request, returned) };
  }

  delete(space: Space, address: Address): PlatformAnswer {
    checkKey(address.key);
    this.store.delete(space, address.key);
    return NO_CONTENT;
  }

  /** The space of an entity that the manifest declares (code ours). */
  entitySpace(entityName: string | undefined): Space {
    if (entityName === undefined || !this.entities.has(entityName))
      throw new StorageError(400, "INVALID_ENTITY_TYPE", `The manifest declares no entity ${entityName}.`);
    return spaceOf(entityName);
  }

  queryEntity(query: EntityQuery & { entityName: string }, traffic: Traffic): PlatformAnswer {
    this.entitySpace(query.entityName);
    return pageAnswer(queryEntity(this.store, this.entities.get(query.entityName)!, query), query.entityName, traffic);
  }

  queryKeys(query: Parameters<typeof queryKeys>[1], traffic: Traffic): PlatformAnswer {
    return pageAnswer(queryKeys(this.store, query), undefined, traffic);
  }

  /** Best effort: each item succeeds or fails alone, but the list as a whole must be well formed. */
  batch(items: readonly Operation[], traffic: Traffic, kind: "get" | "set" | "delete"): PlatformAnswer {
    this.checkList(items, traffic);
    const successfulKeys: string[] = [];
    const failedKeys: unknown[] = [];
    const refuse = ({ key, entityName }: Operation, { code, message }: Pick<StorageError, "code" | "message">) =>
      failedKeys.push({ key, entityName, error: { code, message } });
    this.database.transaction(() => {
      for (const item of items) {
        try {
          const answer = this.batchItem(item, kind, traffic);
          if (answer === undefined) refuse(item, NOT_FOUND);
          else successfulKeys.push(answer);
        } catch (error) {
          if (!(error instanceof StorageError)) throw error;
          refuse(item, error);
        }
      }
    });
    return {
      status: 200,
      body: `{"successfulKeys":[${successfulKeys.join(",")}],"failedKeys":${JSON.stringify(failedKeys)}}`,
    };
  }

  /** What a batch answers for one item; undefined when there is none of that key. Adds to the traffic. */
  private batchItem(item: Operation, kind: "get" | "set" | "delete", traffic: Traffic): string | undefined {
    const space = item.entityName === undefined ? "kvs" : this.entitySpace(item.entityName);
    const own: Traffic = { bytes: 0, requestCharacters: 0 };
    if (kind === "get") {
      const answer = this.get(space, item, own);
      traffic.bytes += own.bytes;
      return answer.status === 404 ? undefined : answer.body;
    }
    this.refuseKeyPolicy(item);
    if (kind === "set") this.set(space, item, own);
    else this.delete(space, item);
    traffic.bytes += own.bytes;
    return JSON.stringify({ key: item.key, entityName: item.entityName });
  }

  /** All or nothing: every condition is tested on what is stored before anything is written. */
  transaction(
    request: {
      readonly set?: readonly Operation[];
      readonly delete?: readonly Operation[];
      readonly check?: readonly Operation[];
    },
    traffic: Traffic,
  ): PlatformAnswer {
    const { set = [], delete: deletions = [], check = [] } = request;
    const all = [...set, ...deletions, ...check];
    this.checkList(all, traffic);
    for (const operation of all) {
      checkKey(operation.key);
      if (operation.entityName !== undefined) this.entitySpace(operation.entityName);
      this.refuseKeyPolicy(operation);
    }
    const values = set.map((operation) => this.checked(operation));
    const ttls = set.map((operation) => checkedTtlMs(operation.options?.ttl));
    traffic.bytes = values.reduce((sum, value) => sum + Buffer.byteLength(value), 0);
    for (const operation of all) this.checkConditions(operation, check.includes(operation));
    this.database.transaction(() => {
      for (const [at, operation] of set.entries())
        this.store.set(spaceOf(operation.entityName), operation.key, values[at]!, ttls[at], itemAmong(operation));
      for (const operation of deletions) this.store.delete(spaceOf(operation.entityName), operation.key);
    });
    return NO_CONTENT;
  }

  private checkConditions({ entityName, key, conditions }: Operation, isRequired: boolean): void {
    if (conditions === undefined) {
      if (isRequired) throw new StorageError(400, "INVALID_FILTER", "A check needs conditions (code ours).");
      return;
    }
    const entity = entityName === undefined ? undefined : this.entities.get(entityName);
    if (entity === undefined)
      throw new StorageError(400, "INVALID_FILTER", "Conditions are for entities: give an entityName with them.");
    checkConditions(conditions, entity.attributes);
    if (!meets(conditions, this.store.item(spaceOf(entityName), key)))
      throw new StorageError(
        409,
        "CONDITIONAL_CHECK_FAILED",
        "The conditional request failed: no operation was carried out.",
      );
  }

  /** 1 to 25 operations, each key once, 4 MB in all (codes ours). */
  private checkList(operations: readonly Operation[], { requestCharacters }: Traffic): void {
    if (!Array.isArray(operations) || operations.length === 0)
      throw new StorageError(400, "EMPTY_REQUEST", "At least one operation is needed.");
    if (operations.length > MOST_OPERATIONS)
      throw new StorageError(400, "TOO_MANY_OPERATIONS", `At most ${MOST_OPERATIONS} operations are allowed.`);
    const addresses = new Set(operations.map(({ key, entityName }) => `${entityName ?? ""} ${key}`));
    if (addresses.size < operations.length)
      throw new StorageError(400, "DUPLICATE_KEY", "Each key can only be used once.");
    // JSON written anew may be longer than it came (1e20), but not by this much.
    if (requestCharacters * 8 < LARGEST_PAYLOAD_BYTES) return;
    const bytes = operations.reduce(
      (sum, { value }) => sum + (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value))),
      0,
    );
    if (bytes > LARGEST_PAYLOAD_BYTES) throw new StorageError(413, "MAX_SIZE", "The payload may have 4 MB at most.");
  }

  private refuseKeyPolicy({ options }: Operation): void {
    if (options?.keyPolicy !== undefined)
      throw new StorageError(
        400,
        "INVALID_KEY_POLICY",
        "keyPolicy is for single sets only, not for batches and transactions.",
      );
  }

  private checked({ key, value, entityName }: Operation): string {
    checkKey(key);
    const text = checkedValue(value);
    if (entityName !== undefined) {
      this.entitySpace(entityName);
      checkEntityValue(this.entities.get(entityName)!, value);
    }
    return text;
  }
}

/** What an entity's value is by then; of other values nobody asks for attributes. */
const itemAmong = ({ entityName, value }: Operation): Record<string, unknown> | undefined =>
  entityName === undefined ? undefined : (value as Record<string, unknown>);

/** The value is JSON text already. */
function written({ key, entityName }: Address, found: StoredValue): string {
  const entity = entityName === undefined ? "" : `,"entityName":${JSON.stringify(entityName)}`;
  const expiry = found.expiresAt === null ? "" : `,"expireTime":"${new Date(found.expiresAt).toISOString()}"`;
  return `{"key":${JSON.stringify(key)}${entity},"value":${found.value},"createdAt":${found.createdAt},"updatedAt":${found.updatedAt}${expiry}}`;
}

function pageAnswer({ hits, cursor }: QueryPage, entityName: string | undefined, traffic: Traffic): PlatformAnswer {
  traffic.bytes = hits.reduce((sum, hit) => sum + Buffer.byteLength(hit.value), 0);
  const data = hits.map((hit) => written({ key: hit.key, entityName }, hit)).join(",");
  return { status: 200, body: `{"data":[${data}]${cursor === undefined ? "" : `,"cursor":"${cursor}"`}}` };
}
