import { useCallback, useMemo, useState } from "react";
import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { replaced, type Slot, type Step, slotOf } from "../../../shared/form/slot";

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export interface Draft<Entry> {
  readonly value: Entry;
  readonly slot: Slot<Entry>;
  /** What was typed and means nothing: it stands in the way whatever the rules say. */
  readonly refusals: readonly FieldProblem[];
}

/** An agreement that is not saved yet, as places for fields. @param problems what the rules say, shown beside the fields */
export function useDraft<Entry extends AgreementEntry>(start: Entry, problems: readonly FieldProblem[]): Draft<Entry> {
  const [value, setValue] = useState(start);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const change = useCallback((steps: readonly Step[], part: unknown) => {
    setValue((whole) => (replaced(whole, steps, part) ?? {}) as Entry);
  }, []);
  const refuse = useCallback((path: string, message: string | null) => {
    setRefused((known) => {
      if ((known[path] ?? null) === message) return known;
      const { [path]: _, ...others } = known;
      return message === null ? others : { ...others, [path]: message };
    });
  }, []);
  const refusals = useMemo(() => Object.entries(refused).map(([path, message]) => ({ path, message })), [refused]);
  const slot = useMemo(() => {
    const messagesAt = (path: string) => {
      const own = refusals.filter((problem) => problem.path === path);
      // What was typed cannot be read, so what the rules say is of what stood there before.
      return (own.length > 0 ? own : problems.filter((problem) => problem.path === path)).map(({ message }) => message);
    };
    return slotOf<Entry>({ value, change, refuse, problemsAt: messagesAt });
  }, [value, change, refuse, refusals, problems]);
  return useMemo(() => ({ value, slot, refusals }), [value, slot, refusals]);
}
