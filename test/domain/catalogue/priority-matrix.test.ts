import { priorityOf } from "../../../src/domain/catalogue/priority-matrix";

const matrix = {
  impacts: ["Site", "Person"],
  urgencies: ["Now", "Soon", "Some day"],
  priorities: [
    ["Highest", "High", "Medium"],
    ["High", "Medium", "Low"],
  ],
};

it.each`
  impact      | urgency       | priority     | why
  ${"Site"}   | ${"Now"}      | ${"Highest"} | ${"the gravest and most urgent"}
  ${"Person"} | ${"Some day"} | ${"Low"}     | ${"the slightest"}
  ${"Person"} | ${"Soon"}     | ${"Medium"}  | ${"row and column, not column and row"}
  ${"World"}  | ${"Now"}      | ${null}      | ${"an impact that the matrix does not know"}
  ${"Site"}   | ${"Never"}    | ${null}      | ${"an urgency that it does not know"}
`("$impact and $urgency make $priority: $why", ({ impact, urgency, priority }) => {
  expect(priorityOf(matrix, impact, urgency)).toBe(priority);
});
