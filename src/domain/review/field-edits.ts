import { isSame } from "../catalogue/fact-changes";

/**
 * A change of one place of a record: the steps that lead there, where an item of a list is named by its id. `before` is
 * what its editor read there; null stands for an item that is not in its list.
 */
export interface FieldEdit {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

export type FieldEditsApplied =
  | { readonly kind: "applied"; readonly record: unknown }
  /** These places are no longer as they were read; nothing was changed. */
  | { readonly kind: "conflict"; readonly places: readonly { readonly edit: number; readonly present: unknown }[] };

/**
 * Makes all edits or none. A place that is already as an edit wants it is no conflict: the call was repeated, or both
 * wrote the same. An item that is new comes last in its list.
 */
export function applyFieldEdits(record: unknown, edits: readonly FieldEdit[]): FieldEditsApplied {
  let changed = record;
  const places: { edit: number; present: unknown }[] = [];
  edits.forEach(({ path, before, after }, edit) => {
    const present = valueAt(changed, path);
    if (isSame(present, after)) return;
    if (isSame(present, before)) changed = withValue(changed, path, after);
    else places.push({ edit, present });
  });
  return places.length > 0 ? { kind: "conflict", places } : { kind: "applied", record: changed };
}

/** Null where there is nothing. */
export function valueAt(whole: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => partOf(value, step) ?? null, whole);
}

function partOf(whole: unknown, step: string): unknown {
  if (Array.isArray(whole)) return whole.find((item) => idOf(item) === step);
  return isGroup(whole) && Object.hasOwn(whole, step) ? whole[step] : undefined;
}

function withValue(whole: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const next = withValue(partOf(whole, step) ?? null, rest, value);
  if (!Array.isArray(whole)) return { ...(isGroup(whole) ? whole : {}), [step]: next };
  if (next === null) return whole.filter((item) => idOf(item) !== step);
  return whole.some((item) => idOf(item) === step)
    ? whole.map((item) => (idOf(item) === step ? next : item))
    : [...whole, next];
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const idOf = (item: unknown): unknown => (isGroup(item) ? item.id : undefined);
