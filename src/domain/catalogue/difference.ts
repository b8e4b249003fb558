/** What identifies an item of a list: `{ measure: "resolution", priority: "High" }`, `{ level: 2 }`, `{ date: "2026-12-25" }`. */
export type Identity = Readonly<Record<string, string | number>>;

/** A step into an entry: a key of the file, or an item of a list. */
export type FactStep = string | { readonly item: Identity };

/** One fact that is not the same on both sides; values as the file writes them. */
export type FactChange =
  | { readonly kind: "added"; readonly path: readonly FactStep[]; readonly after: unknown }
  | { readonly kind: "removed"; readonly path: readonly FactStep[]; readonly before: unknown }
  | { readonly kind: "changed"; readonly path: readonly FactStep[]; readonly before: unknown; readonly after: unknown }
  /** The same items stand in another order. */
  | { readonly kind: "order"; readonly path: readonly FactStep[] };
