import * as fc from "fast-check";
import { availabilityFigure, type MeasuredService } from "../../../src/domain/availability/availability-figure";
import type { LossSpan } from "../../../src/domain/availability/outage";
import type { Span } from "../../../src/domain/availability/span";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import { roundTheClock } from "../../../src/domain/calendar/round-the-clock";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time";

/** June 2026 has thirty days, of which twenty-two are weekdays. */
const june = { from: Date.UTC(2026, 5, 1), to: Date.UTC(2026, 6, 1) };
const later = Date.UTC(2027, 0, 1);
const office = compileServiceHours({
  timezone: "Etc/UTC",
  weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["08:00", "18:00"]]])),
});
const on = (day: number, time: string) => Date.parse(`2026-06-${String(day).padStart(2, "0")}T${time}:00Z`);
const outage = (day: number, from: string, to: string, loss = 100): LossSpan => ({
  from: on(day, from),
  to: on(day, to),
  loss,
});
const figure = (parts: Partial<MeasuredService>) =>
  availabilityFigure({
    hours: roundTheClock,
    promised: [june],
    measured: [june],
    maintenance: [],
    outages: [],
    now: later,
    ...parts,
  });

const twice = [outage(2, "10:00", "10:30"), outage(16, "14:00", "14:30")];

describe("e-mail was unavailable twice for 30 minutes", () => {
  it.each`
    hours            | agreed            | percent   | why
    ${roundTheClock} | ${30 * 24 * HOUR} | ${99.861} | ${"of a month of thirty days, round the clock"}
    ${office}        | ${22 * 10 * HOUR} | ${99.545} | ${"of twenty-two weekdays from 08 to 18"}
  `("$percent % $why", ({ hours, agreed, percent }) => {
    const { percent: exact, ...others } = figure({ hours, outages: twice });
    expect(Math.round(exact! * 1_000) / 1_000).toBe(percent);
    expect(others).toEqual({
      agreed,
      whole: agreed,
      unmeasured: 0,
      planned: 0,
      down: HOUR,
      lost: HOUR,
      interruptions: 2,
      mtrs: HOUR / 2,
      mtbsi: agreed / 2,
    });
  });
});

describe("what counts", () => {
  it.each`
    outages                                                           | hours            | down           | lost           | interruptions | why
    ${[]}                                                             | ${office}        | ${0}           | ${0}           | ${0}          | ${"nothing happened"}
    ${[outage(2, "19:00", "23:00")]}                                  | ${office}        | ${0}           | ${0}           | ${0}          | ${"outside the agreed hours"}
    ${[outage(6, "10:00", "12:00")]}                                  | ${office}        | ${0}           | ${0}           | ${0}          | ${"on a Saturday"}
    ${[outage(2, "17:30", "18:30")]}                                  | ${office}        | ${30 * MINUTE} | ${30 * MINUTE} | ${1}          | ${"only what lies inside them"}
    ${[{ from: on(2, "17:00"), to: on(3, "09:00"), loss: 100 }]}      | ${office}        | ${2 * HOUR}    | ${2 * HOUR}    | ${1}          | ${"one that lasts over night is one interruption"}
    ${[outage(2, "10:00", "11:00", 50)]}                              | ${roundTheClock} | ${HOUR}        | ${HOUR / 2}    | ${1}          | ${"degraded counts in part"}
    ${[outage(2, "10:00", "12:00", 50), outage(2, "11:00", "13:00")]} | ${roundTheClock} | ${3 * HOUR}    | ${2.5 * HOUR}  | ${1}          | ${"the heavier counts where they overlap"}
    ${[outage(2, "10:00", "11:00"), outage(2, "10:00", "11:00")]}     | ${roundTheClock} | ${HOUR}        | ${HOUR}        | ${1}          | ${"the same twice is once"}
    ${[outage(2, "10:00", "10:05"), outage(2, "10:08", "10:20")]}     | ${roundTheClock} | ${17 * MINUTE} | ${17 * MINUTE} | ${1}          | ${"down again in the same minutes is one interruption"}
    ${[outage(2, "10:00", "10:05"), outage(2, "10:11", "10:20")]}     | ${roundTheClock} | ${14 * MINUTE} | ${14 * MINUTE} | ${2}          | ${"more than five minutes later is another"}
    ${[{ from: june.from - DAY, to: on(1, "01:00"), loss: 100 }]}     | ${roundTheClock} | ${HOUR}        | ${HOUR}        | ${1}          | ${"one that began before counts from the first moment"}
    ${[{ from: on(30, "23:00"), to: later, loss: 100 }]}              | ${roundTheClock} | ${HOUR}        | ${HOUR}        | ${1}          | ${"one that goes on counts to the last"}
  `("$why", ({ outages, hours, ...expected }) => {
    const { down, lost, interruptions } = figure({ hours, outages });
    expect({ down, lost, interruptions }).toEqual({
      down: expected.down,
      lost: expected.lost,
      interruptions: expected.interruptions,
    });
  });

  it("takes planned maintenance out of the agreed hours, with whatever fails in it", () => {
    const maintenance = [{ from: on(2, "10:00"), to: on(2, "12:00") }];
    expect(figure({ maintenance, outages: [outage(2, "11:00", "12:30")] })).toMatchObject({
      agreed: 30 * DAY - 2 * HOUR,
      planned: 2 * HOUR,
      down: HOUR / 2,
      interruptions: 1,
    });
    expect(figure({ maintenance, outages: [outage(2, "10:30", "11:30")] })).toMatchObject({
      percent: 100,
      interruptions: 0,
      mtrs: null,
      mtbsi: null,
    });
  });

  it("is nothing where nothing was measured, and only what was measured where it was in part", () => {
    expect(figure({ measured: [], outages: twice })).toMatchObject({
      agreed: 0,
      percent: null,
      unmeasured: 30 * DAY,
      interruptions: 0,
    });
    const fromTenth = figure({ measured: [{ from: on(11, "00:00"), to: later }], outages: twice });
    expect(fromTenth).toMatchObject({ agreed: 20 * DAY, unmeasured: 10 * DAY, whole: 30 * DAY, down: HOUR / 2 });
  });

  it("leaves out what is still to come", () => {
    expect(figure({ now: on(11, "00:00"), outages: [{ from: on(10, "23:00"), to: later, loss: 100 }] })).toMatchObject({
      agreed: 10 * DAY,
      unmeasured: 0,
      whole: 30 * DAY,
      down: HOUR,
    });
  });
});

const DAYS = 3;
const MINUTES = DAYS * 24 * 60;
const start = on(4, "00:00"); // a Thursday, so that a Saturday is among them
const minute = fc.integer({ min: -300, max: MINUTES + 300 });
const span = fc.tuple(minute, minute).map(
  ([one, other]): Span => ({
    from: start + Math.min(one, other) * MINUTE,
    to: start + Math.max(one, other) * MINUTE,
  }),
);
const loss = fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 100 }));
const anyService = fc.record({
  hours: fc.constantFrom(roundTheClock, office),
  outages: fc.array(
    fc.tuple(span, loss).map(([one, of]): LossSpan => ({ ...one, loss: of })),
    { maxLength: 8 },
  ),
  maintenance: fc.array(span, { maxLength: 3 }),
  measured: fc.array(span, { maxLength: 3 }),
});
const days = { from: start, to: start + MINUTES * MINUTE };
const reckon = (parts: Partial<MeasuredService>) => figure({ promised: [days], measured: [days], ...parts });

describe("laws", () => {
  it("a count of every single minute comes to the same", () => {
    fc.assert(
      fc.property(anyService, ({ hours, outages, maintenance, measured }) => {
        let [agreed, down, lost] = [0, 0, 0];
        const holds = (spans: readonly Span[], at: number) => spans.some(({ from, to }) => from <= at && at < to);
        for (let at = days.from; at < days.to; at += MINUTE) {
          if (!hours.isOpen(at) || holds(maintenance, at) || !holds(measured, at)) continue;
          agreed += MINUTE;
          const heaviest = Math.max(0, ...outages.filter((one) => holds([one], at)).map((one) => one.loss));
          if (heaviest > 0) down += MINUTE;
          lost += (MINUTE * heaviest) / 100;
        }
        const result = reckon({ hours, outages, maintenance, measured });
        expect(result.agreed).toBe(agreed);
        expect(result.down).toBe(down);
        expect(result.lost).toBeCloseTo(lost, 3);
      }),
      { numRuns: 60 },
    );
  });

  it("the order of outages means nothing", () => {
    fc.assert(
      fc.property(anyService, fc.infiniteStream(fc.nat()), (service, dice) => {
        const shuffled = service.outages
          .map((one) => ({ one, at: dice.next().value as number }))
          .sort((one, other) => one.at - other.at)
          .map(({ one }) => one);
        expect(reckon({ ...service, outages: shuffled })).toEqual(reckon(service));
      }),
    );
  });

  it("an outage that is told in two parts is the same", () => {
    fc.assert(
      fc.property(anyService, span, loss, fc.double({ min: 0, max: 1, noNaN: true }), (service, one, of, at) => {
        const cut = one.from + Math.round(((one.to - one.from) * at) / MINUTE) * MINUTE;
        const whole = [...service.outages, { ...one, loss: of }];
        const parts = [...service.outages, { from: one.from, to: cut, loss: of }, { from: cut, to: one.to, loss: of }];
        expect(reckon({ ...service, outages: parts })).toEqual(reckon({ ...service, outages: whole }));
      }),
    );
  });

  it("is never below 0 nor above 100, and one outage more never makes it better", () => {
    fc.assert(
      fc.property(anyService, span, loss, (service, one, of) => {
        const { percent } = reckon(service);
        const more = reckon({ ...service, outages: [...service.outages, { ...one, loss: of }] }).percent;
        if (percent === null) expect(more).toBeNull();
        else {
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent).toBeLessThanOrEqual(100);
          expect(more!).toBeLessThanOrEqual(percent);
        }
      }),
    );
  });

  it("down time is the interruptions times the mean of them", () => {
    fc.assert(
      fc.property(anyService, (service) => {
        const { down, agreed, interruptions, mtrs, mtbsi } = reckon(service);
        expect(down > 0).toBe(interruptions > 0);
        expect((mtrs ?? 0) * interruptions).toBeCloseTo(down, 3);
        expect((mtbsi ?? 0) * interruptions).toBeCloseTo(interruptions === 0 ? 0 : agreed, 3);
      }),
    );
  });
});
