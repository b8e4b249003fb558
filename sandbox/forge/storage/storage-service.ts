import type { Database } from "../../database";
import type { EntityDefinition } from "../manifest/app-manifest";
import { jsonAnswer, NO_CONTENT, notImplemented, type PlatformAnswer } from "../platform-answer";
import { RateWindow } from "../rate-window";
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
import { NO_STORAGE_USE, type StorageUse, unitsOf } from "./storage-meter";
import { type Space, type StoredValue, spaceOf, type ValueStore } from "./value-store";

const REQUESTS_PER_SECOND = 1_000;
const UNITS_PER_MINUTE = 4_000;

/** A key of the plain store, or of an entity. */
interface Address {
  readonly key: string;
  readonly entityName?: string | undefined;
}

interface SetOptions {
  readonly ttl?: unknown;
  readonly keyPolicy?: string | undefined;
  readonly returnValue?: string | undefined;
}

interface Operation extends Address {
  readonly value?: unknown;
  readonly conditions?: ConditionGroup | undefined;
  readonly options?: SetOptions | undefined;
}

/** How one request counts: what it read and wrote, in bytes. */
interface Traffic {
  readBytes?: number | undefined;
  writtenBytes?: number | undefined;
}

/** Forge's storage service as `@forge/kvs` calls it: `POST /api/v1/…` with JSON. */
export class StorageService {
  readonly use: StorageUse = { ...NO_STORAGE_USE };
  private readonly requests = new RateWindow(REQUESTS_PER_SECOND, 1_000);
  private readonly readUnits = new RateWindow(UNITS_PER_MINUTE, 60_000);
  private readonly writeUnits = new RateWindow(UNITS_PER_MINUTE, 60_000);

  constructor(
    private readonly database: Database,
    private readonly store: ValueStore,
    private readonly entities: ReadonlyMap<string, EntityDefinition>,
    private readonly now: () => number,
  ) {}

  answer(path: string, body: string): PlatformAnswer {
    const operation = OPERATIONS[path];
    if (operation === undefined) return notImplemented(`the storage operation ${path}`);
    const traffic: Traffic = {};
    try {
      this.admit(operation.kind);
      const answer = operation.run(this, JSON.parse(body), traffic);
      this.count(operation.kind, traffic);
      return answer;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      if (error.status === 429) this.use.throttled += 1;
      // A write that its condition refuses has been worked for, and counts.
      if (error.status === 409) this.count(operation.kind, traffic);
      return error.answer();
    }
  }

  get(space: Space, address: Address, traffic: Traffic): PlatformAnswer {
    checkKey(address.key);
    const found = this.store.get(space, address.key);
    traffic.readBytes = found?.value.length ?? 0;
    if (found === undefined)
      return jsonAnswer(404, { code: "KEY_NOT_FOUND", message: "The specified key does not exist." });
    return { status: 200, body: written(address, found) };
  }

  set(space: Space, request: Operation, traffic: Traffic): PlatformAnswer {
    const value = this.checked(request);
    const ttlMs = checkedTtlMs(request.options?.ttl);
    const { keyPolicy, returnValue } = request.options ?? {};
    if (keyPolicy !== undefined && keyPolicy !== "OVERRIDE" && keyPolicy !== "FAIL_IF_EXISTS")
      throw new StorageError(400, "INVALID_KEY_POLICY", "keyPolicy must be OVERRIDE or FAIL_IF_EXISTS.");
    traffic.writtenBytes = value.length;
    if (keyPolicy === "FAIL_IF_EXISTS" && this.store.get(space, request.key) !== undefined)
      throw new StorageError(409, "KEY_CONFLICT", "The specified key already exists.");
    const { before, after } = this.store.set(space, request.key, value, ttlMs);
    const returned = returnValue === "PREVIOUS" ? before : returnValue === "LATEST" ? after : undefined;
    return returned === undefined ? NO_CONTENT : { status: 200, body: written(request, returned) };
  }

  delete(space: Space, address: Address, traffic: Traffic): PlatformAnswer {
    checkKey(address.key);
    traffic.writtenBytes = 0;
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
    this.checkList(items);
    const successfulKeys: string[] = [];
    const failedKeys: unknown[] = [];
    let bytes = 0;
    this.database.transaction(() => {
      for (const item of items) {
        try {
          successfulKeys.push(
            this.batchItem(item, kind, (size) => {
              bytes += size;
            }),
          );
        } catch (error) {
          if (!(error instanceof StorageError)) throw error;
          const { key, entityName } = item;
          failedKeys.push({ key, entityName, error: { code: error.code, message: error.message } });
        }
      }
    });
    if (kind === "get") traffic.readBytes = bytes;
    else traffic.writtenBytes = bytes;
    return {
      status: 200,
      body: `{"successfulKeys":[${successfulKeys.join(",")}],"failedKeys":${JSON.stringify(failedKeys)}}`,
    };
  }

  private batchItem(item: Operation, kind: "get" | "set" | "delete", count: (bytes: number) => void): string {
    const space = item.entityName === undefined ? "kvs" : this.entitySpace(item.entityName);
    const own: Traffic = {};
    if (kind === "get") {
      const answer = this.get(space, item, own);
      count(own.readBytes ?? 0);
      if (answer.status === 404) throw new StorageError(404, "KEY_NOT_FOUND", "The specified key does not exist.");
      return answer.body!;
    }
    this.refuseKeyPolicy(item);
    if (kind === "set") this.set(space, item, own);
    else this.delete(space, item, own);
    count(own.writtenBytes ?? 0);
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
    this.checkList(all);
    for (const operation of all) {
      checkKey(operation.key);
      if (operation.entityName !== undefined) this.entitySpace(operation.entityName);
      this.refuseKeyPolicy(operation);
    }
    const values = set.map((operation) => this.checked(operation));
    const ttls = set.map((operation) => checkedTtlMs(operation.options?.ttl));
    traffic.writtenBytes = values.reduce((sum, value) => sum + value.length, 0);
    this.database.transaction(() => {
      for (const operation of all) this.checkConditions(operation, check.includes(operation));
      for (const [at, operation] of set.entries())
        this.store.set(spaceOf(operation.entityName), operation.key, values[at]!, ttls[at]);
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
    const found = this.store.get(spaceOf(entityName), key);
    const item = found === undefined ? {} : (JSON.parse(found.value) as Record<string, unknown>);
    if (!meets(conditions, item))
      throw new StorageError(
        409,
        "CONDITIONAL_CHECK_FAILED",
        "The conditional request failed: no operation was carried out.",
      );
  }

  /** 1 to 25 operations, each key once, 4 MB in all (codes ours). */
  private checkList(operations: readonly Operation[]): void {
    if (!Array.isArray(operations) || operations.length === 0)
      throw new StorageError(400, "EMPTY_REQUEST", "At least one operation is needed.");
    if (operations.length > MOST_OPERATIONS)
      throw new StorageError(400, "TOO_MANY_OPERATIONS", `At most ${MOST_OPERATIONS} operations are allowed.`);
    const addresses = new Set(operations.map(({ key, entityName }) => `${entityName ?? ""} ${key}`));
    if (addresses.size < operations.length)
      throw new StorageError(400, "DUPLICATE_KEY", "Each key can only be used once.");
    const bytes = operations.reduce(
      (sum, { value }) => sum + (value === undefined ? 0 : JSON.stringify(value).length),
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

  private admit(kind: "read" | "write"): void {
    const now = this.now();
    if (!this.requests.take(now, 1) || (kind === "read" ? this.readUnits : this.writeUnits).isUsedUp(now))
      throw new StorageError(
        429,
        "RATE_LIMIT_EXCEEDED",
        "The request rate or the read and write units of this installation are used up.",
      );
  }

  private count(kind: "read" | "write", traffic: Traffic): void {
    const { use } = this;
    if (kind === "read") {
      const bytes = traffic.readBytes ?? 0;
      use.reads += 1;
      use.readUnits1KB += unitsOf(bytes, 1);
      use.readUnits10KB += unitsOf(bytes, 10);
      this.readUnits.count(this.now(), unitsOf(bytes, 10));
      return;
    }
    const bytes = traffic.writtenBytes ?? 0;
    use.writes += 1;
    use.writeUnits1KB += unitsOf(bytes, 1);
    use.writeUnits10KB += unitsOf(bytes, 10);
    this.writeUnits.count(this.now(), unitsOf(bytes, 10));
  }
}

// biome-ignore lint/suspicious/noExplicitAny: requests are checked field by field, where each is used
type Run = (service: StorageService, request: any, traffic: Traffic) => PlatformAnswer;

const OPERATIONS: Readonly<Record<string, { kind: "read" | "write"; run: Run }>> = {
  "/api/v1/get": { kind: "read", run: (service, request, traffic) => service.get("kvs", request, traffic) },
  "/api/v1/set": { kind: "write", run: (service, request, traffic) => service.set("kvs", request, traffic) },
  "/api/v1/delete": { kind: "write", run: (service, request, traffic) => service.delete("kvs", request, traffic) },
  "/api/v1/query": { kind: "read", run: (service, request, traffic) => service.queryKeys(request, traffic) },
  "/api/v1/secret/get": { kind: "read", run: (service, request, traffic) => service.get("secret", request, traffic) },
  "/api/v1/secret/set": { kind: "write", run: (service, request, traffic) => service.set("secret", request, traffic) },
  "/api/v1/secret/delete": {
    kind: "write",
    run: (service, request, traffic) => service.delete("secret", request, traffic),
  },
  "/api/v1/entity/get": {
    kind: "read",
    run: (service, request, traffic) => service.get(service.entitySpace(request.entityName), request, traffic),
  },
  "/api/v1/entity/set": {
    kind: "write",
    run: (service, request, traffic) => service.set(service.entitySpace(request.entityName), request, traffic),
  },
  "/api/v1/entity/delete": {
    kind: "write",
    run: (service, request, traffic) => service.delete(service.entitySpace(request.entityName), request, traffic),
  },
  "/api/v1/entity/query": { kind: "read", run: (service, request, traffic) => service.queryEntity(request, traffic) },
  "/api/v1/batch/get": { kind: "read", run: (service, request, traffic) => service.batch(request, traffic, "get") },
  "/api/v1/batch/set": { kind: "write", run: (service, request, traffic) => service.batch(request, traffic, "set") },
  "/api/v1/batch/delete": {
    kind: "write",
    run: (service, request, traffic) => service.batch(request, traffic, "delete"),
  },
  "/api/v1/transaction": { kind: "write", run: (service, request, traffic) => service.transaction(request, traffic) },
};

/** The value is JSON text already. */
function written({ key, entityName }: Address, found: StoredValue): string {
  const entity = entityName === undefined ? "" : `,"entityName":${JSON.stringify(entityName)}`;
  const expiry = found.expiresAt === null ? "" : `,"expireTime":"${new Date(found.expiresAt).toISOString()}"`;
  return `{"key":${JSON.stringify(key)}${entity},"value":${found.value},"createdAt":${found.createdAt},"updatedAt":${found.updatedAt}${expiry}}`;
}

function pageAnswer({ hits, cursor }: QueryPage, entityName: string | undefined, traffic: Traffic): PlatformAnswer {
  traffic.readBytes = hits.reduce((sum, hit) => sum + hit.value.length, 0);
  const data = hits.map((hit) => written({ key: hit.key, entityName }, hit)).join(",");
  return { status: 200, body: `{"data":[${data}]${cursor === undefined ? "" : `,"cursor":"${cursor}"`}}` };
}
