import type { Calendar } from "../../../src/domain/calendar/calendar";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import type { ServiceHours } from "../../../src/domain/calendar/service-hours";
import { HOUR, MINUTE } from "../../../src/domain/time";

const at = (text: string) => Date.parse(text);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString().slice(0, 19));

const everyDay = (...intervals: [string, string][]): Calendar["weekly"] =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, intervals]));
const workdays = (...intervals: [string, string][]): Calendar["weekly"] =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, intervals]));
const hours = (weekly: Calendar["weekly"], timezone = "Etc/UTC", dates: Partial<Calendar> = {}): ServiceHours =>
  compileServiceHours({ timezone, weekly, ...dates });

// 2026-03-02 is a Monday.
const split = hours(workdays(["09:00", "12:00"], ["13:00", "17:00"]));

describe("working time between two instants", () => {
  it.each`
    start                         | end                           | minutes             | why
    ${"2026-03-02T09:00:00Z"}     | ${"2026-03-02T12:00:00Z"}     | ${180}              | ${"an interval whole: start counts, end does not"}
    ${"2026-03-02T11:00:00Z"}     | ${"2026-03-02T14:00:00Z"}     | ${120}              | ${"lunch is no service time"}
    ${"2026-03-02T12:00:00Z"}     | ${"2026-03-02T13:00:00Z"}     | ${0}                | ${"closing and opening instants bound the break"}
    ${"2026-03-06T16:00:00Z"}     | ${"2026-03-09T10:00:00Z"}     | ${120}              | ${"a weekend between"}
    ${"2026-03-07T00:00:00Z"}     | ${"2026-03-09T00:00:00Z"}     | ${0}                | ${"a weekend alone"}
    ${"2026-03-02T10:00:00Z"}     | ${"2026-03-02T10:00:00Z"}     | ${0}                | ${"an empty range"}
    ${"2026-03-03T10:00:00Z"}     | ${"2026-03-02T10:00:00Z"}     | ${0}                | ${"a reversed range counts nothing, not less than nothing"}
    ${"2026-03-02T09:00:00.250Z"} | ${"2026-03-02T09:01:00.250Z"} | ${1}                | ${"instants finer than a second"}
    ${"2016-03-07T00:00:00Z"}     | ${"2026-03-02T00:00:00Z"}     | ${60 * 7 * 5 * 521} | ${"ten years, 521 weeks"}
  `("$start to $end: $minutes min ($why)", ({ start, end, minutes }) => {
    expect(split.workingTimeBetween(at(start), at(end))).toBe(minutes * MINUTE);
  });
});

describe("working time added", () => {
  it.each`
    start                     | minutes             | end                      | why
    ${"2026-03-02T11:00:00Z"} | ${30}               | ${"2026-03-02T11:30:00"} | ${"within an interval"}
    ${"2026-03-02T11:00:00Z"} | ${60}               | ${"2026-03-02T12:00:00"} | ${"used up at closing ends at closing"}
    ${"2026-03-02T11:00:00Z"} | ${61}               | ${"2026-03-02T13:01:00"} | ${"one minute more goes on after lunch"}
    ${"2026-03-06T16:30:00Z"} | ${30}               | ${"2026-03-06T17:00:00"} | ${"Friday's closing, not Monday's opening"}
    ${"2026-03-07T03:00:00Z"} | ${60}               | ${"2026-03-09T10:00:00"} | ${"a start in closed hours waits for the opening"}
    ${"2026-03-07T03:00:00Z"} | ${0}                | ${"2026-03-07T03:00:00"} | ${"nothing to use: the start, though closed"}
    ${"2026-03-02T11:00:00Z"} | ${-5}               | ${"2026-03-02T11:00:00"} | ${"less than nothing: the start too"}
    ${"2026-03-02T09:00:00Z"} | ${60 * 7 * 5 * 104} | ${"2028-02-25T17:00:00"} | ${"two years' worth"}
  `("$start + $minutes min = $end ($why)", ({ start, minutes, end }) => {
    expect(iso(split.addWorkingTime(at(start), minutes * MINUTE))).toBe(end);
  });
});

describe("working time subtracted", () => {
  it.each`
    end                       | minutes | start                    | why
    ${"2026-03-02T11:00:00Z"} | ${30}   | ${"2026-03-02T10:30:00"} | ${"within an interval"}
    ${"2026-03-02T14:00:00Z"} | ${60}   | ${"2026-03-02T13:00:00"} | ${"used up back to an opening begins at that opening"}
    ${"2026-03-02T14:00:00Z"} | ${61}   | ${"2026-03-02T11:59:00"} | ${"one minute more reaches before lunch"}
    ${"2026-03-09T09:00:00Z"} | ${60}   | ${"2026-03-06T16:00:00"} | ${"back over a weekend"}
    ${"2026-03-07T03:00:00Z"} | ${0}    | ${"2026-03-07T03:00:00"} | ${"nothing to use: the end, though closed"}
  `("$end - $minutes min = $start ($why)", ({ end, minutes, start }) => {
    expect(iso(split.subtractWorkingTime(at(end), minutes * MINUTE))).toBe(start);
  });
});

describe("openings and closings", () => {
  it.each`
    instant                       | isOpen   | opening                  | closing                  | change                   | why
    ${"2026-03-02T10:00:00Z"}     | ${true}  | ${"2026-03-02T10:00:00"} | ${"2026-03-02T10:00:00"} | ${"2026-03-02T12:00:00"} | ${"open: both are now"}
    ${"2026-03-02T09:00:00Z"}     | ${true}  | ${"2026-03-02T09:00:00"} | ${"2026-03-02T09:00:00"} | ${"2026-03-02T12:00:00"} | ${"the opening instant is open"}
    ${"2026-03-02T12:00:00Z"}     | ${false} | ${"2026-03-02T13:00:00"} | ${"2026-03-02T12:00:00"} | ${"2026-03-02T13:00:00"} | ${"the closing instant is closed"}
    ${"2026-03-02T11:59:59.999Z"} | ${true}  | ${"2026-03-02T11:59:59"} | ${"2026-03-02T11:59:59"} | ${"2026-03-02T12:00:00"} | ${"the last millisecond is open"}
    ${"2026-03-07T12:00:00Z"}     | ${false} | ${"2026-03-09T09:00:00"} | ${"2026-03-06T17:00:00"} | ${"2026-03-09T09:00:00"} | ${"a weekend"}
  `("$instant: open $isOpen ($why)", ({ instant, isOpen, opening, closing, change }) => {
    expect(split.isOpen(at(instant))).toBe(isOpen);
    expect(iso(split.nextOpening(at(instant)))).toBe(opening);
    expect(iso(split.previousClosing(at(instant)))).toBe(closing);
    expect(iso(split.nextChange(at(instant)))).toBe(change);
  });
});

describe("the rules of a calendar", () => {
  const wednesday = "2026-03-04";
  const office: [string, string] = ["09:00", "17:00"];
  it.each`
    weekly                                              | dates                                                                                                  | openHours | why
    ${workdays(office)}                                 | ${{}}                                                                                                  | ${8}      | ${"an ordinary day"}
    ${{ mon: [office] }}                                | ${{}}                                                                                                  | ${0}      | ${"a weekday that is absent is closed"}
    ${workdays(office)}                                 | ${{ holidays: [wednesday] }}                                                                           | ${0}      | ${"a holiday"}
    ${workdays(office)}                                 | ${{ overrides: { [wednesday]: [["08:00", "10:00"]] } }}                                                | ${2}      | ${"an override replaces the weekday's hours"}
    ${workdays(office)}                                 | ${{ overrides: { [wednesday]: [] } }}                                                                  | ${0}      | ${"an override without hours closes the date"}
    ${{ mon: [office] }}                                | ${{ overrides: { [wednesday]: [["08:00", "10:00"]] } }}                                                | ${2}      | ${"an override opens a closed day"}
    ${workdays(office)}                                 | ${{ holidays: [wednesday], overrides: { [wednesday]: [office] } }}                                     | ${0}      | ${"a date both holiday and override is closed"}
    ${workdays(office)} | ${{ breaks: { [wednesday]: [["10:00", "11:00"], ["16:30", "18:00"]] } }} | ${6.5} | ${"breaks, one of them beyond closing"}
    ${workdays(office)}                                 | ${{ breaks: { [wednesday]: [["00:00", "24:00"]] } }}                                                   | ${0}      | ${"a break of the whole day"}
    ${workdays(office)}                                 | ${{ overrides: { [wednesday]: [["10:00", "12:00"]] }, breaks: { [wednesday]: [["11:00", "11:30"]] } }} | ${1.5}    | ${"a break within an override"}
    ${workdays(["13:00", "17:00"], ["09:00", "13:00"])} | ${{}}                                                                                                  | ${8}      | ${"intervals may touch and come unsorted"}
    ${"always"}                                         | ${{}}                                                                                                  | ${24}     | ${"round the clock"}
    ${"always"}                                         | ${{ holidays: [wednesday] }}                                                                           | ${0}      | ${"round the clock obeys holidays"}
    ${"always"}                                         | ${{ overrides: { [wednesday]: [office] } }}                                                            | ${8}      | ${"round the clock obeys overrides"}
    ${"always"}                                         | ${{ breaks: { [wednesday]: [["02:00", "03:00"]] } }}                                                   | ${23}     | ${"round the clock obeys breaks"}
  `("$openHours h on the day: $why", ({ weekly, dates, openHours }) => {
    const calendar = hours(weekly, "Etc/UTC", dates);
    expect(calendar.workingTimeBetween(at("2026-03-04T00:00Z"), at("2026-03-05T00:00Z"))).toBe(openHours * HOUR);
  });

  it("counts an overnight shift, two intervals on two days, as one without a break at midnight", () => {
    const night = hours({ mon: [["22:00", "24:00"]], tue: [["00:00", "06:00"]] });
    expect(iso(night.nextChange(at("2026-03-02T23:00Z")))).toBe("2026-03-03T06:00:00");
    expect(iso(night.addWorkingTime(at("2026-03-02T22:00Z"), 2 * HOUR))).toBe("2026-03-03T00:00:00");
  });

  it("finds the next week's hours when only one day a week is open", () => {
    const tuesdays = hours({ tue: [office] });
    expect(iso(tuesdays.nextOpening(at("2026-03-03T17:00Z")))).toBe("2026-03-10T09:00:00");
    expect(iso(tuesdays.addWorkingTime(at("2026-03-03T16:00Z"), 2 * HOUR))).toBe("2026-03-10T10:00:00");
  });

  it("takes dates as those of the calendar's own wall", () => {
    const auckland = hours(everyDay(["00:00", "24:00"]), "Pacific/Auckland", { holidays: ["2026-07-01"] });
    expect(iso(auckland.nextChange(at("2026-06-30T00:00Z")))).toBe("2026-06-30T12:00:00");
    expect(iso(auckland.nextOpening(at("2026-06-30T12:00Z")))).toBe("2026-07-01T12:00:00");
  });
});

describe("clock changes", () => {
  it.each`
    timezone                 | weekly                          | from                      | to                        | openHours | why
    ${"America/New_York"}    | ${everyDay(["01:00", "05:00"])} | ${"2026-03-08T05:00Z"}    | ${"2026-03-09T04:00Z"}    | ${3}      | ${"the hour that the spring night skips contributes nothing"}
    ${"America/New_York"}    | ${everyDay(["01:00", "05:00"])} | ${"2026-11-01T04:00Z"}    | ${"2026-11-02T05:00Z"}    | ${5}      | ${"the hour that the autumn night repeats counts twice"}
    ${"America/New_York"}    | ${everyDay(["02:00", "03:00"])} | ${"2026-03-08T05:00Z"}    | ${"2026-03-09T04:00Z"}    | ${0}      | ${"hours that are skipped whole never come"}
    ${"America/New_York"}    | ${everyDay(["01:00", "02:00"])} | ${"2026-11-01T04:00Z"}    | ${"2026-11-02T05:00Z"}    | ${2}      | ${"hours that are repeated whole come twice"}
    ${"Europe/Zurich"}       | ${everyDay(["00:00", "24:00"])} | ${"2026-03-28T23:00Z"}    | ${"2026-03-29T22:00Z"}    | ${23}     | ${"a day of 23 hours"}
    ${"Europe/Zurich"}       | ${workdays(["09:00", "17:00"])} | ${"2026-03-27T15:00Z"}    | ${"2026-03-30T08:00Z"}    | ${2}      | ${"a change over the weekend: Friday 16:00 to Monday 10:00 on the wall"}
    ${"Australia/Lord_Howe"} | ${everyDay(["01:00", "03:00"])} | ${"2026-04-04T13:00Z"}    | ${"2026-04-05T13:30Z"}    | ${2.5}    | ${"half an hour repeated"}
    ${"Australia/Lord_Howe"} | ${everyDay(["01:00", "03:00"])} | ${"2026-10-03T13:30Z"}    | ${"2026-10-04T13:00Z"}    | ${1.5}    | ${"half an hour skipped"}
    ${"America/Sao_Paulo"}   | ${everyDay(["00:00", "08:00"])} | ${"2018-11-04T03:00Z"}    | ${"2018-11-05T02:00Z"}    | ${7}      | ${"a day that began at 01:00"}
    ${"America/Santiago"}    | ${everyDay(["23:00", "24:00"])} | ${"2026-04-04T15:00Z"}    | ${"2026-04-05T15:00Z"}    | ${2}      | ${"the last hour of the day, twice"}
    ${"Pacific/Apia"}        | ${everyDay(["00:00", "24:00"])} | ${"2011-12-29T10:00Z"}    | ${"2011-12-31T10:00Z"}    | ${48}     | ${"a missing day: real time goes on"}
    ${"Africa/Casablanca"}   | ${everyDay(["02:00", "04:00"])} | ${"2026-02-14T23:00Z"}    | ${"2026-02-16T00:00Z"}    | ${3}      | ${"back to UTC for Ramadan"}
    ${"Africa/Monrovia"}     | ${everyDay(["00:00", "01:00"])} | ${"1972-01-06T00:44:30Z"} | ${"1972-01-07T00:44:30Z"} | ${1}      | ${"an offset of -00:44:30"}
  `("$timezone, $from to $to: $openHours h ($why)", ({ timezone, weekly, from, to, openHours }) => {
    expect(hours(weekly, timezone).workingTimeBetween(at(from), at(to))).toBe(openHours * HOUR);
  });

  it("drops the hours of a day that the calendar never had", () => {
    const friday30th = hours(everyDay(["09:00", "17:00"]), "Pacific/Apia");
    expect(iso(friday30th.nextOpening(at("2011-12-30T03:00Z")))).toBe("2011-12-30T19:00:00"); // Saturday the 31st, 09:00
  });

  it("finds changes to the second when the first question comes at a fraction of one", () => {
    const calendar = hours(everyDay(["02:30", "04:00"]), "Atlantic/Azores");
    expect(iso(calendar.nextOpening(at("2026-03-29T00:59:59.123Z")))).toBe("2026-03-29T02:30:00");
    expect(calendar.nextOpening(at("2031-03-30T00:59:59.123Z"))).toBe(at("2031-03-30T02:30:00Z"));
  });
});

describe("calendars that never open, or never close", () => {
  const never = hours({});
  const once = hours({}, "Europe/Zurich", { overrides: { "2026-05-02": [["10:00", "12:00"]] } });
  const always = hours("always", "Europe/Zurich");
  const withHoliday = hours(everyDay(["00:00", "24:00"]), "Europe/Zurich", { holidays: ["2026-05-02"] });

  it.each`
    question                      | answer                                                                | expected                   | why
    ${"never, between"}           | ${never.workingTimeBetween(0, at("2026-01-01"))}                      | ${0}                       | ${"no time at all"}
    ${"never, add"}               | ${never.addWorkingTime(0, 1)}                                         | ${null}                    | ${"never used up"}
    ${"never, subtract"}          | ${never.subtractWorkingTime(0, 1)}                                    | ${null}                    | ${"never was there"}
    ${"never, opening"}           | ${never.nextOpening(0)}                                               | ${null}                    | ${"never opens"}
    ${"never, closing"}           | ${never.previousClosing(0)}                                           | ${null}                    | ${"never closed"}
    ${"never, change"}            | ${never.nextChange(0)}                                                | ${null}                    | ${"never changes"}
    ${"once, between"}            | ${once.workingTimeBetween(0, at("2100-01-01"))}                       | ${2 * HOUR}                | ${"one date in a hundred years"}
    ${"once, all of it"}          | ${once.addWorkingTime(0, 2 * HOUR)}                                   | ${at("2026-05-02T10:00Z")} | ${"there is just enough"}
    ${"once, too much"}           | ${once.addWorkingTime(0, 2 * HOUR + 1)}                               | ${null}                    | ${"a millisecond more than there ever will be"}
    ${"once, before it"}          | ${once.previousClosing(0)}                                            | ${null}                    | ${"nothing before"}
    ${"once, after it"}           | ${once.nextOpening(at("2026-05-02T10:00Z"))}                          | ${null}                    | ${"nothing after"}
    ${"once, since"}              | ${once.subtractWorkingTime(at("2100-01-01"), 2 * HOUR)}               | ${at("2026-05-02T08:00Z")} | ${"back to the only opening"}
    ${"always, change"}           | ${always.nextChange(0)}                                               | ${null}                    | ${"never closes"}
    ${"always, add"}              | ${always.addWorkingTime(at("2026-03-29T00:30Z"), HOUR)}               | ${at("2026-03-29T01:30Z")} | ${"real time, whatever the wall does"}
    ${"always, subtract"}         | ${always.subtractWorkingTime(7 * HOUR, HOUR)}                         | ${6 * HOUR}                | ${"real time"}
    ${"always, between"}          | ${always.workingTimeBetween(2 * HOUR, HOUR)}                          | ${0}                       | ${"reversed"}
    ${"with a holiday, change"}   | ${withHoliday.nextChange(0)}                                          | ${at("2026-05-01T22:00Z")} | ${"fifty years open until the holiday"}
    ${"with a holiday, after it"} | ${withHoliday.nextChange(at("2026-05-02T22:00Z"))}                    | ${null}                    | ${"open for good since"}
    ${"with a holiday, between"}  | ${withHoliday.workingTimeBetween(at("2026-05-01"), at("2026-05-04"))} | ${48 * HOUR}               | ${"three days but for one"}
    ${"with a holiday, add"}      | ${withHoliday.addWorkingTime(at("2026-05-01T20:00Z"), 3 * HOUR)}      | ${at("2026-05-02T23:00Z")} | ${"over the holiday"}
  `("$question: $expected ($why)", ({ answer, expected }) => {
    expect(answer).toBe(expected);
  });
});

describe("what a calendar cannot know", () => {
  const office = hours(workdays(["09:00", "17:00"]), "Europe/Zurich");

  it.each`
    question                                           | ask                                                                                                                           | why
    ${"an instant before 1900"}                        | ${() => office.isOpen(at("1899-12-31T23:59:59Z"))}                                                                            | ${"local mean times"}
    ${"an instant from 2200 on"}                       | ${() => office.isOpen(at("2200-01-01T00:00:00Z"))}                                                                            | ${"rules unknown"}
    ${"a range that ends after 2199"}                  | ${() => office.workingTimeBetween(0, at("2200-01-02T00:00:00Z"))}                                                             | ${"its end cannot be known"}
    ${"more working time than the years to come hold"} | ${() => office.addWorkingTime(0, 24 * 365 * 230 * HOUR)}                                                                      | ${"not never, but unknown"}
    ${"more working time than the years past hold"}    | ${() => office.subtractWorkingTime(0, 24 * 365 * 70 * HOUR)}                                                                  | ${"likewise backwards"}
    ${"what is no number"}                             | ${() => office.isOpen(Number.NaN)}                                                                                            | ${"a bug elsewhere must not become a figure"}
    ${"years before 1900, tabulated at once"}          | ${() => compileServiceHours({ timezone: "Etc/UTC", weekly: workdays(["09:00", "17:00"]) }, { fromYear: 1890, toYear: 1910 })} | ${"the same limits"}
  `("refuses $question ($why)", ({ ask }) => {
    expect(ask).toThrow(
      expect.objectContaining({ code: "calendar-range", message: expect.stringMatching(/1900 to 2199/) }),
    );
  });

  it("answers up to those limits", () => {
    expect(office.isOpen(at("1900-01-02T12:00Z"))).toBe(true);
    expect(office.isOpen(at("2199-12-31T12:00Z"))).toBe(true);
  });

  it("names a time zone that does not exist, when compiling", () => {
    expect(() => hours("always", "Europe/Atlantis")).toThrow(
      expect.objectContaining({ code: "unknown-time-zone", message: expect.stringContaining('"Europe/Atlantis"') }),
    );
  });
});

it("answers alike whatever was asked before and however much was tabulated at once", () => {
  const calendar: Calendar = { timezone: "America/Santiago", weekly: workdays(["00:00", "06:30"], ["22:00", "24:00"]) };
  const fresh = () => compileServiceHours(calendar);
  const grown = compileServiceHours(calendar, { fromYear: 2020, toYear: 2021 });
  for (const year of [2020, 2035, 1995, 1950, 2110, 2020]) {
    const start = Date.UTC(year, 3, 3, 12, 34, 56, 789);
    const end = grown.addWorkingTime(start, 1000 * HOUR);
    expect(end).toBe(fresh().addWorkingTime(start, 1000 * HOUR));
    expect(grown.subtractWorkingTime(start, 1000 * HOUR)).toBe(fresh().subtractWorkingTime(start, 1000 * HOUR));
    expect(grown.workingTimeBetween(start, end!)).toBe(1000 * HOUR);
  }
});
