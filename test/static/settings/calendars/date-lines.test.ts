import { dateLines, readDateLines } from "../../../../static/ui/settings/calendars/date-lines";

const words = { closed: ["closed"], allDay: ["24 h"] };
const read = (lines: [date: string, hours: string][], mayBeClosed = true) =>
  readDateLines(
    lines.map(([date, hours], id) => ({ id, date, hours })),
    { words, mayBeClosed },
  );

it("shows dates as lines, and lines as dates again", () => {
  const dates = { "2026-12-24": [["09:00", "12:00"]], "2026-12-31": [] } as const;
  const lines = dateLines(dates);
  expect(lines.map(({ date, hours }) => [date, hours])).toEqual([
    ["2026-12-24", "09:00-12:00"],
    ["2026-12-31", ""],
  ]);
  expect(readDateLines(lines, { words, mayBeClosed: true })).toEqual({ kind: "read", dates });
});

it.each`
  lines                                                | closed   | place | reason             | why
  ${[["", "9-12"]]}                                    | ${true}  | ${0}  | ${"no-date"}       | ${"hours of no date"}
  ${[["2026-12-24", "9-12"], ["2026-12-24", "13-17"]]} | ${true}  | ${1}  | ${"date-twice"}    | ${"one line holds all hours of a date"}
  ${[["2026-12-24", "22-6"]]}                          | ${true}  | ${0}  | ${"past-midnight"} | ${"the next date has hours of its own"}
  ${[["2026-12-24", ""]]}                              | ${false} | ${0}  | ${"no-hours"}      | ${"a break of no length"}
`("refuses line $place of $lines: $reason ($why)", ({ lines, closed, place, reason }) => {
  expect(read(lines, closed)).toMatchObject({ kind: "refused", problems: { [place]: { reason } } });
});

it("steps over a line in which nothing stands yet", () => {
  expect(read([["", " "]], false)).toEqual({ kind: "read", dates: {} });
});
