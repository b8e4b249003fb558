import {
  countries,
  type Place,
  publicHolidays,
  regionsOf,
  statesOf,
} from "../../../../static/ui/settings/calendars/public-holidays";

const place = (country: string, state: string | null = null): Place => ({ country, state, region: null });
const on = (where: Place, year: number, ...dates: string[]) =>
  publicHolidays(where, year, year, "en").filter(({ date }) => dates.includes(date));

it.each`
  where                 | year    | date            | hours                 | name                                | why
  ${place("NL")}        | ${2027} | ${"2027-04-27"} | ${null}               | ${"King's Day"}                     | ${"a fixed date"}
  ${place("NL")}        | ${2027} | ${"2027-03-28"} | ${null}               | ${"Easter Sunday"}                  | ${"a day of 23 hours is one day"}
  ${place("DE", "BY")}  | ${2027} | ${"2027-01-06"} | ${null}               | ${"Epiphany"}                       | ${"a holiday of the state"}
  ${place("GB", "ENG")} | ${2027} | ${"2027-12-27"} | ${null}               | ${"Christmas Day (substitute day)"} | ${"moved off the weekend"}
  ${place("IS")}        | ${2027} | ${"2027-12-24"} | ${["13:00", "24:00"]} | ${"Christmas Eve"}                  | ${"a half day closes its hours"}
`("$where.country $where.state closes $date: $name ($why)", ({ where, year, date, hours, name }) => {
  expect(on(where, year, date)).toEqual([{ date, hours, name }]);
});

it("counts each day of a holiday of several", () => {
  const lunarNewYear = on(place("KR"), 2027, "2027-02-07", "2027-02-08", "2027-02-09");
  expect(lunarNewYear.map(({ hours }) => hours)).toEqual([null, null, null]);
});

it("leaves out what a part of the country has alone, and what closes schools or banks alone", () => {
  expect(on(place("DE"), 2027, "2027-01-06")).toEqual([]);
  expect(on(place("DE"), 2027, "2027-12-24")).toEqual([]);
});

it("takes several years in order", () => {
  const dates = publicHolidays(place("NL"), 2026, 2028, "en").map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted());
  expect(new Set(dates.map((date) => date.slice(0, 4)))).toEqual(new Set(["2026", "2027", "2028"]));
});

it("names the places in the reader's language", () => {
  expect(countries("en").find(({ code }) => code === "CH")?.name).toBe("Switzerland");
  expect(countries("de").find(({ code }) => code === "CH")?.name).toBe("Schweiz");
  expect(statesOf("DE", "en").map(({ code }) => code)).toContain("BY");
  expect(regionsOf("DE", "BY", "en").map(({ code }) => code)).toContain("A");
  expect(statesOf("MC", "en")).toEqual([]);
});
