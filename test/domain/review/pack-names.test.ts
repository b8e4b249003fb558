import fc from "fast-check";
import type { AgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import type { AvailabilityLine, ReviewPack } from "../../../src/domain/review/review-pack";
import { reviewPack } from "../../../src/domain/review/review-pack";
import { aPlan, aPromise, aRequirement, aReview, catalogue, emptyDesk, facts, measured } from "./made-up";

/**
 * What a document for one customer may name: agreements, services and reasons that it mentions, and nothing else of the
 * catalogue. Every name of the catalogue is marked, so that one that got in is found anywhere in the document.
 */

const nameOf = (key: string) => `Name of <${key}>`;
const NAMED = /Name of <([^>]*)>/g;

const kinds = ["sla", "ola", "uc"] as const;
const agreements = fc.uniqueArray(
  fc.record({ key: fc.stringMatching(/^a[a-z]{1,5}$/), kind: fc.constantFrom(...kinds), isTheirs: fc.boolean() }),
  { selector: ({ key }) => key, minLength: 1, maxLength: 12 },
);
const services = fc.uniqueArray(fc.stringMatching(/^s[a-z]{1,5}$/), { minLength: 1, maxLength: 6 });
const reasons = fc.uniqueArray(fc.stringMatching(/^r[a-z]{1,5}$/), { minLength: 1, maxLength: 6 });

const made = fc.tuple(agreements, services, reasons).chain(([all, offered, why]) =>
  fc.record({
    all: fc.constant(all),
    offered: fc.constant(offered),
    why: fc.constant(why),
    promised: fc.subarray(all.filter(({ kind }) => kind === "sla").map(({ key }) => key)),
    available: fc.subarray(offered),
    asked: fc.option(fc.constantFrom(...offered), { nil: null }),
    renegotiated: fc.option(fc.constantFrom(...all.map(({ key }) => key)), { nil: null }),
    improved: fc.constantFrom(...all.map(({ key }) => key)),
    broken: fc.subarray(why),
  }),
);

type Made = typeof made extends fc.Arbitrary<infer Value> ? Value : never;

function packOf({ all, offered, why, promised, available, asked, renegotiated, improved, broken }: Made): ReviewPack {
  const entries = all.map(
    ({ key, kind, isTheirs }) =>
      ({
        ...catalogue.agreements[0]!,
        key,
        name: nameOf(key),
        kind,
        ...(kind === "sla" && { customer: isTheirs ? "clinic" : "other" }),
      }) as AgreementEntry,
  );
  const line = { service: "", agreement: all[0]!.key, version: 1, percent: 100, promised: 99 } as AvailabilityLine;
  const breaches = broken.map((reason) => ({ issueKey: "HD-1", overrun: 1, late: 1, parts: [], reason }));
  const decision = { id: "decision", text: "Less", renegotiates: { agreement: renegotiated, version: 1 } };
  return reviewPack(
    facts({
      catalogue: {
        ...catalogue,
        customers: [
          { key: "clinic", name: "Meadow Clinics" },
          { key: "other", name: nameOf("other customer") },
        ],
        services: offered.map((key) => ({ key, name: nameOf(key) })),
        agreements: entries,
      },
      reasons: Object.fromEntries(why.map((key) => [key, nameOf(key)])),
      review: aReview({ decisions: renegotiated === null ? [] : [decision as never] }),
      desk: { ...emptyDesk, plans: [aPlan({ agreement: improved })], requirements: [aRequirement({ service: asked })] },
      measured: measured(promised.map((agreement) => aPromise({ agreement, breaches }))),
      availability: available.map((service) => ({ ...line, service })),
    }),
  );
}

it("a document for one customer names what it mentions and nothing else", () => {
  fc.assert(
    fc.property(made, (one) => {
      const { names, ...rest } = packOf(one);
      const mentioned = JSON.stringify(rest);
      const named = [...JSON.stringify(names).matchAll(NAMED)].map(([, key]) => key!);
      expect(named.filter((key) => !mentioned.includes(JSON.stringify(key)))).toEqual([]);
      // Everything else that has a name in the catalogue is not in the document at all.
      const theirs = new Set(one.all.filter(({ kind, isTheirs }) => kind === "sla" && isTheirs).map(({ key }) => key));
      const elsewhere = [...mentioned.matchAll(NAMED)].map(([, key]) => key!);
      expect(elsewhere.filter((key) => !theirs.has(key))).toEqual([]);
    }),
  );
});

it("what it mentions by a key it names", () => {
  fc.assert(
    fc.property(made, (one) => {
      const { names } = packOf(one);
      for (const key of one.promised) expect(names.agreements[key]).toBe(nameOf(key));
      for (const key of one.available) expect(names.services[key]).toBe(nameOf(key));
      if (one.asked !== null) expect(names.services[one.asked]).toBe(nameOf(one.asked));
      if (one.renegotiated !== null) expect(names.agreements[one.renegotiated]).toBe(nameOf(one.renegotiated));
      if (one.promised.length > 0) for (const key of one.broken) expect(names.reasons[key]).toBe(nameOf(key));
    }),
  );
});
