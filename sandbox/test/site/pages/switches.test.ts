import { instantIn } from "../../../site/pages/switches";

describe("setting the clock", () => {
  it.each`
    zone                  | typed                    | instant                       | why
    ${"Etc/UTC"}          | ${"2026-11-22T08:30"}    | ${"2026-11-22T08:30:00.000Z"} | ${"seconds may be left out"}
    ${"Europe/Berlin"}    | ${"2026-07-01T08:30:15"} | ${"2026-07-01T06:30:15.000Z"} | ${"summer time of the person's zone"}
    ${"Europe/Berlin"}    | ${"2026-11-22T08:30"}    | ${"2026-11-22T07:30:00.000Z"} | ${"and winter time"}
    ${"America/New_York"} | ${"2027-01-01T00:00"}    | ${"2027-01-01T05:00:00.000Z"} | ${"behind UTC"}
  `("$typed in $zone is $instant ($why)", ({ zone, typed, instant }) => {
    expect(new Date(instantIn(zone, typed)).toISOString()).toBe(instant);
  });

  it.each([[""], ["tomorrow"], ["2026-11-22"]])("refuses %j", (typed) => {
    expect(() => instantIn("Etc/UTC", typed)).toThrow(/date and a time/);
  });
});
