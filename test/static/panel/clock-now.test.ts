import { clockAt } from "../../../static/ui/panel/clock-now";
import { isUnsettled, nextLook } from "../../../static/ui/panel/next-look";
import { aClock, aLadder, aPromise, aStanding, askedAt, HOUR, iso, monday } from "./made-up";

const MINUTE = 60_000;

describe("a clock ticks by the hours that came with it", () => {
  it.each`
    now                    | elapsed | risk          | motion             | why
    ${askedAt}             | ${3}    | ${"on-track"} | ${"running"}       | ${"the moment of the answer"}
    ${askedAt + HOUR}      | ${4}    | ${"at-risk"}  | ${"running"}       | ${"half of the time is when to act"}
    ${monday + 8 * HOUR}   | ${8}    | ${"at-risk"}  | ${"running"}       | ${"used up to the last moment is still met"}
    ${monday + 8.5 * HOUR} | ${8.5}  | ${"breached"} | ${"running"}       | ${"more is too much"}
    ${monday + 12 * HOUR}  | ${9}    | ${"breached"} | ${"outside-hours"} | ${"closed since five"}
    ${monday + 25 * HOUR}  | ${10}   | ${"breached"} | ${"running"}       | ${"open again"}
    ${askedAt + 48 * HOUR} | ${12}   | ${"breached"} | ${"outside-hours"} | ${"what is not known is not made up"}
  `("$why: $elapsed h, $risk, $motion", ({ now, elapsed, risk, motion }) => {
    expect(clockAt(aClock(), askedAt, now)).toMatchObject({
      elapsedMs: elapsed * HOUR,
      remainingMs: (8 - elapsed) * HOUR,
      risk,
      motion,
    });
  });

  it.each`
    state        | elapsed | risk          | why
    ${"paused"}  | ${3}    | ${"on-track"} | ${"a clock that waits stands"}
    ${"paused"}  | ${9}    | ${"breached"} | ${"too late before it waited"}
    ${"stopped"} | ${8}    | ${"met"}      | ${"in time to the last moment"}
    ${"stopped"} | ${9}    | ${"missed"}   | ${"done, and late"}
  `("$state at $elapsed h: $risk ($why)", ({ state, elapsed, risk }) => {
    const clock = aClock({ state, elapsedMs: elapsed * HOUR, hours: null });
    expect(clockAt(clock, askedAt, askedAt + HOUR)).toMatchObject({ elapsedMs: elapsed * HOUR, risk, motion: state });
  });

  it("knows the opening it waits for, the far one too", () => {
    const far = iso(monday + 80 * HOUR);
    const closed = aClock({ hours: { open: [], until: iso(askedAt + 24 * HOUR), opensAt: far } });
    expect(clockAt(closed, askedAt, askedAt).opensAt).toBe(Date.parse(far));
    expect(clockAt(aClock(), askedAt, monday + 12 * HOUR).opensAt).toBe(monday + 24 * HOUR);
  });
});

describe("when to ask again", () => {
  const step = { position: 1, isDue: false, afterMs: HOUR, isPublic: false, contacts: [] };
  const of = (clock: Parameters<typeof aClock>[0]) => aStanding({ promises: [aPromise({ clocks: [aClock(clock)] })] });

  it.each`
    answer                                                                              | after        | why
    ${of({})}                                                                           | ${5 * HOUR}  | ${"the promise is due"}
    ${of({ escalation: { ...aLadder(), next: { ...step, at: iso(askedAt + HOUR) } } })} | ${HOUR}      | ${"a step falls due before"}
    ${of({ dueAt: iso(monday) })}                                                       | ${24 * HOUR} | ${"the known hours end"}
    ${of({ state: "paused", dueAt: null, hours: null })}                                | ${null}      | ${"only an event can change it"}
    ${of({ state: "stopped", hours: null })}                                            | ${null}      | ${"it has stopped"}
    ${{ kind: "project-not-watched" }}                                                  | ${null}      | ${"nothing is to come"}
  `("$why", ({ answer, after }) => {
    const look = nextLook(answer, askedAt, 0);
    if (after === null) expect(look).toBeNull();
    else expect(look! - askedAt - after).toBe(10_000);
  });

  it.each`
    answer                                                                                   | why
    ${{ kind: "not-read-yet" }}                                                              | ${"the app is about to read it"}
    ${aStanding({ knowledge: { kind: "behind", since: iso(monday) } })}                      | ${"something waits to be taken in"}
    ${of({ escalation: { ...aLadder(), next: { ...step, at: iso(monday), isDue: true } } })} | ${"a step is being announced"}
  `("is soon while $why, and less and less often", ({ answer }) => {
    const waits = [0, 1, 2, 3, 4, 5, 50].map((looked) => nextLook(answer, askedAt, looked)! - askedAt);
    expect(isUnsettled(answer)).toBe(true);
    expect(waits[0]).toBeLessThanOrEqual(5_000);
    expect(waits.toSorted((one, other) => one - other)).toEqual(waits);
    expect(waits.at(-1)).toBe(5 * MINUTE);
  });

  it("is not for a ticket that nobody takes in any more", () => {
    const left = aStanding({
      knowledge: { kind: "not-monitored", reason: "not-readable", since: iso(monday) },
      promises: [aPromise({ clocks: [aClock({ state: "stopped", hours: null })] })],
    });
    expect(nextLook(left, askedAt, 0)).toBeNull();
  });
});
