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
export function soundParts(document: unknown, badPaths: Iterable<readonly PropertyKey[]>): Sound<Catalogue> {
  return (without(document, placesOf(badPaths)) ?? {}) as Sound<Catalogue>;
}

/** A place in a document that is bad, or has bad places inside. */
interface Place {
  isBad: boolean;
  readonly inside: Map<string, Place>;
}

function placesOf(badPaths: Iterable<readonly PropertyKey[]>): Place | undefined {
  let root: Place | undefined;
  for (const path of badPaths) {
    root ??= { isBad: false, inside: new Map() };
    let place = root;
    for (const step of path.map(String)) {
      const next = place.inside.get(step) ?? { isBad: false, inside: new Map() };
      place.inside.set(step, next);
      place = next;
    }
    place.isBad = true;
  }
  return root;
}

/** @param place what is bad at the value or inside; undefined where all of it is sound */
function without(value: unknown, place: Place | undefined): unknown {
  if (place?.isBad) return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => without(item, place?.inside.get(String(index))));
  // Copied first, as setting a key named `__proto__` on a group that has none would set something else.
  const copy: Record<string, unknown> = { ...value };
  for (const key of Object.keys(copy)) {
    const part = copy[key];
    if (place || typeof part === "object") copy[key] = without(part, place?.inside.get(key));
  }
  return copy;
}

/** The entries of a list that are well-formed enough to be looked at, each with its path. */
export function entriesOf<Item>(
  path: string,
  list: readonly (Item | undefined)[] | undefined,
): readonly { readonly path: string; readonly entry: Item }[] {
  if (list === undefined || list.length === 0) return [];
  const entries: { path: string; entry: Item }[] = [];
  for (const [index, entry] of list.entries()) if (entry !== undefined) entries.push({ path: at(path, index), entry });
  return entries;
}
