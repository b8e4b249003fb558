import { didYouMean, nearest } from "../../../src/domain/catalogue/did-you-mean";

it.each`
  word          | candidates                  | meant         | why
  ${"whithin"}  | ${["within", "calendar"]}   | ${"within"}   | ${"a letter too many"}
  ${"calender"} | ${["priority", "calendar"]} | ${"calendar"} | ${"a wrong letter"}
  ${"wihtin"}   | ${["within"]}               | ${"within"}   | ${"neighbours swapped, one edit"}
  ${"abba"}     | ${["abab"]}                 | ${"abab"}     | ${"neighbours swapped among letters like them"}
  ${"aabaa"}    | ${["aaaa"]}                 | ${"aaaa"}     | ${"a letter too many among letters alike"}
  ${"SLA"}      | ${["ola", "sla"]}           | ${"sla"}      | ${"upper and lower case are alike"}
  ${"wehn"}     | ${["then", "when"]}         | ${"when"}     | ${"the nearer one, not the first"}
  ${"mo"}       | ${["mon", "tue"]}           | ${"mon"}      | ${"a word of two may lack a letter"}
  ${"a"}        | ${["b"]}                    | ${null}       | ${"one letter resembles nothing else"}
  ${"colour"}   | ${["key", "name"]}          | ${null}       | ${"nothing near"}
  ${"team"}     | ${["teems"]}                | ${null}       | ${"two edits in four letters are too many"}
  ${"x"}        | ${[]}                       | ${null}       | ${"nothing to choose from"}
`("$word: $meant ($why)", ({ word, candidates, meant }) => {
  expect(nearest(word, candidates)).toBe(meant);
});

it("asks only when something is near", () => {
  expect(didYouMean("calender", ["calendar"])).toBe(' Did you mean "calendar"?');
  expect(didYouMean("colour", ["calendar"])).toBe("");
});
