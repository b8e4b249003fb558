import fc from "fast-check";
import { type IndexPlace, SortedPlaces } from "../../../forge/storage/sorted-places";

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

it("reads any part of thousands of places, in either direction", () => {
  const key = (number: number) => String(number).padStart(4, "0");
  // Neither ascending nor descending: 1,999 and 5,003 share no divisor.
  const all = Array.from({ length: 5_003 }, (_, index) =>
    place(((index * 1_999) % 5_003) >> 2, key((index * 1_999) % 5_003)),
  );
  const sorted = filled(all);
  const isLeft = ({ range }: IndexPlace) => Number(range) % 7 !== 3;
  for (const one of all) if (!isLeft(one)) sorted.remove(one);
  const left = all.filter(isLeft).sort((one, other) => (one.key < other.key ? -1 : 1));
  const numbers = fc.nat(1_300);
  fc.assert(
    fc.property(numbers, numbers, fc.nat(5_100), fc.integer({ min: 1, max: 1_200 }), (from, to, after, limit) => {
      const bounds = { from: at(from, true), to: at(to, false) };
      const within = left.filter(({ range }) => Number(range) >= from && Number(range) < to);
      const cursor = place(after >> 2, key(after));
      expect(sorted.read(bounds, false, limit, cursor)).toEqual(
        within.filter((one) => one.key > cursor.key).slice(0, limit),
      );
      expect(sorted.read(bounds, true, limit, cursor)).toEqual(
        within
          .filter((one) => one.key < cursor.key)
          .reverse()
          .slice(0, limit),
      );
    }),
  );
});
