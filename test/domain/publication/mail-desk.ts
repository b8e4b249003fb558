import type { AgreementEntry, ServiceLevelAgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { parseCatalogue } from "../../../src/domain/catalogue/parse-catalogue";

/** A Wednesday in Zurich, a week before the national day on Thursday, 1 August. */
export const now = Date.parse("2024-07-24T12:00:00Z");

/** Words that no customer may read. */
export const internalWords = ["Red team", "Hidden Ltd", "Duty desk", "Shift lead", "first-line", "hosting", "Nights"];

export const mailGold: ServiceLevelAgreementEntry = {
  key: "mail-gold",
  name: "Mail for Acme",
  kind: "sla",
  version: 1,
  service: "mail",
  customer: "acme",
  validFrom: "2024-01-01",
  validTo: "2025-01-01",
  clock: { pause: { statuses: ["Waiting for customer"] } },
  targets: [
    { measure: "resolution", priority: "High", within: "PT8H", calendar: "office" },
    { measure: "resolution", within: "PT16H", calendar: "office" },
    { measure: "response", within: "PT1H", calendar: "office" },
  ],
  availability: { percent: 99.5, calendar: "always" },
  escalation: [
    {
      measure: "resolution",
      commence: { percent: 50 },
      every: "PT1H",
      steps: [
        { level: 1, notify: ["lead"] },
        { level: 2, notify: ["slm", "boss", "duty"], comment: "public" },
        { level: 3, notify: ["lead"], comment: "internal" },
        { level: 5, notify: ["boss"], comment: "public" },
      ],
    },
    { measure: "response", commence: { after: "PT0S" }, steps: [{ level: 1, notify: ["lead"] }] },
  ],
  owner: "slm",
  attainment: { percent: 95 },
  review: { every: "quarter" },
  notice: { days: 90 },
  penalty: "A tenth of the cost is credited.",
  needs: ["Say which mailbox."],
  chain: [{ agreement: "first-line" }, { parallel: [[{ agreement: "hosting", optional: true }]] }],
  waivers: [{ measure: "resolution", reason: "Nights are rare.", by: "Shift lead", on: "2023-12-01" }],
  signatures: [
    { side: "provider", name: "Ada Byron", on: "2023-12-01" },
    { side: "customer", name: "Max Muster", on: "2023-12-02" },
  ],
};

export const firstLine: AgreementEntry = {
  key: "first-line",
  kind: "ola",
  version: 1,
  service: "*",
  party: { teams: ["Red team"] },
  validFrom: "2024-01-01",
  targets: [{ measure: "resolution", within: "PT4H", calendar: "office" }],
};

export const hosting: AgreementEntry = {
  key: "hosting",
  name: "Hidden Ltd hosting",
  kind: "uc",
  version: 1,
  service: "mail",
  party: { supplier: "Hidden Ltd", statuses: ["With vendor"] },
  validFrom: "2024-01-01",
  targets: [{ measure: "resolution", within: "PT4H", calendar: "always" }],
};

/** A desk with these agreements, as the importer takes it. */
export function desk(agreements: readonly AgreementEntry[] = [mailGold, firstLine, hosting]): Catalogue {
  const day: [string, string][] = [["09:00", "17:00"]];
  const parsed = parseCatalogue({
    format: "service-level-catalogue/1",
    calendars: [
      {
        key: "office",
        name: "Office hours",
        timezone: "Europe/Zurich",
        weekly: { mon: day, tue: day, wed: day, thu: day, fri: [["09:00", "15:00"]] },
        holidays: ["2024-01-01", { date: "2024-08-01", name: "National day" }, "2024-12-25", "2025-08-02"],
        overrides: { "2024-07-31": [["09:00", "12:00"]], "2024-09-02": day },
      },
      { key: "always", timezone: "Etc/UTC", weekly: "always" },
      { key: "phones", timezone: "Europe/Zurich", weekly: { sun: [["10:00", "12:00"]] } },
    ],
    statuses: [
      { name: "New", category: "new" },
      { name: "Done", category: "done" },
    ],
    services: [
      {
        key: "mail",
        name: "Mail",
        hours: "phones",
        outcome: "Letters arrive the same day.",
        cost: { amount: 4.5, currency: "CHF", per: "mailbox" },
        tickets: { service: ["E-mail"] },
      },
    ],
    contacts: [
      { key: "slm", name: "Ada Byron", phone: "117", role: "Service level manager", substitute: "duty" },
      { key: "lead", name: "Shift lead", phone: "118" },
      { key: "boss", name: "Max Muster", side: "customer", email: "max@example.com" },
      { key: "duty", name: "Duty desk", side: "supplier", phone: "119" },
    ],
    customers: [{ key: "acme", name: "Acme", contacts: ["boss"] }],
    agreements,
  });
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  return parsed.catalogue;
}
