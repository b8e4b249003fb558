import { runCalendarVectors } from "../../../tools/conformance/calendar";

const vector = {
  id: "made-up",
  tags: ["office"],
  note: "a label",
  calendar: { tz: "Etc/UTC", weekly: { mon: [["09:00", "17:00"]] }, holidays: [] },
  op: "add",
  start: "2026-03-02T16:00:00Z",
  duration_s: 3600,
  expect: "2026-03-02T17:00:00Z",
  expect_alt: "2026-03-09T09:00:00Z",
};
const run = (changes: object) =>
  runCalendarVectors({ format: "calendar-vectors", version: 1, vectors: [{ ...vector, ...changes }] })[0]!;
const { expect_alt: _, ...withoutAlternative } = vector;

it.each`
  changes                                                                        | passed   | why
  ${{}}                                                                          | ${true}  | ${"the expected answer"}
  ${{ expect: "2026-03-09T09:00:00Z", expect_alt: "2026-03-02T17:00:00Z" }}      | ${true}  | ${"either of two right answers"}
  ${{ expect: "2026-03-02T17:00:01Z" }}                                          | ${false} | ${"neither of them: one second off"}
  ${{ op: "subtract", expect: "2026-03-02T15:00:00Z" }}                          | ${true}  | ${"backwards"}
  ${{ op: "multiply" }}                                                          | ${false} | ${"an operation that nobody knows"}
  ${{ rounding: { to: 60 } }}                                                    | ${false} | ${"a key that could change the answer"}
  ${{ end: "2026-03-02T17:00:00Z" }}                                             | ${false} | ${"a key of another operation"}
  ${{ calendar: { ...vector.calendar, seasons: {} } }}                           | ${false} | ${"an unknown key of the calendar"}
  ${{ calendar: { ...vector.calendar, tz: "Europe/Atlantis" } }}                 | ${false} | ${"a calendar that cannot be compiled"}
  ${{ start: "yesterday" }}                                                      | ${false} | ${"no instant"}
  ${{ expect: null, expect_alt: null, calendar: { tz: "Etc/UTC", weekly: {} } }} | ${true}  | ${"never, where it never opens"}
`("passes: $passed ($why)", ({ changes, passed }) => {
  expect(run(changes)).toMatchObject({ id: "made-up", passed });
});

it.each`
  question                                                                               | why
  ${{ op: "between", end: "2026-03-02T18:00:00Z", expect: 3600 }}                        | ${"open seconds"}
  ${{ op: "next_open", start: "2026-03-02T17:00:00Z", expect: "2026-03-09T09:00:00Z" }}  | ${"the next opening"}
  ${{ op: "prev_close", start: "2026-03-04T00:00:00Z", expect: "2026-03-02T17:00:00Z" }} | ${"the last closing"}
  ${{ op: "is_open", expect: true }}                                                     | ${"open or not"}
`("answers $question.op ($why)", ({ question }) => {
  const { duration_s: _seconds, ...plain } = withoutAlternative;
  const file = { format: "calendar-vectors", version: 1, vectors: [{ ...plain, ...question }] };
  expect(runCalendarVectors(file)).toMatchObject([{ passed: true }]);
});

it("says what a failing vector was to give and what it got", () => {
  expect(run({ expect: "2026-03-02T17:00:01Z", expect_alt: "2026-03-02T17:00:02Z" })).toEqual({
    id: "made-up",
    passed: false,
    expected: "2026-03-02T17:00:01Z or 2026-03-02T17:00:02Z",
    got: "2026-03-02T17:00:00Z",
  });
});

it("refuses a file of another format", () => {
  expect(() => runCalendarVectors({ format: "lifecycle-vectors", version: 1, vectors: [] })).toThrow(
    "calendar-vectors",
  );
});
