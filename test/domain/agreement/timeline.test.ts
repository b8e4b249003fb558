import * as fc from "fast-check";
import { Timeline } from "../../../src/domain/agreement/timeline";

it.each`
  changes     | instant                     | since                       | why
  ${[]}       | ${5}                        | ${Number.NEGATIVE_INFINITY} | ${"nothing ever changes"}
  ${[10, 20]} | ${9}                        | ${Number.NEGATIVE_INFINITY} | ${"before the first change"}
  ${[10, 20]} | ${10}                       | ${10}                       | ${"a change counts from its very instant"}
  ${[10, 20]} | ${19}                       | ${10}                       | ${"until the next"}
  ${[20, 10]} | ${20}                       | ${20}                       | ${"in any order"}
  ${[10, 10]} | ${10}                       | ${10}                       | ${"a change given twice is one"}
  ${[10]}     | ${Number.POSITIVE_INFINITY} | ${10}                       | ${"the last holds for ever"}
`("at $instant with changes $changes: since $since ($why)", ({ changes, instant, since }) => {
  expect(new Timeline(changes, (at) => at).at(instant)).toBe(since);
});

it("answers what the function itself would, at every instant", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 })), fc.integer({ min: -60, max: 60 }), (changes, instant) => {
      const passed = (at: number) => changes.filter((change) => change <= at).length;
      expect(new Timeline(changes, passed).at(instant)).toBe(passed(instant));
    }),
  );
});
