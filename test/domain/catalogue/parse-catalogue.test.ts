import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";
import type { Problem } from "../../../src/domain/catalogue/problem";
import { changed, type Document, fullDocument, sampleDocument, smallestDocument } from "./sample-document";

function problemsOf(document: unknown): readonly Problem[] {
  const parsed = parseCatalogue(document);
  return parsed.kind === "refused" ? parsed.problems : [];
}

const oneProblem = (path: string, words: RegExp) => [{ path, message: expect.stringMatching(words) }];

describe("an accepted catalogue", () => {
  it.each`
    document              | why
    ${sampleDocument()}   | ${"every key that measuring needs"}
    ${fullDocument()}     | ${"every key of the format"}
    ${smallestDocument()} | ${"the required keys alone: of the rest everything may be left out"}
  `("holds exactly what the document held ($why)", ({ document }) => {
    const parsed = parseCatalogue(document);
    expect(parsed).toEqual({ kind: "accepted", catalogue: document, warnings: [] });
    // toEqual does not look at the order of keys; the text does.
    expect(parsed.kind === "accepted" && JSON.stringify(parsed.catalogue)).toBe(JSON.stringify(document));
  });

  it("is a copy that later changes to the document do not reach", () => {
    const document = sampleDocument();
    const parsed = parseCatalogue(document);
    document.calendars[0].weekly.mon[0][0] = "00:00";
    expect(parsed.kind === "accepted" && parsed.catalogue).toEqual(sampleDocument());
  });
});

describe("required keys", () => {
  it.each`
    path                         | remove                                               | words
    ${"format"}                  | ${(d: Document) => delete d.format}                  | ${/missing/}
    ${"calendars"}               | ${(d: Document) => delete d.calendars}               | ${/missing/}
    ${"calendars[0].key"}        | ${(d: Document) => delete d.calendars[0].key}        | ${/missing/}
    ${"calendars[0].timezone"}   | ${(d: Document) => delete d.calendars[0].timezone}   | ${/missing.*IANA/}
    ${"calendars[0].weekly"}     | ${(d: Document) => delete d.calendars[0].weekly}     | ${/missing.*"always"/}
    ${"services"}                | ${(d: Document) => delete d.services}                | ${/missing/}
    ${"services[0].key"}         | ${(d: Document) => delete d.services[0].key}         | ${/missing/}
    ${"services[0].name"}        | ${(d: Document) => delete d.services[0].name}        | ${/missing/}
    ${"agreements"}              | ${(d: Document) => delete d.agreements}              | ${/missing/}
    ${"agreements[0].key"}       | ${(d: Document) => delete d.agreements[0].key}       | ${/missing/}
    ${"agreements[0].kind"}      | ${(d: Document) => delete d.agreements[0].kind}      | ${/missing.*sla, ola and uc/}
    ${"agreements[0].version"}   | ${(d: Document) => delete d.agreements[0].version}   | ${/missing.*whole number/}
    ${"agreements[0].service"}   | ${(d: Document) => delete d.agreements[0].service}   | ${/missing/}
    ${"agreements[0].validFrom"} | ${(d: Document) => delete d.agreements[0].validFrom} | ${/missing.*date/}
    ${"agreements[0].targets"}   | ${(d: Document) => delete d.agreements[0].targets}   | ${/missing/}
    ${"agreements[1].party"}     | ${(d: Document) => delete d.agreements[1].party}     | ${/missing.*teams/}
    ${"agreements[2].party"}     | ${(d: Document) => delete d.agreements[2].party}     | ${/missing.*supplier/}
  `("without $path a catalogue is refused", ({ path, remove, words }) => {
    expect(problemsOf(changed(remove))).toContainEqual(oneProblem(path, words)[0]);
  });

  it.each`
    path                                    | remove
    ${"statuses"}                           | ${(d: Document) => delete d.statuses}
    ${"calendars[0].name"}                  | ${(d: Document) => delete d.calendars[0].name}
    ${"calendars[0].holidays"}              | ${(d: Document) => delete d.calendars[0].holidays}
    ${"calendars[0].holidays[1].name"}      | ${(d: Document) => delete d.calendars[0].holidays[1].name}
    ${"calendars[0].weekly.mon"}            | ${(d: Document) => delete d.calendars[0].weekly.mon}
    ${"statuses[0].category"}               | ${(d: Document) => delete d.statuses[0].category}
    ${"configurationItems[0].name"}         | ${(d: Document) => delete d.configurationItems[0].name}
    ${"services[1].tickets"}                | ${(d: Document) => delete d.services[1].tickets}
    ${"services[1].cost.per"}               | ${(d: Document) => delete d.services[1].cost.per}
    ${"contacts[0].side"}                   | ${(d: Document) => delete d.contacts[0].side}
    ${"customers"}                          | ${(d: Document) => delete d.customers}
    ${"customers[0].organization"}          | ${(d: Document) => delete d.customers[0].organization}
    ${"agreements[0].customer"}             | ${(d: Document) => delete d.agreements[0].customer}
    ${"agreements[0].validTo"}              | ${(d: Document) => delete d.agreements[0].validTo}
    ${"agreements[0].clock"}                | ${(d: Document) => delete d.agreements[0].clock}
    ${"agreements[0].clock.pause.measures"} | ${(d: Document) => delete d.agreements[0].clock.pause.measures}
    ${"agreements[0].targets[0].priority"}  | ${(d: Document) => delete d.agreements[0].targets[0].priority}
    ${"agreements[0].availability"}         | ${(d: Document) => delete d.agreements[0].availability}
    ${"agreements[0].escalation"}           | ${(d: Document) => delete d.agreements[0].escalation}
    ${"…escalation[0].steps[0].notify"}     | ${(d: Document) => delete d.agreements[0].escalation[0].steps[0].notify}
    ${"…escalation[0].steps[0].comment"}    | ${(d: Document) => delete d.agreements[0].escalation[0].steps[0].comment}
  `("without $path it is accepted as it is", ({ remove }) => {
    const document = changed(remove);
    expect(parseCatalogue(document)).toEqual({ kind: "accepted", catalogue: document, warnings: [] });
  });
});

describe("what the contract refuses", () => {
  const ladder = (d: Document) => d.agreements[0].escalation[0];
  it.each`
    change                                                                                                          | path                                                | words                                          | why
    ${(d: Document) => (d.calender = [])}                                                                           | ${"calender"}                                       | ${/Unknown key.*"calendars"/}                  | ${"unknown key of the file, with the near one"}
    ${(d: Document) => (d.agreements[0].targets[0].whithin = "PT1H")}                                               | ${"agreements[0].targets[0].whithin"}               | ${/Unknown key.*"within"/}                     | ${"unknown key deep inside"}
    ${(d: Document) => (d.services[0].colour = "red")}                                                              | ${"services[0].colour"}                             | ${/Unknown key.*Known here: key/}              | ${"unknown key that resembles none"}
    ${(d: Document) => (d.agreements[0].service = "mial")}                                                          | ${"agreements[0].service"}                          | ${/no service "mial".*"mail"/}                 | ${"unknown service"}
    ${(d: Document) => (d.agreements[0].customer = "acne")}                                                         | ${"agreements[0].customer"}                         | ${/no customer "acne".*"acme"/}                | ${"unknown customer"}
    ${(d: Document) => (d.agreements[0].targets[0].calendar = "desk")}                                              | ${"agreements[0].targets[0].calendar"}              | ${/no calendar "desk"/}                        | ${"unknown calendar of a target"}
    ${(d: Document) => (d.agreements[0].availability.calendar = "desk")}                                            | ${"agreements[0].availability.calendar"}            | ${/no calendar "desk"/}                        | ${"unknown calendar of an availability"}
    ${(d: Document) => (ladder(d).steps[1].notify[1] = "boss-2")}                                                   | ${"agreements[0].escalation[0].steps[1].notify[1]"} | ${/no contact "boss-2"/}                       | ${"unknown contact of a step"}
    ${(d: Document) => (d.customers[0].contacts = ["nobody"])}                                                      | ${"customers[0].contacts[0]"}                       | ${/no contact "nobody"/}                       | ${"unknown contact of a customer"}
    ${(d: Document) => (d.services[1].dependsOn = ["mail-1"])}                                                      | ${"services[1].dependsOn[0]"}                       | ${/no service "mail-1"/}                       | ${"a service depends on services; items stand apart"}
    ${(d: Document) => (d.services[1].configurationItems = ["mail-2"])}                                             | ${"services[1].configurationItems[0]"}              | ${/no configuration item "mail-2"/}            | ${"unknown configuration item"}
    ${(d: Document) => (d.configurationItems[1].dependsOn = ["nas"])}                                               | ${"configurationItems[1].dependsOn[0]"}             | ${/no configuration item "nas"/}               | ${"unknown item behind an item"}
    ${(d: Document) => d.calendars.push(d.calendars[1])}                                                            | ${"calendars[2].key"}                               | ${/"always" is taken at calendars\[1\]/}       | ${"duplicate calendar key"}
    ${(d: Document) => d.services.push({ key: "mail", name: "Post" })}                                              | ${"services[2].key"}                                | ${/is taken at services\[1\]/}                 | ${"duplicate service key"}
    ${(d: Document) => d.contacts.push({ key: "slm" })}                                                             | ${"contacts[2].key"}                                | ${/is taken/}                                  | ${"duplicate contact key"}
    ${(d: Document) => d.customers.push({ key: "acme", name: "Other" })}                                            | ${"customers[1].key"}                               | ${/is taken/}                                  | ${"duplicate customer key"}
    ${(d: Document) => d.configurationItems.push({ key: "san" })}                                                   | ${"configurationItems[2].key"}                      | ${/is taken/}                                  | ${"duplicate configuration item key"}
    ${(d: Document) => d.statuses.push({ name: "Done", category: "new" })}                                          | ${"statuses[3].name"}                               | ${/listed already/}                            | ${"a status has one category"}
    ${(d: Document) => d.customers.push({ key: "a2", name: "Acme Ltd" })}                                           | ${"customers[1].name"}                              | ${/another customer already/}                  | ${"an organization means one customer, also by name"}
    ${(d: Document) => (ladder(d).steps[1].level = 1)}                                                              | ${"agreements[0].escalation[0].steps[1].level"}     | ${/Level 1 is given twice/}                    | ${"duplicate level"}
    ${(d: Document) => (ladder(d).steps[0].level = 3)}                                                              | ${"agreements[0].escalation[0].steps[1].level"}     | ${/Level 2 follows level 3/}                   | ${"descending levels"}
    ${(d: Document) => (d.agreements[1].key = "mail-standard")}                                                     | ${"agreements[1].version"}                          | ${/given at agreements\[0\]/}                  | ${"a key and version given twice, even for two kinds"}
    ${(d: Document) => (d.calendars[0].weekly.mon[1] = ["11:59", "17:00"])}                                         | ${"calendars[0].weekly.mon[1]"}                     | ${/overlaps 08:00 to 12:00/}                   | ${"intervals that overlap by a minute"}
    ${(d: Document) => (d.calendars[0].weekly.mon = [["09:00", "10:00"], ["08:00", "17:00"]])} | ${"calendars[0].weekly.mon[0]"} | ${/overlaps 08:00 to 17:00/} | ${"an interval inside a later listed one"}
    ${(d: Document) => (d.calendars[0].overrides["2024-12-24"][0] = ["22:00", "06:00"])}                            | ${"calendars[0].overrides.2024-12-24[0]"}           | ${/two intervals/}                             | ${"an overnight shift written as one"}
    ${(d: Document) => (d.calendars[0].breaks["2024-06-03"][0] = ["09:00", "09:00"])}                               | ${"calendars[0].breaks.2024-06-03[0]"}              | ${/does not end after it starts/}              | ${"an interval of no length"}
    ${(d: Document) => (d.agreements[0].targets[0].within = "")}                                                    | ${"agreements[0].targets[0].within"}                | ${/^This is empty\. Write hours/}              | ${"a field of a form that was left empty"}
    ${(d: Document) => (d.services[0].name = "")}                                                                   | ${"services[0].name"}                               | ${/^This is empty\. Give a text/}              | ${"likewise"}
    ${(d: Document) => (d.agreements[0].targets[0].within = "P1D")}                                                 | ${"agreements[0].targets[0].within"}                | ${/working hours/}                             | ${"a day has no single length"}
    ${(d: Document) => (ladder(d).every = "P1W")}                                                                   | ${"agreements[0].escalation[0].every"}              | ${/working hours/}                             | ${"nor has a week"}
    ${(d: Document) => (ladder(d).commence = { before: "P1M" })}                                                    | ${"agreements[0].escalation[0].commence.before"}    | ${/working hours/}                             | ${"nor has a month"}
    ${(d: Document) => (d.agreements[0].targets[0].within = "8h")}                                                  | ${"agreements[0].targets[0].within"}                | ${/PT40H/}                                     | ${"no ISO 8601"}
    ${(d: Document) => (d.agreements[0].validTo = "2024-01-01")}                                                    | ${"agreements[0].validTo"}                          | ${/never in force/}                            | ${"the end is exclusive, so ending on the first day is empty"}
    ${(d: Document) => (d.agreements[0].validTo = "2023-12-31")}                                                    | ${"agreements[0].validTo"}                          | ${/never in force/}                            | ${"ending before the start"}
    ${(d: Document) => delete ladder(d).every}                                                                      | ${"agreements[0].escalation[0].every"}              | ${/several steps/}                             | ${"several steps without every"}
    ${(d: Document) => d.agreements[0].escalation.push({ ...ladder(d), every: "PT1H" })}                            | ${"agreements[0].escalation[1]"}                    | ${/stands at agreements\[0\].escalation\[0\]/} | ${"two ladders for one measure"}
    ${(d: Document) => d.agreements[0].targets.push({ ...d.agreements[0].targets[0], within: "PT4H" })}             | ${"agreements[0].targets[2]"}                       | ${/stands at agreements\[0\].targets\[0\]/}    | ${"two targets for one measure and priority"}
    ${(d: Document) => d.agreements[1].targets.push({ measure: "resolution", within: "PT4H", calendar: "office" })} | ${"agreements[1].targets[1]"}                       | ${/stands at/}                                 | ${'an absent priority is "*"'}
    ${(d: Document) => (d.services[0].tickets = { service: ["Webmail"] })}                                          | ${"services[1].tickets.service[1]"}                 | ${/another service already/}                   | ${"one service value named by two services"}
    ${(d: Document) => (d.services[0].dependsOn = ["mail"])}                                                        | ${"services[1].dependsOn[0]"}                       | ${/network → mail → network/}                  | ${"circular dependsOn of services"}
    ${(d: Document) => (d.configurationItems[0].dependsOn = ["san"])}                                               | ${"configurationItems[0].dependsOn[0]"}             | ${/san → san/}                                 | ${"an item that depends on itself"}
  `("$why", ({ change, path, words }) => {
    expect(problemsOf(changed(change))).toEqual(oneProblem(path, words));
  });
});

describe("values by themselves", () => {
  const office = (d: Document) => d.calendars[0];
  const sla = (d: Document) => d.agreements[0];
  it.each`
    change                                                                          | path                                              | words                            | why
    ${(d: Document) => (d.format = "service-level-catalogue/2")}                    | ${"format"}                                       | ${/service-level-catalogue\/1/}  | ${"a format of another time"}
    ${(d: Document) => (d.services = null)}                                         | ${"services"}                                     | ${/a list, not an empty value/}  | ${"a section without entries under it"}
    ${(d: Document) => (d.contacts = {})}                                           | ${"contacts"}                                     | ${/a list, not a group/}         | ${"a group where a list belongs"}
    ${(d: Document) => (office(d).timezone = "Europe/Zurch")}                       | ${"calendars[0].timezone"}                        | ${/"Europe\/Zurich"/}            | ${"a zone mistyped"}
    ${(d: Document) => (office(d).timezone = "+01:00")}                             | ${"calendars[0].timezone"}                        | ${/IANA/}                        | ${"an offset knows no clock changes"}
    ${(d: Document) => (office(d).weekly = "allways")}                              | ${"calendars[0].weekly"}                          | ${/"always"/}                    | ${"the one word that weekly knows"}
    ${(d: Document) => (office(d).weekly.weds = [])}                                | ${"calendars[0].weekly.weds"}                     | ${/Unknown key.*"wed"/}          | ${"a weekday mistyped would close the desk"}
    ${(d: Document) => (office(d).weekly.mon[0][0] = "24:00")}                      | ${"calendars[0].weekly.mon[0][0]"}                | ${/"00:00" to "23:59"/}          | ${"24:00 ends a day and starts none"}
    ${(d: Document) => (office(d).weekly.mon[0][1] = "24:01")}                      | ${"calendars[0].weekly.mon[0][1]"}                | ${/"00:01" to "24:00"/}          | ${"past the end of the day"}
    ${(d: Document) => (office(d).weekly.mon[0][0] = "8:00")}                       | ${"calendars[0].weekly.mon[0][0]"}                | ${/wall time/}                   | ${"two digits, so that order is plain"}
    ${(d: Document) => (office(d).weekly.mon[0] = ["08:00"])}                       | ${"calendars[0].weekly.mon[0]"}                   | ${/interval/}                    | ${"half an interval"}
    ${(d: Document) => (office(d).holidays[0] = "2013-02-30")}                      | ${"calendars[0].holidays[0]"}                     | ${/not a date/}                  | ${"no such day"}
    ${(d: Document) => (office(d).holidays[0] = "2013-2-3")}                        | ${"calendars[0].holidays[0]"}                     | ${/"2013-12-25"/}                | ${"a date in short"}
    ${(d: Document) => (office(d).holidays[1].dat = "2013-02-03")}                  | ${"calendars[0].holidays[1].dat"}                 | ${/Unknown key.*"date"/}         | ${"unknown key of a named holiday"}
    ${(d: Document) => (office(d).overrides["2023-02-29"] = [])}                    | ${"calendars[0].overrides.2023-02-29"}            | ${/not a date/}                  | ${"an override of no day"}
    ${(d: Document) => (d.statuses[0].category = "todo")}                           | ${"statuses[0].category"}                         | ${/new, indeterminate and done/} | ${"a category that Jira does not have"}
    ${(d: Document) => (d.contacts[0].side = "suplier")}                            | ${"contacts[0].side"}                             | ${/"supplier"/}                  | ${"a side mistyped"}
    ${(d: Document) => (d.services[1].cost.amount = "4.50")}                        | ${"services[1].cost.amount"}                      | ${/a number from 0, not "4.50"/} | ${"a number in quotes"}
    ${(d: Document) => d.configurationItems.push({ key: "" })}                      | ${"configurationItems[2].key"}                    | ${/a key/}                       | ${"an empty key"}
    ${(d: Document) => d.contacts.push({ key: "*" })}                               | ${"contacts[2].key"}                              | ${/other than "\*"/}             | ${"* means all, so it names nothing"}
    ${(d: Document) => (sla(d).kind = "SLA")}                                       | ${"agreements[0].kind"}                           | ${/"sla"/}                       | ${"kinds are written small"}
    ${(d: Document) => (sla(d).version = 0)}                                        | ${"agreements[0].version"}                        | ${/whole number from 1/}         | ${"versions count from 1"}
    ${(d: Document) => (sla(d).version = 1.5)}                                      | ${"agreements[0].version"}                        | ${/whole number from 1/}         | ${"and are whole"}
    ${(d: Document) => (sla(d).version = "1")}                                      | ${"agreements[0].version"}                        | ${/whole number from 1/}         | ${"and are numbers"}
    ${(d: Document) => (sla(d).targets = [])}                                       | ${"agreements[0].targets"}                        | ${/time zone/}                   | ${"the first target's calendar gives validity its zone"}
    ${(d: Document) => (sla(d).targets[0].priority = 3)}                            | ${"agreements[0].targets[0].priority"}            | ${/in quotes/}                   | ${"a priority is a name, even when it looks like a number"}
    ${(d: Document) => (sla(d).targets[0].measure = "solution")}                    | ${"agreements[0].targets[0].measure"}             | ${/"resolution"/}                | ${"a measure mistyped"}
    ${(d: Document) => (sla(d).clock.reopen = "continue")}                          | ${"agreements[0].clock.reopen"}                   | ${/resume and restart/}          | ${"a rule that no one knows"}
    ${(d: Document) => (sla(d).availability.percent = "99 %")}                      | ${"agreements[0].availability.percent"}           | ${/a number/}                    | ${"a percentage is a number"}
    ${(d: Document) => (sla(d).escalation[0].commence.percent = -1)}                | ${"agreements[0].escalation[0].commence.percent"} | ${/from 0/}                      | ${"before the start"}
    ${(d: Document) => (sla(d).escalation[0].commence.percent = Number.NaN)}        | ${"agreements[0].escalation[0].commence.percent"} | ${/a number/}                    | ${"what YAML calls .nan"}
    ${(d: Document) => (sla(d).escalation[0].commence = {})}                        | ${"agreements[0].escalation[0].commence"}         | ${/when the first step stands/}  | ${"a ladder that never commences"}
    ${(d: Document) => (sla(d).escalation[0].commence.after = "PT0S")}              | ${"agreements[0].escalation[0].commence"}         | ${/one of/}                      | ${"a ladder that commences twice"}
    ${(d: Document) => (sla(d).escalation[0].steps[0].level = 0)}                   | ${"agreements[0].escalation[0].steps[0].level"}   | ${/from 1/}                      | ${"levels count from 1"}
    ${(d: Document) => (sla(d).escalation[0].steps[0].comment = "all")}             | ${"agreements[0].escalation[0].steps[0].comment"} | ${/internal and public/}         | ${"who may read the comment must be clear"}
    ${(d: Document) => (sla(d).party = { teams: ["A"] })}                           | ${"agreements[0].party"}                          | ${/customer/}                    | ${"an SLA is made with a customer"}
    ${(d: Document) => (d.agreements[1].customer = "acme")}                         | ${"agreements[1].customer"}                       | ${/Only an SLA/}                 | ${"an OLA is not"}
    ${(d: Document) => (d.agreements[1].party = { statuses: ["A"], teams: ["B"] })} | ${"agreements[1].party.statuses"}                 | ${/no statuses/}                 | ${"an OLA goes by teams"}
    ${(d: Document) => (d.agreements[1].party.teams = [])}                          | ${"agreements[1].party.teams"}                    | ${/empty.*name the teams/}       | ${"an OLA with nobody measures nothing"}
    ${(d: Document) => delete d.agreements[2].party.statuses}                       | ${"agreements[2].party.statuses"}                 | ${/missing/}                     | ${"a contract goes by statuses"}
    ${(d: Document) => delete d.agreements[2].party.supplier}                       | ${"agreements[2].party.supplier"}                 | ${/missing/}                     | ${"a contract is made with somebody"}
  `("$why", ({ change, path, words }) => {
    expect(problemsOf(changed(change))).toEqual(oneProblem(path, words));
  });

  it.each`
    change                                                                                                                                                                   | why
    ${(d: Document) => (d.calendars[0].weekly.mon = [["13:00", "17:00"], ["08:00", "13:00"]])} | ${"intervals may touch and stand in any order"}
    ${(d: Document) => (d.calendars[0].overrides["2024-12-25"] = [["08:00", "12:00"]])}                                                                                      | ${"a date may be both holiday and override: it is closed"}
    ${(d: Document) => (d.calendars[0].weekly = {})}                                                                                                                         | ${"a calendar may never open"}
    ${(d: Document) => (d.services[1].tickets.service = ["E-mail", "E-mail"])}                                                                                               | ${"a value listed twice by one service still means one service"}
    ${(d: Document) => (d.agreements[0].escalation[0].steps[1].level = 9)}                                                                                                   | ${"levels need not be neighbours"}
    ${(d: Document) => (d.agreements[0].clock.stop.statuses = ["Unheard of"])}                                                                                               | ${"a status that is not listed is indeterminate, not an error"}
    ${(d: Document) => (d.agreements[0].validTo = "2024-01-02")}                                                                                                             | ${"a validity of one day"}
    ${(d: Document) => [Object.assign(d.agreements[1], { key: "hosting", validTo: "2024-02-01" }), Object.assign(d.agreements[2], { version: 2, validFrom: "2024-02-01" })]} | ${"a key again in another version"}
    ${(d: Document) => (d.services[0].configurationItems = ["mail-1"])}                                                                                                      | ${"two services may share an item"}
    ${(d: Document) => d.services.push({ key: "shop", name: "Shop", dependsOn: ["mail", "network"] })}                                                                       | ${"two ways to the same service are no circle"}
  `("$why", ({ change }) => {
    expect(problemsOf(changed(change))).toEqual([]);
  });
});

describe("a refusal", () => {
  it("guesses what was meant for a hundred missing keys, and tells of all that are missing", () => {
    const items = Array.from({ length: 150 }, (_, number) => ({
      key: `server-${number}`,
      dependsOn: [`serwer-${number}`],
    }));
    const problems = problemsOf({ ...smallestDocument(), configurationItems: items });
    expect(problems).toHaveLength(150);
    expect(problems.filter(({ message }) => message.includes("Did you mean"))).toHaveLength(100);
    expect(problems[99]).toEqual({
      path: "configurationItems[99].dependsOn[0]",
      message: `There is no configuration item "serwer-99". Did you mean "server-99"? Add it under configurationItems, or name another. ("server-99")`,
    });
  });

  it("guesses the same wherever a key is missing again", () => {
    const items = Array.from({ length: 150 }, (_, number) => ({ key: `server-${number}`, dependsOn: ["serwer-7"] }));
    const problems = problemsOf({ ...smallestDocument(), configurationItems: items });
    expect(problems.filter(({ message }) => message.includes('Did you mean "server-7"?'))).toHaveLength(150);
  });

  it("names all problems at once, in single values and between entries alike", () => {
    const document = changed((d) => {
      d.services[1].nmae = "Mail";
      d.agreements[0].targets[0].within = "P1D";
      d.agreements[0].targets[1].calendar = "ofice";
      d.agreements[0].service = "post";
      d.agreements[2].version = "one";
      d.agreements[2].service = "post";
    });
    expect(
      problemsOf(document)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      "agreements[0].service",
      "agreements[0].targets[0].within",
      "agreements[0].targets[1].calendar",
      "agreements[2].service",
      "agreements[2].version",
      "services[1].nmae",
    ]);
  });

  it("says which entry a path means, as far as the entry says it", () => {
    const document = changed((d) => {
      d.agreements[0].validFrom = "soon";
      d.services[0].name = "";
      d.contacts[0] = "slm";
    });
    const messages = Object.fromEntries(problemsOf(document).map(({ path, message }) => [path, message]));
    expect(messages["agreements[0].validFrom"]).toMatch(/ \("mail-standard", version 1\)$/);
    expect(messages["services[0].name"]).toMatch(/ \("network"\)$/);
    expect(messages["contacts[0]"]).not.toMatch(/\)$/);
  });

  it("tells a circle once, and each of two circles", () => {
    const document = changed((d) => {
      d.services = ["a", "b", "c", "d", "mail"].map((key) => ({ key, name: key }));
      d.services[0].dependsOn = ["b", "mail"];
      d.services[1].dependsOn = ["c"];
      d.services[2].dependsOn = ["a", "d"];
      d.services[3].dependsOn = ["c"];
    });
    expect(problemsOf(document).map(({ path }) => path)).toEqual([
      "services[2].dependsOn[0]",
      "services[3].dependsOn[0]",
    ]);
  });

  it("tells each interval that a long one covers, not the neighbour alone", () => {
    const document = changed((d) => {
      d.calendars[0].weekly.mon = [
        ["08:00", "17:00"],
        ["09:00", "10:00"],
        ["11:00", "12:00"],
      ];
    });
    expect(problemsOf(document).map(({ path }) => path)).toEqual([
      "calendars[0].weekly.mon[1]",
      "calendars[0].weekly.mon[2]",
    ]);
  });

  it("quotes a long value in short", () => {
    const [problem] = problemsOf(changed((d) => (d.agreements[0].validFrom = "x".repeat(10_000))));
    expect(problem?.message.length).toBeLessThan(300);
  });

  it.each`
    document                           | why
    ${undefined}                       | ${"nothing"}
    ${null}                            | ${"an empty file"}
    ${"format"}                        | ${"a text"}
    ${[]}                              | ${"a list"}
    ${new Map([["format", 1]])}        | ${"no plain group"}
    ${{}}                              | ${"a group without keys"}
    ${JSON.parse('{"__proto__": {}}')} | ${"a key that objects treat specially"}
    ${{ calendars: [[[]], 1, null] }}  | ${"a list of other things"}
  `("answers $why without throwing", ({ document }) => {
    expect(parseCatalogue(document).kind).toBe("refused");
  });

  it("does not let a special key of a calendar's dates slip through", () => {
    const document = sampleDocument();
    document.calendars[0].overrides = JSON.parse('{"__proto__": [["08:00", "12:00"]]}');
    expect(problemsOf(document)).toEqual(oneProblem("calendars[0].overrides", /"__proto__" is not a date/));
  });
});
