import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";
import { type Document, fullDocument } from "./sample-document";

function problemsAfter(change: (document: Document) => void) {
  const document = fullDocument();
  change(document);
  const parsed = parseCatalogue(document);
  return parsed.kind === "refused" ? parsed.problems : [];
}

const sla = (d: Document) => d.agreements[0];
const leg = (agreement: string) => ({ agreement });
const nested = (depth: number): Document => (depth === 0 ? leg("hosting") : { parallel: [[nested(depth - 1)]] });

describe("what people agree beside targets is refused where it says nothing, or two things", () => {
  it.each`
    change                                                                                    | path                                                                              | words                                          | why
    ${(d: Document) => (sla(d).state = "active")}                                             | ${"agreements[0].state"}                                                          | ${/draft, proposed and agreed/}                | ${"a stage that follows from dates is never stored"}
    ${(d: Document) => (sla(d).owner = "smil")}                                               | ${"agreements[0].owner"}                                                          | ${/no contact "smil"/}                         | ${"an owner whom nobody knows"}
    ${(d: Document) => (d.services[1].owner = "boos")}                                        | ${"services[1].owner"}                                                            | ${/no contact "boos".*"boss"/}                 | ${"an unknown owner of a service"}
    ${(d: Document) => (d.configurationItems[0].owner = "boos")}                              | ${"configurationItems[0].owner"}                                                  | ${/no contact/}                                | ${"an unknown owner of an item"}
    ${(d: Document) => (d.services[1].hours = "ofice")}                                       | ${"services[1].hours"}                                                            | ${/no calendar "ofice".*"office"/}             | ${"unknown service hours"}
    ${(d: Document) => (d.contacts[1].substitute = "nobody")}                                 | ${"contacts[1].substitute"}                                                       | ${/no contact "nobody"/}                       | ${"an unknown substitute"}
    ${(d: Document) => (d.contacts[1].substitute = "boss")}                                   | ${"contacts[1].substitute"}                                                       | ${/circle.*boss → boss/}                       | ${"somebody who stands in for themselves"}
    ${(d: Document) => Object.assign(d.contacts[2], { substitute: "slm" })}                   | ${"contacts[2].substitute"}                                                       | ${/circle.*slm → duty → slm/}                  | ${"two who stand in for each other"}
    ${(d: Document) => (d.contacts[0].groupId = "g")}                                         | ${"contacts[0].groupId"}                                                          | ${/person or a group/}                         | ${"a contact that is a person and a group"}
    ${(d: Document) => (sla(d).attainment.percent = 100.1)}                                   | ${"agreements[0].attainment.percent"}                                             | ${/0 to 100/}                                  | ${"more tickets than there are"}
    ${(d: Document) => (sla(d).notice.days = 0)}                                              | ${"agreements[0].notice.days"}                                                    | ${/from 1/}                                    | ${"no notice is no key"}
    ${(d: Document) => (sla(d).review.every = "week")}                                        | ${"agreements[0].review.every"}                                                   | ${/month, quarter, half-year and year/}        | ${"a cycle that nobody keeps"}
    ${(d: Document) => (sla(d).documents[0].url = "javascript:alert(1)")}                     | ${"agreements[0].documents[0].url"}                                               | ${/https/}                                     | ${"an address that runs something"}
    ${(d: Document) => (d.services[1].documents[0].url = "intranet/contract")}                | ${"services[1].documents[0].url"}                                                 | ${/https/}                                     | ${"an address that leads nowhere"}
    ${(d: Document) => sla(d).signatures.push({ ...sla(d).signatures[0], on: "2024-01-01" })} | ${"agreements[0].signatures[2]"}                                                  | ${/stands at agreements\[0\].signatures\[0\]/} | ${"one who signs twice for a side"}
    ${(d: Document) => sla(d).waivers.push({ ...sla(d).waivers[0], reason: "Other." })}       | ${"agreements[0].waivers[1]"}                                                     | ${/measure and priority/}                      | ${"two reasons for one target"}
    ${(d: Document) => (d.agreements[1].waivers = sla(d).waivers)}                            | ${"agreements[1].waivers"}                                                        | ${/Only an SLA has waivers/}                   | ${"a waiver of an OLA"}
    ${(d: Document) => (d.agreements[2].chain = [])}                                          | ${"agreements[2].chain"}                                                          | ${/Only an SLA has chain/}                     | ${"a chain behind a contract"}
    ${(d: Document) => (sla(d).chain[0].agreement = "first-lien")}                            | ${"agreements[0].chain[0].agreement"}                                             | ${/"first-lien".*"first-line"/}                | ${"a leg that nobody knows"}
    ${(d: Document) => (sla(d).chain[0].agreement = "mail-standard")}                         | ${"agreements[0].chain[0].agreement"}                                             | ${/is an SLA/}                                 | ${"a promise behind itself"}
    ${(d: Document) => (sla(d).chain[1].parallel[0][0].agreement = "hostign")}                | ${"agreements[0].chain[1].parallel[0][0].agreement"}                              | ${/"hosting"/}                                 | ${"an unknown leg inside a branch"}
    ${(d: Document) => (sla(d).chain[0] = { optional: true })}                                | ${"agreements[0].chain[0]"}                                                       | ${/who works in this leg/}                     | ${"a leg of nobody"}
    ${(d: Document) => (sla(d).chain[1].agreement = "hosting")}                               | ${"agreements[0].chain[1]"}                                                       | ${/not both/}                                  | ${"a leg that is an agreement and branches"}
    ${(d: Document) => (sla(d).chain[1].parallel = [])}                                       | ${"agreements[0].chain[1].parallel"}                                              | ${/no branches/}                               | ${"branches without a branch"}
    ${(d: Document) => (sla(d).chain[1].parallel[1] = [])}                                    | ${"agreements[0].chain[1].parallel[1]"}                                           | ${/Nobody works/}                              | ${"a branch without a leg"}
    ${(d: Document) => (sla(d).chain = [nested(4)])}                                          | ${"agreements[0].chain[0].parallel[0][0].parallel[0][0].parallel[0][0].parallel"} | ${/3 deep/}                                    | ${"branches deeper than anybody oversees"}
    ${(d: Document) => (d.priorityMatrix.priorities = [])}                                    | ${"priorityMatrix.priorities"}                                                    | ${/0 rows for 1 impacts/}                      | ${"an impact without a row"}
    ${(d: Document) => d.priorityMatrix.priorities[0].pop()}                                  | ${"priorityMatrix.priorities[0]"}                                                 | ${/1 priorities for 2 urgencies/}              | ${"an urgency without a priority"}
    ${(d: Document) => (d.priorityMatrix.urgencies[1] = "Now")}                               | ${"priorityMatrix.urgencies[1]"}                                                  | ${/named already/}                             | ${"an urgency named twice"}
  `("$why", ({ change, path, words }) => {
    expect(problemsAfter(change)).toEqual([{ path, message: expect.stringMatching(words) }]);
  });

  it.each`
    change                                                                                                | why
    ${(d: Document) => (sla(d).attainment.percent = 100)}                                                 | ${"every ticket in time is ambitious, not wrong"}
    ${(d: Document) => (sla(d).chain = [])}                                                               | ${"nobody stands behind the promise"}
    ${(d: Document) => (sla(d).chain = [leg("hosting"), leg("first-line"), leg("hosting")])}              | ${"a ticket may come back to the same hands"}
    ${(d: Document) => (sla(d).chain = [nested(3)])}                                                      | ${"branches as deep as allowed"}
    ${(d: Document) => sla(d).signatures.push({ side: "customer", name: "Ada Byron", on: "2024-01-01" })} | ${"one person may sign for either side"}
    ${(d: Document) => Object.assign(d.contacts[1], { substitute: "duty" })}                              | ${"two may have the same substitute"}
  `("not: $why", ({ change }) => {
    expect(problemsAfter(change)).toEqual([]);
  });

  it("refuses a chain that nests without end, and does not choke on it", () => {
    const document = fullDocument();
    let chain: Document = [leg("hosting")];
    for (let depth = 0; depth < 20_000; depth++) chain = [{ parallel: [chain] }];
    document.agreements[0].chain = chain;
    expect(parseCatalogue(document)).toMatchObject({
      kind: "refused",
      problems: [{ message: expect.stringMatching(/3 deep/) }],
    });
  });
});

describe("what is not agreed binds nobody, so nobody is warned that it is in force", () => {
  it.each`
    state         | warned
    ${"draft"}    | ${false}
    ${"proposed"} | ${false}
    ${"agreed"}   | ${true}
  `("a second version that is $state: $warned", ({ state, warned }) => {
    const document = fullDocument();
    document.agreements.push({ ...sla(document), version: 2, state });
    const parsed = parseCatalogue(document);
    const overlaps = parsed.kind === "accepted" ? parsed.warnings.filter(({ path }) => /validFrom/.test(path)) : null;
    expect(overlaps).toHaveLength(warned ? 1 : 0);
  });

  it("an OLA's response target, which nobody measures, is told once it is agreed", () => {
    const warningsWhen = (state: string) => {
      const document = fullDocument();
      Object.assign(document.agreements[1], { state });
      document.agreements[1].targets.push({ measure: "response", within: "PT1H", calendar: "office" });
      const parsed = parseCatalogue(document);
      return parsed.kind === "accepted" ? parsed.warnings.map(({ path }) => path) : null;
    };
    expect(warningsWhen("draft")).toEqual([]);
    expect(warningsWhen("agreed")).toEqual(["agreements[1].targets[1]"]);
  });
});

it.each`
  currency | warned   | why
  ${"CHF"} | ${false} | ${"a code"}
  ${"Fr."} | ${true}  | ${"a sign, which means another currency elsewhere"}
  ${"chf"} | ${true}  | ${"small letters"}
`("$currency: $why", ({ currency, warned }) => {
  const document = fullDocument();
  document.services[1].cost.currency = currency;
  expect(parseCatalogue(document)).toMatchObject({
    kind: "accepted",
    warnings: warned ? [{ path: "services[1].cost.currency" }] : [],
  });
});
