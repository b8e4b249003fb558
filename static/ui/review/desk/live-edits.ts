import { applyFieldEdits, type FieldEdit, valueAt } from "../../../../src/domain/review/field-edits";

/** Somebody else wrote at a place while it was written here. */
export interface LiveConflict {
  readonly path: readonly string[];
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** A record as it is typed: what the app has, what was typed on top of it, and where others were quicker. */
export interface LiveEdits<Item> {
  readonly stored: Item;
  /** In the order in which they began; each place once. */
  readonly pending: readonly FieldEdit[];
  readonly conflicts: readonly LiveConflict[];
}

export function beginEdits<Item>(stored: Item): LiveEdits<Item> {
  return { stored, pending: [], conflicts: [] };
}

/** The record as it is shown. */
export function shownOf<Item>({ stored, pending, conflicts }: LiveEdits<Item>): Item {
  const mine = conflicts.map(({ path, mine: after, theirs: before }) => ({ path, before, after }));
  const made = [...pending, ...mine].reduce<unknown>((record, { path, after }) => {
    const applied = applyFieldEdits(record, [{ path, before: valueAt(record, path), after }]);
    return applied.kind === "applied" ? applied.record : record;
  }, stored);
  return made as Item;
}

/** Something was typed at a place; what is typed inside an item that is new becomes a part of it. */
export function typed<Item>(edits: LiveEdits<Item>, path: readonly string[], after: unknown): LiveEdits<Item> {
  const conflict = edits.conflicts.find((one) => isSamePath(one.path, path));
  if (conflict !== undefined)
    return {
      ...edits,
      conflicts: edits.conflicts.map((one) => (one === conflict ? { ...one, mine: after } : one)),
    };
  const around = edits.pending.find((one) => isWithin(path, one.path));
  if (around !== undefined) {
    const inner = path.slice(around.path.length);
    const made = applyFieldEdits(around.after, [{ path: inner, before: valueAt(around.after, inner), after }]);
    const grown = { ...around, after: made.kind === "applied" ? made.record : around.after };
    return { ...edits, pending: edits.pending.map((one) => (one === around ? grown : one)) };
  }
  const before = valueAt(edits.stored, path);
  const others = edits.pending.filter((one) => !isWithin(one.path, path));
  return { ...edits, pending: [...others, { path, before, after }] };
}

/** The app took what was sent; what was typed meanwhile stays pending on top of it. */
export function taken<Item>(edits: LiveEdits<Item>, sent: readonly FieldEdit[], stored: Item): LiveEdits<Item> {
  const pending = edits.pending.flatMap((edit) => {
    if (sent.includes(edit)) return [];
    return [{ ...edit, before: valueAt(stored, edit.path) }];
  });
  return { ...edits, stored, pending };
}

/** The app took nothing, as others were quicker at some of the places: those wait for a decision, the rest is sent again. */
export function contested<Item>(
  edits: LiveEdits<Item>,
  sent: readonly FieldEdit[],
  stored: Item,
  places: readonly { readonly edit: number; readonly present: unknown }[],
): LiveEdits<Item> {
  const lost = new Map(places.map(({ edit, present }) => [JSON.stringify(sent[edit]!.path), present]));
  const isLost = ({ path }: FieldEdit) => lost.has(JSON.stringify(path));
  return {
    stored,
    pending: edits.pending.filter((edit) => !isLost(edit)),
    conflicts: [
      ...edits.conflicts,
      ...edits.pending
        .filter(isLost)
        .map(({ path, after }) => ({ path, mine: after, theirs: lost.get(JSON.stringify(path)) })),
    ],
  };
}

/** Settles a conflict: `after` stands at its place from now on. */
export function settled<Item>(edits: LiveEdits<Item>, conflict: LiveConflict, after: unknown): LiveEdits<Item> {
  const conflicts = edits.conflicts.filter((one) => one !== conflict);
  return {
    ...edits,
    conflicts,
    pending: [...edits.pending, { path: conflict.path, before: conflict.theirs, after }],
  };
}

const isSamePath = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && isWithin(one, other);

/** Whether a place is another one, or inside it. */
const isWithin = (path: readonly string[], around: readonly string[]) =>
  around.length <= path.length && around.every((step, at) => path[at] === step);
