import type { Calendar } from "../../../../src/domain/calendar/calendar";
import { compileServiceHours } from "../../../../src/domain/calendar/compile-service-hours";
import type { Chain } from "../../../../src/domain/promise-chain/chain";
import { proveChain } from "../../../../src/domain/promise-chain/prove-chain";
import { HOUR, MINUTE } from "../../../../src/domain/time";
import { pictureOfWalk } from "../../../../static/ui/settings/chain/walk-picture";
import { pictureOfYear } from "../../../../static/ui/settings/chain/year-picture";

const at = (text: string): number => Date.parse(text);
const nineToFive = [["09:00", "17:00"]] as const;
const week = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive };
const calendarIn = (timezone: string, weekly: Calendar["weekly"] = week) => compileServiceHours({ timezone, weekly });
const london = calendarIn("Europe/London");
const newYork = calendarIn("America/New_York");

const promise = { name: "Standard", timezone: "Europe/London", hours: london, within: 16 * HOUR };
const link = (name: string, hours: typeof london, hoursAllowed: number) =>
  ({ kind: "link", name, hours, within: hoursAllowed * HOUR, isOptional: false }) as const;
const chain: Chain = [link("Desk", london, 4), link("Network", london, 4), link("Hosting", newYork, 8)];

describe("one ticket's way through a chain", () => {
  const picture = pictureOfWalk(promise, chain, at("2026-03-02T16:30Z")); // a Monday
  if (picture.kind !== "picture") throw new Error("The calendars of this test always open again");

  it("has each link begin where the one before is done", () => {
    expect(picture.links.map(({ name, from }) => [name, new Date(from).toISOString()])).toEqual([
      ["Desk", "2026-03-02T16:30:00.000Z"],
      ["Network", "2026-03-03T12:30:00.000Z"],
      ["Hosting", "2026-03-03T16:30:00.000Z"],
    ]);
  });

  it("shows the part after the promise is due as overrun, and nothing else", () => {
    expect(new Date(picture.dueAt).toISOString()).toBe("2026-03-04T16:30:00.000Z");
    expect(picture.links.map(({ overrun }) => overrun)).toEqual([null, null, null]);
    const shorter = pictureOfWalk({ ...promise, within: 12 * HOUR }, chain, at("2026-03-02T16:30Z"));
    const lanes = shorter.kind === "picture" ? shorter.links : [];
    expect(lanes.map(({ overrun }) => overrun && new Date(overrun.from).toISOString())).toEqual([
      null,
      null,
      "2026-03-04T12:30:00.000Z",
    ]);
  });

  it("shades closed hours over the whole axis, each lane by its own calendar", () => {
    const closedAt = (lane: number, instant: string) =>
      picture.links[lane]!.closed.some(({ from, to }) => from <= at(instant) && at(instant) < to);
    expect(closedAt(0, "2026-03-03T18:00Z")).toBe(true); // London is at home
    expect(closedAt(2, "2026-03-03T18:00Z")).toBe(false); // New York is at work
    const covered = [...picture.promise.closed].reduce((sum, { from, to }) => sum + to - from, 0);
    expect(covered + london.workingTimeBetween(picture.axis.from, picture.axis.to)).toBe(
      picture.axis.to - picture.axis.from,
    );
  });

  it("works for exactly the time that each link is allowed", () => {
    for (const { working, within } of picture.links)
      expect(working.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(within);
  });
});

it("says whose calendar never opens again", () => {
  const closed = calendarIn("Etc/UTC", {});
  const start = at("2026-03-02T16:30Z");
  expect(pictureOfWalk(promise, [link("Gone", closed, 1)], start)).toEqual({ kind: "never", name: "Gone" });
  expect(pictureOfWalk({ ...promise, hours: closed }, chain, start)).toEqual({ kind: "never", name: null });
});

describe("which starts of a year fail", () => {
  const question = {
    promise,
    links: chain,
    startsWhenOpen: true,
    from: at("2026-01-01"),
    to: at("2027-01-01"),
    step: 15 * MINUTE,
  };
  const year = pictureOfYear([question], "Europe/London");
  const hoursThatAre = (what: string) => year.flatMap(({ hours }) => hours.filter((hour) => hour === what)).length;

  it("has a day for each of the year, closed days without starts", () => {
    expect(year).toHaveLength(365);
    expect(year.find(({ date }) => date === "2026-03-01")!.hours.every((hour) => hour === "none")).toBe(true);
  });

  it("shows late hours exactly where the proof finds late starts", () => {
    const proof = proveChain(question);
    if (proof.kind !== "proved") throw new Error("Every calendar opens again");
    expect(proof.late).toBeGreaterThan(0);
    expect(hoursThatAre("late")).toBeGreaterThanOrEqual(proof.late / 4);
    expect(hoursThatAre("late")).toBeLessThanOrEqual(proof.late);
    expect(hoursThatAre("late") + hoursThatAre("in time")).toBe(proof.starts / 4);
  });

  it("reads hours as the wall does, also in summer", () => {
    const july = year.find(({ date }) => date === "2026-07-01")!;
    expect(july.hours.map((hour, place) => (hour === "none" ? -1 : place)).filter((place) => place >= 0)).toEqual([
      9, 10, 11, 12, 13, 14, 15, 16,
    ]);
  });
});
