import * as fc from "fast-check";
import type { AgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import type { Contact } from "../../../src/domain/catalogue/contact";
import { measure } from "../../../src/domain/measurement/measure";
import { ticketHistory } from "../../../src/domain/measurement/ticket-history";
import { publishAgreement } from "../../../src/domain/publication/publish-agreement";
import type { Audience } from "../../../src/domain/publication/published-agreement";
import { HOUR } from "../../../src/domain/time";
import { arbitraryCatalogue } from "../catalogue/arbitrary-catalogue";
import { desk, firstLine, hosting, internalWords, mailGold, now } from "./mail-desk";

const published = (audience: Audience, entry: AgreementEntry = mailGold, catalogue: Catalogue = desk()) =>
  publishAgreement(catalogue, entry, audience, now)!;

describe("the page of an agreement says what was agreed", () => {
  it("tells a customer what they get, when, and what is needed of them", () => {
    expect(published("customer")).toMatchObject({
      title: "Mail for Acme",
      stage: "active",
      timezone: "Europe/Zurich",
      service: { name: "Mail", outcome: "Letters arrive the same day." },
      customer: "Acme",
      parties: [],
      targets: [
        { measure: "resolution", priority: "High", within: 8 * HOUR, calendar: "office" },
        { measure: "resolution", priority: "*", within: 16 * HOUR },
        { measure: "response", priority: "*", within: HOUR },
      ],
      pauses: { resolution: ["Waiting for customer"], response: [] },
      needs: ["Say which mailbox."],
      availability: { percent: 99.5, calendar: "always", per: "month", announced: 24 * HOUR },
      attainment: { percent: 95, per: "month" },
      cost: { amount: 4.5, currency: "CHF", per: "mailbox" },
      penalty: "A tenth of the cost is credited.",
      reviewEvery: "quarter",
      notice: { days: 90, lastDay: "2024-10-03" },
      changes: null,
    });
  });

  it("names the hours of targets, availability and service, and the days that are not as the week says", () => {
    expect(published("customer").serviceHours).toBe("phones");
    expect(published("customer").hours).toEqual([
      {
        calendar: "office",
        title: "Office hours",
        timezone: "Europe/Zurich",
        week: {
          kind: "weekly",
          groups: [
            { days: [{ from: "mon", to: "thu" }], hours: [["09:00", "17:00"]] },
            { days: [{ from: "fri", to: "fri" }], hours: [["09:00", "15:00"]] },
          ],
        },
        // New Year's Day is over, the second of September is as usual, and next August lies more than a year ahead.
        specialDays: [
          { date: "2024-07-31", name: null, hours: [["09:00", "12:00"]] },
          { date: "2024-08-01", name: "National day", hours: [] },
          { date: "2024-12-25", name: null, hours: [] },
        ],
      },
      { calendar: "always", title: "always", timezone: "Etc/UTC", week: { kind: "always" }, specialDays: [] },
      expect.objectContaining({ calendar: "phones" }),
    ]);
  });

  it("counts a customer's steps among themselves, each at its own place on the clock, with those a customer may know", () => {
    expect(published("customer").escalation).toEqual([
      {
        measure: "resolution",
        steps: [
          {
            position: 1,
            after: [
              { priority: "High", elapsed: 5 * HOUR },
              { priority: "*", elapsed: 9 * HOUR },
            ],
            contacts: [
              { name: "Ada Byron", side: "provider", role: "Service level manager", phone: "117" },
              { name: "Max Muster", side: "customer", email: "max@example.com" },
            ],
            comment: "public",
          },
          {
            position: 2,
            after: [
              { priority: "High", elapsed: 7 * HOUR },
              { priority: "*", elapsed: 11 * HOUR },
            ],
            contacts: [{ name: "Max Muster", side: "customer", email: "max@example.com" }],
            comment: "public",
          },
        ],
      },
    ]);
  });

  it("shows the house every step and contact, who stands behind the promise, and what was waived", () => {
    const page = published("internal");
    expect(
      page.escalation.map(({ measure, steps }) => [measure, steps.map(({ contacts }) => contacts.length)]),
    ).toEqual([
      ["resolution", [1, 3, 1, 1]],
      ["response", [1]],
    ]);
    expect(page.owner).toMatchObject({ name: "Ada Byron", substitute: "Duty desk" });
    expect(page.chain).toEqual([
      { kind: "link", title: "first-line", party: "Red team", optional: false },
      {
        kind: "parallel",
        branches: [[{ kind: "link", title: "Hidden Ltd hosting", party: "Hidden Ltd", optional: true }]],
        optional: false,
      },
    ]);
    expect(page.waivers).toEqual(mailGold.waivers);
  });

  it("without a written chain, shows the OLAs and then the contracts that are in force for the service", () => {
    const { chain, ...unchained } = mailGold;
    const ended = { ...firstLine, key: "ended", validTo: "2024-07-01" } as AgreementEntry;
    const draft = { ...firstLine, key: "draft", state: "draft" } as AgreementEntry;
    const catalogue = desk([unchained, hosting, firstLine, ended, draft]);
    expect(published("internal", unchained, catalogue).chain).toMatchObject([
      { title: "first-line" },
      { title: "Hidden Ltd hosting" },
    ]);
  });

  it.each`
    entry        | parties           | glossary
    ${firstLine} | ${["Red team"]}   | ${["operational-level-agreement", "resolution", "service-hours"]}
    ${hosting}   | ${["Hidden Ltd"]} | ${["underpinning-contract", "resolution", "service-hours"]}
  `("of what is made with $parties there is a page for the house alone", ({ entry, parties, glossary }) => {
    expect(published("internal", entry)).toMatchObject({ parties, glossary, chain: [], customer: null });
    expect(publishAgreement(desk(), entry, "customer", now)).toBeNull();
  });

  it("explains the words that it uses, and no others", () => {
    const { attainment, availability, escalation, notice, review, clock, ...plain } = mailGold;
    expect(published("customer").glossary).toEqual([
      "service-level-agreement",
      "response",
      "resolution",
      "priority",
      "service-hours",
      "pause",
      "escalation",
      "availability",
      "attainment",
      "review",
      "notice",
    ]);
    expect(published("customer", plain).glossary).toEqual([
      "service-level-agreement",
      "response",
      "resolution",
      "priority",
      "service-hours",
    ]);
  });
});

describe("what changed since the agreed version before", () => {
  const second: AgreementEntry = {
    ...mailGold,
    version: 2,
    state: "proposed",
    validFrom: "2025-01-01",
    validTo: "2026-01-01",
    targets: [...mailGold.targets.slice(1)],
    chain: [],
    escalation: [
      { ...mailGold.escalation![0]!, steps: mailGold.escalation![0]!.steps.filter(({ level }) => level !== 3) },
    ],
  };
  const catalogue = desk([mailGold, second, firstLine, hosting]);
  const steps = ["escalation", { item: { measure: "resolution" } }, "steps"];
  it.each`
    audience      | paths                                                                                                                                                                                                 | why
    ${"internal"} | ${[["validFrom"], ["validTo"], ["targets", { item: { measure: "resolution", priority: "High" } }], [...steps, { item: { level: 3 } }], ["escalation", { item: { measure: "response" } }], ["chain"]]} | ${"everything"}
    ${"customer"} | ${[["validFrom"], ["validTo"], ["targets", { item: { measure: "resolution", priority: "High" } }]]}                                                                                                   | ${"no chain, and no step that they never saw"}
  `("the $audience page tells $why", ({ audience, paths }) => {
    const { changes } = published(audience, second, catalogue);
    expect(changes?.since).toBe(1);
    expect(changes?.facts.map(({ path }) => path)).toEqual(paths);
  });
});

describe("worked examples", () => {
  const inZurich = (at: number | null) =>
    at === null
      ? "never"
      : new Intl.DateTimeFormat("en-GB", {
          timeZone: "Europe/Zurich",
          weekday: "short",
          day: "2-digit",
          month: "2-digit",
          hour: "2-digit",
          minute: "2-digit",
        }).format(at);
  const told = (entry: AgreementEntry = mailGold, at = now) =>
    publishAgreement(desk([entry, firstLine, hosting]), entry, "internal", at)!.examples.map(
      ({ occasion, reportedAt, closes, due }) =>
        [
          occasion,
          inZurich(reportedAt),
          ...due.map(({ dueAt }) => inZurich(dueAt)),
          ...(closes ? [closes.date] : []),
        ].join(" | "),
    );

  it("tell when what is reported on a Monday, late on a Friday and late before a closed day is due", () => {
    expect(told()).toEqual([
      "start-of-week | Mon 29/07, 10:00 | Tue 30/07, 10:00 | Wed 31/07, 10:00 | Mon 29/07, 11:00",
      "end-of-week | Fri 26/07, 16:30 | Mon 29/07, 17:00 | Tue 30/07, 17:00 | Mon 29/07, 10:00",
      "before-closed-day | Wed 31/07, 16:30 | Mon 05/08, 11:00 | Tue 06/08, 11:00 | Fri 02/08, 10:00 | 2024-08-01",
    ]);
  });

  it.each`
    on              | first                            | why
    ${"2024-07-29"} | ${/^start-of-week . Mon 05\/08/} | ${"a Monday is over when its day is"}
    ${"2024-08-25"} | ${/^start-of-week . Mon 26\/08/} | ${"the next day will do"}
    ${"2024-12-24"} | ${/^start-of-week . Mon 30\/12/} | ${"a Monday like any other"}
    ${"2023-10-01"} | ${/^start-of-week . Mon 08\/01/} | ${"not before the agreement begins, nor on New Year's Day"}
  `("are of the days to come: $first on $on ($why)", ({ on, first }) => {
    expect(told(mailGold, Date.parse(`${on}T12:00:00Z`))[0]).toMatch(first);
  });

  it("are told in the hours that close, not in those that never do", () => {
    const always = { measure: "resolution" as const, priority: "Highest", within: "PT2H", calendar: "always" };
    expect(told({ ...mailGold, targets: [always, ...mailGold.targets] })[0]).toMatch(
      /^start-of-week . Mon 29\/07, 10:00/,
    );
    expect(told({ ...mailGold, targets: [always] })).toEqual([
      "start-of-week | Mon 29/07, 12:00 | Mon 29/07, 14:00",
      "end-of-week | Fri 26/07, 18:30 | Fri 26/07, 20:30",
    ]);
  });

  it("say never where the hours do not suffice for good", () => {
    const forLife = { ...mailGold, targets: [{ ...mailGold.targets[0]!, within: "PT9999999H" }] };
    expect(told(forLife)[0]).toMatch(/never$/);
  });

  it("are what the engine will say of such a ticket", () => {
    const catalogue = desk();
    const book = compileAgreementBook(catalogue);
    for (const { reportedAt, due } of published("customer").examples)
      for (const { measure: of, priority, dueAt } of due) {
        const facts = { priority: priority === "*" ? "Low" : priority, service: "E-mail", customer: "Acme" };
        const clocks = measure(ticketHistory({ createdAt: reportedAt, initial: facts }), book, reportedAt);
        const clock = clocks.find(({ agreement, measure }) => agreement.key === "mail-gold" && measure === of);
        expect(clock?.dueAt).toBe(dueAt);
      }
  });
});

describe("a customer's page names nobody and nothing behind the promise", () => {
  it.each(internalWords)("not %s", (word) => {
    expect(JSON.stringify(published("internal"))).toContain(word);
    expect(JSON.stringify(published("customer"))).not.toContain(word);
  });

  it("whatever the catalogue, and whatever changed since the version before", () => {
    fc.assert(
      fc.property(arbitraryCatalogue, (any) => {
        const catalogue = marked(any);
        for (const entry of catalogue.agreements) {
          const page = publishAgreement(catalogue, entry, "customer", now);
          expect(page === null).toBe(entry.kind !== "sla");
          expect(JSON.stringify(page)).not.toContain(SECRET);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it("any page is plain data, for whichever audience", () => {
  fc.assert(
    fc.property(arbitraryCatalogue, fc.constantFrom<Audience>("customer", "internal"), (catalogue, audience) => {
      for (const entry of catalogue.agreements) {
        const page = publishAgreement(catalogue, entry, audience, now);
        expect(JSON.parse(JSON.stringify(page))).toEqual(page);
      }
    }),
    { numRuns: 40 },
  );
});

const SECRET = "[secret]";

/** The catalogue with a mark on all that no customer may read. */
function marked(catalogue: Catalogue): Catalogue {
  const publicKeys = new Set(
    catalogue.agreements.flatMap(({ owner, escalation = [] }) => [
      owner,
      ...escalation.flatMap(({ steps }) =>
        steps.flatMap(({ comment, notify = [] }) => (comment === "public" ? notify : [])),
      ),
    ]),
  );
  const substitutes = new Set(catalogue.contacts?.map(({ substitute }) => substitute));
  const isHidden = ({ key, side }: Contact) => side === "supplier" || !(publicKeys.has(key) || substitutes.has(key));
  return {
    ...catalogue,
    contacts: (catalogue.contacts ?? []).map((contact) =>
      isHidden(contact) ? { ...contact, name: SECRET, phone: SECRET, email: SECRET, role: SECRET } : contact,
    ),
    agreements: catalogue.agreements.map((entry): AgreementEntry => {
      if (entry.kind === "ola") return { ...entry, name: SECRET, party: { teams: [SECRET] } };
      if (entry.kind === "uc") return { ...entry, name: SECRET, party: { ...entry.party, supplier: SECRET } };
      return { ...entry, waivers: (entry.waivers ?? []).map((waiver) => ({ ...waiver, reason: SECRET })) };
    }),
  };
}
