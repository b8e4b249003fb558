import { readIcal } from "../../../../static/ui/settings/calendars/read-ical";

const wanted = { fromYear: 2026, toYear: 2027, timezone: "Europe/Amsterdam" };

const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Made up//EN", ...lines, "END:VCALENDAR"].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");
const outlookZone = [
  "BEGIN:VTIMEZONE",
  "TZID:Office wall clock",
  "BEGIN:STANDARD",
  "DTSTART:16010101T000000",
  "TZOFFSETFROM:+0300",
  "TZOFFSETTO:+0300",
  "END:STANDARD",
  "END:VTIMEZONE",
];

const read = (text: string) => {
  const reading = readIcal(text, wanted);
  if (reading.kind === "refused") throw new Error(`${reading.reason}: ${reading.detail}`);
  return reading;
};
const said = (text: string) =>
  read(text).closures.map(({ date, hours, name }) => [date, hours?.join("-"), name].filter(Boolean).join(" "));

it.each`
  lines                                                                                                                | closures                                                     | why
  ${["SUMMARY:King's Day", "DTSTART;VALUE=DATE:20260427", "DTEND;VALUE=DATE:20260428"]}                                | ${["2026-04-27 King's Day"]}                                 | ${"the end is the day after"}
  ${["SUMMARY:Fair", "DTSTART;VALUE=DATE:20260427"]}                                                                   | ${["2026-04-27 Fair"]}                                       | ${"no end: one day"}
  ${["SUMMARY:Fair", "DTSTART;VALUE=DATE:20260427", "DTEND;VALUE=DATE:20260427"]}                                      | ${["2026-04-27 Fair"]}                                       | ${"an end on the same day, as some programs write"}
  ${["SUMMARY:Fair", "DTSTART;VALUE=DATE:20261230", "DURATION:P3D"]}                                                   | ${["2026-12-30 Fair", "2026-12-31 Fair", "2027-01-01 Fair"]} | ${"several days, by a length"}
  ${["DTSTART;VALUE=DATE:20260427"]}                                                                                   | ${["2026-04-27"]}                                            | ${"without a name"}
  ${["SUMMARY:Off", "DTSTART;VALUE=DATE:20260427", "TRANSP:TRANSPARENT"]}                                              | ${["2026-04-27 Off"]}                                        | ${"lists of holidays mark no time as busy"}
  ${["SUMMARY:Off", "DTSTART;VALUE=DATE:20260427", "STATUS:CANCELLED"]}                                                | ${[]}                                                        | ${"cancelled"}
  ${["SUMMARY:Party", "DTSTART:20260601T120000Z", "DTEND:20260601T150000Z"]}                                           | ${["2026-06-01 14:00-17:00 Party"]}                          | ${"UTC, on the calendar's wall"}
  ${["SUMMARY:Party", "DTSTART:20260601T120000", "DTEND:20260601T150000"]}                                             | ${["2026-06-01 12:00-15:00 Party"]}                          | ${"without a zone it is the calendar's"}
  ${["SUMMARY:Party", "DTSTART;TZID=America/New_York:20260601T120000", "DTEND;TZID=America/New_York:20260601T150000"]} | ${["2026-06-01 18:00-21:00 Party"]}                          | ${"a zone that the file does not describe"}
  ${["SUMMARY:Off", "DTSTART:20260601T000000", "DTEND:20260602T000000"]}                                               | ${["2026-06-01 Off"]}                                        | ${"a whole day with times"}
  ${["SUMMARY:Boxing Day", "DTSTART;VALUE=DATE:20101226", "RRULE:FREQ=YEARLY"]}                                        | ${["2026-12-26 Boxing Day", "2027-12-26 Boxing Day"]}        | ${"every year, for the wanted ones"}
  ${["SUMMARY:Founders", "DTSTART;VALUE=DATE:20240902", "RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=1MO"]}                      | ${["2026-09-07 Founders", "2027-09-06 Founders"]}            | ${"the first Monday of a month"}
  ${["SUMMARY:Off", "DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY;UNTIL=20260601"]}                                | ${["2026-05-01 Off"]}                                        | ${"until a date"}
  ${["SUMMARY:Off", "DTSTART;VALUE=DATE:20200501", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20260501"]}                 | ${["2027-05-01 Off"]}                                        | ${"but for a date"}
  ${["SUMMARY:Off", "DTSTART;VALUE=DATE:20260501", "RDATE;VALUE=DATE:20260801"]}                                       | ${["2026-05-01 Off", "2026-08-01 Off"]}                      | ${"and on another date"}
  ${["SUMMARY:Off", "DTSTART;VALUE=DATE:20260501", "RDATE;VALUE=DATE:20260801", "EXDATE;VALUE=DATE:20260501"]}         | ${["2026-08-01 Off"]}                                        | ${"in its place"}
`("$lines closes $closures ($why)", ({ lines, closures }) => {
  expect(said(calendar(event("UID:1", ...lines)))).toEqual(closures);
});

it("takes a zone that the file alone describes", () => {
  const lines = [
    "UID:1",
    "DTSTART;TZID=Office wall clock:20260601T120000",
    "DTEND;TZID=Office wall clock:20260601T130000",
  ];
  expect(said(calendar(...outlookZone, event(...lines)))).toEqual(["2026-06-01 11:00-12:00"]);
});

it("takes one occurrence that was moved, and leaves out one that was cancelled", () => {
  const every = event("UID:party", "SUMMARY:Party", "DTSTART;VALUE=DATE:20250601", "RRULE:FREQ=YEARLY");
  const moved = event("UID:party", "SUMMARY:Party", "RECURRENCE-ID;VALUE=DATE:20260601", "DTSTART;VALUE=DATE:20260608");
  const cancelled = event(
    "UID:party",
    "RECURRENCE-ID;VALUE=DATE:20270601",
    "DTSTART;VALUE=DATE:20270601",
    "STATUS:CANCELLED",
  );
  const another = event("UID:other", "RECURRENCE-ID;VALUE=DATE:20260601", "DTSTART;VALUE=DATE:20260701");
  expect(said(calendar(every, moved, cancelled, another))).toEqual(["2026-06-08 Party"]);
});

it("joins several calendars of a file, and what falls on the same day", () => {
  const one = calendar(event("UID:1", "SUMMARY:Ascension", "DTSTART;VALUE=DATE:20260514"));
  const other = calendar(event("UID:2", "SUMMARY:Bridge day", "DTSTART;VALUE=DATE:20260514"));
  expect(said(`${one}\r\n${other}`)).toEqual(["2026-05-14 Ascension / Bridge day"]);
});

it("tells what it leaves out and why, and how much falls into other years", () => {
  const file = calendar(
    event("UID:1", "SUMMARY:Long ago", "DTSTART;VALUE=DATE:19990101"),
    event("UID:2", "SUMMARY:Some day"),
    event(
      "UID:3",
      "SUMMARY:Elsewhere",
      "DTSTART;TZID=Mars/Olympus:20260601T120000",
      "DTEND;TZID=Mars/Olympus:20260601T130000",
    ),
    event("UID:4", "SUMMARY:Tick", "DTSTART:20260101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"),
    event("UID:5", "SUMMARY:Kept", "DTSTART;VALUE=DATE:20260601"),
  );
  expect(read(file)).toMatchObject({
    closures: [{ name: "Kept" }],
    skipped: [
      { name: "Some day", reason: "no-beginning" },
      { name: "Elsewhere", reason: "unknown-zone", detail: "Mars/Olympus" },
      { name: "Tick", reason: "too-often" },
    ],
    outside: 1,
  });
});

it.each`
  text                                    | reason           | why
  ${" "}                                  | ${"empty"}       | ${"nothing"}
  ${"<!DOCTYPE html><p>Sign in"}          | ${"web-page"}    | ${"a link that was saved instead of the file behind it"}
  ${"Date;Name"}                          | ${"no-calendar"} | ${"another format"}
  ${"BEGIN:VCALENDAR\r\nthis is no line"} | ${"broken"}      | ${"not of the format"}
  ${calendar()}                           | ${"no-events"}   | ${"a calendar of nothing"}
`("refuses $text: $reason ($why)", ({ text, reason }) => {
  expect(readIcal(text, wanted)).toMatchObject({ kind: "refused", reason });
});
