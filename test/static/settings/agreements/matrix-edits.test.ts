import { startMatrix, withCell, withNames, withSize } from "../../../../static/ui/settings/agreements/matrix-edits";

const matrix = startMatrix(["All", "One"], ["Now", "Later"], ["Highest", "High", "Low"]);

it("begins with the gravest and most urgent at the highest priority, going down from there", () => {
  expect(matrix.priorities).toEqual([
    ["Highest", "High"],
    ["High", "Low"],
  ]);
  expect(startMatrix(["All"], ["Now", "Later"], ["Only"]).priorities).toEqual([["Only", "Only"]]);
  expect(startMatrix(["All"], ["Now"], []).priorities).toEqual([[""]]);
});

it("changes one cell or one name and leaves the others", () => {
  expect(withCell(matrix, 1, 0, "Low").priorities).toEqual([
    ["Highest", "High"],
    ["Low", "Low"],
  ]);
  expect(withNames(matrix, "urgencies", 1, "Next week").urgencies).toEqual(["Now", "Next week"]);
});

it.each`
  list           | size | priorities                                          | why
  ${"impacts"}   | ${3} | ${[["Highest", "High"], ["High", "Low"], ["", ""]]} | ${"a new row is still to be chosen"}
  ${"impacts"}   | ${1} | ${[["Highest", "High"]]}                            | ${"the last row goes"}
  ${"urgencies"} | ${3} | ${[["Highest", "High", ""], ["High", "Low", ""]]}   | ${"a new column, likewise"}
  ${"urgencies"} | ${1} | ${[["Highest"], ["High"]]}                          | ${"the last column goes"}
`("with $size $list: $priorities ($why)", ({ list, size, priorities }) => {
  expect(withSize(matrix, list, size).priorities).toEqual(priorities);
});
