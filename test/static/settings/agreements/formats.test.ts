import { DAY, HOUR, MINUTE } from "../../../../src/domain/time";
import { formatsFor } from "../../../../static/ui/settings/agreements/use-formats";

describe("lengths of time in words", () => {
  const formats = formatsFor("en-US");

  it.each`
    length                      | working           | real                    | why
    ${23 * HOUR}                | ${"23 h"}         | ${"23 h"}               | ${"less than a day reads the same"}
    ${DAY}                      | ${"24 h"}         | ${"1 day"}              | ${"exactly a day has no rest"}
    ${143 * HOUR + 30 * MINUTE} | ${"143 h 30 min"} | ${"5 days 23 h 30 min"} | ${"days come with what is left over"}
    ${2 * DAY + MINUTE}         | ${"48 h 1 min"}   | ${"2 days 1 min"}       | ${"units of which there are none are left out"}
  `("$length ms: $working of work, $real on the wall ($why)", ({ length, working, real }) => {
    expect(formats.duration(length)).toBe(working);
    expect(formats.elapsed(length)).toBe(real);
  });
});
