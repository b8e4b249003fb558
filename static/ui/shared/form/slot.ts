import { at as pathOf } from "../../../../src/domain/catalogue/problem";

/**
 * One place of an entry that a field edits. Slots are made of slots: `form.slot.at("cost").at("amount")`. A value that is
 * set to undefined is taken out, and so is a group that is left without any.
 */
export interface Slot<Value> {
  /** As problems name it: `targets[0].within`; empty for the entry itself. */
  readonly path: string;
  readonly value: Value | undefined;
  /** What is wrong at exactly this place. */
  readonly problems: readonly string[];
  set(value: Value | undefined): void;
  /** Says that what was typed means no value, so that the form cannot be saved; null takes that back. */
  refuse(message: string | null): void;
  at<Key extends keyof Value & (string | number)>(key: Key): Slot<NonNullable<Value[Key]>>;
}

/** What slots need of the form that they stand in. */
export interface SlotHost {
  readonly value: unknown;
  change(steps: readonly Step[], value: unknown): void;
  problemsAt(path: string): readonly string[];
  refuse(path: string, message: string | null): void;
}

export type Step = string | number;

export function slotOf<Value>(host: SlotHost, steps: readonly Step[] = []): Slot<Value> {
  const path = pathOf(...steps);
  return {
    path,
    value: steps.reduce<unknown>((value, step) => (value as Record<Step, unknown> | undefined)?.[step], host.value) as
      | Value
      | undefined,
    problems: host.problemsAt(path),
    set: (value) => host.change(steps, value),
    refuse: (message) => host.refuse(path, message),
    at: (key) => slotOf(host, [...steps, key]),
  };
}

/** `whole` with another value at a place; nothing is mutated. */
export function replaced(whole: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = [...((whole ?? []) as unknown[])];
    const item = replaced(list[step], rest, value);
    if (item === undefined) list.splice(step, 1);
    else list[step] = item;
    return list;
  }
  const group = (whole ?? {}) as Record<string, unknown>;
  const part = replaced(group[step], rest, value);
  if (part !== undefined) return { ...group, [step]: part };
  const { [step]: _, ...others } = group;
  return Object.keys(others).length === 0 ? undefined : others;
}
