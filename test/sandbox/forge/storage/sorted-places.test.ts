import fc from "fast-check";
import { type IndexPlace, SortedPlaces } from "../../../../sandbox/forge/storage/sorted-places";

const place = (range: string | number, key: string): IndexPlace => ({ range, key });
const at = (range: number, isIncluded: boolean) => ({ range, isIncluded });

const filled = (places: readonly IndexPlace[]): SortedPlaces => {
  const sorted = new SortedPlaces();
  for (const one of places) sorted.add(one);
  return sorted;
};
const keys = (places: readonly IndexPlace[]) => places.map(({ key }) => key).join("");

const sample = [place(2, "c"), place("x", "e"), place(1, "b"), place(2, "d"), place(1, "a"), place("10", "f")];

it.each`
  bounds                                     | descending | limit | after            | found       | why
  ${{}}                                      | ${false}   | ${9}  | ${undefined}     | ${"abcdfe"} | ${"numbers before strings, of one range by key"}
  ${{}}                                      | ${true}    | ${9}  | ${undefined}     | ${"efdcba"} | ${"the other way round"}
  ${{ from: at(2, true) }}                   | ${false}   | ${9}  | ${undefined}     | ${"cdfe"}   | ${"from a range on"}
  ${{ from: at(1, false), to: at(2, true) }} | ${false}   | ${9}  | ${undefined}     | ${"cd"}     | ${"ends taken in or not"}
  ${{ from: at(3, true), to: at(2, true) }}  | ${false}   | ${9}  | ${undefined}     | ${""}       | ${"nothing lies between"}
  ${{}}                                      | ${false}   | ${2}  | ${undefined}     | ${"ab"}     | ${"the first page"}
  ${{}}                                      | ${false}   | ${2}  | ${place(1, "b")} | ${"cd"}     | ${"the next page"}
  ${{}}                                      | ${true}    | ${2}  | ${place(2, "d")} | ${"cb"}     | ${"the next page, the other way round"}
  ${{}}                                      | ${false}   | ${2}  | ${place(1, "z")} | ${"cd"}     | ${"the last place of the page before is gone"}
`("reads $found: $why", ({ bounds, descending, limit, after, found }) => {
  expect(keys(filled(sample).read(bounds, descending, limit, after))).toBe(found);
});

it("holds each place once and in order, whatever comes and goes", () => {
  const places = fc.array(fc.record({ range: fc.nat(5), key: fc.constantFrom("a", "b", "c") }));
  fc.assert(
    fc.property(places, places, (come, gone) => {
      const sorted = filled(come);
      for (const one of gone) sorted.remove(one);
      const name = ({ range, key }: IndexPlace) => `${range}${key}`;
      const left = new Set(come.map(name));
      for (const one of gone) left.delete(name(one));
      expect(sorted.read({}, false, 100, undefined).map(name)).toEqual([...left].sort());
    }),
  );
});
