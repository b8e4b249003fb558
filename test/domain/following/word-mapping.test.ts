import { ambiguousValues, inWordsOf, noWords } from "../../../src/domain/following/word-mapping";
import { catalogueIn } from "../../usecases/catalogue-desk";

const catalogue = catalogueIn(`
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
statuses: [{ name: New, category: new }, { name: Waiting }, { name: Parked }, { name: Closed, category: done }]
services:
  - { key: email, name: E-mail, tickets: { service: [Mail] } }
  - { key: web, name: Web, tickets: { service: [Site] } }
  - { key: constructor, name: Building }
agreements:
  - { key: sla, kind: sla, version: 1, service: "*", validFrom: "2024-01-01",
      clock: { stop: { statuses: [Closed] }, pause: { statuses: [Waiting, Parked] }, respond: { statuses: [Waiting] } },
      targets: [{ measure: resolution, within: PT8H, calendar: always }] }
  - { key: ola, kind: ola, version: 1, service: "*", party: { teams: [Mail team] }, validFrom: "2024-01-01",
      targets: [{ measure: resolution, within: PT8H, calendar: always }] }
  - { key: uc, kind: uc, version: 1, service: "*", party: { supplier: Acme, statuses: [Parked] }, validFrom: "2024-01-01",
      targets: [{ measure: resolution, within: PT8H, calendar: always }] }
`);

it("leaves a catalogue as it is where no word is mapped, whatever its words are called", () => {
  expect(inWordsOf(catalogue, noWords)).toEqual(catalogue);
});

it("puts the project's statuses wherever the catalogue's stand, each once", () => {
  const { statuses, agreements } = inWordsOf(catalogue, {
    ...noWords,
    statuses: { Waiting: ["On hold", "Blocked"], Parked: ["On hold"], Closed: ["Done", "Cancelled"] },
  });
  expect(statuses).toEqual([
    { name: "New", category: "new" },
    { name: "On hold" },
    { name: "Blocked" },
    { name: "Done", category: "done" },
    { name: "Cancelled", category: "done" },
  ]);
  expect(agreements[0]!.clock).toEqual({
    stop: { statuses: ["Done", "Cancelled"] },
    pause: { statuses: ["On hold", "Blocked"] },
    respond: { statuses: ["On hold", "Blocked"] },
  });
  expect(agreements[2]).toMatchObject({ party: { supplier: "Acme", statuses: ["On hold"] } });
});

it("puts the project's teams, and its own values for services in place of the catalogue's", () => {
  const { services, agreements } = inWordsOf(catalogue, {
    ...noWords,
    teams: { "Mail team": ["Team A", "Team B"] },
    services: { email: ["Post"], web: [] },
  });
  expect(agreements[1]).toMatchObject({ party: { teams: ["Team A", "Team B"] } });
  expect(services.map(({ tickets }) => tickets?.service)).toEqual([["Post"], [], undefined]);
});

it.each`
  services                              | ambiguous                                          | why
  ${{}}                                 | ${[]}                                              | ${"the catalogue itself is sound"}
  ${{ email: ["Site"] }}                | ${[{ value: "Site", services: ["email", "web"] }]} | ${"the other service means it already"}
  ${{ email: ["Site"], web: ["Mail"] }} | ${[]}                                              | ${"the two have changed places"}
  ${{ email: ["Mail", "Mail"] }}        | ${[]}                                              | ${"the same service twice is no question"}
`("finds values that would mean two services ($why)", ({ services, ambiguous }) => {
  expect(ambiguousValues(catalogue, { ...noWords, services })).toEqual(ambiguous);
});
