import { exactly, moment, roughly } from "../../../static/ui/panel/times";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Monday, noon in London. */
const now = Date.UTC(2026, 10, 23, 12);

it.each`
  length                     | rough                   | exact
  ${0}                       | ${"0 min"}              | ${"0 min"}
  ${999}                     | ${"less than a minute"} | ${"0.999 s"}
  ${59 * MINUTE + 59_999}    | ${"59 min"}             | ${"59 min 59.999 s"}
  ${HOUR}                    | ${"1 h"}                | ${"1 h"}
  ${27 * HOUR + 10 * MINUTE} | ${"27 h 10 min"}        | ${"27 h 10 min"}
`("$length ms are $rough, exactly $exact", ({ length, rough, exact }) => {
  expect([roughly(length), exactly(length)]).toEqual([rough, exact]);
});

it.each`
  at                      | zone               | said                         | why
  ${now + 2 * HOUR}       | ${"Europe/London"} | ${"14:00"}                   | ${"today, and everybody's clock reads the same"}
  ${now + 2 * HOUR}       | ${"Europe/Lisbon"} | ${"14:00"}                   | ${"another zone whose clock reads the same"}
  ${now + 2 * HOUR}       | ${"Asia/Kolkata"}  | ${"14:00 (19:30 Kolkata)"}   | ${"the agreement's clock stands beside"}
  ${now + 26 * HOUR}      | ${"Europe/London"} | ${"Tue 14:00"}               | ${"a weekday says which day"}
  ${now + 8 * HOUR}       | ${"Asia/Tokyo"}    | ${"20:00 (Tue 05:00 Tokyo)"} | ${"tomorrow over there"}
  ${now - 14 * 24 * HOUR} | ${"Europe/London"} | ${"Mon 9 Nov 12:00"}         | ${"too far for a weekday"}
  ${now + 60 * 24 * HOUR} | ${"Europe/London"} | ${"Fri 22 Jan 2027 12:00"}   | ${"another year"}
`("$said: $why", ({ at, zone, said }) => {
  // Releases of Unicode's data differ in their commas.
  expect(moment(at, now, { locale: "en-GB", timeZone: "Europe/London" }, zone).replaceAll(",", "")).toBe(said);
});
