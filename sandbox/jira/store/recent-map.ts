/** A map that remembers the entries that were used last, as many as it may. Values are never undefined. */
export class RecentMap<Key, Value> {
  /** The one used longest ago comes first. */
  readonly #entries = new Map<Key, Value>();

  constructor(private readonly most: number) {}

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) this.#asLast(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.#asLast(key, value);
    if (this.#entries.size <= this.most) return;
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      return;
    }
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }

  #asLast(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
  }
}
