import * as fc from "fast-check";
import type { Agreement } from "../../../src/domain/agreement/agreement";
import type { AgreementBook } from "../../../src/domain/agreement/agreement-book";
import {
  type AgreementEntry,
  isAgreed,
  type ServiceLevelAgreementEntry,
} from "../../../src/domain/agreement/agreement-entry";
import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import { startOfLocalDate } from "../../../src/domain/agreement/start-of-local-date";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";
import { HOUR, MINUTE } from "../../../src/domain/time";
import { arbitraryCatalogue } from "../catalogue/arbitrary-catalogue";

/** A catalogue that the importer accepts, around the given agreements. */
function catalogueOf(agreements: readonly AgreementEntry[], parts: Partial<Catalogue> = {}): Catalogue {
  const catalogue: Catalogue = {
    format: "service-level-catalogue/1",
    calendars: [
      { key: "always", timezone: "Etc/UTC", weekly: "always" },
      { key: "auckland", timezone: "Pacific/Auckland", weekly: { mon: [["09:00", "17:00"]] } },
      { key: "honolulu", timezone: "Pacific/Honolulu", weekly: "always" },
    ],
    services: [
      { key: "mail", name: "Mail", tickets: { service: ["E-mail", "Webmail"] } },
      { key: "phone", name: "Telephone", tickets: { service: ["Telephone"] } },
    ],
    customers: [
      { key: "acme", name: "Acme", organization: "Acme Ltd" },
      { key: "globex", name: "Globex" },
      { key: "initech" },
    ],
    agreements,
    ...parts,
  };
  const parsed = parseCatalogue(catalogue);
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  return parsed.catalogue;
}

function sla(key: string, terms: Partial<ServiceLevelAgreementEntry> = {}): ServiceLevelAgreementEntry {
  return {
    key,
    kind: "sla",
    version: 1,
    service: "*",
    validFrom: "2024-01-01",
    targets: [{ measure: "resolution", within: "PT8H", calendar: "always" }],
    ...terms,
  };
}

function ola(key: string, terms: Partial<AgreementEntry> = {}): AgreementEntry {
  return { ...sla(key), kind: "ola", party: { teams: ["Desk"] }, ...terms } as AgreementEntry;
}

const named = (agreement: Agreement | null | undefined) => agreement && `${agreement.key} v${agreement.version}`;
const inMid2024 = Date.parse("2024-06-01T12:00:00Z");

describe("which SLA applies", () => {
  const mailForAcme = { service: "mail", customer: "acme" };
  it.each`
    agreements                                                                                 | winner      | why
    ${[sla("a")]}                                                                              | ${"a v1"}   | ${"an SLA for all applies to each"}
    ${[sla("a", { customer: "acme" }), sla("b", { service: "mail" })]}                         | ${"a v1"}   | ${"a named customer before a named service"}
    ${[sla("a", { customer: "acme" }), sla("b", { service: "mail", version: 9 })]}             | ${"a v1"}   | ${"also against a higher version"}
    ${[sla("b", mailForAcme), sla("a", { customer: "acme", version: 9 })]}                     | ${"b v1"}   | ${"of two that name the customer the one that names the service"}
    ${[sla("b", { service: "mail" }), sla("a", { version: 9 })]}                               | ${"b v1"}   | ${"a named service before all services"}
    ${[sla("b", { version: 2 }), sla("a", { version: 1 })]}                                    | ${"b v2"}   | ${"version numbers compare even across keys"}
    ${[sla("a", { version: 10 }), sla("b", { version: 9 })]}                                   | ${"a v10"}  | ${"as numbers, not as texts"}
    ${[sla("a", { version: 1 }), sla("a", { version: 2 })]}                                    | ${"a v2"}   | ${"versions of one key may overlap"}
    ${[sla("b"), sla("a")]}                                                                    | ${"a v1"}   | ${"at last the key in alphabetical order"}
    ${[sla("a10"), sla("a9")]}                                                                 | ${"a10 v1"} | ${"letter by letter"}
    ${[sla("b"), sla("B")]}                                                                    | ${"B v1"}   | ${"capitals first, on every machine"}
    ${[sla("a", { service: "phone" }), sla("b")]}                                              | ${"b v1"}   | ${"another service does not match"}
    ${[sla("a", { customer: "globex" }), sla("b")]}                                            | ${"b v1"}   | ${"nor another customer"}
    ${[sla("a", { ...mailForAcme, validFrom: "2024-07-01" }), sla("b")]}                       | ${"b v1"}   | ${"nor what is not yet in force, however specific"}
    ${[sla("a", { ...mailForAcme, state: "draft" }), sla("b", { state: "agreed" })]}           | ${"b v1"}   | ${"nor a draft"}
    ${[sla("a", { version: 2, state: "proposed" }), sla("a")]}                                 | ${"a v1"}   | ${"nor a proposal, though its number is higher"}
    ${[sla("a", { ...mailForAcme, validTo: "2024-06-01" }), sla("b")]}                         | ${"b v1"}   | ${"nor what no longer is"}
    ${[sla("a", { version: 2, service: "phone" }), sla("a", { version: 1, service: "mail" })]} | ${"a v1"}   | ${"a version that does not match the ticket stands in nobody's way"}
    ${[ola("a", { service: "mail" })]}                                                         | ${null}     | ${"an OLA is no promise to a customer"}
    ${[]}                                                                                      | ${null}     | ${"no agreement, and the ticket says so"}
  `("$winner: $why", ({ agreements, winner }) => {
    for (const inAnyOrder of [agreements, agreements.toReversed()]) {
      const book = compileAgreementBook(catalogueOf(inAnyOrder));
      expect(named(book.slaFor(inMid2024, "mail", "acme"))).toBe(winner);
    }
  });

  it.each`
    service      | customer    | winner    | why
    ${"mail"}    | ${"acme"}   | ${"both"} | ${"everything named"}
    ${"phone"}   | ${"acme"}   | ${"cust"} | ${"the customer's"}
    ${null}      | ${"acme"}   | ${"cust"} | ${"a ticket without service still has its customer"}
    ${"mail"}    | ${"globex"} | ${"serv"} | ${"the service's"}
    ${"mail"}    | ${null}     | ${"serv"} | ${"a ticket without customer still has its service"}
    ${"phone"}   | ${null}     | ${"all"}  | ${"what is left"}
    ${null}      | ${null}     | ${"all"}  | ${"only agreements for all match"}
    ${"nothing"} | ${"nobody"} | ${"all"}  | ${"keys that nobody knows match like none"}
  `(
    "a ticket of service $service and customer $customer falls under $winner ($why)",
    ({ service, customer, winner }) => {
      const agreements = [
        sla("all"),
        sla("serv", { service: "mail" }),
        sla("cust", { customer: "acme" }),
        sla("both", mailForAcme),
      ];
      const book = compileAgreementBook(catalogueOf(agreements));
      expect(book.slaFor(inMid2024, service, customer)?.key).toBe(winner);
      // Asked again, the answer comes from memory.
      expect(book.slaFor(inMid2024, service, customer)?.key).toBe(winner);
    },
  );

  it("does not depend on the order of the file, nor on what was asked before", () => {
    const terms = fc.record({
      version: fc.integer({ min: 1, max: 3 }),
      service: fc.constantFrom("*", "mail", "phone"),
      customer: fc.constantFrom("*", "acme", "globex"),
      validFrom: fc.constantFrom("2023-01-01", "2024-01-01", "2024-06-01"),
      validTo: fc.constantFrom("2024-06-02", "2025-01-01"),
    });
    const agreements = fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c"), fc.boolean(), terms), {
      selector: ([key, , { version }]) => `${key} ${version}`,
      maxLength: 8,
    });
    const orders = agreements.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const question = fc.record({
      at: fc.constantFrom("2023-06-01", "2024-05-31", "2024-06-01", "2024-06-02", "2026-01-01").map(Date.parse),
      service: fc.constantFrom(null, "mail", "phone"),
      customer: fc.constantFrom(null, "acme", "globex"),
    });
    const bookOf = (list: readonly (readonly [string, boolean, object])[]) =>
      compileAgreementBook(
        catalogueOf(
          list.map(([key, internal, rest]) =>
            internal ? ola(key, { ...rest, customer: undefined } as object) : sla(key, rest),
          ),
        ),
      );
    const answers = (
      book: AgreementBook,
      { at, service, customer }: { at: number; service: string | null; customer: string | null },
    ) => [named(book.slaFor(at, service, customer)), ...book.supportingFor(at, service).map(named)];
    fc.assert(
      fc.property(orders, fc.array(question, { minLength: 1 }), ([one, other], questions) => {
        const [first, second] = [bookOf(one), bookOf(other)];
        const asked = questions.map((question) => answers(first, question));
        expect(
          questions
            .toReversed()
            .map((question) => answers(second, question))
            .toReversed(),
        ).toEqual(asked);
      }),
    );
  });
});

describe("validity", () => {
  it.each`
    calendar      | at                            | winner    | why
    ${"always"}   | ${"2023-12-31T23:59:59.999Z"} | ${null}   | ${"a millisecond before the first day"}
    ${"always"}   | ${"2024-01-01T00:00:00.000Z"} | ${"a v1"} | ${"validFrom is inclusive"}
    ${"always"}   | ${"2024-06-30T23:59:59.999Z"} | ${"a v1"} | ${"the last millisecond"}
    ${"always"}   | ${"2024-07-01T00:00:00.000Z"} | ${"a v2"} | ${"validTo is exclusive"}
    ${"always"}   | ${"2999-01-01T00:00:00.000Z"} | ${"a v2"} | ${"without validTo it is open ended"}
    ${"auckland"} | ${"2023-12-31T10:59:59.999Z"} | ${null}   | ${"13 hours ahead in summer"}
    ${"auckland"} | ${"2023-12-31T11:00:00.000Z"} | ${"a v1"} | ${"midnight of 1 January in Auckland"}
    ${"auckland"} | ${"2024-06-30T11:59:59.999Z"} | ${"a v1"} | ${"12 hours ahead in winter"}
    ${"auckland"} | ${"2024-06-30T12:00:00.000Z"} | ${"a v2"} | ${"midnight of 1 July in Auckland"}
    ${"honolulu"} | ${"2024-01-01T09:59:59.999Z"} | ${null}   | ${"10 hours behind"}
    ${"honolulu"} | ${"2024-01-01T10:00:00.000Z"} | ${"a v1"} | ${"midnight of 1 January in Honolulu"}
  `("by the $calendar calendar, $at: $winner ($why)", ({ calendar, at, winner }) => {
    const terms = { targets: [{ measure: "resolution", within: "PT8H", calendar }] as const };
    const book = compileAgreementBook(
      catalogueOf([
        sla("a", { ...terms, validTo: "2024-07-01" }),
        sla("a", { ...terms, version: 2, validFrom: "2024-07-01" }),
      ]),
    );
    expect(named(book.slaFor(Date.parse(at), null, null))).toBe(winner);
  });

  it("goes by the first target's calendar, not by the others'", () => {
    const targets = [
      { measure: "response", within: "PT1H", calendar: "honolulu" },
      { measure: "resolution", within: "PT8H", calendar: "auckland" },
    ] as const;
    const book = compileAgreementBook(catalogueOf([sla("a", { targets })]));
    expect(book.slaFor(Date.parse("2024-01-01T09:59:59.999Z"), null, null)).toBeNull();
    expect(book.slaFor(Date.parse("2024-01-01T10:00:00.000Z"), null, null)?.validFromAt).toBe(
      Date.parse("2024-01-01T10:00:00Z"),
    );
  });

  it("is the same version for two tickets of one instant, whenever they are asked about", () => {
    const book = compileAgreementBook(
      catalogueOf([sla("a", { validTo: "2024-07-01" }), sla("a", { version: 2, validFrom: "2024-07-01" })]),
    );
    const before = book.slaFor(inMid2024, "mail", null);
    expect(book.slaFor(Date.parse("2024-12-01"), "mail", null)?.version).toBe(2);
    expect(book.slaFor(inMid2024, "mail", null)).toBe(before);
  });
});

describe("which OLAs and UCs are measured", () => {
  it.each`
    agreements                                                                                  | service   | measured                    | why
    ${[ola("b"), ola("a"), ola("c", { service: "mail" })]}                                      | ${"mail"} | ${["a v1", "b v1", "c v1"]} | ${"every one that matches, by key: they do not compete"}
    ${[ola("a"), ola("c", { service: "mail" })]}                                                | ${null}   | ${["a v1"]}                 | ${"no service: only those for all"}
    ${[ola("a", { service: "phone" })]}                                                         | ${"mail"} | ${[]}                       | ${"another service"}
    ${[ola("a"), ola("a", { version: 2 }), ola("b")]}                                           | ${"mail"} | ${["a v2", "b v1"]}         | ${"of overlapping versions the highest in force"}
    ${[ola("a"), ola("a", { version: 2, validFrom: "2024-07-01" })]}                            | ${"mail"} | ${["a v1"]}                 | ${"a later version is not in force yet"}
    ${[ola("a", { validTo: "2024-06-01" })]}                                                    | ${"mail"} | ${[]}                       | ${"nor is a former one any longer"}
    ${[sla("a"), { ...ola("b"), kind: "uc", party: { supplier: "S", statuses: ["Waiting"] } }]} | ${"mail"} | ${["b v1"]}                 | ${"contracts with suppliers likewise; an SLA is none of them"}
  `("$measured: $why", ({ agreements, service, measured }) => {
    for (const inAnyOrder of [agreements, agreements.toReversed()])
      expect(compileAgreementBook(catalogueOf(inAnyOrder)).supportingFor(inMid2024, service).map(named)).toEqual(
        measured,
      );
  });
});

describe("what a ticket's fields mean", () => {
  const book = compileAgreementBook(catalogueOf([]));

  it.each`
    value        | service   | why
    ${"E-mail"}  | ${"mail"} | ${"one of a service's values"}
    ${"Webmail"} | ${"mail"} | ${"another of the same"}
    ${"mail"}    | ${null}   | ${"a key is not a value"}
    ${"e-mail"}  | ${null}   | ${"values are taken as they are written"}
    ${"Fax"}     | ${null}   | ${"a value that no service lists is no service"}
    ${""}        | ${null}   | ${"nor is an empty one"}
    ${null}      | ${null}   | ${"nor none"}
  `("service value $value: $service ($why)", ({ value, service }) => {
    expect(book.serviceOf(value)).toBe(service);
  });

  it.each`
    organization  | customer     | why
    ${"Acme Ltd"} | ${"acme"}    | ${"as listed"}
    ${"Acme"}     | ${null}      | ${"the name does not count beside an organization"}
    ${"Globex"}   | ${"globex"}  | ${"without an organization the name counts"}
    ${"initech"}  | ${"initech"} | ${"without a name the key"}
    ${"Other"}    | ${null}      | ${"nobody's"}
    ${null}       | ${null}      | ${"no organization"}
  `("organization $organization: $customer ($why)", ({ organization, customer }) => {
    expect(book.customerOf(organization)).toBe(customer);
  });

  it("maps each value to the one service that lists it, in any catalogue", () => {
    fc.assert(
      fc.property(arbitraryCatalogue, (catalogue) => {
        const { serviceOf } = compileAgreementBook({ ...catalogue, agreements: [] });
        for (const { key, tickets } of catalogue.services)
          for (const value of tickets?.service ?? []) expect(serviceOf(value)).toBe(key);
      }),
      { numRuns: 50 },
    );
  });
});

describe("statuses", () => {
  const statuses = [
    { name: "Open", category: "indeterminate" },
    { name: "Fresh", category: "new" },
    { name: "Newer", category: "new" },
    { name: "Solved", category: "done" },
    { name: "Odd" },
    { name: "Closed", category: "done" },
  ] as const;
  const stopOf = (book: AgreementBook) => [...book.slaFor(inMid2024, null, null)!.clock.stop];

  it("gives tickets without one the first of category new", () => {
    expect(compileAgreementBook(catalogueOf([], { statuses })).initialStatus).toBe("Fresh");
    expect(compileAgreementBook(catalogueOf([])).initialStatus).toBeNull();
  });

  it("stops clocks in every status of category done, unless the agreement names its own", () => {
    expect(stopOf(compileAgreementBook(catalogueOf([sla("a")], { statuses })))).toEqual(["Solved", "Closed"]);
    const own = sla("a", { clock: { stop: { statuses: ["Open"] } } });
    expect(stopOf(compileAgreementBook(catalogueOf([own], { statuses })))).toEqual(["Open"]);
    const none = sla("a", { clock: { stop: { statuses: [] } } });
    expect(stopOf(compileAgreementBook(catalogueOf([none], { statuses })))).toEqual([]);
  });

  it("goes by the real workflow where one is given", () => {
    const book = compileAgreementBook(catalogueOf([sla("a")], { statuses }), [
      { name: "To do", category: "new" },
      { name: "Gone", category: "done" },
    ]);
    expect(book.initialStatus).toBe("To do");
    expect(stopOf(book)).toEqual(["Gone"]);
  });
});

describe("a compiled agreement", () => {
  const compiled = (terms: Partial<ServiceLevelAgreementEntry>) =>
    compileAgreementBook(catalogueOf([sla("a", terms)], { contacts: [{ key: "slm" }] })).slaFor(inMid2024, null, null)!;

  it("has the contract's defaults for what is left out", () => {
    expect(compiled({})).toMatchObject({
      kind: "sla",
      service: "*",
      customer: "*",
      validToAt: Number.POSITIVE_INFINITY,
      clock: {
        stop: new Set(),
        pause: { resolution: new Set(), response: new Set() },
        respond: new Set(),
        reopen: "resume",
      },
      targets: [{ measure: "resolution", priority: "*", within: 8 * HOUR, calendar: "always" }],
      escalation: [],
    });
    expect(compiled({})).not.toHaveProperty("party");
  });

  it.each`
    measures                      | resolution     | response       | why
    ${undefined}                  | ${["Waiting"]} | ${[]}          | ${"resolution alone unless said otherwise"}
    ${["response"]}               | ${[]}          | ${["Waiting"]} | ${"the response alone"}
    ${["resolution", "response"]} | ${["Waiting"]} | ${["Waiting"]} | ${"both"}
    ${[]}                         | ${[]}          | ${[]}          | ${"neither"}
  `("pauses for measures $measures: $why", ({ measures, resolution, response }) => {
    const { pause } = compiled({ clock: { pause: { statuses: ["Waiting"], ...(measures && { measures }) } } }).clock;
    expect({ resolution: [...pause.resolution], response: [...pause.response] }).toEqual({ resolution, response });
  });

  it.each`
    commence              | compiledCommence
    ${{ percent: 75 }}    | ${{ kind: "percent", percent: 75 }}
    ${{ before: "PT1H" }} | ${{ kind: "before", duration: HOUR }}
    ${{ after: "PT0S" }}  | ${{ kind: "after", duration: 0 }}
  `("has its ladder in milliseconds: $commence", ({ commence, compiledCommence }) => {
    const steps = [{ level: 1, notify: ["slm"], comment: "public" }, { level: 4 }] as const;
    expect(compiled({ escalation: [{ measure: "resolution", commence, every: "PT30M", steps }] }).escalation).toEqual([
      {
        measure: "resolution",
        commence: compiledCommence,
        every: 30 * MINUTE,
        steps: [
          { level: 1, notify: ["slm"], comment: "public" },
          // Nothing reaches a customer by accident.
          { level: 4, notify: [], comment: "internal" },
        ],
      },
    ]);
  });

  it("has no time between the steps of a ladder with one", () => {
    const escalation = [{ measure: "resolution", commence: { percent: 100 }, steps: [{ level: 1 }] }] as const;
    expect(compiled({ escalation }).escalation[0]?.every).toBe(0);
  });

  it("shares one compiled calendar among all who refer to it", () => {
    const target = (calendar: string, priority: string) =>
      ({ measure: "resolution", priority, within: "PT1H", calendar }) as const;
    const agreements = [
      sla("a", { targets: [target("always", "High"), target("auckland", "Low"), target("always", "*")] }),
      sla("b", { service: "mail" }),
    ];
    const book = compileAgreementBook(catalogueOf(agreements));
    const [high, low, rest] = book.slaFor(inMid2024, null, null)!.targets;
    expect(rest?.hours).toBe(high?.hours);
    expect(low?.hours).not.toBe(high?.hours);
    expect(book.slaFor(inMid2024, "mail", null)?.targets[0]?.hours).toBe(high?.hours);
  });

  it("knows whose time it measures", () => {
    const uc = {
      ...sla("uc"),
      kind: "uc",
      party: { supplier: "Hosting Ltd", statuses: ["Waiting"] },
    } as AgreementEntry;
    const parties = compileAgreementBook(catalogueOf([ola("ola"), uc]))
      .supportingFor(inMid2024, null)
      .map(({ party }) => party);
    expect(parties).toEqual([
      { kind: "teams", teams: new Set(["Desk"]) },
      { kind: "supplier", supplier: "Hosting Ltd", statuses: new Set(["Waiting"]) },
    ]);
  });
});

it("finds, for a ticket created in an agreement's first and last millisecond, that agreement or one that goes before it", () => {
  fc.assert(
    fc.property(arbitraryCatalogue, (catalogue) => {
      const book = compileAgreementBook(catalogue);
      const keyOrNone = (key: string | undefined) => (key === undefined || key === "*" ? null : key);
      for (const entry of catalogue.agreements.filter(isAgreed)) {
        const { timezone } = catalogue.calendars.find(({ key }) => key === entry.targets[0]!.calendar)!;
        const firstAt = startOfLocalDate(entry.validFrom, timezone);
        const lastAt =
          entry.validTo === undefined ? Date.parse("2150-01-01") : startOfLocalDate(entry.validTo, timezone) - 1;
        for (const createdAt of [firstAt, lastAt]) {
          const service = keyOrNone(entry.service);
          const found =
            entry.kind === "sla"
              ? book.slaFor(createdAt, service, keyOrNone(entry.customer))
              : book.supportingFor(createdAt, service).find(({ key }) => key === entry.key);
          expect(found).toBeTruthy();
          expect(found!.validFromAt <= createdAt && createdAt < found!.validToAt).toBe(true);
          if (entry.kind !== "sla") expect(found!.version).toBeGreaterThanOrEqual(entry.version);
        }
      }
    }),
    { numRuns: 50 },
  );
});
