import fc from "fast-check";
import { measure } from "../../../src/domain/measurement/measure";
import { segmentsOf, sumsOf } from "../../../src/domain/measurement/segments";
import { HOUR, MINUTE } from "../../../src/domain/time";
import { at, changesAfter, desk, life, say, sla } from "../../support/desk";

const book = desk(sla(), {
  key: "first",
  kind: "ola",
  party: { teams: ["First"] },
  targets: [{ measure: "resolution", priority: "*", within: "PT4H", calendar: "office" }],
});

const tell = (story: string[], now: string, which = 0) =>
  segmentsOf(measure(life(...story), book, at(now))[which]!).map(
    ({ from, to, kind, cause, status, team }) =>
      `${say(from)}–${say(to)} ${kind} (${cause}, ${status}${team === null ? "" : `, ${team}`})`,
  );

describe("the segments behind a clock tell its story", () => {
  it("shows running, paused and closed time, each with its cause", () => {
    expect(
      tell(["Mon 16:00 status: New", "Tue 10:00 status: Waiting", "Tue 18:00 status: Active"], "Wed 10:00"),
    ).toEqual([
      "Mon 16:00–Mon 17:00 running (in-hand, New)",
      "Mon 17:00–Tue 09:00 outside-hours (in-hand, New)",
      "Tue 09:00–Tue 10:00 running (in-hand, New)",
      "Tue 10:00–Tue 17:00 paused (pause-status, Waiting)",
      "Tue 17:00–Tue 18:00 outside-hours (pause-status, Waiting)",
      "Tue 18:00–Wed 09:00 outside-hours (in-hand, Active)",
      "Wed 09:00–Wed 10:00 running (in-hand, Active)",
    ]);
  });

  it("tells time with one team from time with another, so that it can be attributed", () => {
    expect(tell(["Mon 09:00 status: New, team: First", "Mon 10:00 team: Second"], "Mon 11:00")).toEqual([
      "Mon 09:00–Mon 10:00 running (in-hand, New, First)",
      "Mon 10:00–Mon 11:00 running (in-hand, New, Second)",
    ]);
    expect(tell(["Mon 09:00 status: New, team: First", "Mon 10:00 team: Second"], "Mon 11:00", 1)).toEqual([
      "Mon 09:00–Mon 10:00 running (in-hand, New, First)",
      "Mon 10:00–Mon 11:00 paused (away-from-party, New, Second)",
    ]);
  });

  it("ends where the clock stopped, and shows a stop that did not last", () => {
    const story = [
      "Mon 09:00 status: New",
      "Mon 10:00 status: Closed",
      "Mon 12:00 status: Active",
      "Mon 13:00 status: Closed",
    ];
    expect(tell(story, "Fri 12:00")).toEqual([
      "Mon 09:00–Mon 10:00 running (in-hand, New)",
      "Mon 10:00–Mon 12:00 stopped (stop-status, Closed)",
      "Mon 12:00–Mon 13:00 running (in-hand, Active)",
    ]);
  });

  it("adds up exactly: running to elapsed, paused to paused, all to the wall time, without a gap", () => {
    const event = fc.record({
      after: fc.integer({ min: 1, max: 5_000 }),
      status: fc.constantFrom("New", "Active", "Waiting", "Resolved", "Closed"),
      team: fc.constantFrom("First", "Second"),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 10 }), fc.integer({ min: 0, max: 20_000 }), (events, until) => {
        const changes = changesAfter(at("Mon 09:00"), events);
        const now = at("Mon 09:00") + until * MINUTE;
        for (const clock of measure({ ...life("Mon 09:00"), changes }, book, now)) {
          const segments = segmentsOf(clock);
          const sums = sumsOf(segments);
          expect(sums.running).toBe(clock.elapsed);
          expect(sums.paused).toBe(clock.paused);
          const end = clock.stoppedAt ?? clock.measuredAt;
          expect(sums.running + sums.paused + sums["outside-hours"] + sums.stopped).toBe(end - clock.startedAt);
          for (const [i, segment] of segments.entries()) {
            expect(segment.from).toBe(segments[i - 1]?.to ?? clock.startedAt);
            expect(segment.to).toBeGreaterThan(segment.from);
          }
        }
      }),
    );
  });
});

it("never counts more than the wall time, and never less as time goes by", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (first, more) => {
      const story = life(
        "Mon 09:00",
        "Tue 10:00 status: Waiting",
        "Wed 10:00 status: Active",
        "Fri 10:00 status: Closed",
      );
      const earlier = measure(story, book, at("Mon 09:00") + first * MINUTE)[0]!;
      const later = measure(story, book, at("Mon 09:00") + (first + more) * MINUTE)[0]!;
      expect(later.elapsed).toBeGreaterThanOrEqual(earlier.elapsed);
      expect(later.elapsed - earlier.elapsed).toBeLessThanOrEqual(more * MINUTE);
      expect(later.elapsed).toBeLessThanOrEqual(5 * 24 * HOUR);
    }),
  );
});
