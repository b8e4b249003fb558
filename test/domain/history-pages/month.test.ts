import { monthOf, monthsBetween, monthsLater, startOfMonth } from "../../../src/domain/history-pages/month";

const at = (text: string) => Date.parse(text);

it.each`
  instant                       | zone                  | month        | why
  ${"2026-03-31T21:59:59.999Z"} | ${"Europe/Berlin"}    | ${"2026-03"} | ${"a moment before midnight in summer time"}
  ${"2026-03-31T22:00:00Z"}     | ${"Europe/Berlin"}    | ${"2026-04"} | ${"midnight in summer time"}
  ${"2025-12-31T23:00:00Z"}     | ${"Europe/Berlin"}    | ${"2026-01"} | ${"midnight in winter time, another year"}
  ${"2026-03-01T04:59:59Z"}     | ${"America/New_York"} | ${"2026-02"} | ${"west of Greenwich the month begins later"}
  ${"2026-02-28T10:30:00Z"}     | ${"Pacific/Apia"}     | ${"2026-02"} | ${"thirteen hours ahead"}
`("$instant in $zone is in $month ($why)", ({ instant, zone, month }) => {
  expect(monthOf(at(instant), zone)).toBe(month);
});

it.each(["Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kolkata", "America/Havana"])(
  "A month begins where the month of an instant changes (%s)",
  (zone) => {
    for (const month of monthsBetween("2025-01", "2026-12")) {
      const start = startOfMonth(month, zone);
      expect([monthOf(start - 1, zone), monthOf(start, zone)]).toEqual([monthsLater(month, -1), month]);
    }
  },
);

it.each`
  month        | count  | other
  ${"2026-01"} | ${-1}  | ${"2025-12"}
  ${"2026-12"} | ${1}   | ${"2027-01"}
  ${"2026-03"} | ${-27} | ${"2023-12"}
  ${"2026-03"} | ${0}   | ${"2026-03"}
`("$count months after $month is $other", ({ month, count, other }) => {
  expect(monthsLater(month, count)).toBe(other);
});

it("knows no month from a later one to an earlier one", () => {
  expect(monthsBetween("2026-02", "2026-01")).toEqual([]);
  expect(monthsBetween("2025-12", "2026-01")).toEqual(["2025-12", "2026-01"]);
});
