import { useCallback, useEffect, useRef, useState } from "react";
import type { ReviewRecordKind, ReviewRecords } from "../../../../src/domain/review/review-record";
import { useApp } from "../../shared/app/app";
import type { Slot } from "../../shared/form/slot";
import { messageOf } from "../../shared/loading/loaded";
import { beginEdits, contested, type LiveConflict, type LiveEdits, settled, shownOf, taken, typed } from "./live-edits";

import { remember } from "./recent-records";

/** So long after the last letter what was typed is saved. */
const REST_MS = 700;
/** So often one looks what others have written, where they may be in the same meeting. */
const LOOK_MS = 5_000;

export interface LiveRecord<Item> {
  readonly record: Item;
  readonly state: "saved" | "typing" | "saving" | "failed";
  /** Why it could not be saved; what was typed is still here. */
  readonly failure: string | null;
  readonly conflicts: readonly LiveConflict[];
  change(path: readonly string[], after: unknown): void;
  settle(conflict: LiveConflict, after: unknown): void;
  /** Saves at once. @returns true when everything is saved */
  flush(): Promise<boolean>;
  /** Takes over the record as the app has made it. */
  replace(record: Item): void;
  /** A text; an empty one is `""`. */
  text(...path: readonly string[]): Slot<string>;
  /** Something that is null while nobody said. */
  perhaps<Value>(...path: readonly string[]): Slot<Value>;
}

/**
 * A record that is saved as it is typed. One save is under way at a time; what others wrote at other places comes with its
 * answer, and where they wrote at the same place, both are kept until somebody decides.
 * @param follows whether to look what others have written: at first, as the list that it comes from may lag behind, or every
 * few seconds too
 */
export function useLiveRecord<Kind extends ReviewRecordKind>(
  kind: Kind,
  initial: ReviewRecords[Kind],
  follows: "never" | "at first" | "always" = "never",
): LiveRecord<ReviewRecords[Kind]> {
  type Item = ReviewRecords[Kind];
  const { call, now } = useApp();
  const [edits, setEdits] = useState<LiveEdits<Item>>(() => beginEdits(initial));
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const latest = useRef(edits);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const underway = useRef<Promise<boolean> | null>(null);

  const update = useCallback((next: LiveEdits<Item>) => {
    latest.current = next;
    setEdits(next);
  }, []);

  const save = useCallback(async (): Promise<boolean> => {
    while (latest.current.pending.length > 0) {
      const sent = latest.current.pending;
      const { id } = latest.current.stored;
      try {
        const answer = await call("editReviewRecord", { kind, id, edits: sent });
        const stored = answer.record as Item;
        remember(kind, id, stored, now());
        update(
          answer.kind === "saved"
            ? taken(latest.current, sent, stored)
            : contested(latest.current, sent, stored, answer.places),
        );
        setFailure(null);
      } catch (error) {
        setFailure(messageOf(error));
        return false;
      }
    }
    return latest.current.conflicts.length === 0;
  }, [call, now, kind, update]);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (underway.current !== null) await underway.current;
    setSaving(true);
    underway.current = save();
    const isDone = await underway.current;
    underway.current = null;
    setSaving(false);
    return isDone;
  }, [save]);

  const change = useCallback(
    (path: readonly string[], after: unknown) => {
      update(typed(latest.current, path, after));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), REST_MS);
    },
    [update, flush],
  );
  useEffect(() => {
    if (follows === "never") return;
    const isBusy = () =>
      document.hidden ||
      underway.current !== null ||
      latest.current.pending.length + latest.current.conflicts.length > 0;
    const look = async () => {
      if (isBusy()) return;
      const { stored } = latest.current;
      // Nobody is told of a look that failed: the next one is soon, and a save says what is wrong.
      const answer = await call("reviewRecord", { kind, id: stored.id }).catch(() => null);
      const found = (answer?.record ?? null) as Item | null;
      // What was typed or saved while the answer was on its way is the newer.
      if (found === null || isBusy() || latest.current.stored !== stored) return;
      if (JSON.stringify(found) !== JSON.stringify(stored)) update({ ...latest.current, stored: found });
    };
    void look();
    if (follows === "at first") return;
    const looking = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(looking);
  }, [call, kind, follows, update]);
  // Whoever leaves the page leaves nothing behind.
  useEffect(
    () => () => {
      if (latest.current.pending.length > 0) void flush();
    },
    [flush],
  );

  const record = shownOf(edits);
  const at = (path: readonly string[]): unknown =>
    path.reduce<unknown>(
      (value, step) =>
        Array.isArray(value)
          ? value.find((item: { id?: unknown }) => item.id === step)
          : (value as Record<string, unknown> | null | undefined)?.[step],
      record,
    );
  const slot = <Value>(path: readonly string[], empty: "" | null): Slot<Value> => ({
    path: path.join("-"),
    value: (at(path) ?? undefined) as Value | undefined,
    problems: [],
    set: (value) => change(path, value ?? empty),
    refuse: () => undefined,
    at: () => {
      throw new Error("A place of a live record has no places within.");
    },
  });
  const state =
    failure !== null ? "failed" : isSaving ? "saving" : edits.pending.length > 0 ? "typing" : ("saved" as const);
  return {
    record,
    state,
    failure,
    conflicts: edits.conflicts,
    change,
    settle: (conflict, after) => {
      update(settled(latest.current, conflict, after));
      void flush();
    },
    flush,
    replace: (stored) => {
      remember(kind, stored.id, stored, now());
      update({ ...latest.current, stored });
    },
    text: (...path) => slot<string>(path, ""),
    perhaps: <Value>(...path: readonly string[]) => slot<Value>(path, null),
  };
}
