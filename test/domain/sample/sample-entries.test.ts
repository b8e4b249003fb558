import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";
import { emptyCatalogue } from "../../../src/domain/editing/apply-edits";
import { hoursWithin } from "../../../src/domain/promise-chain/chain-hours";
import { comingYear } from "../../../src/domain/promise-chain/fit-of";
import { chainOf } from "../../../src/domain/promise-chain/promise-chains";
import { provePromise } from "../../../src/domain/promise-chain/prove-promise";
import { type SampleWords, sampleCatalogue } from "../../../src/domain/sample/sample-catalogue";
import { hasNoOwn, hasSample, usersOfSample, withoutSample } from "../../../src/domain/sample/sample-entries";

const words = new Proxy({}, { get: (_, name) => `${String(name)} (sample)` }) as SampleWords;
const sample = sampleCatalogue(words, "Europe/Lisbon", "2026-11-28");
const own: Catalogue = {
  ...emptyCatalogue,
  calendars: [{ key: "office", timezone: "Etc/UTC", weekly: "always" }],
  services: [{ key: "print", name: "Printing", hours: "office" }],
};
const both: Catalogue = {
  ...sample,
  calendars: [...own.calendars, ...sample.calendars],
  services: [...sample.services, ...own.services],
};

it("the sample is a sound catalogue without a doubt about it", () => {
  const parsed = parseCatalogue(sample);
  expect(parsed).toMatchObject({ kind: "accepted", warnings: [] });
});

it.each(["calendars", "configurationItems", "services", "contacts", "customers", "agreements"] as const)(
  "all its %s are marked and say so in their names",
  (section) => {
    for (const entry of sample[section] ?? []) {
      expect(entry.key).toMatch(/^sample-/);
      expect(entry.name).toMatch(/\(sample\)$/);
    }
    expect(sample[section]).not.toEqual([]);
  },
);

it("its urgent promise cannot always be kept, its others can", () => {
  const year = comingYear(Date.UTC(2026, 10, 28, 12));
  const [promise] = sample.agreements;
  const late = promise!.targets
    .filter(({ measure }) => measure === "resolution")
    .map((target) => {
      const fit = provePromise(chainOf(sample, promise as never, target, year), year, hoursWithin(sample, year));
      return [target.priority, fit.kind === "proved" && fit.late > 0];
    });
  expect(late).toEqual([
    ["Highest", true],
    ["*", false],
  ]);
  expect(promise).toMatchObject({ waivers: [{ priority: "Highest" }] });
});

it.each`
  catalogue         | isSample | isOwnless | why
  ${emptyCatalogue} | ${false} | ${true}   | ${"nothing at all"}
  ${sample}         | ${true}  | ${true}   | ${"nothing but the sample"}
  ${own}            | ${false} | ${false}  | ${"nothing of the sample"}
  ${both}           | ${true}  | ${false}  | ${"both"}
`("tells $why", ({ catalogue, isSample, isOwnless }) => {
  expect([hasSample(catalogue), hasNoOwn(catalogue)]).toEqual([isSample, isOwnless]);
});

it("takes the sample out and leaves what is one's own, in the form that it had", () => {
  expect(withoutSample(sample)).toEqual(emptyCatalogue);
  expect(withoutSample(both)).toEqual(own);
  expect(withoutSample(own)).toEqual(own);
});

it("tells each own entry that relies on the sample once", () => {
  expect(usersOfSample(both)).toEqual([]);
  const relying = {
    ...both,
    services: [{ key: "print", name: "Printing", hours: "sample-office", owner: "sample-manager" }],
  };
  expect(usersOfSample(relying as Catalogue).map(({ section, key }) => `${section} ${key}`)).toEqual([
    "services print",
  ]);
});
