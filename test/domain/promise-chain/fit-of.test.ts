import type { AgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import { hoursWithin } from "../../../src/domain/promise-chain/chain-hours";
import { comingYear, fitOf, fitsOf } from "../../../src/domain/promise-chain/fit-of";
import { PromiseChains } from "../../../src/domain/promise-chain/promise-chains";
import {
  type PromiseFit,
  type Proofs,
  provePromise,
  questionOf,
} from "../../../src/domain/promise-chain/prove-promise";
import { DAY, HOUR, MINUTE } from "../../../src/domain/time";
import { catalogueOf, desk, hosting, sla } from "./small-catalogue";

const now = Date.parse("2026-03-02T10:07:00Z");
const fits = (
  agreements: AgreementEntry[],
  ...rest: [known?: ReadonlyMap<string, PromiseFit>, supposed?: AgreementEntry[]]
) => fitOf(catalogueOf(agreements), now, ...rest).map(({ fit }) => fit);
const within = <Entry extends AgreementEntry>(entry: Entry, within: string, calendar = "office"): Entry => ({
  ...entry,
  targets: [{ measure: "resolution", within, calendar }],
});

it("looks at every full quarter of an hour of the coming year", () => {
  const year = comingYear(now);
  expect(new Date(year.from).toISOString()).toBe("2026-03-02T10:15:00.000Z");
  expect((year.to - year.from) / year.step).toBe(35_040);
  expect(comingYear(year.from).from).toBe(year.from);
});

it.each<{ agreements: AgreementEntry[]; fit: object; why: string }>([
  {
    agreements: [sla, desk, hosting],
    fit: {
      kind: "proved",
      starts: 35_040,
      late: 0,
      holds: true,
      smallestPromise: 12 * HOUR,
      slack: 4 * HOUR,
      gaps: [],
    },
    why: "4 h + 8 h behind 16 h of the same hours",
  },
  {
    agreements: [within(sla, "PT12H", "always"), desk, hosting],
    fit: {
      kind: "proved",
      holds: false,
      linkToImprove: { link: { agreement: "hosting", within: 8 * HOUR }, period: 0 },
    },
    why: "office hours behind 12 h round the clock",
  },
  { agreements: [sla], fit: { kind: "nobody-behind" }, why: "nobody stands behind the promise" },
  {
    agreements: [
      { ...sla, chain: [{ agreement: "desk" }] },
      { ...desk, state: "draft" },
    ],
    fit: { kind: "proved", holds: true, gaps: [{ kind: "not-in-force", agreement: "desk", isOptional: false }] },
    why: "who is to stand behind it does not bind yet",
  },
  {
    agreements: [sla, desk, within(hosting, "PT1H", "never")],
    fit: { kind: "link-never-ends", startAt: comingYear(now).from, link: { agreement: "hosting" } },
    why: "a supplier who is never there",
  },
  {
    agreements: [within(sla, "PT1H", "never"), desk],
    fit: { kind: "promise-never-due", startAt: comingYear(now).from },
    why: "a promise in hours that never come",
  },
])("proves: $why", ({ agreements, fit }) => {
  expect(fits(agreements)).toMatchObject([fit]);
});

it("proves each period apart and joins what is found", () => {
  // From the first of June, at 23:00 UTC the day before, another contract comes on top, with which the chain is too long.
  const second = { ...hosting, key: "cloud", validFrom: "2026-06-01" };
  const [fit] = fits([sla, desk, hosting, second]);
  const alone = fits([sla, desk, hosting, { ...second, validFrom: "2026-01-01" }]);
  const june = Date.parse("2026-05-31T23:00:00Z");
  const { from, to } = comingYear(now);
  expect(alone).toMatchObject([{ starts: 35_040, late: 35_040, smallestPromise: 20 * HOUR }]);
  expect(fit).toMatchObject({
    kind: "proved",
    starts: 35_040,
    late: (to - june) / (15 * MINUTE),
    smallestPromise: 20 * HOUR,
    slack: -4 * HOUR,
    holds: false,
    linkToImprove: { period: 1, link: { agreement: "hosting" }, within: 4 * HOUR },
  });
  if (fit?.kind !== "proved") throw new Error("not proved");
  expect(fit.worstStart).toBeGreaterThanOrEqual(june);
  const may = fit.lateByMonth.find(({ monthAt }) => monthAt === Date.UTC(2026, 4))!;
  expect(may).toEqual({ monthAt: Date.UTC(2026, 4), starts: 31 * 96, late: 4 });
  expect(fit.lateByMonth.reduce((sum, { starts }) => sum + starts, 0)).toBe((to - from) / (15 * MINUTE));
});

it("keeps to the starts of the year where a chain changes between two of them", () => {
  const catalogue = catalogueOf([sla, desk, { ...hosting, validFrom: "2026-03-03" }]);
  const hourly = { ...comingYear(now), step: HOUR };
  const [promise] = new PromiseChains(catalogue).all(hourly);
  const hoursOf = hoursWithin(catalogue, hourly);
  const starts = promise!.periods.map((period) =>
    new Date(questionOf(promise!, period, hourly, hoursOf).from).toISOString(),
  );
  expect(starts).toEqual(["2026-03-02T10:15:00.000Z", "2026-03-03T00:15:00.000Z"]);
  expect(provePromise(promise!, hourly, hoursOf)).toMatchObject({ starts: 365 * 24 });
});

it("takes what is known for what it is, and proves the rest again", () => {
  const agreements = [sla, { ...sla, key: "vip", targets: [{ ...sla.targets[0]!, within: "PT8H" }] }, desk, hosting];
  const [first, second] = fitOf(catalogueOf(agreements), now);
  const known = new Map<string, PromiseFit>([[first!.promise.fingerprint, { kind: "nobody-behind" }]]);
  expect(fits(agreements, known)).toEqual([{ kind: "nobody-behind" }, second!.fit]);
});

it("proves chains alike once, and tells each promise its result with its own names", () => {
  const short = within(sla, "PT8H");
  const network = { ...short, key: "network-promise", service: "network" };
  const carrier = { ...hosting, key: "carrier", service: "network" };
  const catalogue = catalogueOf([short, network, desk, hosting, carrier]);
  const year = comingYear(now);
  const hoursOf = hoursWithin(catalogue, year);
  const proofs: Proofs = new Map();
  const found = new PromiseChains(catalogue).all(year).map((promise) => provePromise(promise, year, hoursOf, proofs));
  expect(proofs.size).toBe(1);
  expect(found).toMatchObject([
    { late: 35_040, linkToImprove: { link: { agreement: "hosting" } } },
    { late: 35_040, linkToImprove: { link: { agreement: "carrier" } } },
  ]);
});

it("answers promise by promise", () => {
  const later = within({ ...sla, key: "later" }, "PT1H", "always");
  const fits = fitsOf(catalogueOf([sla, later, desk, hosting]), now);
  expect(fits.next().value).toMatchObject({ promise: { agreement: "mail-promise" }, fit: { holds: true } });
  expect(fits.next().value).toMatchObject({ promise: { agreement: "later" }, fit: { holds: false } });
  expect(fits.next().done).toBe(true);
});

it("answers for drafts that are supposed to be agreed", () => {
  const draft: AgreementEntry = { ...sla, state: "draft" };
  expect(fits([draft, desk])).toEqual([]);
  expect(fits([draft, desk], undefined, [draft])).toMatchObject([{ kind: "proved", holds: true }]);
});

it("changes its mind on a later edit of anything beneath a promise", () => {
  const busier = within(desk, "PT12H");
  expect(fits([sla, desk, hosting])).toMatchObject([{ holds: true }]);
  expect(fits([sla, busier, hosting])).toMatchObject([{ holds: false, slack: -4 * HOUR }]);
  expect(fitOf(catalogueOf([sla, desk, hosting]), now + 200 * DAY)).toMatchObject([{ fit: { holds: true } }]);
});
