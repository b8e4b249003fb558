import fc from "fast-check";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import { type Chain, type ChainLink, linksOf } from "../../../src/domain/promise-chain/chain";
import { chainEnd } from "../../../src/domain/promise-chain/chain-end";
import { openStretches, walkChain } from "../../../src/domain/promise-chain/walk-chain";
import { HOUR } from "../../../src/domain/time";
import { arbitraryQuestion, compiled } from "./arbitrary-chain";

const office = compileServiceHours({
  timezone: "Etc/UTC",
  weekly: {
    mon: [
      ["08:00", "12:00"],
      ["13:00", "17:00"],
    ],
    tue: [["08:00", "12:00"]],
  },
});
const always = compileServiceHours({ timezone: "Etc/UTC", weekly: "always" });
const never = compileServiceHours({ timezone: "Etc/UTC", weekly: {} });
const link = (hours: ChainLink["hours"], hoursWithin: number): ChainLink => ({
  kind: "link",
  name: "somebody",
  hours,
  within: hoursWithin * HOUR,
  isOptional: false,
});
const at = (text: string) => Date.parse(`2026-03-${text}:00Z`);
const stretch = (from: string, to: string) => ({ from: at(from), to: at(to) });

it("shows each link at work, and by what is left out its waits, nights and breaks", () => {
  expect(walkChain([link(always, 1), link(office, 9)], at("02T05:00"))).toEqual({
    kind: "ends",
    endAt: at("03T09:00"),
    links: [
      { link: 0, ...stretch("02T05:00", "02T06:00"), working: [stretch("02T05:00", "02T06:00")] },
      {
        link: 1,
        ...stretch("02T06:00", "03T09:00"),
        working: [stretch("02T08:00", "02T12:00"), stretch("02T13:00", "02T17:00"), stretch("03T08:00", "03T09:00")],
      },
    ],
  });
});

it("lets branches begin together, and goes on when the last is done", () => {
  const chain: Chain = [
    { kind: "parallel", branches: [[link(always, 2), link(always, 1)], [link(always, 5)], []], isOptional: false },
    link(always, 1),
  ];
  const walk = walkChain(chain, at("02T00:00"));
  expect(walk.links.map(({ link, from, to }) => ({ link, from, to }))).toEqual([
    { link: 0, ...stretch("02T00:00", "02T02:00") },
    { link: 1, ...stretch("02T02:00", "02T03:00") },
    { link: 2, ...stretch("02T00:00", "02T05:00") },
    { link: 3, ...stretch("02T05:00", "02T06:00") },
  ]);
});

it("says who never ends, and shows how far the ticket came", () => {
  expect(walkChain([link(always, 1), link(never, 1), link(always, 1)], at("02T00:00"))).toEqual({
    kind: "never-ends",
    link: 1,
    from: at("02T01:00"),
    links: [{ link: 0, ...stretch("02T00:00", "02T01:00"), working: [stretch("02T00:00", "02T01:00")] }],
  });
});

it("shows nothing at work where there is no time", () => {
  expect(openStretches(always, at("02T00:00"), at("02T00:00"))).toEqual([]);
  expect(openStretches(never, at("02T00:00"), at("03T00:00"))).toEqual([]);
  expect(walkChain([], at("02T00:00"))).toEqual({ kind: "ends", endAt: at("02T00:00"), links: [] });
});

it("ends when the proof says, with each link at work for all its time", () => {
  fc.assert(
    fc.property(arbitraryQuestion, (question) => {
      const { links: chain, from } = compiled(question);
      const walk = walkChain(chain, from);
      fc.pre(walk.kind === "ends");
      expect(chainEnd(chain, from)).toBe(walk.endAt);
      const worked = walk.links.map(({ working }) => working.reduce((sum, { from, to }) => sum + to - from, 0));
      expect(worked).toEqual(linksOf(chain).map(({ within }) => within));
      expect(walk.links.map(({ link }) => link)).toEqual([...worked.keys()]);
    }),
    { numRuns: 50 },
  );
});
