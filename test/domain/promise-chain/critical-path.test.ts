import fc from "fast-check";
import { compileServiceHours } from "../../../src/domain/calendar/compile-service-hours";
import { type Chain, type ChainLink, type LinkIndex, linksOf } from "../../../src/domain/promise-chain/chain";
import { type ChainFigures, type ChainQuestion, proveChain } from "../../../src/domain/promise-chain/prove-chain";
import { HOUR, MINUTE } from "../../../src/domain/time";
import { arbitraryQuestion, compiled } from "./arbitrary-chain";

const office = compileServiceHours({ timezone: "Etc/UTC", weekly: { mon: [["08:00", "17:00"]] } });
const always = compileServiceHours({ timezone: "Etc/UTC", weekly: "always" });
const link = (hours: ChainLink["hours"], within: number): ChainLink => ({
  kind: "link",
  name: "somebody",
  hours,
  within: within * HOUR,
  isOptional: false,
});

function figures(question: ChainQuestion): ChainFigures {
  const proof = proveChain(question);
  fc.pre(proof.kind === "proved");
  return proof;
}

const mondayMorning = (promised: number, links: Chain): ChainQuestion => ({
  promise: { hours: always, within: promised * HOUR },
  links,
  startsWhenOpen: false,
  from: Date.UTC(2026, 2, 2, 8),
  to: Date.UTC(2026, 2, 2, 9),
  step: 15 * MINUTE,
});

it.each<{ promised: number; links: Chain; improvement: object | null; why: string }>([
  { promised: 8, links: [link(always, 8)], improvement: null, why: "nothing is late" },
  {
    promised: 8,
    links: [link(always, 3), link(always, 6)],
    improvement: { link: 1, curedByShortening: 4, curedByPromiseHours: 0, within: 5 * HOUR },
    why: "either could be shorter by an hour; the longer one feels it less",
  },
  {
    promised: 8,
    links: [link(always, 9), link(always, 9)],
    improvement: null,
    why: "each is too long alone, so that changing one link cures nothing",
  },
  {
    promised: 8,
    links: [link(always, 9), link(always, 1)],
    improvement: { link: 0, curedByShortening: 4, curedByPromiseHours: 0, within: 7 * HOUR },
    why: "the one that is too long, not the one whose end would not help",
  },
  {
    promised: 6,
    links: [{ kind: "parallel", branches: [[link(always, 8)], [link(always, 7)]], isOptional: false }],
    improvement: null,
    why: "both branches are late: one of them in time leaves the other",
  },
  {
    promised: 12,
    links: [link(always, 4), { ...link(office, 5), name: "office" }],
    improvement: { link: 1, curedByShortening: 3, curedByPromiseHours: 3, within: 4.25 * HOUR },
    why: "a quarter to nine is the last start: 12:45 to 17:00 is what its office has left",
  },
])("$why", ({ promised, links, improvement }) => {
  expect(figures(mondayMorning(promised, links)).linkToImprove).toEqual(improvement);
});

it("counts each of the starts that wait for one opening together", () => {
  const night = { from: Date.UTC(2026, 2, 2, 2), to: Date.UTC(2026, 2, 2, 9, 30) };
  const question = { ...mondayMorning(3, [link(office, 4)]), ...night, promise: { hours: office, within: 3 * HOUR } };
  const proof = figures({ ...question, links: [link(office, 4)] });
  expect(proof).toMatchObject({ starts: 30, late: 30, linkToImprove: { curedByShortening: 30, within: 3 * HOUR } });
});

it("keeps those apart that a link begins with at once, behind a branch with nobody in it", () => {
  const night = { from: Date.UTC(2026, 2, 2, 2), to: Date.UTC(2026, 2, 2, 8) };
  const links: Chain = [{ kind: "parallel", branches: [[]], isOptional: false }, link(always, 20)];
  const proof = figures({ ...mondayMorning(1, links), ...night, promise: { hours: office, within: HOUR } });
  // All are due at nine; the last of them, of 07:45, has the least time.
  const improvement = { link: 0, curedByShortening: 24, within: 1.25 * HOUR };
  expect(proof).toMatchObject({ starts: 24, late: 24, linkToImprove: improvement });
});

/** The chain with one of its links changed. */
function withLink(chain: Chain, index: LinkIndex, change: Partial<ChainLink>): Chain {
  let next = 0;
  const changed = (legs: Chain): Chain =>
    legs.map((leg) => {
      if (leg.kind === "parallel") return { ...leg, branches: leg.branches.map(changed) };
      next += 1;
      return next - 1 === index ? { ...leg, ...change } : leg;
    });
  return changed(chain);
}

it("agrees with trying every link: none cures more, and the time it names is the longest that holds", () => {
  fc.assert(
    fc.property(arbitraryQuestion, (written) => {
      const question = compiled(written);
      const { promise, links } = question;
      const { late, linkToImprove } = figures(question);
      fc.pre(late > 0);
      const lateWith = (index: LinkIndex, change: Partial<ChainLink>) => {
        const proof = proveChain({ ...question, links: withLink(links, index, change) });
        return proof.kind === "proved" ? proof.late : Number.POSITIVE_INFINITY;
      };
      const cures = linksOf(links).map(({ within }, index) => ({
        curedByShortening: within > 0 ? late - lateWith(index, { within: 1 }) : 0,
        lateInPromiseHours: lateWith(index, { hours: promise.hours }),
      }));
      expect(linkToImprove?.curedByShortening ?? 0).toBe(
        linkToImprove === null
          ? Math.max(0, ...cures.map((cure) => cure.curedByShortening))
          : cures[linkToImprove.link]!.curedByShortening,
      );
      if (linkToImprove === null) return;
      const best = Math.max(linkToImprove.curedByShortening, linkToImprove.curedByPromiseHours);
      for (const { curedByShortening, lateInPromiseHours } of cures) {
        expect(curedByShortening).toBeLessThanOrEqual(best);
        expect(late - lateInPromiseHours).toBeLessThanOrEqual(best);
      }
      const { link, within } = linkToImprove;
      if (within === null) expect(lateWith(link, { within: 1 })).toBeGreaterThan(0);
      else {
        expect(lateWith(link, { within })).toBe(0);
        expect(lateWith(link, { within: within + 1 })).toBeGreaterThan(0);
      }
    }),
    { numRuns: 40 },
  );
});
