import { emptyCatalogue } from "../../../../src/domain/editing/apply-edits";
import { nextStep, setUpSteps, type Watching } from "../../../../static/ui/settings/overview/set-up-steps";

const calendars = [{ key: "office", timezone: "Europe/Berlin", weekly: "always" as const }];
const services = [{ key: "mail", name: "E-mail", tickets: { service: ["E-mail"] } }];
const unnamed = { ...services[0]!, tickets: {} };
const contacts = [{ key: "anna", name: "Anna Berg" }];
const agreement = {
  key: "standard",
  kind: "sla" as const,
  version: 1,
  service: "mail",
  validFrom: "2026-01-01",
  targets: [{ measure: "resolution" as const, within: "PT8H", calendar: "office" }],
};
const made = { calendars, services, contacts };
const byService: Watching = { fields: { service: ["customfield_1"], customer: [], team: [] }, hasMeasured: false };

it.each`
  parts                                                                 | watching                               | next           | to                          | why
  ${{}}                                                                 | ${null}                                | ${"service"}   | ${"/services/new"}          | ${"a promise is about a service"}
  ${{ services }}                                                       | ${byService}                           | ${"calendar"}  | ${"/calendars/new"}         | ${"a clock needs hours"}
  ${{ services, calendars }}                                            | ${byService}                           | ${"contact"}   | ${"/contacts/new"}          | ${"somebody has to be told"}
  ${made}                                                               | ${byService}                           | ${"agreement"} | ${"/agreements/new"}        | ${"now it can be promised"}
  ${{ ...made, agreements: [{ ...agreement, kind: "ola" }] }}           | ${byService}                           | ${"agreement"} | ${"/agreements/new"}        | ${"a team's agreement promises a customer nothing"}
  ${{ ...made, agreements: [{ ...agreement, state: "draft" }] }}        | ${byService}                           | ${"agreed"}    | ${"/agreements/standard/1"} | ${"a draft binds nobody"}
  ${{ ...made, agreements: [agreement] }}                               | ${null}                                | ${"fields"}    | ${"/tickets"}               | ${"nobody knows yet how tickets tell their service"}
  ${{ ...made, services: [unnamed], agreements: [agreement] }}          | ${byService}                           | ${"fields"}    | ${"/services/mail"}         | ${"no value of a ticket means the service"}
  ${{ ...made, agreements: [agreement] }}                               | ${byService}                           | ${"watched"}   | ${"/tickets"}               | ${"no ticket was measured yet"}
  ${{ ...made, agreements: [agreement] }}                               | ${{ ...byService, hasMeasured: true }} | ${"review"}    | ${null}                     | ${"reviews are on a page of their own"}
  ${{ services: [{ key: "sample-email", name: "E-mail (sample)" }] }}   | ${byService}                           | ${"service"}   | ${"/services/new"}          | ${"a sample is nobody's own"}
  ${{ ...made, agreements: [{ ...agreement, key: "sample-promise" }] }} | ${{ ...byService, hasMeasured: true }} | ${"agreement"} | ${"/agreements/new"}        | ${"nor is a promise of the sample"}
`("next is $next: $why", ({ parts, watching, next, to }) => {
  const step = nextStep(setUpSteps({ ...emptyCatalogue, ...parts }, watching));
  expect([step?.word, step?.to]).toEqual([next, to]);
});
