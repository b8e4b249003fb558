import { CATALOGUE_FORMAT, type Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { needsOf } from "../../../../static/ui/settings/overview/needs";

const office = { key: "office", timezone: "Europe/Berlin", weekly: { mon: [["09:00", "17:00"]] as const } };
const sla = {
  key: "sla-email",
  kind: "sla" as const,
  version: 1,
  service: "email",
  validFrom: "2026-01-01",
  targets: [{ measure: "resolution" as const, within: "PT8H", calendar: "office" }],
};

function catalogueWith(parts: Partial<Catalogue>): Catalogue {
  const calendar = { ...office, holidays: ["2027-01-01"] };
  const email = { key: "email", name: "E-mail", owner: "anna", tickets: { service: ["E-mail"] } };
  return { format: CATALOGUE_FORMAT, calendars: [calendar], services: [email], agreements: [sla], ...parts };
}

const NOW = Date.parse("2026-11-23T09:00:00Z");
const standing = { inactiveAccounts: ["gone"], missingGroups: ["no-group"] };
const kindsOf = (parts: Partial<Catalogue>, today = "2026-11-23") =>
  needsOf(catalogueWith(parts), standing, NOW, today).map(({ kind }) => kind);

it.each`
  why                                                    | parts                                                                        | kinds
  ${"nothing is amiss"}                                  | ${{}}                                                                        | ${[]}
  ${"the account of a contact is closed"}                | ${{ contacts: [{ key: "anna", accountId: "gone" }] }}                        | ${["contact-left"]}
  ${"the group of a contact is gone"}                    | ${{ contacts: [{ key: "desk", groupId: "no-group" }] }}                      | ${["group-gone"]}
  ${"a version ends within 60 days"}                     | ${{ agreements: [{ ...sla, validTo: "2027-01-01" }] }}                       | ${["expiring"]}
  ${"it ends later, but its notice is longer than that"} | ${{ agreements: [{ ...sla, validTo: "2027-02-15", notice: { days: 90 } }] }} | ${["expiring"]}
  ${"it ends later"}                                     | ${{ agreements: [{ ...sla, validTo: "2027-02-15" }] }}                       | ${[]}
  ${"a later version takes over at its end"} | ${{ agreements: [{ ...sla, validTo: "2027-01-01" }, { ...sla, version: 2, validFrom: "2027-01-01" }] }} | ${[]}
  ${"a draft binds nobody"}                              | ${{ agreements: [sla, { ...sla, version: 2, state: "draft" }] }}             | ${["draft"]}
  ${"the calendar knows no holiday of the coming year"}  | ${{ calendars: [{ ...office, holidays: ["2026-01-01"] }] }}                  | ${["no-holidays"]}
  ${"round the clock means holidays too"}                | ${{ calendars: [{ ...office, weekly: "always" }] }}                          | ${[]}
  ${"one live service has no agreement and no owner, another no tickets"} | ${{ agreements: [{ ...sla, service: "shop" }], services: [{ key: "email", name: "E-mail" }, { key: "shop", name: "Shop", owner: "a" }] }} | ${["no-agreement", "no-owner", "no-tickets"]}
  ${"a proposed service needs neither"} | ${{ services: [{ key: "email", name: "E-mail", owner: "a", tickets: { service: ["E-mail"] } }, { key: "shop", name: "Shop", state: "proposed" }] }} | ${[]}
  ${"no value of a ticket means the service"}            | ${{ services: [{ key: "email", name: "E-mail", owner: "a" }] }}              | ${["no-tickets"]}
  ${"an agreement for every service covers it"}          | ${{ agreements: [{ ...sla, service: "*" }] }}                                | ${[]}
`("names $kinds where $why", ({ parts, kinds }) => {
  expect(kindsOf(parts)).toEqual(kinds);
});

it("asks for the next year's holidays from October on, and for this year's before", () => {
  const calendars = [{ ...office, holidays: ["2026-05-01"] }];
  expect(kindsOf({ calendars }, "2026-09-30")).toEqual([]);
  expect(kindsOf({ calendars }, "2026-10-01")).toEqual(["no-holidays"]);
});

it("says nothing of contacts while nobody knows who left", () => {
  const contacts = [{ key: "anna", accountId: "gone" }];
  expect(needsOf(catalogueWith({ contacts }), null, NOW, "2026-11-23")).toEqual([]);
});
