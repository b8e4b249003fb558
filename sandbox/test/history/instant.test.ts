import * as fc from "fast-check";
import { formatInstant, parseInstant } from "../../history/instant";

it.each`
  text                           | utc                           | why
  ${"2016-02-29T01:16:00Z"}      | ${"2016-02-29T01:16:00.000Z"} | ${"in UTC"}
  ${"2016-02-29T01:16:00+01:00"} | ${"2016-02-29T00:16:00.000Z"} | ${"east of Greenwich"}
  ${"2016-02-29T23:16:00-0330"}  | ${"2016-03-01T02:46:00.000Z"} | ${"an offset without a colon"}
  ${"2016-02-29T01:16:00+02"}    | ${"2016-02-28T23:16:00.000Z"} | ${"an offset in hours"}
  ${"2016-02-29T01:16Z"}         | ${"2016-02-29T01:16:00.000Z"} | ${"to the minute"}
  ${"2016-02-29T01:16:00.5Z"}    | ${"2016-02-29T01:16:00.500Z"} | ${"tenths"}
  ${"2016-02-29T01:16:00.9999Z"} | ${"2016-02-29T01:16:00.999Z"} | ${"parts of a millisecond are cut off"}
  ${"0099-12-31T00:00:00Z"}      | ${"0099-12-31T00:00:00.000Z"} | ${"a year below 100 is that year"}
`("reads $text as $utc ($why)", ({ text, utc }) => {
  expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(utc);
});

it.each`
  text                           | why
  ${"2016-02-29T01:16:00"}       | ${"no offset"}
  ${"2016-02-29"}                | ${"no time"}
  ${"2015-02-29T01:16:00Z"}      | ${"no leap year"}
  ${"1900-02-29T01:16:00Z"}      | ${"no leap year either"}
  ${"2016-04-31T01:16:00Z"}      | ${"April has 30 days"}
  ${"2016-13-01T01:16:00Z"}      | ${"no month 13"}
  ${"2016-02-00T01:16:00Z"}      | ${"no day 0"}
  ${"2016-02-29T24:00:00Z"}      | ${"the day ends at 23:59:59"}
  ${"2016-02-29T01:60:00Z"}      | ${"no minute 60"}
  ${"2016-02-29T01:16:00+24:00"} | ${"no such offset"}
  ${"29/2/2016 01:16"}           | ${"another form"}
  ${" 2016-02-29T01:16:00Z"}     | ${"a space before it"}
  ${""}                          | ${"nothing"}
`("refuses $text ($why)", ({ text }) => {
  expect(parseInstant(text)).toBeUndefined();
});

it("reads what it writes", () => {
  const instants = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(fc.property(instants, (date) => expect(parseInstant(formatInstant(date.getTime()))).toBe(date.getTime())));
});

it("writes whole seconds without a fraction", () => {
  expect(formatInstant(Date.UTC(2016, 1, 29, 1, 16))).toBe("2016-02-29T01:16:00Z");
  expect(formatInstant(Date.UTC(2016, 1, 29, 1, 16, 0, 7))).toBe("2016-02-29T01:16:00.007Z");
});
