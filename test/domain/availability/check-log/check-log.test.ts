import * as fc from "fast-check";
import { type CheckLog, joined } from "../../../../src/domain/availability/check-log/check-log";
import { at } from "../entries";

const log = (from: string, to: string, losses: CheckLog["losses"] = [], last = 0): CheckLog => ({
  from: at(from),
  to: at(to),
  losses,
  last,
});

describe("between two logs", () => {
  it.each`
    next                  | last   | known | lost     | why
    ${"2026-08-03T10:00"} | ${100} | ${1}  | ${true}  | ${"a status holds until the next check, in whichever file that is"}
    ${"2026-08-03T10:00"} | ${0}   | ${1}  | ${false} | ${"also that it was up"}
    ${"2026-08-05T10:00"} | ${100} | ${2}  | ${false} | ${"but for two days at most: monitors note one a day"}
  `("$why", ({ next, last, known, lost }) => {
    const both = joined([log(next, "2026-08-09T00:00"), log("2026-08-01T00:00", "2026-08-02T10:00", [], last)]);
    expect(both.known).toHaveLength(known);
    expect(both.losses.length > 0).toBe(lost);
  });
});

it("the order of logs means nothing, and the same one twice is the same as once", () => {
  const hour = 3_600_000;
  const anyLog = fc.record({
    from: fc.integer({ min: 0, max: 100 }),
    length: fc.integer({ min: 0, max: 40 }),
    last: fc.constantFrom(0, 50, 100),
  });
  fc.assert(
    fc.property(fc.array(anyLog, { minLength: 1, maxLength: 5 }), (given) => {
      const logs = given.map(({ from, length, last }): CheckLog => {
        const [start, end] = [from * hour, (from + length) * hour];
        return { from: start, to: end, losses: length > 1 ? [[start, start + hour, 100]] : [], last };
      });
      expect(joined(logs.toReversed())).toEqual(joined(logs));
      expect(joined([...logs, ...logs])).toEqual(joined(logs));
    }),
  );
});
