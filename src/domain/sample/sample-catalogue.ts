import type { LocalDate } from "../calendar/calendar";
import { CATALOGUE_FORMAT, type Catalogue } from "../catalogue/catalogue";

/** What people read in the sample. Each name says that it is one, wherever it turns up. */
export interface SampleWords {
  readonly office: string;
  readonly always: string;
  readonly email: string;
  readonly emailDescription: string;
  readonly emailOutcome: string;
  readonly server: string;
  readonly serverType: string;
  readonly manager: string;
  readonly managerRole: string;
  readonly customer: string;
  readonly customerContact: string;
  readonly customerRole: string;
  readonly supplier: string;
  readonly supplierContact: string;
  readonly agreement: string;
  readonly need: string;
  readonly waiver: string;
  readonly teamAgreement: string;
  readonly team: string;
  readonly contract: string;
  /** A status that no workflow has. */
  readonly waiting: string;
}

/**
 * A small catalogue to look around in: a service, the hours, people on three sides, a promise to a customer, and what a team
 * and a supplier promise behind it. The urgent promise fits as a sum and fails at night, with a waiver that says why it is
 * made all the same.
 *
 * It is about a service, a customer, a team and a status that no ticket of a real desk has, so it measures nothing until
 * somebody gives a ticket its service.
 * @param today from which the agreements hold, and on which they were signed
 * @param timezone of the office hours
 */
export function sampleCatalogue(words: SampleWords, timezone: string, today: LocalDate): Catalogue {
  const day = [["09:00", "17:00"]] as [string, string][];
  const contact = (key: string, name: string, side: "provider" | "customer" | "supplier", more: object) => ({
    key,
    name,
    side,
    ...more,
  });
  return {
    format: CATALOGUE_FORMAT,
    calendars: [
      {
        key: "sample-office",
        name: words.office,
        timezone,
        weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
      },
      { key: "sample-always", name: words.always, timezone: "Etc/UTC", weekly: "always" },
    ],
    configurationItems: [{ key: "sample-mail-server", name: words.server, type: words.serverType }],
    services: [
      {
        key: "sample-email",
        name: words.email,
        description: words.emailDescription,
        outcome: words.emailOutcome,
        owner: "sample-manager",
        hours: "sample-office",
        configurationItems: ["sample-mail-server"],
        tickets: { service: [words.email] },
      },
    ],
    contacts: [
      contact("sample-manager", words.manager, "provider", { role: words.managerRole }),
      contact("sample-customer", words.customerContact, "customer", {
        role: words.customerRole,
        company: words.customer,
      }),
      contact("sample-supplier", words.supplierContact, "supplier", { company: words.supplier }),
    ],
    customers: [
      { key: "sample-customer", name: words.customer, organization: words.customer, contacts: ["sample-customer"] },
    ],
    agreements: [
      {
        key: "sample-promise",
        name: words.agreement,
        kind: "sla",
        version: 1,
        service: "sample-email",
        customer: "*",
        owner: "sample-manager",
        validFrom: today,
        review: { every: "month" },
        attainment: { percent: 95, per: "month" },
        needs: [words.need],
        signatures: [
          { side: "provider", name: words.manager, on: today },
          { side: "customer", name: words.customerContact, on: today },
        ],
        chain: [{ agreement: "sample-team" }, { agreement: "sample-contract", optional: true }],
        waivers: [{ measure: "resolution", priority: "Highest", reason: words.waiver, by: words.manager, on: today }],
        targets: [
          { measure: "resolution", priority: "Highest", within: "PT8H", calendar: "sample-always" },
          { measure: "resolution", priority: "*", within: "PT16H", calendar: "sample-office" },
          { measure: "response", priority: "*", within: "PT2H", calendar: "sample-office" },
        ],
        escalation: [
          {
            measure: "resolution",
            commence: { percent: 75 },
            every: "PT2H",
            steps: [
              { level: 1, notify: ["sample-manager"], comment: "internal" },
              { level: 2, notify: ["sample-manager"], comment: "internal" },
            ],
          },
          {
            measure: "response",
            commence: { after: "PT0S" },
            steps: [{ level: 1, notify: ["sample-manager"], comment: "internal" }],
          },
        ],
      },
      {
        key: "sample-team",
        name: words.teamAgreement,
        kind: "ola",
        version: 1,
        service: "sample-email",
        party: { teams: [words.team] },
        owner: "sample-manager",
        validFrom: today,
        targets: [
          { measure: "resolution", priority: "Highest", within: "PT4H", calendar: "sample-office" },
          { measure: "resolution", priority: "*", within: "PT8H", calendar: "sample-office" },
        ],
      },
      {
        key: "sample-contract",
        name: words.contract,
        kind: "uc",
        version: 1,
        service: "sample-email",
        party: { supplier: words.supplier, statuses: [words.waiting] },
        owner: "sample-manager",
        validFrom: today,
        targets: [{ measure: "resolution", priority: "*", within: "PT2H", calendar: "sample-always" }],
      },
    ],
  } as Catalogue;
}
