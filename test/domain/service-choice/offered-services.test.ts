import { compileAgreementBook } from "../../../src/domain/agreement/compile-agreement-book";
import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";
import { type Chooser, offeredServices, presentChoice } from "../../../src/domain/service-choice/offered-services";
import { valueOfService } from "../../../src/domain/service-choice/service-value";

const now = Date.parse("2026-03-02T12:00:00Z");
const promise = (key: string, more: object = {}) => ({
  key,
  kind: "sla",
  version: 1,
  validFrom: "2026-01-01",
  service: "mail",
  targets: [{ measure: "resolution", within: "PT8H", calendar: "always" }],
  ...more,
});

function catalogueWith(...agreements: object[]) {
  const answer = parseCatalogue({
    format: "service-level-catalogue/1",
    calendars: [{ key: "always", timezone: "Etc/UTC", weekly: "always" }],
    services: [
      { key: "mail", name: "Mail", tickets: { service: ["Mail"] } },
      { key: "print", name: "Printing", tickets: { service: ["Printers"] } },
    ],
    customers: [
      { key: "acme", name: "Acme" },
      { key: "bolt", name: "Bolt" },
    ],
    agreements,
  });
  if (answer.kind === "refused") throw new Error(JSON.stringify(answer.problems));
  return answer.catalogue;
}

/** What is offered, as `Mail: standard; apart: Bolt`. */
function offered(chooser: Chooser, ...agreements: object[]): string[] {
  const catalogue = catalogueWith(...agreements);
  return offeredServices(catalogue, compileAgreementBook(catalogue), chooser, now).map(
    ({ service, agreements: found, agreedApart }) =>
      `${service.name}: ${found.map(({ key }) => key).join(" ") || "nothing"}${agreedApart.length > 0 ? `; apart: ${agreedApart.join(" ")}` : ""}`,
  );
}

const agent: Chooser = { kind: "agent", customer: null };
const agentFor = (customer: string): Chooser => ({ kind: "agent", customer });
const customer = (...customers: (string | null)[]): Chooser => ({ kind: "customer", customers });

describe("which services are offered, and by which agreement", () => {
  const general = promise("general");
  const acmes = promise("acmes", { customer: "acme" });
  const bolts = promise("bolts", { customer: "bolt", service: "*" });
  it.each`
    chooser                     | agreements                                         | services                                                            | why
    ${customer()}               | ${[general]}                                       | ${["Mail: general"]}                                                | ${"agreed with everybody"}
    ${customer(null)}           | ${[general]}                                       | ${["Mail: general"]}                                                | ${"of an organization that is no customer"}
    ${customer()}               | ${[acmes]}                                         | ${[]}                                                               | ${"agreed with somebody else"}
    ${customer("acme")}         | ${[general, acmes]}                                | ${["Mail: acmes"]}                                                  | ${"their own goes before that of all"}
    ${customer("bolt")}         | ${[bolts]}                                         | ${["Mail: bolts", "Printing: bolts"]}                               | ${"an agreement about every service"}
    ${customer("acme", "bolt")} | ${[acmes, bolts]}                                  | ${["Mail: acmes bolts", "Printing: bolts"]}                         | ${"of two customers: what is agreed with either"}
    ${customer("acme", "acme")} | ${[acmes]}                                         | ${["Mail: acmes"]}                                                  | ${"two organizations of one customer"}
    ${customer("acme")}         | ${[promise("later", { validFrom: "2026-04-01" })]} | ${[]}                                                               | ${"not in force yet"}
    ${customer("acme")}         | ${[promise("over", { validTo: "2026-03-02" })]}    | ${[]}                                                               | ${"ended today"}
    ${customer("acme")}         | ${[promise("new", { state: "proposed" })]}         | ${[]}                                                               | ${"not agreed yet"}
    ${agent}                    | ${[]}                                              | ${["Mail: nothing", "Printing: nothing"]}                           | ${"agents choose whatever there is"}
    ${agent}                    | ${[general, acmes]}                                | ${["Mail: general; apart: Acme", "Printing: nothing"]}              | ${"and see who has an agreement of their own"}
    ${agent}                    | ${[bolts]}                                         | ${["Mail: nothing; apart: Bolt", "Printing: nothing; apart: Bolt"]} | ${"about all services too"}
    ${agentFor("acme")}         | ${[general, acmes]}                                | ${["Mail: acmes", "Printing: nothing"]}                             | ${"the ticket's customer is known"}
    ${agentFor("gone")}         | ${[general]}                                       | ${["Mail: general", "Printing: nothing"]}                           | ${"a customer whom nobody knows is like none"}
  `("$services ($why)", ({ chooser, agreements, services }) => {
    expect(offered(chooser, ...agreements)).toEqual(services);
  });
});

it.each`
  name          | values                      | value         | why
  ${"Printing"} | ${["Printers", "Printing"]} | ${"Printing"} | ${"customers read the field, so the name where it may be said"}
  ${"Printing"} | ${["Printers", "Plotters"]} | ${"Printers"} | ${"else the first word that means it"}
  ${"Printing"} | ${[]}                       | ${null}       | ${"nothing that a ticket could hold means it"}
`("the field holds $value ($why)", ({ name, values, value }) => {
  expect(valueOfService({ key: "print", name, tickets: { service: values } })).toBe(value);
});

it.each(["constructor", "__proto__", "", "Mail ", "mail"])("%j means no service", (present) => {
  const catalogue = catalogueWith(promise("general"));
  const book = compileAgreementBook(catalogue);
  const choices = offeredServices(catalogue, book, agent, now);
  expect(presentChoice(catalogue, book, agent, choices, present)).toEqual(
    present === "" ? { kind: "none" } : { kind: "not-offered", name: null },
  );
});
