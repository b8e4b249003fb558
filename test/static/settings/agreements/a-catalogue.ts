import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";

const nineToFive = [["09:00", "17:00"]] as const;

/** A small desk: e-mail is promised to everybody, a team and a supplier stand behind it. */
export const aCatalogue: Catalogue = {
  format: "service-level-catalogue/1",
  calendars: [
    {
      key: "office",
      name: "Office hours",
      timezone: "Europe/London",
      weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
      holidays: [{ date: "2026-12-25", name: "Christmas Day" }],
    },
    { key: "always", name: "Round the clock", timezone: "Etc/UTC", weekly: "always" },
  ],
  statuses: [
    { name: "Open", category: "new" },
    { name: "Waiting for customer", category: "indeterminate" },
    { name: "Waiting for supplier", category: "indeterminate" },
    { name: "Done", category: "done" },
  ],
  services: [
    { key: "email", name: "E-mail", description: "Send and receive mail.", tickets: { service: ["Mail"] } },
    { key: "payroll", name: "Payroll" },
  ],
  contacts: [
    { key: "slm", name: "Ada Byron", side: "provider", role: "Service level manager", accountId: "acc-1" },
    { key: "boss", name: "Grace Hopper", side: "customer", role: "Head of operations", phone: "+44 20 7946 0000" },
  ],
  customers: [{ key: "acme", name: "Acme", organization: "Acme", contacts: ["boss"] }],
  agreements: [
    {
      key: "email-standard",
      name: "E-mail for all",
      kind: "sla",
      version: 1,
      service: "email",
      validFrom: "2026-01-01",
      targets: [
        { measure: "response", priority: "*", within: "PT1H", calendar: "office" },
        { measure: "resolution", priority: "High", within: "PT8H", calendar: "office" },
        { measure: "resolution", priority: "*", within: "PT16H", calendar: "office" },
      ],
      clock: { pause: { statuses: ["Waiting for customer"] } },
      escalation: [
        {
          measure: "resolution",
          commence: { percent: 75 },
          every: "PT2H",
          steps: [
            { level: 1, notify: ["slm"] },
            { level: 2, notify: ["slm", "boss"], comment: "public" },
          ],
        },
      ],
    },
    {
      key: "first-line",
      name: "First line",
      kind: "ola",
      version: 1,
      service: "*",
      party: { teams: ["Desk"] },
      validFrom: "2026-01-01",
      targets: [{ measure: "resolution", priority: "*", within: "PT4H", calendar: "office" }],
    },
    {
      key: "hosting",
      name: "Hosting",
      kind: "uc",
      version: 1,
      service: "email",
      party: { supplier: "Hosting Ltd", statuses: ["Waiting for supplier"] },
      validFrom: "2026-01-01",
      targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "always" }],
    },
  ],
};

export const anSla = aCatalogue.agreements[0] as Extract<Catalogue["agreements"][number], { kind: "sla" }>;
