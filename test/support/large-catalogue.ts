import type { AgreementEntry } from "../../src/domain/agreement/agreement-entry";
import type { Catalogue } from "../../src/domain/catalogue/catalogue";

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** Words of some length that differ from entry to entry, as people write them. */
const prose = (index: number, words: number) =>
  times(
    words,
    (word) =>
      `${["keeps", "mail", "orders", "staff", "invoices", "morning", "sites"][(index * 7 + word * 3) % 7]}${(index * 31 + word * 17) % 97}`,
  ).join(" ");

/** A catalogue of a large provider: 500 services, 2,000 agreements, 5,000 configuration items. Made up. */
export function largeCatalogue(services = 500, agreements = 2_000, items = 5_000): Catalogue {
  return {
    format: "service-level-catalogue/1",
    calendars: times(20, (index) => ({
      key: `office-${index}`,
      name: `Office ${index}`,
      timezone: "Europe/Amsterdam",
      weekly: { mon: [["08:00", "18:00"]], tue: [["08:00", "18:00"]], wed: [["08:00", "18:00"]] },
      holidays: times(12, (month) => `2026-${String(month + 1).padStart(2, "0")}-11`),
    })),
    configurationItems: times(items, (index) => ({
      key: `server-${index}`,
      name: `Server ${index} ${prose(index, 2)}`,
      type: "server",
      ...(index > 0 && { dependsOn: [`server-${Math.floor(index / 2)}`] }),
    })),
    services: times(services, (index) => ({
      key: `service-${index}`,
      name: `Service ${index}`,
      description: prose(index, 30),
      owner: `contact-${index % 300}`,
      configurationItems: times(8, (place) => `server-${(index * 8 + place) % items}`),
      tickets: { service: [`Value ${index}`] },
    })),
    contacts: times(300, (index) => ({
      key: `contact-${index}`,
      name: prose(index, 2),
      accountId: `account-${index}`,
    })),
    customers: times(200, (index) => ({ key: `customer-${index}`, name: `Customer ${index}` })),
    agreements: times(
      agreements,
      (index): AgreementEntry => ({
        key: `agreement-${index}`,
        kind: "sla",
        version: 1,
        ...(index % 10 === 0 && { state: "draft" as const }),
        service: `service-${index % services}`,
        customer: `customer-${Math.floor(index / services) + (index % 50) * 4}`,
        validFrom: "2024-01-01",
        clock: { pause: { statuses: ["Waiting"] }, stop: { statuses: ["Closed"] } },
        targets: ["High", "Medium", "Low", "*"].map((priority, rank) => ({
          measure: "resolution" as const,
          priority,
          within: `PT${(rank + 1) * 4}H`,
          calendar: `office-${index % 20}`,
        })),
        escalation: [
          {
            measure: "resolution",
            commence: { percent: 75 },
            every: "PT2H",
            steps: times(3, (level) => ({ level: level + 1, notify: [`contact-${(index + level) % 300}`] })),
          },
        ],
        needs: [prose(index, 12), prose(index + 1, 9)],
      }),
    ),
  };
}
