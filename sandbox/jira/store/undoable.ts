import type { Database } from "../../database";

/** What is kept in memory by key: a map, or one that forgets. */
interface Kept<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
  delete(key: Key): unknown;
}

/** Puts a value in place of another, undefined for none; should the present transaction be undone, the former one is back. */
export function replaceUndoably<Key, Value>(
  database: Database,
  kept: Kept<Key, Value>,
  key: Key,
  value: Value | undefined,
): void {
  const before = kept.get(key);
  database.undoWith(() => setOrDelete(kept, key, before));
  setOrDelete(kept, key, value);
}

function setOrDelete<Key, Value>(kept: Kept<Key, Value>, key: Key, value: Value | undefined): void {
  if (value === undefined) kept.delete(key);
  else kept.set(key, value);
}
