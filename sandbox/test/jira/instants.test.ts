import fc from "fast-check";
import { instantOfLocal, jiraDate, jsmDate, parseInstant } from "../../jira/instants";
import { type DateContext, dateFunction, literalInstant } from "../../jira/jql/dates";

const at = (iso: string) => Date.parse(iso);
const AMSTERDAM = "Europe/Amsterdam";

describe("an instant in Jira's own form", () => {
  it.each`
    instant                       | zone                  | text                              | why
    ${"2024-09-16T06:35:38.598Z"} | ${"Europe/Helsinki"}  | ${"2024-09-16T09:35:38.598+0300"} | ${"east of Greenwich"}
    ${"2026-03-29T00:59:59.999Z"} | ${AMSTERDAM}          | ${"2026-03-29T01:59:59.999+0100"} | ${"the last moment of winter"}
    ${"2026-03-29T01:00:00.000Z"} | ${AMSTERDAM}          | ${"2026-03-29T03:00:00.000+0200"} | ${"the first of summer"}
    ${"2026-10-25T01:00:00.000Z"} | ${AMSTERDAM}          | ${"2026-10-25T02:00:00.000+0100"} | ${"the second two o'clock of that night"}
    ${"2026-01-01T00:00:00.000Z"} | ${"America/St_Johns"} | ${"2025-12-31T20:30:00.000-0330"} | ${"half an hour, and the year before"}
    ${"2026-01-01T00:00:00.000Z"} | ${"Asia/Kathmandu"}   | ${"2026-01-01T05:45:00.000+0545"} | ${"three quarters of an hour"}
  `("$instant is $text in $zone ($why)", ({ instant, zone, text }) => {
    expect(jiraDate(at(instant), zone)).toBe(text);
  });

  it("reads back as what was written, in every zone", () => {
    const zones = ["Etc/UTC", AMSTERDAM, "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"];
    const instants = fc.integer({ min: at("2000-01-01T00:00:00Z"), max: at("2040-01-01T00:00:00Z") });
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...zones),
        (instant, zone) => parseInstant(jiraDate(instant, zone)) === instant,
      ),
    );
  });

  it.each`
    text                      | why
    ${"2026-03-02T09:00:00"}  | ${"no offset"}
    ${"2026-03-02"}           | ${"no time"}
    ${"2026-13-02T09:00:00Z"} | ${"no such month"}
    ${"yesterday"}            | ${"no date"}
  `("is not $text: $why", ({ text }) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it.each`
    instant                   | friendly
    ${"2026-03-02T08:00:00Z"} | ${"Today 09:00"}
    ${"2026-03-01T23:30:00Z"} | ${"Today 00:30"}
    ${"2026-03-01T08:00:00Z"} | ${"Yesterday 09:00"}
    ${"2026-02-20T08:00:00Z"} | ${"2026/02/20 09:00"}
  `("is $friendly at the service desk when it was $instant", ({ instant, friendly }) => {
    expect(jsmDate(at(instant), AMSTERDAM, at("2026-03-02T12:00:00Z")).friendly).toBe(friendly);
  });
});

it.each`
  local                  | instant                   | why
  ${"2026-03-29T01:30Z"} | ${"2026-03-29T00:30:00Z"} | ${"before the clocks go forward"}
  ${"2026-03-29T02:30Z"} | ${"2026-03-29T01:30:00Z"} | ${"a time that this night does not have counts as after the change"}
  ${"2026-03-29T03:30Z"} | ${"2026-03-29T01:30:00Z"} | ${"after they went"}
  ${"2026-07-01T12:00Z"} | ${"2026-07-01T10:00:00Z"} | ${"an ordinary noon"}
`("$local on the wall in Amsterdam is $instant: $why", ({ local, instant }) => {
  expect(new Date(instantOfLocal(AMSTERDAM, at(local))).toISOString()).toBe(new Date(at(instant)).toISOString());
});

describe("dates in JQL, asked on Sunday, 29 March 2026, 12:00 in Amsterdam", () => {
  const context: DateContext = { now: at("2026-03-29T10:00:00Z"), zone: AMSTERDAM, locale: "nl_NL" };
  const american = { ...context, locale: "en_US" };

  it.each`
    text                  | instant                   | why
    ${"-2h"}              | ${"2026-03-29T08:00:00Z"} | ${"back"}
    ${"1d"}               | ${"2026-03-30T10:00:00Z"} | ${"ahead: a day has 24 hours, whatever the clocks do"}
    ${"-1w 2d"}           | ${"2026-03-20T10:00:00Z"} | ${"two parts, one sign"}
    ${"2026-03-29"}       | ${"2026-03-28T23:00:00Z"} | ${"midnight on the wall"}
    ${"2026/3/30"}        | ${"2026-03-29T22:00:00Z"} | ${"slashes, one digit"}
    ${"2026-03-30 14:05"} | ${"2026-03-30T12:05:00Z"} | ${"to the minute"}
    ${"1774778400000"}    | ${"2026-03-29T10:00:00Z"} | ${"epoch milliseconds"}
  `("$text is $instant ($why)", ({ text, instant }) => {
    expect(literalInstant(text, context)).toBe(at(instant));
  });

  it.each(["2026-02-30", "2026-03-01 25:00", "soon", "2x", ""])("%j is no date", (text) => {
    expect(literalInstant(text, context)).toBeUndefined();
  });

  it.each`
    name              | args       | instant                       | why
    ${"now"}          | ${[]}      | ${"2026-03-29T10:00:00Z"}     | ${"this moment"}
    ${"startOfDay"}   | ${[]}      | ${"2026-03-28T23:00:00Z"}     | ${"midnight, still winter time"}
    ${"endOfDay"}     | ${[]}      | ${"2026-03-29T21:59:59.999Z"} | ${"the short day ends in summer time"}
    ${"startOfDay"}   | ${["-1"]}  | ${"2026-03-27T23:00:00Z"}     | ${"a bare number counts days"}
    ${"startOfDay"}   | ${["+2w"]} | ${"2026-04-11T22:00:00Z"}     | ${"other units too"}
    ${"startOfWeek"}  | ${[]}      | ${"2026-03-22T23:00:00Z"}     | ${"Monday before"}
    ${"startOfMonth"} | ${["-1M"]} | ${"2026-01-31T23:00:00Z"}     | ${"the month before"}
    ${"endOfMonth"}   | ${[]}      | ${"2026-03-31T21:59:59.999Z"} | ${"the last millisecond of March"}
    ${"startOfYear"}  | ${[]}      | ${"2025-12-31T23:00:00Z"}     | ${"New Year"}
    ${"ENDOFYEAR"}    | ${["-1y"]} | ${"2025-12-31T22:59:59.999Z"} | ${"any case"}
  `("$name($args) is $instant ($why)", ({ name, args, instant }) => {
    expect(new Date(dateFunction(name, args, context)!).toISOString()).toBe(new Date(at(instant)).toISOString());
  });

  it("begins the week on Sunday for American readers", () => {
    expect(dateFunction("startOfWeek", [], american)).toBe(at("2026-03-28T23:00:00Z"));
  });

  it("knows other functions not, and says so of an argument that is no distance", () => {
    expect(dateFunction("currentUser", [], context)).toBeUndefined();
    expect(() => dateFunction("startOfDay", ["soon"], context)).toThrow(RangeError);
  });
});
