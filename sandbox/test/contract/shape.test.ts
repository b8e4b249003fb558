import { shapeDifferences, shapeOf } from "./shape";

it.each`
  sample                                    | answer                            | differences                               | why
  ${{ id: "1", total: 2 }}                  | ${{ id: "9", total: 0 }}          | ${[]}                                     | ${"values don't matter"}
  ${{ id: "1" }}                            | ${{ id: "9", more: true }}        | ${[]}                                     | ${"more members are judged elsewhere"}
  ${{ id: "1" }}                            | ${{}}                             | ${["/id is missing"]}                     | ${"a missing member"}
  ${{ id: "1" }}                            | ${{ id: 1 }}                      | ${["/id is number, recorded is text"]}    | ${"another kind"}
  ${{ toString: "a" }}                      | ${{}}                             | ${["/toString is missing"]}               | ${"an inherited member is not there"}
  ${{ at: "2024-09-16T09:35:38.598+0300" }} | ${{ at: "2024-09-16T06:35:38Z" }} | ${["/at is text, recorded is jira date"]} | ${"an instant in another form"}
  ${{ self: "https://a/b" }}                | ${{ self: "/b" }}                 | ${["/self is text, recorded is address"]} | ${"a relative address"}
  ${{ from: null }}                         | ${{ from: "1" }}                  | ${[]}                                     | ${"null says nothing of the kind"}
  ${{ from: "1" }}                          | ${{ from: null }}                 | ${[]}                                     | ${"null fits everywhere"}
  ${{ from: null }}                         | ${{}}                             | ${["/from is missing"]}                   | ${"but the member must be there"}
  ${[{ id: "1" }]}                          | ${[{ id: "2" }, { id: 3 }]}       | ${["/1/id is number, recorded is text"]}  | ${"every element counts"}
  ${[{ id: "1", own: 1 }, { id: "2" }]}     | ${[{ id: "3" }]}                  | ${[]}                                     | ${"what some elements lack is not required"}
  ${[{ id: "1", own: 1 }, { id: "2" }]}     | ${[{ id: "3", own: "x" }]}        | ${["/0/own is text, recorded is number"]} | ${"but has its kind where it is"}
  ${[1]}                                    | ${[]}                             | ${["/ is empty, recorded are elements"]}  | ${"an empty list shows nothing"}
  ${[]}                                     | ${[]}                             | ${[]}                                     | ${"recorded empty"}
`("$answer against $sample: $differences ($why)", ({ sample, answer, differences }) => {
  expect(shapeDifferences(shapeOf(sample), answer)).toEqual(differences);
});
