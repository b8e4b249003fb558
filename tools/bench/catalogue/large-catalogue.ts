import type { AgreementEntry } from "../../../src/domain/agreement/agreement-entry";
import { CATALOGUE_FORMAT, type Catalogue } from "../../../src/domain/catalogue/catalogue";

const AGREEMENTS_PER_SERVICE = 4;
const ITEMS_PER_SERVICE = 10;
const SERVICES_PER_CONTACT = 5;
const day: [string, string][] = [["08:00", "18:00"]];

/**
 * A catalogue of so many services, each with ten configuration items of which one rests on another, two versions of an
 * SLA with a ladder and a chain, and an OLA and a contract behind it. Nothing in it is refused or warned about.
 */
export function largeCatalogue(services: number): Catalogue {
  const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
  const contacts = Math.ceil(services / SERVICES_PER_CONTACT);
  return {
    format: CATALOGUE_FORMAT,
    calendars: [
      { key: "office", timezone: "Europe/Amsterdam", weekly: { mon: day, tue: day, wed: day, thu: day, fri: day } },
      { key: "always", timezone: "Etc/UTC", weekly: "always" },
    ],
    configurationItems: numbers(services * ITEMS_PER_SERVICE).map((number) => ({
      key: `item-${number}`,
      name: `Server ${number}`,
      type: "server",
      ...(number % ITEMS_PER_SERVICE > 0 && { dependsOn: [`item-${number - 1}`] }),
    })),
    services: numbers(services).map((number) => ({
      key: `service-${number}`,
      name: `Service ${number}`,
      description: "What people rely on, in words that everybody understands.",
      owner: `contact-${number % contacts}`,
      hours: "office",
      configurationItems: [`item-${number * ITEMS_PER_SERVICE + ITEMS_PER_SERVICE - 1}`],
      tickets: { service: [`Service ${number}`] },
    })),
    contacts: numbers(contacts).map((number) => ({ key: `contact-${number}`, name: `Contact ${number}` })),
    agreements: numbers(services * AGREEMENTS_PER_SERVICE).map((number) =>
      agreement(number % AGREEMENTS_PER_SERVICE, Math.floor(number / AGREEMENTS_PER_SERVICE), contacts),
    ),
  };
}

function agreement(place: number, number: number, contacts: number): AgreementEntry {
  const service = `service-${number}`;
  const contact = `contact-${number % contacts}`;
  if (place === 2)
    return {
      key: `team-${number}`,
      kind: "ola",
      version: 1,
      service,
      party: { teams: [`Team ${number}`] },
      validFrom: "2024-01-01",
      targets: [{ measure: "resolution", within: "PT4H", calendar: "office" }],
    };
  if (place === 3)
    return {
      key: `supplier-${number}`,
      kind: "uc",
      version: 1,
      service,
      party: { supplier: `Supplier ${number}`, statuses: ["Waiting for supplier"] },
      validFrom: "2024-01-01",
      targets: [{ measure: "resolution", within: "PT3H", calendar: "office" }],
    };
  return {
    key: `promise-${number}`,
    name: `Standard for service ${number}`,
    kind: "sla",
    version: place + 1,
    service,
    ...(place === 0 ? { validFrom: "2024-01-01", validTo: "2025-01-01" } : { validFrom: "2025-01-01" }),
    clock: { pause: { statuses: ["Waiting for customer"] } },
    targets: [
      { measure: "response", within: "PT1H", calendar: "office" },
      { measure: "resolution", within: "PT16H", calendar: "office" },
      { measure: "resolution", priority: "High", within: "PT8H", calendar: "office" },
    ],
    escalation: [
      {
        measure: "resolution",
        commence: { percent: 75 },
        every: "PT2H",
        steps: [
          { level: 1, notify: [contact] },
          { level: 2, notify: [contact], comment: "internal" },
        ],
      },
    ],
    chain: [{ agreement: `team-${number}` }, { agreement: `supplier-${number}`, optional: true }],
    owner: contact,
    review: { every: "year" },
  };
}
