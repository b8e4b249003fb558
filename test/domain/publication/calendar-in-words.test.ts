import { calendarInWords } from "../../../src/domain/publication/calendar-in-words";

const nine = [["09:00", "17:00"]];
const eight = [["08:00", "12:00"]];

it.each`
  weekly                                                       | week                                                                                                 | why
  ${"always"}                                                  | ${{ kind: "always" }}                                                                                | ${"round the clock"}
  ${{}}                                                        | ${{ kind: "never" }}                                                                                 | ${"no hours at all"}
  ${{ mon: [] }}                                               | ${{ kind: "never" }}                                                                                 | ${"a day without hours is closed"}
  ${{ mon: nine, tue: nine, wed: nine, thu: nine, fri: nine }} | ${{ kind: "weekly", groups: [{ days: [{ from: "mon", to: "fri" }], hours: nine }] }}                 | ${"Monday to Friday"}
  ${{ mon: nine, tue: nine, thu: nine, sat: eight }} | ${{ kind: "weekly", groups: [{ days: [{ from: "mon", to: "tue" }, { from: "thu", to: "thu" }], hours: nine }, { days: [{ from: "sat", to: "sat" }], hours: eight }] }} | ${"equal days apart from each other, then another"}
  ${{ sat: eight, mon: nine }} | ${{ kind: "weekly", groups: [{ days: [{ from: "mon", to: "mon" }], hours: nine }, { days: [{ from: "sat", to: "sat" }], hours: eight }] }} | ${"in the order of the week, whatever the file's"}
  ${{ mon: [["12:00", "17:00"], ["09:00", "12:00"]], tue: nine }} | ${{ kind: "weekly", groups: [{ days: [{ from: "mon", to: "tue" }], hours: nine }] }} | ${"hours that touch are one"}
  ${{ mon: [["00:00", "24:00"]] }}                             | ${{ kind: "weekly", groups: [{ days: [{ from: "mon", to: "mon" }], hours: [["00:00", "24:00"]] }] }} | ${"a whole day is not a whole week"}
`("$why", ({ weekly, week }) => {
  expect(calendarInWords({ timezone: "Europe/Zurich", weekly })).toEqual(week);
});

it("a week whose every day is open all day is round the clock, however it is written", () => {
  const day = [
    ["00:00", "12:00"],
    ["12:00", "24:00"],
  ] as const;
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  expect(calendarInWords({ timezone: "Etc/UTC", weekly })).toEqual({ kind: "always" });
});
