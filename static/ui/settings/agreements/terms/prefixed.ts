import type { Slot } from "../../../shared/form/slot";

/** The same place under another name, for a form inside a form: both may have a field for a `name`. */
export function prefixed<Value>(slot: Slot<Value>, prefix: string): Slot<Value> {
  return { ...slot, path: `${prefix}.${slot.path}`, at: (key) => prefixed(slot.at(key), prefix) };
}
