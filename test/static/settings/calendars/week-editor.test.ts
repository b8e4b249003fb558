import fc from "fast-check";
import { type Calendar, type WallInterval, weekdays } from "../../../../src/domain/calendar/calendar";
import { dayHoursOf } from "../../../../src/domain/calendar/day-hours";
import {
  readWeek,
  sameOnWorkdays,
  type WeekText,
  weeklyToSave,
  weekText,
} from "../../../../static/ui/settings/calendars/week-editor";

const words = { closed: ["closed"], allDay: ["24 h"] };
const closedWeek = Object.fromEntries(weekdays.map((weekday) => [weekday, ""])) as WeekText;

it.each`
  typed                           | weekly                                                      | why
  ${{ mon: "9-12, 13-17", sat: "closed" }} | ${{ mon: [["09:00", "12:00"], ["13:00", "17:00"]] }} | ${"closed days are left out"}
  ${{ mon: "22-6" }}              | ${{ mon: [["22:00", "24:00"]], tue: [["00:00", "06:00"]] }} | ${"a night shift is two intervals"}
  ${{ sun: "22-6" }}              | ${{ mon: [["00:00", "06:00"]], sun: [["22:00", "24:00"]] }} | ${"Sunday's night ends on Monday"}
  ${{ mon: "22-6", tue: "6-14" }} | ${{ mon: [["22:00", "24:00"]], tue: [["00:00", "14:00"]] }} | ${"a night and an early shift touch"}
  ${{ mon: "24 h" }}              | ${{ mon: [["00:00", "24:00"]] }}                            | ${"a whole day"}
`("$typed is $weekly ($why)", ({ typed, weekly }) => {
  expect(readWeek({ ...closedWeek, ...typed }, words)).toEqual({ kind: "read", weekly });
});

it.each`
  typed                               | problems                                      | why
  ${{ mon: "9-13, 12-17", wed: "x" }} | ${{ mon: "overlap", wed: "not-an-interval" }} | ${"all at once"}
  ${{ mon: "22-6", tue: "5-9" }}      | ${{ mon: "overlap" }}                         | ${"the night runs into the morning"}
  ${{ sun: "22-6", mon: "5-9" }}      | ${{ sun: "overlap" }}                         | ${"round the end of the week"}
`("$typed is refused: $problems ($why)", ({ typed, problems }) => {
  const reading = readWeek({ ...closedWeek, ...typed }, words);
  if (reading.kind === "read") throw new Error("It was read.");
  expect(Object.fromEntries(Object.entries(reading.problems).map(([day, { reason }]) => [day, reason]))).toEqual(
    problems,
  );
});

it.each`
  weekly                                                      | text                                          | why
  ${{ mon: [["22:00", "24:00"]], tue: [["00:00", "06:00"]] }} | ${{ mon: "22:00-06:00" }}                     | ${"a night shift is one"}
  ${{ sun: [["22:00", "24:00"]], mon: [["00:00", "06:00"]] }} | ${{ sun: "22:00-06:00" }}                     | ${"round the end of the week"}
  ${{ mon: [["10:00", "24:00"]], tue: [["00:00", "12:00"]] }} | ${{ mon: "10:00-24:00", tue: "00:00-12:00" }} | ${"joined it would read as two hours"}
  ${{ mon: [["00:00", "24:00"]], tue: [["00:00", "24:00"]] }} | ${{ mon: "00:00-24:00", tue: "00:00-24:00" }} | ${"whole days are no nights"}
  ${{ mon: [["13:00", "17:00"], ["09:00", "12:00"]] }} | ${{ mon: "09:00-12:00, 13:00-17:00" }} | ${"in order"}
`("$weekly is shown as $text ($why)", ({ weekly, text }) => {
  expect(weekText(weekly)).toEqual({ ...closedWeek, ...text });
});

const arbitraryWeek = fc.dictionary(
  fc.constantFrom(...weekdays),
  fc
    .uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 6 })
    .map((hours) => hours.toSorted((one, other) => one - other))
    .map((hours) =>
      hours.flatMap((from, place): WallInterval[] =>
        place % 2 === 0 && hours[place + 1] !== undefined ? [[clock(from), clock(hours[place + 1]!)]] : [],
      ),
    ),
);

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

it("means the same week however it is shown and read again, and then leaves the file's own words", () => {
  fc.assert(
    fc.property(arbitraryWeek, (weekly) => {
      const reading = readWeek(weekText(weekly), words);
      if (reading.kind === "refused") throw new Error(JSON.stringify(reading.problems));
      const hours = (week: Calendar["weekly"]) => dayHoursOf({ timezone: "Etc/UTC", weekly: week }).week;
      expect(hours(reading.weekly)).toEqual(hours(weekly));
      expect(weeklyToSave(weekly, reading.weekly)).toBe(weekly);
    }),
  );
});

it("saves what changed", () => {
  const before = { mon: [["09:00", "17:00"]] } as const;
  const after = { mon: [["09:00", "16:00"]] } as const;
  expect(weeklyToSave(before, after)).toBe(after);
  expect(weeklyToSave("always", after)).toBe(after);
  expect(weeklyToSave(before, "always")).toBe("always");
  expect(weeklyToSave(null, after)).toBe(after);
});

it("copies one day's hours to the workdays and leaves the weekend", () => {
  const copied = sameOnWorkdays({ ...closedWeek, tue: "9-17", sat: "10-12" }, "tue");
  expect(copied).toEqual({
    ...closedWeek,
    mon: "9-17",
    tue: "9-17",
    wed: "9-17",
    thu: "9-17",
    fri: "9-17",
    sat: "10-12",
  });
});
