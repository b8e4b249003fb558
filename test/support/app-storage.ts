import { resolve } from "node:path";
import { Database } from "../../sandbox/database";
import { HOST_DATA } from "../../sandbox/forge/host-data";
import type { AppManifest } from "../../sandbox/forge/manifest/app-manifest";
import { readManifest } from "../../sandbox/forge/manifest/read-manifest";
import { StorageOperations } from "../../sandbox/forge/storage/storage-operations";
import { StorageService } from "../../sandbox/forge/storage/storage-service";
import { spaceOf } from "../../sandbox/forge/storage/stored-row";
import { StoredRows } from "../../sandbox/forge/storage/stored-rows";
import { ValueStore } from "../../sandbox/forge/storage/value-store";

export interface StorageCall {
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: requests are data here, looked into by each test
  readonly request: any;
}

/** A value of the app's storage: of an entity, or under a key of its own. */
export interface AppValue {
  readonly entity: string | null;
  readonly key: string;
  readonly value: unknown;
}

const manifest: AppManifest = readManifest(resolve(__dirname, "../.."));

/**
 * The offline site's storage under the app's own adapters, in the process of the test: as strict as on the site, without
 * functions and without lag.
 */
export class AppStorage {
  readonly entities = manifest.entities;
  /** What the adapters asked for, in order. */
  readonly calls: StorageCall[] = [];
  private readonly database = Database.open(":memory:", HOST_DATA);
  private readonly values: ValueStore;

  private constructor(now: () => number) {
    const { entities } = manifest;
    this.values = new ValueStore(this.database, { now, entities, queryLagMs: 0, expiryLagMs: 0 });
    const service = new StorageService(new StorageOperations(this.database, this.values, entities), now);
    Object.assign(globalThis, {
      __forge_fetch__: async (_: unknown, path: string, init: { body?: string } = {}) => {
        this.calls.push({ path, request: JSON.parse(init.body ?? "null") });
        const { status, body } = service.answer(path, init.body ?? "null");
        return new Response(status === 204 ? null : body, { status });
      },
    });
  }

  /** Takes the place of the storage before. Each second passes with a call, so that no limit of calls is met. */
  static open(): AppStorage {
    let calls = 0;
    return new AppStorage(() => 1_000 * calls++);
  }

  /** Everything that is stored. */
  all(): AppValue[] {
    return [...new StoredRows(this.database).all()].map(([space, key, { value }]) => ({
      entity: space.startsWith("entity:") ? space.slice("entity:".length) : null,
      key,
      value: JSON.parse(value),
    }));
  }

  /** Stores a value as it is, past every check of the platform. */
  force({ entity, key, value }: AppValue): void {
    this.values.set(
      entity === null ? "kvs" : spaceOf(entity),
      key,
      JSON.stringify(value),
      undefined,
      entity === null ? undefined : (value as Record<string, unknown>),
    );
  }
}
