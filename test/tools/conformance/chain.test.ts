import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runChainVectors } from "../../../tools/conformance/chain";
import { describeWithShared, sharedFolder } from "../../support/shared";

const office = { tz: "Europe/Zurich", weekly: { mon: [["08:00", "17:00"]], tue: [["08:00", "17:00"]] }, holidays: [] };
const nights = { tz: "Europe/Zurich", weekly: { sun: [["20:00", "24:00"]], mon: [["00:00", "06:00"]] } };
const closed = { tz: "Europe/Zurich", weekly: {} };
const link = (calendar: object, hours: number) => ({ calendar, within_s: hours * 3600 });

/** Raised at 09:00, 09:15, 09:30 and 09:45 on a Monday: a promise of a day, behind which stand six hours and three. */
const vector = {
  id: "made-up",
  tags: ["office"],
  note: "a label",
  promise: { ...link(office, 9), name: "a label, too" },
  links: [{ ...link(office, 6), name: "first line" }, link(office, 3)],
  from: "2026-03-02T08:00:00Z",
  to: "2026-03-02T09:00:00Z",
  step_s: 900,
  expect: { starts: 4, late: 0, worst_late_s: 0, worst_start: null, smallest_promise_s: 32_400 },
};
const run = (changes: object) =>
  runChainVectors({ format: "promise-chain", version: 1, vectors: [{ ...vector, ...changes }] })[0]!;
const tooLong = {
  starts: 4,
  late: 4,
  worst_late_s: 3600,
  worst_start: "2026-03-02T08:00:00Z",
  smallest_promise_s: 36_000,
};

it.each<{ changes: object; passed: boolean; why: string }>([
  { changes: {}, passed: true, why: "the expected answers" },
  { changes: { expect: { ...vector.expect, worst_late_s: null } }, passed: true, why: "nothing late by nothing" },
  { changes: { expect: { starts: 4 } }, passed: true, why: "what is not asked does not matter" },
  { changes: { expect: { ...vector.expect, smallest_promise_s: 32_401 } }, passed: false, why: "one second off" },
  { changes: { expect: { ...vector.expect, mood: "good" } }, passed: false, why: "an expectation nobody can check" },
  { changes: { links: [link(office, 7), link(office, 3)], expect: tooLong }, passed: true, why: "an hour too long" },
  {
    changes: {
      links: [link(office, 7), { parallel: [link(office, 1), [link(office, 1), link(office, 2)]] }],
      expect: tooLong,
    },
    passed: true,
    why: "a branch of one link, and one of two",
  },
  {
    changes: {
      links: [{ parallel: [[link(office, 7), { parallel: [link(office, 3), [link(office, 2)]] }]] }],
      expect: tooLong,
    },
    passed: true,
    why: "branches within a branch",
  },
  {
    changes: { links: [], expect: { ...vector.expect, smallest_promise_s: 0 } },
    passed: true,
    why: "nobody behind the promise",
  },
  {
    changes: { startsWhenOpen: true, from: "2026-03-01T08:00:00Z", expect: { starts: 8, late: 0 } },
    passed: true,
    why: "only starts while the promise's hours are open",
  },
  { changes: { step_s: 1, expect: { starts: 3600 } }, passed: true, why: "a start each second" },
  {
    changes: {
      promise: link(nights, 10),
      links: [link(nights, 10)],
      from: "2026-03-29T18:00:00Z",
      to: "2026-03-29T18:00:01Z",
      expect: { starts: 1, late: 0, smallest_promise_s: 36_000 },
    },
    passed: true,
    why: "a night in two intervals",
  },
  { changes: { weight: 2 }, passed: false, why: "an unknown key could change the answer" },
  { changes: { links: [{ ...link(office, 1), share: 0.5 }] }, passed: false, why: "so could one of a link" },
  { changes: { links: [{ serial: [] }] }, passed: false, why: "a leg that is neither link nor branches" },
  { changes: { step_s: 0 }, passed: false, why: "starts that never come to an end" },
  { changes: { promise: link({ ...office, tz: "Mars/Base" }, 1) }, passed: false, why: "an unknown zone" },
])("passes: $passed ($why)", ({ changes, passed }) => {
  expect(run(changes)).toMatchObject({ id: "made-up", passed });
});

it("says what a failing vector was to give and what it got", () => {
  expect(run({ expect: { starts: 4, late: 1, smallest_promise_s: 0 } })).toEqual({
    id: "made-up",
    passed: false,
    expected: "late 1; smallest_promise_s 0",
    got: "late 0; smallest_promise_s 32400",
  });
});

it.each([
  {
    changes: { promise: link(closed, 1) },
    says: "the promise's calendar is never open for long enough after 2026-03-02T08:00:00Z",
  },
  {
    changes: { links: [link(office, 1), link(closed, 1)] },
    says: "link 2 is never open for long enough for a start at 2026-03-02T08:00:00Z",
  },
])("names a calendar that never opens: $says", ({ changes, says }) => {
  expect(run(changes)).toMatchObject({ passed: false, got: expect.stringContaining(says) });
});

it("refuses a file of another format", () => {
  expect(() => runChainVectors({ format: "calendar-vectors", version: 1, vectors: [] })).toThrow("promise-chain");
});

describeWithShared("the shared sample", () => {
  it("passes whole", () => {
    const results = runChainVectors(
      JSON.parse(readFileSync(join(sharedFolder, "conformance", "chain-sample.json"), "utf8")),
    );
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results).toHaveLength(2);
  });
});
