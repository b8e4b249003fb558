import type { Database } from "../../database";

export type PropertyOwner = "issue" | "comment" | "project" | "user";

/** Entity properties: JSON by owner and key. */
export class Properties {
  constructor(private readonly database: Database) {}

  keys(entity: PropertyOwner, owner: string): string[] {
    return this.database
      .all<{ key: string }>("SELECT key FROM property WHERE entity = ? AND owner = ? ORDER BY key", entity, owner)
      .map(({ key }) => key);
  }

  /** Undefined when there is none; a stored JSON null comes back as null. */
  get(entity: PropertyOwner, owner: string, key: string): unknown {
    const row = this.database.get<{ value: string }>(
      "SELECT value FROM property WHERE entity = ? AND owner = ? AND key = ?",
      entity,
      owner,
      key,
    );
    return row && JSON.parse(row.value);
  }

  all(entity: PropertyOwner, owner: string): { key: string; value: unknown }[] {
    return this.database
      .all<{ key: string; value: string }>(
        "SELECT key, value FROM property WHERE entity = ? AND owner = ? ORDER BY key",
        entity,
        owner,
      )
      .map(({ key, value }) => ({ key, value: JSON.parse(value) }));
  }

  /** True when the property is new. */
  put(entity: PropertyOwner, owner: string, key: string, value: unknown): boolean {
    const isNew = this.get(entity, owner, key) === undefined;
    this.database.run(
      "INSERT OR REPLACE INTO property (entity, owner, key, value) VALUES (?, ?, ?, ?)",
      entity,
      owner,
      key,
      JSON.stringify(value),
    );
    return isNew;
  }

  /** False when there was none. */
  remove(entity: PropertyOwner, owner: string, key: string): boolean {
    return this.database.run("DELETE FROM property WHERE entity = ? AND owner = ? AND key = ?", entity, owner, key) > 0;
  }

  removeAll(entity: PropertyOwner, owner: string): void {
    this.database.run("DELETE FROM property WHERE entity = ? AND owner = ?", entity, owner);
  }
}
