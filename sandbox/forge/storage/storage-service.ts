import { notImplemented, type PlatformAnswer } from "../platform-answer";
import { RateWindow } from "../rate-window";
import { StorageError } from "./storage-error";
import { NO_STORAGE_USE, type StorageUse, unitsOf } from "./storage-meter";
import type { StorageOperations, Traffic } from "./storage-operations";

const REQUESTS_PER_SECOND = 1_000;
const UNITS_PER_MINUTE = 4_000;

/** Forge's storage service as `@forge/kvs` calls it: `POST /api/v1/…` with JSON. */
export class StorageService {
  readonly use: StorageUse = { ...NO_STORAGE_USE };
  private readonly requests = new RateWindow(REQUESTS_PER_SECOND, 1_000);
  private readonly readUnits = new RateWindow(UNITS_PER_MINUTE, 60_000);
  private readonly writeUnits = new RateWindow(UNITS_PER_MINUTE, 60_000);

  constructor(
    private readonly operations: StorageOperations,
    private readonly now: () => number,
  ) {}

  answer(path: string, body: string): PlatformAnswer {
    const operation = OPERATIONS[path];
    if (operation === undefined) return notImplemented(`the storage operation ${path}`);
    const traffic: Traffic = { bytes: 0, requestCharacters: body.length };
    try {
      this.admit(operation.kind);
      const answer = operation.run(this.operations, JSON.parse(body), traffic);
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

  private admit(kind: "read" | "write"): void {
    const now = this.now();
    if (!this.requests.take(now, 1) || (kind === "read" ? this.readUnits : this.writeUnits).isUsedUp(now))
      throw new StorageError(
        429,
        "RATE_LIMIT_EXCEEDED",
        "The request rate or the read and write units of this installation are used up.",
      );
  }

  private count(kind: "read" | "write", { bytes }: Traffic): void {
    const { use } = this;
    const [small, large] = [unitsOf(bytes, 1), unitsOf(bytes, 10)];
    if (kind === "read") {
      use.reads += 1;
      use.readUnits1KB += small;
      use.readUnits10KB += large;
      this.readUnits.count(this.now(), large);
    } else {
      use.writes += 1;
      use.writeUnits1KB += small;
      use.writeUnits10KB += large;
      this.writeUnits.count(this.now(), large);
    }
  }
}

// biome-ignore lint/suspicious/noExplicitAny: requests are checked field by field, where each is used
type Run = (storage: StorageOperations, request: any, traffic: Traffic) => PlatformAnswer;

const OPERATIONS: Readonly<Record<string, { kind: "read" | "write"; run: Run }>> = {
  "/api/v1/get": { kind: "read", run: (storage, request, traffic) => storage.get("kvs", request, traffic) },
  "/api/v1/set": { kind: "write", run: (storage, request, traffic) => storage.set("kvs", request, traffic) },
  "/api/v1/delete": { kind: "write", run: (storage, request) => storage.delete("kvs", request) },
  "/api/v1/query": { kind: "read", run: (storage, request, traffic) => storage.queryKeys(request, traffic) },
  "/api/v1/secret/get": { kind: "read", run: (storage, request, traffic) => storage.get("secret", request, traffic) },
  "/api/v1/secret/set": { kind: "write", run: (storage, request, traffic) => storage.set("secret", request, traffic) },
  "/api/v1/secret/delete": {
    kind: "write",
    run: (storage, request) => storage.delete("secret", request),
  },
  "/api/v1/entity/get": {
    kind: "read",
    run: (storage, request, traffic) => storage.get(storage.entitySpace(request.entityName), request, traffic),
  },
  "/api/v1/entity/set": {
    kind: "write",
    run: (storage, request, traffic) => storage.set(storage.entitySpace(request.entityName), request, traffic),
  },
  "/api/v1/entity/delete": {
    kind: "write",
    run: (storage, request) => storage.delete(storage.entitySpace(request.entityName), request),
  },
  "/api/v1/entity/query": { kind: "read", run: (storage, request, traffic) => storage.queryEntity(request, traffic) },
  "/api/v1/batch/get": { kind: "read", run: (storage, request, traffic) => storage.batch(request, traffic, "get") },
  "/api/v1/batch/set": { kind: "write", run: (storage, request, traffic) => storage.batch(request, traffic, "set") },
  "/api/v1/batch/delete": {
    kind: "write",
    run: (storage, request, traffic) => storage.batch(request, traffic, "delete"),
  },
  "/api/v1/transaction": { kind: "write", run: (storage, request, traffic) => storage.transaction(request, traffic) },
};
