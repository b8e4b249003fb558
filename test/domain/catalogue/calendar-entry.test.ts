import { calendarOf } from "../../../src/domain/catalogue/calendar-entry";

it("gives the hours of a calendar without the names that people read", () => {
  expect(
    calendarOf({
      key: "office",
      name: "Office hours",
      timezone: "Europe/Zurich",
      weekly: { mon: [["08:00", "17:00"]] },
      holidays: ["2024-12-25", { date: "2024-12-26", name: "Boxing Day" }, { date: "2025-01-01" }],
      overrides: { "2024-12-24": [["08:00", "12:00"]] },
      breaks: { "2024-06-03": [["09:00", "09:30"]] },
    }),
  ).toEqual({
    timezone: "Europe/Zurich",
    weekly: { mon: [["08:00", "17:00"]] },
    holidays: ["2024-12-25", "2024-12-26", "2025-01-01"],
    overrides: { "2024-12-24": [["08:00", "12:00"]] },
    breaks: { "2024-06-03": [["09:00", "09:30"]] },
  });
});

it("leaves absent what the entry leaves out", () => {
  expect(Object.keys(calendarOf({ key: "always", timezone: "Etc/UTC", weekly: "always" }))).toEqual([
    "timezone",
    "weekly",
  ]);
});
