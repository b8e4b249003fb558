import { found, searchable, sorted } from "../../../../static/ui/shared/table/rows";

const names = ["Mail server", "mail relay", "Storage 10", "Storage 9"];
const rows = searchable(names, (name) => name);

it.each`
  query       | expected                         | why
  ${"MAIL"}   | ${["Mail server", "mail relay"]} | ${"large and small letters are one"}
  ${"ser ma"} | ${["Mail server"]}               | ${"every word, in any order"}
  ${"tape"}   | ${[]}                            | ${"nothing has it"}
`("finds $expected by $query ($why)", ({ query, expected }) => {
  expect(found(rows, query)).toEqual(expected);
});

it("sorts numbers within names as people do, either way", () => {
  expect(sorted(names, (name) => name, false).slice(2)).toEqual(["Storage 9", "Storage 10"]);
  expect(sorted(names, (name) => name, true).slice(0, 2)).toEqual(["Storage 10", "Storage 9"]);
});

it("leaves rows of equal value in their order", () => {
  expect(sorted(names, () => 1, true)).toEqual(names);
});
