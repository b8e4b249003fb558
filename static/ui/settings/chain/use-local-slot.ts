import { useState } from "react";
import type { Slot } from "../../shared/form/slot";

/** A place for one field that stands in no form: what was typed and means nothing is said beside it, and goes nowhere. */
export function useLocalSlot(
  path: string,
  value: string | undefined,
  onChange: (value: string | undefined) => void,
): Slot<string> {
  const [refused, setRefused] = useState<string | null>(null);
  return {
    path,
    value,
    problems: refused === null ? [] : [refused],
    set: onChange,
    refuse: setRefused,
    at: () => {
      throw new Error("A text has no places within it.");
    },
  };
}
