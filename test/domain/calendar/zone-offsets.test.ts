import { offsetStretches } from "../../../src/domain/calendar/zone-offsets";
import { DAY, HOUR, MINUTE, SECOND } from "../../../src/domain/time";
import { readWall } from "../../../tools/calendar-oracle/wall-clock";
import { hardZones } from "./arbitrary-calendar";

const at = (text: string) => Date.parse(text);

it.each`
  timezone                 | instant                   | before                          | after           | why
  ${"Europe/Zurich"}       | ${"2026-03-29T01:00:00Z"} | ${1 * HOUR}                     | ${2 * HOUR}     | ${"spring"}
  ${"Europe/Zurich"}       | ${"2026-10-25T01:00:00Z"} | ${2 * HOUR}                     | ${1 * HOUR}     | ${"autumn"}
  ${"Australia/Lord_Howe"} | ${"2026-04-04T15:00:00Z"} | ${11 * HOUR}                    | ${10.5 * HOUR}  | ${"half an hour"}
  ${"Pacific/Chatham"}     | ${"2026-09-26T14:00:00Z"} | ${12.75 * HOUR}                 | ${13.75 * HOUR} | ${"quarters of an hour"}
  ${"Pacific/Apia"}        | ${"2011-12-30T10:00:00Z"} | ${-10 * HOUR}                   | ${14 * HOUR}    | ${"over the date line"}
  ${"Africa/Monrovia"}     | ${"1972-01-07T00:44:30Z"} | ${-(44 * MINUTE + 30 * SECOND)} | ${0}            | ${"less than an hour behind, with seconds"}
  ${"Europe/Dublin"}       | ${"1916-10-01T02:25:21Z"} | ${34 * MINUTE + 39 * SECOND}    | ${0}            | ${"before seconds went out of use"}
  ${"America/Sao_Paulo"}   | ${"2019-02-17T02:00:00Z"} | ${-2 * HOUR}                    | ${-3 * HOUR}    | ${"the last one, at midnight"}
`("$timezone changes at $instant to the second ($why)", ({ timezone, instant, before, after }) => {
  const change = at(instant);
  const from = change - 2 * DAY - 345;
  const to = change + 2 * DAY + 678;
  expect(offsetStretches(timezone, from, to)).toEqual([
    { from, to: change, offset: before },
    { from: change, to, offset: after },
  ]);
});

it.each(hardZones)(
  "%s: the stretches are contiguous, differ from their neighbours, and read as the wall does",
  (timezone) => {
    const from = Date.UTC(1970, 0, 1);
    const to = Date.UTC(2050, 0, 1);
    const stretches = offsetStretches(timezone, from, to);
    expect(stretches[0]!.from).toBe(from);
    expect(stretches.at(-1)!.to).toBe(to);
    stretches.forEach((stretch, i) => {
      const next = stretches[i + 1];
      if (next) {
        expect(next.from).toBe(stretch.to);
        expect(next.offset).not.toBe(stretch.offset);
      }
      for (const instant of [stretch.from, stretch.to - SECOND]) {
        expect(readWall(timezone, instant) - instant).toBe(stretch.offset);
      }
    });
  },
);

it("answers alike whether time is explored at once, later, or earlier than before", () => {
  const spans = [
    [at("2020-01-01"), at("2021-01-01")],
    [at("2030-05-05T05:05:05.055Z"), at("2031-01-01")],
    [at("1999-01-01"), at("2000-01-01")],
  ] as const;
  for (const [from, to] of spans) offsetStretches("America/Asuncion", from, to);
  // The same zone by another name is explored afresh, and at once.
  const [from, to] = [at("1999-01-01"), at("2031-01-01")];
  expect(offsetStretches("America/Asuncion", from, to)).toEqual(offsetStretches("america/asuncion", from, to));
});
