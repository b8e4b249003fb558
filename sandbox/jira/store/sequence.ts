import type { Database } from "../../database";

/** Hands out ids in ascending order, also over restarts. Jira's own start at 10000 as a rule. */
export class Sequences {
  readonly #last = new Map<string, number>();

  constructor(private readonly database: Database) {
    const rows = database.all<{ name: string; last: number }>("SELECT name, last FROM sequence");
    for (const { name, last } of rows) this.#last.set(name, last);
  }

  next(name: string, first = 10_000): number {
    const next = (this.#last.get(name) ?? first - 1) + 1;
    this.#set(name, next);
    return next;
  }

  /** Raises the sequence so that `taken` won't be handed out again. */
  reserve(name: string, taken: number): void {
    if (taken > (this.#last.get(name) ?? 0)) this.#set(name, taken);
  }

  #set(name: string, last: number): void {
    const before = this.#last.get(name);
    this.database.undoWith(() => {
      if (before === undefined) this.#last.delete(name);
      else this.#last.set(name, before);
    });
    this.#last.set(name, last);
    if (this.database.outlivesProcess)
      this.database.run("INSERT OR REPLACE INTO sequence (name, last) VALUES (?, ?)", name, last);
  }
}
