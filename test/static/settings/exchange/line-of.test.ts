import { linesIn, stepsOf } from "../../../../static/ui/settings/exchange/line-of";

const text = `format: service-level-catalogue/1
calendars:
  - key: office
    overrides:
      "2026-12-24": [["09:00", "12:00"]]
  - { key: always,
      weekly: always }
services: []
`;

it.each`
  path                                      | steps
  ${"agreements[3].targets[0].within"}      | ${["agreements", 3, "targets", 0, "within"]}
  ${'calendars[0].overrides["2026-12-24"]'} | ${["calendars", 0, "overrides", "2026-12-24"]}
  ${'a["x.y \\"z\\""][1]'}                  | ${["a", 'x.y "z"', 1]}
  ${""}                                     | ${[]}
`("reads $path as $steps", ({ path, steps }) => {
  expect(stepsOf(path)).toEqual(steps);
});

it.each`
  path                                      | line    | why
  ${"calendars[0].key"}                     | ${3}    | ${"a value"}
  ${'calendars[0].overrides["2026-12-24"]'} | ${5}    | ${"a quoted key"}
  ${"calendars[1].weekly"}                  | ${7}    | ${"within a group on several lines"}
  ${"calendars[1].timezone"}                | ${6}    | ${"what is missing stands where its group begins"}
  ${"agreements"}                           | ${null} | ${"nothing of it is there"}
  ${""}                                     | ${null} | ${"the whole file"}
  ${"line 12, column 3"}                    | ${12}   | ${"the reader told the line itself"}
`("$path is on line $line ($why)", ({ path, line }) => {
  expect(linesIn(text)(path)).toBe(line);
});

it("finds places in JSON as well, and nothing in what is neither", () => {
  expect(linesIn('{\n  "services": [\n    { "key": 1 }\n  ]\n}')("services[0].key")).toBe(3);
  expect(linesIn("{ [")("services")).toBeNull();
});
