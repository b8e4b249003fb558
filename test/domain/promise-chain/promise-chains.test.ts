import type {
  AgreementEntry,
  ChainLegEntry,
  ServiceLevelAgreementEntry,
} from "../../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { type AgreedLeg, chainOf, PromiseChains } from "../../../src/domain/promise-chain/promise-chains";
import { HOUR } from "../../../src/domain/time";
import { catalogueOf, desk, hosting, sla } from "./small-catalogue";

const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`);
const year = { from: midnight("2026-01-15"), to: midnight("2027-01-15") };

/** `desk 4`, `[hosting 8 | desk? 4]`: who stands behind the promise, with hours, and `?` for what is optional. */
function shown(legs: readonly AgreedLeg[]): string {
  return legs
    .map((leg) => {
      const optional = leg.isOptional ? "?" : "";
      if (leg.kind === "link") return `${leg.agreement}${optional} ${leg.within / HOUR}`;
      return `[${leg.branches.map(shown).join(" | ")}]${optional}`;
    })
    .join(", ");
}

function periodsOf(catalogue: Catalogue, agreement: ServiceLevelAgreementEntry = sla, supposed: AgreementEntry[] = []) {
  return chainOf(catalogue, agreement, agreement.targets[0]!, year, supposed).periods.map(
    ({ from, to, legs, gaps }) => ({
      days: `${new Date(from).toISOString().slice(0, 10)} ${new Date(to).toISOString().slice(0, 10)}`,
      chain: shown(legs),
      gaps,
    }),
  );
}

const wholeYear = "2026-01-15 2027-01-15";
const draft = <Entry extends AgreementEntry>(entry: Entry): Entry => ({ ...entry, state: "draft" });

describe("who stands behind a promise", () => {
  const ask = (agreements: AgreementEntry[], agreement = sla) => periodsOf(catalogueOf(agreements), agreement);
  const withChain = (...chain: ChainLegEntry[]): ServiceLevelAgreementEntry => ({ ...sla, chain });
  const high: ServiceLevelAgreementEntry = { ...sla, targets: [{ ...sla.targets[0]!, priority: "High" }] };

  it.each<{ agreements: AgreementEntry[]; agreement?: ServiceLevelAgreementEntry; chain: string; why: string }>([
    { agreements: [sla, hosting, desk], chain: "desk 4, hosting 8", why: "all OLAs, then all contracts" },
    { agreements: [sla, desk, { ...desk, key: "lab" }], chain: "desk 4, lab 4", why: "in the file's order" },
    {
      agreements: [sla, { ...hosting, service: "network" }, desk],
      chain: "desk 4",
      why: "not those of other services",
    },
    {
      agreements: [desk, hosting],
      agreement: { ...sla, service: "*" },
      chain: "desk 4",
      why: "behind a promise for all services, what serves all",
    },
    {
      agreements: [desk, hosting],
      agreement: high,
      chain: "desk 2, hosting 8",
      why: "the target for the promise's priority, else the one for all",
    },
    {
      agreements: [desk, { ...desk, version: 2, targets: hosting.targets }],
      chain: "desk 8",
      why: "the higher of two versions in force",
    },
    {
      agreements: [desk, { ...desk, version: 2, service: "network" }],
      chain: "desk 4",
      why: "a higher version for another service takes no place here",
    },
    { agreements: [desk, draft(hosting)], chain: "desk 4", why: "what is a draft binds nobody" },
    {
      agreements: [desk, hosting],
      agreement: withChain({ agreement: "hosting" }),
      chain: "hosting 8",
      why: "those alone whom the promise names",
    },
    {
      agreements: [desk, { ...hosting, service: "network" }],
      agreement: withChain({ agreement: "hosting", optional: true }, { agreement: "desk" }),
      chain: "hosting? 8, desk 4",
      why: "in the order named, whatever service they are for",
    },
    {
      agreements: [desk, hosting],
      agreement: withChain({
        parallel: [[{ agreement: "desk" }], [{ agreement: "hosting" }, { agreement: "desk" }]],
        optional: true,
      }),
      chain: "[desk 4 | hosting 8, desk 4]?",
      why: "branches, and an agreement asked twice",
    },
  ])("$why", ({ agreements, agreement = sla, chain }) => {
    expect(ask(agreements, agreement)).toEqual([{ days: wholeYear, chain, gaps: [] }]);
  });

  it.each<{
    agreements: AgreementEntry[];
    agreement: ServiceLevelAgreementEntry;
    chain: string;
    gaps: object[];
    why: string;
  }>([
    {
      agreements: [desk, { ...hosting, targets: [{ ...hosting.targets[0]!, priority: "Low" }] }],
      agreement: sla,
      chain: "desk 4",
      gaps: [{ kind: "no-target", agreement: "hosting", isOptional: false }],
      why: "promises nothing for the priority",
    },
    {
      agreements: [desk, { ...hosting, targets: [{ ...hosting.targets[0]!, measure: "response" }] }],
      agreement: sla,
      chain: "desk 4",
      gaps: [{ kind: "no-target", agreement: "hosting", isOptional: false }],
      why: "promises no resolution",
    },
    {
      agreements: [desk, draft(hosting)],
      agreement: withChain({ parallel: [[{ agreement: "desk" }], [{ agreement: "hosting" }]], optional: true }),
      chain: "[desk 4 | ]?",
      gaps: [{ kind: "not-in-force", agreement: "hosting", isOptional: true }],
      why: "is named, but does not bind; the leg around it can be left out",
    },
  ])("names as a gap who $why", ({ agreements, agreement, chain, gaps }) => {
    expect(ask(agreements, agreement)).toEqual([{ days: wholeYear, chain, gaps }]);
  });
});

describe("over a year", () => {
  it("changes on the days on which agreements begin and end", () => {
    const agreements = [
      { ...desk, validTo: "2026-05-01" },
      { ...desk, version: 2, validFrom: "2026-05-01", targets: hosting.targets },
      { ...hosting, validFrom: "2026-03-01" },
    ];
    expect(periodsOf(catalogueOf(agreements))).toMatchObject([
      { days: "2026-01-15 2026-03-01", chain: "desk 4" },
      // The first of May begins at 23:00 UTC the day before, when London has summer time.
      { days: "2026-03-01 2026-04-30", chain: "desk 4, hosting 8" },
      { days: "2026-04-30 2027-01-15", chain: "desk 8, hosting 8" },
    ]);
  });

  it("stays one period where a change has nothing to do with the promise, or changes nothing", () => {
    const agreements = [
      desk,
      { ...hosting, service: "network", validFrom: "2026-03-01" },
      { ...sla, key: "other", validFrom: "2026-04-01" },
    ];
    expect(periodsOf(catalogueOf(agreements))).toMatchObject([{ days: wholeYear, chain: "desk 4" }]);
  });

  it.each`
    validity                                              | days                         | why
    ${{ validFrom: "2026-06-01", validTo: "2026-11-01" }} | ${["2026-05-31 2026-11-01"]} | ${"the days of the promise alone"}
    ${{ validFrom: "2025-01-01", validTo: "2026-01-15" }} | ${[]}                        | ${"over when the year begins"}
    ${{ validFrom: "2027-01-15" }}                        | ${[]}                        | ${"not begun when the year ends"}
    ${{ validFrom: "2026-01-01", validTo: "2030-01-01" }} | ${[wholeYear]}               | ${"all of the year"}
  `("covers $why", ({ validity, days }) => {
    expect(periodsOf(catalogueOf([desk]), { ...sla, ...validity }).map((period) => period.days)).toEqual(days);
  });

  it("leaves to a later version of the promise the time in which it takes over", () => {
    const next = { ...sla, version: 2, validFrom: "2026-12-01" };
    expect(periodsOf(catalogueOf([sla, next, desk]))).toMatchObject([{ days: "2026-01-15 2026-12-01" }]);
    expect(periodsOf(catalogueOf([sla, next, desk]), next)).toMatchObject([{ days: "2026-12-01 2027-01-15" }]);
  });
});

describe("what is not agreed yet", () => {
  it("is asked about as if it were agreed, as it stands in the question", () => {
    const changed = { ...draft(sla), targets: [{ ...sla.targets[0]!, within: "PT1H" }] };
    const catalogue = catalogueOf([draft(sla), desk]);
    expect(chainOf(catalogue, changed, changed.targets[0]!, year)).toMatchObject({ within: HOUR, priority: "*" });
    expect(periodsOf(catalogue, changed)).toMatchObject([{ days: wholeYear, chain: "desk 4" }]);
  });

  it("counts when it is supposed, in the file or not", () => {
    const supposed = [
      { ...draft(hosting), key: "cloud" },
      { ...draft(desk), targets: hosting.targets },
    ];
    expect(periodsOf(catalogueOf([sla, draft(desk)]), sla, supposed)).toMatchObject([{ chain: "desk 8, cloud 8" }]);
  });
});

it("finds the resolution targets of all promises that bind within the year", () => {
  const promises: AgreementEntry[] = [
    {
      ...sla,
      targets: [sla.targets[0]!, { ...sla.targets[0]!, priority: "High" }, { ...sla.targets[0]!, measure: "response" }],
    },
    draft({ ...sla, key: "planned" }),
    { ...sla, key: "former", validTo: "2026-01-10" },
    { ...sla, key: "coming", validFrom: "2026-12-01" },
  ];
  const found = new PromiseChains(catalogueOf([...promises, desk])).all(year);
  expect(found.map(({ agreement, version, priority }) => `${agreement} ${version} ${priority}`)).toEqual([
    "mail-promise 1 *",
    "mail-promise 1 High",
    "coming 1 *",
  ]);
});

describe("a fingerprint", () => {
  const fingerprint = (catalogue: Catalogue, window = year) =>
    chainOf(catalogue, sla, sla.targets[0]!, window).fingerprint;
  const withOffice = (change: object) => {
    const catalogue = catalogueOf();
    return {
      ...catalogue,
      calendars: catalogue.calendars.map((entry, i) => (i === 0 ? { ...entry, ...change } : entry)),
    };
  };
  const before = fingerprint(catalogueOf());

  it.each<{ catalogue: Catalogue; why: string }>([
    { catalogue: withOffice({ name: "Office hours" }), why: "the name of a calendar" },
    {
      catalogue: withOffice({ holidays: [{ date: "2026-12-28" }, { date: "2026-12-25", name: "Christmas" }] }),
      why: "the order and names of holidays",
    },
    { catalogue: { ...catalogueOf(), services: [{ key: "mail", name: "E-mail" }] }, why: "a service" },
    {
      catalogue: catalogueOf([sla, hosting, desk, { ...hosting, key: "other", service: "network" }]),
      why: "an agreement of another service",
    },
    { catalogue: catalogueOf([sla, hosting, desk, draft({ ...hosting, key: "other" })]), why: "a draft" },
    { catalogue: catalogueOf([desk, sla, hosting]), why: "the file's order where the chain stays the same" },
  ])("is not touched by $why", ({ catalogue }) => {
    expect(fingerprint(catalogue)).toBe(before);
  });

  it.each<{ catalogue: Catalogue; why: string }>([
    { catalogue: withOffice({ holidays: ["2026-12-25"] }), why: "a holiday" },
    { catalogue: withOffice({ timezone: "Europe/Lisbon" }), why: "a zone" },
    { catalogue: withOffice({ breaks: { "2026-06-01": [["12:00", "12:01"]] } }), why: "a break of a minute" },
    {
      catalogue: catalogueOf([sla, hosting, { ...desk, targets: [{ ...desk.targets[0]!, within: "PT4H1S" }] }]),
      why: "a second more for a link",
    },
    { catalogue: catalogueOf([sla, hosting, { ...desk, validTo: "2026-12-01" }]), why: "an end within the year" },
    { catalogue: catalogueOf([sla, draft(hosting), desk]), why: "a contract that no longer binds" },
    { catalogue: catalogueOf([sla, hosting, desk, { ...desk, key: "lab" }]), why: "one more behind the promise" },
  ])("changes with $why", ({ catalogue }) => {
    expect(fingerprint(catalogue)).not.toBe(before);
  });

  it("stays the same while the year moves on and nothing changes in it", () => {
    expect(fingerprint(catalogueOf(), { from: year.from + HOUR, to: year.to + HOUR })).toBe(before);
  });
});
