import type { Database } from "../../database";

/** Configured things of one kind: few, read often, so all of them are in memory and each change is also written down. */
export class Registry<Thing extends { readonly id: string }> {
  readonly #things = new Map<string, Thing>();

  constructor(
    private readonly database: Database,
    private readonly kind: string,
  ) {
    this.reload();
  }

  get(id: string | null | undefined): Thing | undefined {
    return id === null || id === undefined ? undefined : this.#things.get(id);
  }

  /** The thing that something stored refers to; its absence would be an error of the stand-in itself. */
  need(id: string): Thing {
    const thing = this.#things.get(id);
    if (!thing) throw new Error(`The data refers to ${this.kind} ${id}, which does not exist.`);
    return thing;
  }

  all(): Thing[] {
    return [...this.#things.values()];
  }

  find(matches: (thing: Thing) => boolean): Thing | undefined {
    for (const thing of this.#things.values()) if (matches(thing)) return thing;
    return undefined;
  }

  get size(): number {
    return this.#things.size;
  }

  put(thing: Thing): Thing {
    this.database.run(
      "INSERT OR REPLACE INTO entity (kind, id, json) VALUES (?, ?, ?)",
      this.kind,
      thing.id,
      JSON.stringify(thing),
    );
    this.#things.set(thing.id, thing);
    return thing;
  }

  remove(id: string): void {
    this.database.run("DELETE FROM entity WHERE kind = ? AND id = ?", this.kind, id);
    this.#things.delete(id);
  }

  /** Forgets what a rolled-back transaction had put. */
  reload(): void {
    this.#things.clear();
    const rows = this.database.all<{ id: string; json: string }>(
      "SELECT id, json FROM entity WHERE kind = ?",
      this.kind,
    );
    const things = rows.map((row) => JSON.parse(row.json) as Thing);
    things.sort((a, b) => Number(a.id) - Number(b.id) || (a.id < b.id ? -1 : 1));
    for (const thing of things) this.#things.set(thing.id, thing);
  }
}
