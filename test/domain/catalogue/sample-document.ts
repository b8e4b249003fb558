/** A document as a parser gives it: plain values whose parts a test may change at will. */
// biome-ignore lint/suspicious/noExplicitAny: a test breaks the document in ways that no type allows
export type Document = any;

/** A small catalogue in which every section and every key that measuring needs stands once, and nothing is wrong or doubtful. */
export function sampleDocument(): Document {
  return {
    format: "service-level-catalogue/1",
    calendars: [
      {
        key: "office",
        name: "Office hours",
        timezone: "Europe/Zurich",
        weekly: {
          mon: [
            ["08:00", "12:00"],
            ["13:00", "17:00"],
          ],
          fri: [["08:00", "24:00"]],
        },
        holidays: ["2024-12-25", { date: "2024-12-26", name: "Boxing Day" }],
        overrides: { "2024-12-24": [["08:00", "12:00"]] },
        breaks: { "2024-06-03": [["09:00", "09:30"]] },
      },
      { key: "always", timezone: "Etc/UTC", weekly: "always" },
    ],
    statuses: [
      { name: "Open", category: "new" },
      { name: "Waiting", category: "indeterminate" },
      { name: "Done", category: "done" },
    ],
    configurationItems: [
      { key: "san", name: "Storage", type: "storage" },
      { key: "mail-1", name: "Mail server", type: "server", dependsOn: ["san"] },
    ],
    services: [
      { key: "network", name: "Network" },
      {
        key: "mail",
        name: "Mail",
        description: "Send and receive.",
        outcome: "Customers get answers the same day.",
        cost: { amount: 4.5, currency: "CHF", per: "mailbox per month" },
        dependsOn: ["network"],
        configurationItems: ["mail-1"],
        tickets: { service: ["E-mail", "Webmail"] },
      },
    ],
    contacts: [
      { key: "slm", name: "Service level manager", side: "provider", accountId: "acc-1" },
      { key: "boss", name: "Head of operations", side: "customer" },
    ],
    customers: [{ key: "acme", name: "Acme", organization: "Acme Ltd", contacts: ["boss"] }],
    agreements: [
      {
        key: "mail-standard",
        kind: "sla",
        version: 1,
        service: "mail",
        customer: "*",
        validFrom: "2024-01-01",
        validTo: "2025-01-01",
        clock: {
          stop: { statuses: ["Done"] },
          pause: { statuses: ["Waiting"], measures: ["resolution"] },
          respond: { statuses: ["Waiting"] },
          reopen: "resume",
        },
        targets: [
          { measure: "resolution", priority: "High", within: "PT20H", calendar: "office" },
          { measure: "response", priority: "*", within: "PT1H30M", calendar: "office" },
        ],
        availability: { percent: 99.5, calendar: "always", per: "month" },
        escalation: [
          {
            measure: "resolution",
            commence: { percent: 75 },
            every: "PT2H",
            steps: [
              { level: 1, notify: ["slm"], comment: "internal" },
              { level: 2, notify: ["slm", "boss"], comment: "public" },
            ],
          },
        ],
      },
      {
        key: "first-line",
        kind: "ola",
        version: 1,
        service: "*",
        party: { teams: ["Service desk"] },
        validFrom: "2024-01-01",
        targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "office" }],
      },
      {
        key: "hosting",
        kind: "uc",
        version: 1,
        service: "mail",
        party: { supplier: "Hosting Ltd", statuses: ["Waiting"] },
        validFrom: "2024-01-01",
        targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "office" }],
      },
    ],
  };
}

/** The sample after a change made in place. */
export function changed(change: (document: Document) => void): Document {
  const document = sampleDocument();
  change(document);
  return document;
}

/** The sample with all that people agree beside targets: every optional key of the format stands in it. */
export function fullDocument(): Document {
  return changed((d) => {
    Object.assign(d.configurationItems[0], { description: "Disks.", owner: "slm", state: "live" });
    Object.assign(d.services[1], {
      owner: "slm",
      state: "live",
      hours: "office",
      documents: [{ title: "Handbook", url: "https://example.com/mail" }],
    });
    d.contacts.push({
      key: "duty",
      name: "Duty desk",
      side: "supplier",
      groupId: "group-7",
      role: "Operations",
      phone: "+41 44 000 00 00",
      email: "duty@example.com",
      company: "Hosting Ltd",
    });
    d.contacts[0].substitute = "duty";
    d.priorityMatrix = { impacts: ["Site"], urgencies: ["Now", "Later"], priorities: [["High", "Low"]] };
    Object.assign(d.agreements[0], {
      name: "Mail for everybody",
      state: "agreed",
      owner: "slm",
      attainment: { percent: 95, per: "quarter" },
      review: { every: "half-year" },
      notice: { days: 90 },
      penalty: "A tenth of the monthly cost is credited.",
      needs: ["Tell us which mailbox."],
      documents: [{ title: "Contract", url: "https://example.com/contract" }],
      signatures: [
        { side: "provider", name: "Ada Byron", on: "2023-12-01" },
        { side: "customer", name: "Max Muster", on: "2023-12-02" },
      ],
      chain: [
        { agreement: "first-line" },
        { parallel: [[{ agreement: "hosting", optional: true }], [{ agreement: "first-line" }]], optional: true },
      ],
      waivers: [
        { measure: "resolution", priority: "High", reason: "Nights are rare.", by: "Ada Byron", on: "2023-12-01" },
      ],
    });
  });
}

/** Nothing but the required keys. */
export function smallestDocument(): Document {
  return {
    format: "service-level-catalogue/1",
    calendars: [{ key: "always", timezone: "Etc/UTC", weekly: "always" }],
    services: [{ key: "mail", name: "Mail" }],
    agreements: [
      {
        key: "standard",
        kind: "sla",
        version: 1,
        service: "*",
        validFrom: "2024-01-01",
        targets: [{ measure: "resolution", within: "PT8H", calendar: "always" }],
      },
      {
        key: "desk",
        kind: "ola",
        version: 1,
        service: "*",
        party: { teams: ["Service desk"] },
        validFrom: "2024-01-01",
        targets: [{ measure: "resolution", within: "PT8H", calendar: "always" }],
      },
    ],
  };
}
