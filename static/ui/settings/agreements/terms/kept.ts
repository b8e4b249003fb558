import type { Slot } from "../../../shared/form/slot";

/** A text that stays, empty, when everything is deleted: a line of a list, or a part that a save refuses to miss. */
export function kept(slot: Slot<string>): Slot<string> {
  return { ...slot, set: (text) => slot.set(text ?? "") };
}
