/** With whom, or with what, a ticket's time passed. */
export type Holder =
  /** In the hands of a team of one's own; null: of nobody. */
  | { readonly kind: "team"; readonly name: string | null }
  /** In a status that an underpinning contract measures. */
  | { readonly kind: "supplier"; readonly name: string }
  /** In a status in which the promise pauses, and which is no supplier's: in a promise to a customer, waiting for them. */
  | { readonly kind: "waiting"; readonly name: string | null }
  /** Outside the service hours of the promise. */
  | { readonly kind: "closed"; readonly name: null }
  /** Resolved, before it was opened again. */
  | { readonly kind: "resolved"; readonly name: null }
  /** What is stored of the ticket no longer tells: a calendar was changed after the clock had been read for good. */
  | { readonly kind: "unknown"; readonly name: null };

export type HolderKind = Holder["kind"];

/** Equal for equal holders, and different for others. */
export function holderKey({ kind, name }: Holder): string {
  return JSON.stringify([kind, name]);
}
