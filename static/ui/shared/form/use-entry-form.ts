import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CatalogueSection, EditProblem, Person } from "../../../../src/contract";
import { isSame } from "../../../../src/domain/catalogue/fact-changes";
import { at as pathOf } from "../../../../src/domain/catalogue/problem";
import { type Reason, useCatalogueStore } from "../catalogue/catalogue-store";
import { type EntryOf, editOf } from "../catalogue/entries";
import { messageOf } from "../loading/loaded";
import { say } from "../words/say";
import { replaced, type Slot, type Step, slotOf } from "./slot";

/** Something that keeps a form from being saved, and the place it is about. */
export interface FormProblem {
  readonly path: string;
  readonly message: string;
}

/** What another person made of the entry while it was edited here. */
export interface Conflict<Entry> {
  /** Null: removed. */
  readonly theirs: Entry | null;
  readonly changedBy: Person | null;
  readonly changedAt: string | null;
}

export interface EntryFormModel<Entry> {
  readonly section: CatalogueSection;
  /** As it was opened; null for a new one. */
  readonly original: Entry | null;
  readonly value: Entry;
  /** The entry as a place for fields. */
  readonly slot: Slot<Entry>;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly problems: readonly FormProblem[];
  /** Why the app did not take it, when that is about no field. */
  readonly failure: string | null;
  readonly conflict: Conflict<Entry> | null;
  /** True when it was saved. */
  save(reason?: Reason): Promise<boolean>;
  /** Back to how it was opened. */
  reset(): void;
  /** Settles a conflict: their entry instead of this one, or what was changed here on top of theirs. */
  settle(how: "take theirs" | "put mine on top"): void;
  /** Closes the conflict and changes nothing; saving asks again. */
  leaveConflict(): void;
}

interface Options<Section extends CatalogueSection> {
  readonly section: Section;
  readonly original: EntryOf<Section> | null;
  /** What a new entry begins with. */
  readonly start: () => EntryOf<Section>;
  readonly onSaved?: (entry: EntryOf<Section>) => void;
}

/**
 * A form for one entry of the catalogue: values, what is wrong with them, saving, and what to do when somebody else was
 * quicker. Mount it anew for another entry (`key={entry.key}`).
 *
 * ```tsx
 * const form = useEntryForm({ section: "contacts", original, start: () => ({ key: "" }), onSaved });
 * return (
 *   <EntryForm form={form} what={say("contacts.a-contact")} onCancel={…}>
 *     <TextField slot={form.slot.at("name")} label={say("contacts.name")} isRequired />
 *   </EntryForm>
 * );
 * ```
 */
export function useEntryForm<Section extends CatalogueSection>(
  options: Options<Section>,
): EntryFormModel<EntryOf<Section>> {
  type Entry = EntryOf<Section>;
  const { section } = options;
  const { save: saveEntries } = useCatalogueStore();
  const [original, setOriginal] = useState(options.original);
  const [begun] = useState<Entry>(() => options.original ?? options.start());
  const [value, setValue] = useState<Entry>(begun);
  const [answered, setAnswered] = useState<readonly FormProblem[]>([]);
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict<Entry> | null>(null);
  const [saved, setSaved] = useState<Entry | null>(null);
  const onSaved = useRef(options.onSaved);
  onSaved.current = options.onSaved;
  // After the form has taken note: whoever goes elsewhere now leaves nothing unsaved.
  useEffect(() => {
    if (saved !== null) onSaved.current?.(saved);
  }, [saved]);

  const problems = useMemo(
    () => [...Object.entries(refusals).map(([path, message]) => ({ path, message })), ...answered],
    [answered, refusals],
  );

  const change = useCallback((steps: readonly Step[], part: unknown) => {
    setValue((whole) => (replaced(whole, steps, part) ?? {}) as Entry);
    // What was wrong there may be mended; the app says so when it is asked again.
    const changed = pathOf(...steps);
    setAnswered((known) => {
      const left = known.filter(({ path }) => path === "" || !path.startsWith(changed));
      return left.length === known.length ? known : left;
    });
  }, []);
  const refuse = useCallback((path: string, message: string | null) => {
    setRefusals((known) => {
      if ((known[path] ?? null) === message) return known;
      const { [path]: _, ...others } = known;
      return message === null ? others : { ...others, [path]: message };
    });
  }, []);
  const slot = useMemo(
    () =>
      slotOf<Entry>({
        value,
        change,
        refuse,
        problemsAt: (path) => problems.filter((problem) => problem.path === path).map(({ message }) => message),
      }),
    [value, change, refuse, problems],
  );

  const save = async (reason?: Reason): Promise<boolean> => {
    setFailure(null);
    if (Object.keys(refusals).length > 0) return false;
    setSaving(true);
    try {
      const done = original === null ? "saving.added" : "saving.saved";
      const result = await saveEntries([editOf(section, original, value)], {
        ...(reason && { reason }),
        done: say(done, { name: titleOf(value) }),
      });
      switch (result.kind) {
        case "saved":
          setAnswered([]);
          setOriginal(value);
          setSaved(value);
          return true;
        case "refused":
          setAnswered(result.problems.map(problemOfEntry));
          return false;
        case "conflict": {
          const [theirs] = result.entries;
          setConflict({
            theirs: (theirs?.present ?? null) as Entry | null,
            changedBy: theirs?.changedBy ?? null,
            changedAt: theirs?.changedAt ?? null,
          });
          return false;
        }
      }
    } catch (error) {
      setFailure(messageOf(error));
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    section,
    original,
    value,
    slot,
    isChanged: !isSame(value, original ?? begun),
    isSaving,
    problems,
    failure,
    conflict,
    save,
    reset: () => {
      setValue(original ?? begun);
      setAnswered([]);
      setRefusals({});
      setFailure(null);
    },
    settle: (how) => {
      if (conflict === null) return;
      const { theirs } = conflict;
      if (how === "take theirs" && theirs !== null) setValue(theirs);
      else if (theirs !== null) setValue(onTop(original, value, theirs));
      setOriginal(theirs);
      setAnswered([]);
      setConflict(null);
    },
    leaveConflict: () => setConflict(null),
  };
}

/** What is wrong elsewhere in the catalogue has no field here, so its message says where. */
function problemOfEntry({ edit, path, message }: EditProblem): FormProblem {
  if (edit !== null) return { path, message };
  return { path: "", message: path === "" ? message : `${path}: ${message}` };
}

/** Their entry with those of its keys replaced that were changed here. */
export function onTop<Entry extends object>(original: Entry | null, mine: Entry, theirs: Entry): Entry {
  const result = { ...theirs } as Record<string, unknown>;
  const [before, after] = [original ?? {}, mine] as Record<string, unknown>[];
  for (const key of new Set([...Object.keys(before!), ...Object.keys(after!)])) {
    if (isSame(before![key], after![key])) continue;
    if (key in after!) result[key] = after![key];
    else delete result[key];
  }
  return result as Entry;
}

function titleOf(entry: object): string {
  const { name, key } = entry as { name?: string; key?: string };
  return name || key || say("saving.entry");
}
