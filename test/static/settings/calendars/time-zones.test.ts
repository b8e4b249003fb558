import { isTimeZone, offsetText, searchTimeZones } from "../../../../static/ui/settings/calendars/time-zones";

const winter = Date.parse("2026-01-15T12:00:00Z");
const names = (search: string) => searchTimeZones(search, winter, 1000).map(({ name }) => name);

it.each`
  search             | first                 | why
  ${"amst"}          | ${"Europe/Amsterdam"} | ${"a part of a city"}
  ${"new york"}      | ${"America/New_York"} | ${"a space for the underscore"}
  ${"America/New_Y"} | ${"America/New_York"} | ${"as the name is written"}
  ${"europe lis"}    | ${"Europe/Lisbon"}    | ${"words in any part"}
  ${"utc"}           | ${"Etc/UTC"}          | ${"some runtimes do not list it"}
  ${"rome"}          | ${"Europe/Rome"}      | ${"a city that begins so goes before one that only holds it"}
`("finds $first for $search ($why)", ({ search, first }) => {
  expect(names(search)[0]).toBe(first);
});

it("finds by the present offset, and nothing for nonsense", () => {
  expect(names("+05:45")).toContain(names("kathmandu")[0] ?? names("katmandu")[0]);
  expect(names("atlantis")).toEqual([]);
});

it("answers no more than wanted", () => {
  expect(searchTimeZones("", winter, 20)).toHaveLength(20);
});

it.each`
  name                  | is       | why
  ${"Europe/Amsterdam"} | ${true}  | ${"listed"}
  ${"Etc/UTC"}          | ${true}  | ${"listed or not"}
  ${"Asia/Calcutta"}    | ${true}  | ${"a former name"}
  ${"+01:00"}           | ${false} | ${"an offset knows no clock changes"}
  ${"Amsterdam"}        | ${false} | ${"a city"}
`("$name is a time zone: $is ($why)", ({ name, is }) => {
  expect(isTimeZone(name)).toBe(is);
});

it.each`
  zone                  | text
  ${"Etc/UTC"}          | ${"+00:00"}
  ${"America/New_York"} | ${"-05:00"}
  ${"Asia/Kolkata"}     | ${"+05:30"}
`("$zone stands $text from UTC in winter", ({ zone, text }) => {
  expect(offsetText(zone, winter)).toBe(text);
});
