import type { Database } from "../../database";

/** Hands out ids in ascending order, also over restarts. Jira's own start at 10000 as a rule. */
export class Sequences {
  readonly #last = new Map<string, number>();

  constructor(private readonly database: Database) {}

  next(name: string, first = 10_000): number {
    const next = (this.#last.get(name) ?? this.#stored(name) ?? first - 1) + 1;
    this.#last.set(name, next);
    this.database.run("INSERT OR REPLACE INTO sequence (name, last) VALUES (?, ?)", name, next);
    return next;
  }

  /** Raises the sequence so that `taken` won't be handed out again. */
  reserve(name: string, taken: number): void {
    if (taken <= (this.#last.get(name) ?? this.#stored(name) ?? 0)) return;
    this.#last.set(name, taken);
    this.database.run("INSERT OR REPLACE INTO sequence (name, last) VALUES (?, ?)", name, taken);
  }

  forget(): void {
    this.#last.clear();
  }

  #stored(name: string): number | undefined {
    return this.database.get<{ last: number }>("SELECT last FROM sequence WHERE name = ?", name)?.last;
  }
}
