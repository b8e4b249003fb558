import * as fc from "fast-check";
import { describeDuration, parseDuration } from "../../../src/domain/agreement/duration";
import { HOUR, MINUTE, SECOND } from "../../../src/domain/time";

it.each`
  text               | length                            | why
  ${"PT40H"}         | ${40 * HOUR}                      | ${"hours"}
  ${"PT1H30M"}       | ${90 * MINUTE}                    | ${"hours and minutes"}
  ${"PT1H2M3S"}      | ${HOUR + 2 * MINUTE + 3 * SECOND} | ${"all three"}
  ${"PT90M"}         | ${90 * MINUTE}                    | ${"minutes need not stop at 59"}
  ${"PT1H1S"}        | ${HOUR + SECOND}                  | ${"a part may be left out"}
  ${"PT0S"}          | ${0}                              | ${"nothing is a length too"}
  ${"PT0.5S"}        | ${500}                            | ${"tenths of a second"}
  ${"PT1,025S"}      | ${1025}                           | ${"ISO allows the comma"}
  ${"PT"}            | ${null}                           | ${"no length at all"}
  ${"P"}             | ${null}                           | ${"nor here"}
  ${""}              | ${null}                           | ${"nor here"}
  ${"P1D"}           | ${null}                           | ${"a day has no single length on a calendar"}
  ${"P1DT2H"}        | ${null}                           | ${"not even with hours"}
  ${"P1W"}           | ${null}                           | ${"a week neither"}
  ${"P1M"}           | ${null}                           | ${"a month neither, and it is no minute"}
  ${"P1Y"}           | ${null}                           | ${"a year neither"}
  ${"PT1M1H"}        | ${null}                           | ${"parts out of order"}
  ${"-PT1H"}         | ${null}                           | ${"no promise lies in the past"}
  ${"PT-1H"}         | ${null}                           | ${"nor does a part"}
  ${"pt1h"}          | ${null}                           | ${"ISO writes capitals"}
  ${" PT1H"}         | ${null}                           | ${"nothing around it"}
  ${"PT1H\n"}        | ${null}                           | ${"not even a line end"}
  ${"PT1.5H"}        | ${null}                           | ${"write PT1H30M"}
  ${"PT0.0001S"}     | ${null}                           | ${"finer than the clock"}
  ${"PT9999999999H"} | ${null}                           | ${"longer than a number can hold exactly"}
`("$text: $length ($why)", ({ text, length }) => {
  expect(parseDuration(text)).toBe(length);
});

it.each`
  length                     | words            | why
  ${0}                       | ${"0 s"}         | ${"something has to be said"}
  ${8 * HOUR}                | ${"8 h"}         | ${"parts of nothing are left out"}
  ${40 * HOUR + 30 * MINUTE} | ${"40 h 30 min"} | ${"no days: they have no single length"}
  ${HOUR + 500}              | ${"1 h 0.5 s"}   | ${"exact"}
`("$length ms are $words ($why)", ({ length, words }) => {
  expect(describeDuration(length)).toBe(words);
});

it("reads every whole number of seconds back, however it is split into hours, minutes and seconds", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (hours, minutes, seconds) => {
      expect(parseDuration(`PT${hours}H${minutes}M${seconds}S`)).toBe(
        hours * HOUR + minutes * MINUTE + seconds * SECOND,
      );
    }),
  );
});
