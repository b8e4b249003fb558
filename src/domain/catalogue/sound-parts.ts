import type { Catalogue } from "./catalogue";
import { at } from "./problem";

/** A value of which any part may be missing, because what stood there was not well-formed; a union has the keys of all. */
export type Sound<T> =
  | Extract<T, string | number>
  | SoundList<T>
  | SoundGroup<Exclude<T, string | number | readonly unknown[]>>;

type SoundList<T> = T extends readonly (infer Item)[] ? readonly (Sound<Item> | undefined)[] : never;

type SoundGroup<T> = [T] extends [never] ? never : { readonly [Key in KeyOf<T>]?: Sound<ValueOf<T, Key>> | undefined };

type KeyOf<T> = T extends unknown ? keyof T : never;

type ValueOf<T, Key> = T extends unknown ? (Key extends keyof T ? Exclude<T[Key], undefined> : never) : never;

/**
 * A copy of a document without the parts at the bad paths, so that checks between entries can run on the rest and an
 * author reads all problems at once. Entries of lists keep their places.
 */
export function soundParts(document: unknown, badPaths: ReadonlySet<string>): Sound<Catalogue> {
  return (without(document, badPaths, []) ?? {}) as Sound<Catalogue>;
}

function without(value: unknown, badPaths: ReadonlySet<string>, path: readonly PropertyKey[]): unknown {
  if (badPaths.has(at(...path))) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => without(item, badPaths, [...path, index]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, without(part, badPaths, [...path, key])]));
}

/** The entries of a list that are well-formed enough to be looked at, each with its path. */
export function entriesOf<Item>(
  path: string,
  list: readonly (Item | undefined)[] | undefined,
): { readonly path: string; readonly entry: Item }[] {
  return (list ?? []).flatMap((entry, index) => (entry === undefined ? [] : [{ path: at(path, index), entry }]));
}
