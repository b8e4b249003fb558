import { hoursText, readHours, readHoursOfDate } from "../../../../static/ui/settings/calendars/read-hours";

const words = { closed: ["closed"], allDay: ["24 h", "all day"] };

it.each`
  typed                | hours                         | why
  ${"09:00-17:00"}     | ${"09:00-17:00"}              | ${"as it is shown"}
  ${"9-17"}            | ${"09:00-17:00"}              | ${"hours alone"}
  ${"9am - 5:30pm"}    | ${"09:00-17:30"}              | ${"halves of the day"}
  ${"12am-12pm"}       | ${"00:00-12:00"}              | ${"midnight to noon"}
  ${"7.30–12h"}        | ${"07:30-12:00"}              | ${"a point, a dash, an h"}
  ${"0730 to 1600"}    | ${"07:30-16:00"}              | ${"without a colon"}
  ${"7h30 until 16h"}  | ${"07:30-16:00"}              | ${"as in French"}
  ${"13-18, 7:30-12"}  | ${"07:30-12:00, 13:00-18:00"} | ${"any order"}
  ${"9-12 and 13-17;"} | ${"09:00-12:00, 13:00-17:00"} | ${"words and ends between"}
  ${"9-12, 12-17"}     | ${"09:00-17:00"}              | ${"shifts that touch are one"}
  ${"22:00-06:00"}     | ${"22:00-06:00"}              | ${"a night shift"}
  ${"17-24:00"}        | ${"17:00-24:00"}              | ${"the end of the day"}
  ${"17-0:00"}         | ${"17:00-24:00"}              | ${"midnight, said as the next day's beginning"}
  ${"all day"}         | ${"00:00-24:00"}              | ${"a word of the locale"}
  ${"Closed"}          | ${""}                         | ${"a word of the locale"}
  ${"  "}              | ${""}                         | ${"nothing"}
`("reads $typed as $hours ($why)", ({ typed, hours }) => {
  const reading = readHours(typed, words);
  expect(reading.kind === "read" ? hoursText(reading.shifts) : reading.problem).toBe(hours);
});

it.each`
  typed               | reason               | part                          | why
  ${"nine to five"}   | ${"not-a-time"}      | ${"nine"}                     | ${"words"}
  ${"9"}              | ${"not-an-interval"} | ${"9"}                        | ${"an hour alone"}
  ${"9-12-15"}        | ${"not-an-interval"} | ${"9-12-15"}                  | ${"two ends"}
  ${"9-25"}           | ${"not-a-time"}      | ${"25"}                       | ${"past the day"}
  ${"9-17:60"}        | ${"not-a-time"}      | ${"17:60"}                    | ${"past the hour"}
  ${"9-13pm"}         | ${"not-a-time"}      | ${"13pm"}                     | ${"no such hour on a clock of twelve"}
  ${"9-24:30"}        | ${"not-a-time"}      | ${"24:30"}                    | ${"past the day"}
  ${"24:00-6"}        | ${"not-a-time"}      | ${"24:00"}                    | ${"a day does not begin at its end"}
  ${"9-9"}            | ${"empty"}           | ${"9-9"}                      | ${"nothing, or a day?"}
  ${"9-13, 12-17"}    | ${"overlap"}         | ${"09:00-13:00, 12:00-17:00"} | ${"an hour twice"}
  ${"22-6, 23-24:00"} | ${"overlap"}         | ${"22:00-06:00, 23:00-24:00"} | ${"within the night"}
`("refuses $typed for $part: $reason ($why)", ({ typed, reason, part }) => {
  expect(readHours(typed, words)).toEqual({ kind: "refused", problem: { reason, part } });
});

it("keeps the hours of a single date within it", () => {
  expect(readHoursOfDate("22:00-06:00", words)).toEqual({
    kind: "refused",
    problem: { reason: "past-midnight", part: "22:00-06:00" },
  });
  expect(readHoursOfDate("22:00-24:00", words).kind).toBe("read");
});
