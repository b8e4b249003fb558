import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { affectsMeasurement } from "../../../src/domain/catalogue/engine-view";
import { type Document, fullDocument } from "./sample-document";

it.each`
  affects  | change                                                                                       | why
  ${false} | ${() => {}}                                                                                  | ${"nothing changed"}
  ${true}  | ${(d: Document) => (d.agreements[0].targets[0].within = "PT19H")}                            | ${"another promise"}
  ${true}  | ${(d: Document) => (d.agreements[0].escalation[0].every = "PT1H")}                           | ${"steps fall due at other times"}
  ${true}  | ${(d: Document) => (d.agreements[0].clock.pause.statuses = [])}                              | ${"the clock no longer waits"}
  ${true}  | ${(d: Document) => (d.agreements[0].validTo = "2024-06-01")}                                 | ${"the agreement ends earlier"}
  ${true}  | ${(d: Document) => (d.agreements[0].customer = "acme")}                                      | ${"it applies to others"}
  ${true}  | ${(d: Document) => (d.agreements[1].party.teams = ["Second line"])}                          | ${"another team's time is measured"}
  ${true}  | ${(d: Document) => (d.agreements[0].state = "draft")}                                        | ${"what is no longer agreed binds nobody"}
  ${true}  | ${(d: Document) => d.agreements.push({ ...d.agreements[0], version: 2 })}                    | ${"a new agreed version"}
  ${false} | ${(d: Document) => d.agreements.push({ ...d.agreements[0], version: 2, state: "draft" })}    | ${"a draft binds nobody"}
  ${false} | ${(d: Document) => d.agreements.push({ ...d.agreements[0], version: 2, state: "proposed" })} | ${"nor does a proposal"}
  ${true}  | ${(d: Document) => d.calendars[0].holidays.push("2024-05-01")}                               | ${"another closed day"}
  ${true}  | ${(d: Document) => (d.calendars[0].timezone = "Europe/London")}                              | ${"other hours"}
  ${false} | ${(d: Document) => (d.calendars[0].holidays[1].name = "St Stephen's Day")}                   | ${"a closed day by another name"}
  ${false} | ${(d: Document) => (d.calendars[1].holidays = ["2024-05-01"])}                               | ${"a calendar of no target: availability alone is reckoned by it"}
  ${true}  | ${(d: Document) => (d.services[1].tickets.service = ["E-mail"])}                             | ${"tickets that no longer mean the service"}
  ${false} | ${(d: Document) => d.services[1].tickets.service.reverse()}                                  | ${"the same values in another order"}
  ${true}  | ${(d: Document) => (d.customers[0].organization = "Acme plc")}                               | ${"another organization's tickets"}
  ${true}  | ${(d: Document) => d.statuses.reverse()}                                                     | ${"tickets may begin elsewhere"}
  ${true}  | ${(d: Document) => (d.statuses[1].category = "done")}                                        | ${"clocks stop elsewhere"}
  ${false} | ${(d: Document) => (d.services[1].name = "Post")}                                            | ${"a service by another name"}
  ${false} | ${(d: Document) => (d.customers[0].name = "ACME")}                                           | ${"a customer by another name, with an organization of its own"}
  ${false} | ${(d: Document) => (d.contacts[0].phone = "117")}                                            | ${"how to reach somebody"}
  ${false} | ${(d: Document) => (d.agreements[0].penalty = "None.")}                                      | ${"a penalty is not measured"}
  ${false} | ${(d: Document) => (d.agreements[0].availability.percent = 99)}                              | ${"availability is not a ticket's"}
  ${false} | ${(d: Document) => d.agreements.reverse()}                                                   | ${"the order of entries means nothing"}
  ${false} | ${(d: Document) => (d.priorityMatrix.priorities = [["Low", "Low"]])}                         | ${"tickets bring their priority"}
`("$affects: $why", ({ affects, change }) => {
  const after: Document = fullDocument();
  change(after);
  expect(affectsMeasurement(fullDocument() as Catalogue, after as Catalogue)).toBe(affects);
});

it("takes no notice of the order of keys within an entry", () => {
  const reversed: Document = fullDocument();
  reversed.agreements[0] = Object.fromEntries(Object.entries(reversed.agreements[0]).reverse());
  expect(affectsMeasurement(fullDocument() as Catalogue, reversed as Catalogue)).toBe(false);
});
