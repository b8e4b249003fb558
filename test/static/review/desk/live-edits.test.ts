import fc from "fast-check";
import { applyFieldEdits } from "../../../../src/domain/review/field-edits";
import {
  beginEdits,
  contested,
  type LiveEdits,
  settled,
  shownOf,
  taken,
  typed,
} from "../../../../static/ui/review/desk/live-edits";

interface Notes {
  readonly minutes: string;
  readonly perception: string;
  readonly actions: readonly { readonly id: string; readonly text: string }[];
}
const empty: Notes = { minutes: "", perception: "", actions: [] };

it("shows what was typed at once, and sends each place once", () => {
  let edits: LiveEdits<Notes> = beginEdits(empty);
  for (const text of ["W", "We", "We met."]) edits = typed(edits, ["minutes"], text);
  expect(shownOf(edits).minutes).toBe("We met.");
  expect(edits.pending).toEqual([{ path: ["minutes"], before: "", after: "We met." }]);
});

it("takes what is typed in a new item for a part of it", () => {
  let edits = typed(beginEdits(empty), ["actions", "one"], { id: "one", text: "" });
  edits = typed(edits, ["actions", "one", "text"], "Order toner");
  expect(edits.pending).toEqual([
    { path: ["actions", "one"], before: null, after: { id: "one", text: "Order toner" } },
  ]);
  expect(typed(edits, ["actions", "one"], null).pending).toEqual([
    { path: ["actions", "one"], before: null, after: null },
  ]);
});

it("keeps what was typed while the app was taking the rest, on top of what it took", () => {
  const before = typed(beginEdits(empty), ["minutes"], "We");
  const sent = before.pending;
  const later = typed(before, ["minutes"], "We met.");
  const after = taken(later, sent, { ...empty, minutes: "We" });
  expect(shownOf(after).minutes).toBe("We met.");
  expect(after.pending).toEqual([{ path: ["minutes"], before: "We", after: "We met." }]);
});

it("keeps both texts where somebody else was quicker, and sends the rest again", () => {
  let edits = typed(beginEdits(empty), ["minutes"], "Mine");
  edits = typed(edits, ["perception"], "Friendly");
  const lost = contested(edits, edits.pending, { ...empty, minutes: "Theirs" }, [{ edit: 0, present: "Theirs" }]);
  expect(lost.conflicts).toEqual([{ path: ["minutes"], mine: "Mine", theirs: "Theirs" }]);
  expect(lost.pending.map(({ path }) => path)).toEqual([["perception"]]);
  expect(shownOf(lost)).toMatchObject({ minutes: "Mine", perception: "Friendly" });
  const kept = settled(lost, lost.conflicts[0]!, "Theirs\nMine");
  expect(kept.conflicts).toEqual([]);
  expect(kept.pending.at(-1)).toEqual({ path: ["minutes"], before: "Theirs", after: "Theirs\nMine" });
});

it("two who type at once and keep both lose nothing, however their saves fall", () => {
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom(0, 1),
      fc.constantFrom("type", "save"),
      fc.constantFrom("minutes", "perception"),
      fc.nat(),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(steps, (moves) => {
      let store: Notes = empty;
      const writers: [LiveEdits<Notes>, LiveEdits<Notes>] = [beginEdits(empty), beginEdits(empty)];
      const words = new Set<string>();
      const save = (who: 0 | 1) => {
        for (let round = 0; round < 5 && writers[who].pending.length > 0; round++) {
          const sent = writers[who].pending;
          const applied = applyFieldEdits(store, sent);
          if (applied.kind === "applied") {
            store = applied.record as Notes;
            writers[who] = taken(writers[who], sent, store);
          } else writers[who] = contested(writers[who], sent, store, applied.places);
          for (const conflict of writers[who].conflicts)
            writers[who] = settled(writers[who], conflict, `${conflict.theirs} ${conflict.mine}`);
        }
      };
      for (const [who, move, place, number] of moves) {
        if (move === "save") save(who as 0 | 1);
        else {
          const word = `w${who}x${number}x`;
          words.add(word);
          const text = shownOf(writers[who as 0 | 1])[place as "minutes" | "perception"];
          writers[who as 0 | 1] = typed(writers[who as 0 | 1], [place], `${text} ${word}`);
        }
      }
      save(0);
      save(1);
      for (const word of words) expect(store.minutes + store.perception).toContain(word);
    }),
  );
});
