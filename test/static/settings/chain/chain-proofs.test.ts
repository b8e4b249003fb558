import type { AgreementEntry } from "../../../../src/domain/agreement/agreement-entry";
import { provePromise } from "../../../../src/domain/promise-chain/prove-promise";
import { HOUR } from "../../../../src/domain/time";
import { ChainProofs, isKept, verdictOf } from "../../../../static/ui/settings/chain/chain-proofs";
import { isNothing, nothingSupposed, supposing } from "../../../../static/ui/settings/chain/suppose";
import { aCatalogue, anSla } from "../agreements/a-catalogue";

const now = Date.parse("2026-11-23T09:00Z");
const proofs = ChainProofs.of(aCatalogue, now);
const [high, others] = proofs.promisesOf(anSla);

describe("the proofs of a catalogue", () => {
  it("are of the resolution promises alone, each with who stands behind it", () => {
    expect(proofs.promisesOf(anSla).map(({ priority }) => priority)).toEqual(["High", "*"]);
    expect(high!.periods.map(({ legs }) => legs.map((leg) => leg.kind === "link" && leg.name))).toEqual([
      ["First line", "Hosting"],
    ]);
  });

  it.each([
    ["a team's agreement, which is no promise to a customer", aCatalogue.agreements[1]!],
    ["a date that is still being typed", { ...anSla, validFrom: "2026-1" }],
    ["a length that cannot be read", { ...anSla, targets: [{ ...anSla.targets[1]!, within: "soon" }] }],
    ["hours that are not there", { ...anSla, targets: [{ ...anSla.targets[1]!, calendar: "" }] }],
    ["a link that is not chosen yet", { ...anSla, chain: [{ agreement: "" }] }],
  ] as [string, AgreementEntry][])("ask nothing of %s", (_, entry) => {
    expect(proofs.promisesOf(entry)).toEqual([]);
  });

  it("still count after an edit that touches nothing they depend on, and not after one that does", () => {
    const own = ChainProofs.of(aCatalogue, now);
    for (const promise of own.promisesOf(anSla)) own.prove(promise);
    const renamed = own.after({ ...aCatalogue, services: [] });
    expect(renamed.promisesOf(anSla).map((promise) => renamed.knownFit(promise) !== undefined)).toEqual([true, true]);
    const [office, always] = aCatalogue.calendars;
    const shorter = own.after({ ...aCatalogue, calendars: [{ ...office!, holidays: ["2026-12-28"] }, always!] });
    expect(shorter.promisesOf(anSla).map((promise) => shorter.knownFit(promise))).toEqual([undefined, undefined]);
  });

  it("fail for a version as soon as one of its promises does", () => {
    const fits = [high!, others!].map((promise) => ({ promise, fit: proofs.prove(promise) }));
    expect(fits.map(({ fit }) => isKept(fit))).toContain(false);
    expect(verdictOf(fits)).toBe("fails");
    expect(verdictOf([])).toBe("holds");
  });
});

describe("other times to try", () => {
  it("change the promise and every link of an agreement, and nothing that is written", () => {
    const tried = supposing(high!, { promise: 40 * HOUR, links: { hosting: HOUR } });
    expect(tried.within).toBe(40 * HOUR);
    expect(tried.periods[0]!.legs).toMatchObject([{ within: 4 * HOUR }, { within: HOUR }]);
    expect(high!.within).toBe(8 * HOUR);
    const fit = provePromise(tried, proofs.year, proofs.hoursOf);
    expect(fit).toMatchObject({ kind: "proved", holds: true });
  });

  it("leave a promise as it is while nothing is tried", () => {
    expect(isNothing(nothingSupposed)).toBe(true);
    expect(supposing(high!, nothingSupposed)).toEqual(high);
  });
});
