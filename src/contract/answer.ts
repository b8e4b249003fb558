/** An answer, or why there is none, in words for the person who asked. */
export type Answer<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };

export interface Person {
  readonly accountId: string;
  readonly name: string;
}
