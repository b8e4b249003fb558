import type { Database } from "../../database";
import { replaceUndoably } from "./undoable";

export type PropertyOwner = "issue" | "comment" | "project" | "user";

interface Row {
  readonly entity: PropertyOwner;
  readonly owner: string;
  readonly key: string;
  readonly value: string;
}

/** Entity properties: JSON by owner and key. They are in memory, and in the data file if there will be a next start. */
export class Properties {
  /** JSON text by key, of each entity that has any. */
  readonly #properties = new Map<string, ReadonlyMap<string, string>>();

  constructor(private readonly database: Database) {
    for (const { entity, owner, key, value } of database.all<Row>("SELECT * FROM property"))
      this.#properties.set(nameOf(entity, owner), new Map(this.#of(entity, owner)).set(key, value));
  }

  keys(entity: PropertyOwner, owner: string): string[] {
    return [...this.#of(entity, owner).keys()].sort();
  }

  /** Undefined when there is none; a stored JSON null comes back as null. */
  get(entity: PropertyOwner, owner: string, key: string): unknown {
    const value = this.#of(entity, owner).get(key);
    return value && JSON.parse(value);
  }

  all(entity: PropertyOwner, owner: string): { key: string; value: unknown }[] {
    return this.keys(entity, owner).map((key) => ({ key, value: this.get(entity, owner, key) }));
  }

  /** True when the property is new. */
  put(entity: PropertyOwner, owner: string, key: string, value: unknown): boolean {
    const before = this.#of(entity, owner);
    const text = JSON.stringify(value);
    this.#replace(entity, owner, new Map(before).set(key, text));
    if (this.database.outlivesProcess)
      this.database.run(
        "INSERT OR REPLACE INTO property (entity, owner, key, value) VALUES (?, ?, ?, ?)",
        entity,
        owner,
        key,
        text,
      );
    return !before.has(key);
  }

  /** False when there was none. */
  remove(entity: PropertyOwner, owner: string, key: string): boolean {
    const rest = new Map(this.#of(entity, owner));
    if (!rest.delete(key)) return false;
    this.#replace(entity, owner, rest);
    if (this.database.outlivesProcess)
      this.database.run("DELETE FROM property WHERE entity = ? AND owner = ? AND key = ?", entity, owner, key);
    return true;
  }

  removeAll(entity: PropertyOwner, owner: string): void {
    if (this.#of(entity, owner).size === 0) return;
    this.#replace(entity, owner, NONE);
    if (this.database.outlivesProcess)
      this.database.run("DELETE FROM property WHERE entity = ? AND owner = ?", entity, owner);
  }

  #of(entity: PropertyOwner, owner: string): ReadonlyMap<string, string> {
    return this.#properties.get(nameOf(entity, owner)) ?? NONE;
  }

  #replace(entity: PropertyOwner, owner: string, properties: ReadonlyMap<string, string>): void {
    const kept = properties.size === 0 ? undefined : properties;
    replaceUndoably(this.database, this.#properties, nameOf(entity, owner), kept);
  }
}

const NONE: ReadonlyMap<string, string> = new Map();

const nameOf = (entity: PropertyOwner, owner: string) => `${entity} ${owner}`;
