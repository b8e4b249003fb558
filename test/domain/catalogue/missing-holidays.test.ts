import type { CalendarEntry } from "../../../src/domain/catalogue/calendar-entry";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { calendarsWithoutHolidays } from "../../../src/domain/catalogue/missing-holidays";
import { sampleDocument } from "./sample-document";

const calendar = (terms: Partial<CalendarEntry>): CalendarEntry => ({
  key: "office",
  timezone: "Europe/Zurich",
  weekly: { mon: [["08:00", "17:00"]] },
  ...terms,
});

it.each`
  terms                                                       | missing  | why
  ${{}}                                                       | ${true}  | ${"no closed day at all"}
  ${{ holidays: ["2025-12-25"] }}                             | ${true}  | ${"those of the year before"}
  ${{ holidays: ["2026-12-25"] }}                             | ${false} | ${"one is enough to show that somebody looked"}
  ${{ holidays: [{ date: "2026-01-01", name: "New Year" }] }} | ${false} | ${"with its name"}
  ${{ overrides: { "2026-12-24": [["08:00", "12:00"]] } }}    | ${true}  | ${"a short day is no closed day"}
  ${{ weekly: "always" }}                                     | ${false} | ${"round the clock means holidays too"}
`("in 2026, $terms: $missing ($why)", ({ terms, missing }) => {
  const catalogue = { ...sampleDocument(), calendars: [calendar(terms)] } as Catalogue;
  expect(calendarsWithoutHolidays(catalogue, 2026)).toHaveLength(missing ? 1 : 0);
});
