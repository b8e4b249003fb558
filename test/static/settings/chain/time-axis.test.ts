import fc from "fast-check";
import { placeOn, timeAxis } from "../../../../static/ui/settings/chain/time-axis";

const at = (text: string): number => Date.parse(text);
const wall = (instant: number, timezone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: timezone, dateStyle: "short", timeStyle: "short" }).format(instant);

it.each`
  from                   | to                     | zone               | ticks                                                                                | why
  ${"2026-03-02T08:00Z"} | ${"2026-03-02T10:00Z"} | ${"Europe/London"} | ${["08:00", "08:15", "08:30", "08:45", "09:00", "09:15", "09:30", "09:45", "10:00"]} | ${"a short stretch has quarters of an hour"}
  ${"2026-03-02T08:20Z"} | ${"2026-03-02T14:20Z"} | ${"Europe/London"} | ${["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"]}                            | ${"ticks are round times, not multiples from the left"}
  ${"2026-03-02T08:20Z"} | ${"2026-03-02T14:20Z"} | ${"Asia/Kolkata"}  | ${["14:00", "15:00", "16:00", "17:00", "18:00", "19:00"]}                            | ${"round on the zone's wall, half hours from UTC"}
  ${"2026-03-28T12:00Z"} | ${"2026-03-29T12:00Z"} | ${"Europe/London"} | ${["12:00", "15:00", "18:00", "21:00", "00:00", "03:00", "06:00", "09:00", "12:00"]} | ${"a night of 23 hours keeps round times"}
  ${"2026-10-24T12:00Z"} | ${"2026-10-25T12:00Z"} | ${"Europe/London"} | ${["15:00", "18:00", "21:00", "00:00", "03:00", "06:00", "09:00", "12:00"]}          | ${"and so does one of 25 hours"}
`("$from to $to in $zone ($why)", ({ from, to, zone, ticks }) => {
  expect(timeAxis(at(from), at(to), zone).ticks.map((tick) => wall(tick.at, zone).slice(-5))).toEqual(ticks);
});

it("marks the ticks at which a day begins", () => {
  const { ticks } = timeAxis(at("2026-03-02T18:00Z"), at("2026-03-03T18:00Z"), "Europe/Zurich");
  expect(ticks.filter(({ isMidnight }) => isMidnight).map((tick) => wall(tick.at, "Europe/Zurich"))).toEqual([
    "03/03/2026, 00:00",
  ]);
});

it("begins weeks on Mondays", () => {
  const { ticks } = timeAxis(at("2026-01-01T00:00Z"), at("2026-02-20T00:00Z"), "Etc/UTC");
  expect(ticks.map((tick) => new Date(tick.at).getUTCDay())).toEqual(ticks.map(() => 1));
  expect(ticks).toHaveLength(7);
});

const instants = fc.integer({ min: at("2020-01-01"), max: at("2030-01-01") });
const zones = fc.constantFrom("Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Etc/UTC");

it("never crowds the axis, and its ticks ascend within it", () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 3_600_000, max: 3e10 }), zones, (from, length, zone) => {
      const axis = timeAxis(from, from + length, zone);
      const places = axis.ticks.map((tick) => placeOn(axis, tick.at));
      expect(places.length).toBeLessThanOrEqual(10);
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(axis.ticks.every((tick) => tick.at >= axis.from && tick.at <= axis.to)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it("puts what lies beyond the axis at its edges", () => {
  const axis = timeAxis(1_000_000, 9_000_000, "Etc/UTC");
  expect([0, 5_000_000, 20_000_000].map((instant) => placeOn(axis, instant))).toEqual([0, 0.5, 1]);
});
