import fc from "fast-check";
import { applyFieldEdits, type FieldEdit, valueAt } from "../../../src/domain/review/field-edits";

const record = {
  minutes: "We met.",
  rating: null,
  period: { first: "2026-01", last: "2026-03" },
  actions: [
    { id: "one", text: "Order toner", doneOn: null },
    { id: "two", text: "Move printers", doneOn: null },
  ],
};

it.each`
  path                          | before               | after              | why
  ${["minutes"]}                | ${"We met."}         | ${"They met."}     | ${"a text"}
  ${["rating"]}                 | ${null}              | ${4}               | ${"what nobody had said yet"}
  ${["period", "last"]}         | ${"2026-03"}         | ${"2026-02"}       | ${"a part of a group"}
  ${["actions", "two", "text"]} | ${"Move printers"}   | ${"Sell them"}     | ${"a part of an item, by its id"}
  ${["actions", "two"]}         | ${record.actions[1]} | ${null}            | ${"an item that goes"}
  ${["actions", "three"]}       | ${null}              | ${{ id: "three" }} | ${"an item that comes"}
`("is made where its editor read the present: $why", ({ path, before, after }) => {
  const applied = applyFieldEdits(record, [{ path, before, after }]);
  expect(applied.kind).toBe("applied");
  expect(valueAt(applied.kind === "applied" && applied.record, path)).toEqual(after);
});

it.each`
  path                          | before            | present            | why
  ${["minutes"]}                | ${""}             | ${"We met."}       | ${"somebody wrote there"}
  ${["actions", "two", "text"]} | ${"Buy paper"}    | ${"Move printers"} | ${"somebody wrote in the item"}
  ${["actions", "gone"]}        | ${{ id: "gone" }} | ${null}            | ${"somebody took the item out"}
`("tells what is there instead, and makes nothing: $why", ({ path, before, present }) => {
  const edits = [
    { path: ["rating"], before: null, after: 3 },
    { path, before, after: "Mine" },
  ];
  expect(applyFieldEdits(record, edits)).toEqual({ kind: "conflict", places: [{ edit: 1, present }] });
});

it("takes a place that is as it shall be for a call that came twice", () => {
  const edits = [{ path: ["minutes"], before: "", after: "We met." }];
  expect(applyFieldEdits(record, edits)).toEqual({ kind: "applied", record });
});

it("never reads or writes what a record only inherits", () => {
  const applied = applyFieldEdits({}, [{ path: ["__proto__", "polluted"], before: null, after: true }]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(valueAt({}, ["constructor"])).toBeNull();
  expect(applied.kind).toBe("applied");
});

const key = fc.constantFrom("minutes", "rating", "perception");
const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null));

it("two who write at different places never hear of each other, whoever is first", () => {
  fc.assert(
    fc.property(
      fc.tuple(key, key).filter(([a, b]) => a !== b),
      value,
      value,
      ([a, b], one, other) => {
        const read: Readonly<Record<string, unknown>> = { minutes: "", rating: null, perception: "" };
        const edit = (at: string, after: unknown): FieldEdit => ({ path: [at], before: read[at], after });
        const both = [edit(a, one), edit(b, other)].map((mine, index, all) => {
          const first = applyFieldEdits(read, [all[index]!]);
          const second = first.kind === "applied" ? applyFieldEdits(first.record, [all[1 - index]!]) : first;
          return second.kind === "applied" ? second.record : mine;
        });
        expect(both[0]).toEqual(both[1]);
        expect(both[0]).toEqual({ ...read, [a]: one, [b]: other });
      },
    ),
  );
});
