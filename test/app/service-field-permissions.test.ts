import type { Answer, ImportResult, ServiceChoice } from "../../src/contract";
import type { Onlooker } from "./panel-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const monday = Date.UTC(2024, 0, 8, 8);

const always = [{ measure: "resolution", within: "PT8H", calendar: "always" }];
const agreed = (more: object) => ({ kind: "sla", version: 1, validFrom: "2024-01-01", targets: always, ...more });

const catalogue = {
  format: "service-level-catalogue/1",
  calendars: [{ key: "always", timezone: "Etc/UTC", weekly: "always" }],
  configurationItems: [{ key: "spooler", name: "Spool server" }],
  services: [
    {
      key: "print",
      name: "Printing",
      configurationItems: ["spooler"],
      tickets: { service: ["Printers", "Printing"] },
    },
    { key: "mail", name: "Mail", tickets: { service: ["Mail"] } },
    { key: "lab", name: "Laboratory", tickets: { service: ["Laboratory"] } },
    { key: "fax", name: "Fax", state: "retired", tickets: { service: ["Fax"] } },
    { key: "robots", name: "Robots", state: "proposed", tickets: { service: ["Robots"] } },
    { key: "unsaid", name: "Unsaid" },
  ],
  customers: [
    { key: "acme", name: "Acme" },
    { key: "bolt", name: "Bolt" },
  ],
  agreements: [
    agreed({ key: "general", service: "print" }),
    agreed({ key: "acme-mail", service: "mail", customer: "acme" }),
    agreed({ key: "bolt-lab", service: "lab", customer: "bolt" }),
    agreed({ key: "acme-lab-some-day", service: "lab", customer: "acme", validFrom: "2030-01-01" }),
    agreed({ key: "acme-lab-once", service: "lab", customer: "acme", validFrom: "2023-01-01", validTo: "2023-06-01" }),
    agreed({ key: "acme-lab-draft", service: "lab", customer: "acme", state: "draft" }),
    agreed({ key: "acme-fax", service: "fax", customer: "acme" }),
    agreed({ key: "unsaid", service: "unsaid" }),
    {
      ...agreed({ key: "toner-inc", service: "print" }),
      kind: "uc",
      party: { supplier: "Toner Inc", statuses: ["Waiting"] },
    },
  ],
};

/** Everybody who might open, or pretend to open, a form in which the field stands. */
const personas: Readonly<Record<string, Onlooker>> = {
  agent: { accountId: "agent" },
  administrator: { accountId: "lead" },
  "customer of Acme": { accountId: "customer", accountType: "unlicensed" },
  "customer of Bolt": { accountId: "bolt", accountType: "unlicensed" },
  "customer of both": { accountId: "both", accountType: "unlicensed" },
  "customer of none": { accountId: "single", accountType: "unlicensed" },
  "portal-only of Acme": { accountId: "portal", accountType: "customer" },
  "portal-only of none": { accountId: "newcomer", accountType: "customer" },
  "customer who asked before": { accountId: "asker", accountType: "unlicensed" },
  "portal-only of another portal": { accountId: "foreign-portal", accountType: "customer" },
  "customer of another portal": { accountId: "foreign", accountType: "unlicensed" },
  "agent of another project": { accountId: "neighbour" },
  "stranger who says to be portal-only": { accountId: "foreign", accountType: "customer" },
  "agent who says to be portal-only": { accountId: "agent", accountType: "customer" },
  "customer who says to be licensed": { accountId: "customer", accountType: "licensed" },
  "account that nobody knows": { accountId: 'no"body', accountType: "customer" },
  nobody: { accountType: "anonymous" },
};

let site: SimulatedSite;
let other: string;
let ofBolt: string;
let elsewhere: string;

beforeAll(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  for (const [accountId, kind] of [
    ["bolt", "customer"],
    ["both", "customer"],
    ["single", "customer"],
    ["foreign", "customer"],
    ["neighbour", "agent"],
    ["portal", "portal-only"],
    ["newcomer", "portal-only"],
    ["asker", "customer"],
    ["foreign-portal", "portal-only"],
  ] as const)
    desk.addUser({ accountId, displayName: accountId, kind });
  desk.addRequestType("HD", { name: "Get help", issueType: "Incident" });
  other = desk.addProject({
    key: "OTHER",
    name: "Another desk",
    lead: "neighbour",
    statuses: ["New", "Done"],
    issueTypes: ["Incident"],
  }).id;
  desk.addActors("OTHER", "Service Desk Team", { users: ["neighbour"] });
  for (const permission of ["BROWSE_PROJECTS", "SERVICEDESK_AGENT"])
    desk.setGrants("OTHER", permission, [{ type: "app" }, { type: "user", id: "neighbour" }]);
  for (const accountId of ["foreign", "foreign-portal"]) desk.addCustomer("OTHER", accountId);
  desk.addOrganization("Acme", ["customer", "portal", "both"]);
  desk.addOrganization("Bolt", ["bolt", "both"]);
  for (const name of ["Acme", "Bolt"]) desk.addOrganizationToProject("HD", name);
  for (const accountId of ["single", "newcomer"]) desk.addCustomer("HD", accountId);
  desk.setGrants("HD", "BROWSE_PROJECTS", [
    { type: "app" },
    { type: "user", id: "agent" },
    { type: "user", id: "lead" },
  ]);
  desk.setGrants("HD", "SERVICEDESK_AGENT", [{ type: "app" }, { type: "user", id: "agent" }]);
  const imported = await site.answer<ImportResult>("importCatalogue", { text: JSON.stringify(catalogue) });
  expect(imported).toMatchObject({ kind: "imported" });
  ofBolt = site.createTicket({ organizations: ["Bolt"], priority: "High" }).id;
  site.createTicket({ requesttype: "Get help", reporter: "asker" });
  elsewhere = desk.createIssue({
    project: "OTHER",
    at: site.clock.now(),
    actor: "neighbour",
    fields: { summary: "Elsewhere", issuetype: "Incident", status: "New", reporter: "neighbour" },
  }).id;
  await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
});
afterAll(() => site.close());

/** Asks as the editor does, in a form of the project unless the form says that it stands elsewhere. */
async function ask(
  persona: string,
  about: object = { project: { id: site.projectId } },
  payload: object = { present: null },
): Promise<Answer<ServiceChoice | null>> {
  const { accountId, accountType = "licensed" } = personas[persona]!;
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "slm-service",
      functionKey: "choice",
      payload,
      viewer: { ...(accountId !== undefined && { accountId }), accountType, locale: "en-GB", timezone: "Etc/UTC" },
      extension: { type: "jira:customField", entryPoint: "edit", ...about },
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value as Answer<ServiceChoice | null>;
}

/** What somebody is offered, by name; a refusal by its code. */
async function offered(persona: string, about?: object, payload?: object): Promise<string> {
  const answer = await ask(persona, about, payload);
  if (answer.kind === "failed") return answer.code;
  return answer.value === null ? "nothing set up" : answer.value.services.map(({ name }) => name).join(", ");
}

async function choice(persona: string, about?: object, payload?: object): Promise<ServiceChoice> {
  const answer = await ask(persona, about, payload);
  if (answer.kind === "failed" || answer.value === null) throw new Error(`${persona} is told nothing`);
  return answer.value;
}

const all = "Printing, Mail, Laboratory";
const refused = "not-allowed";

describe("who is offered which services", () => {
  it.each`
    persona                                  | services                  | why
    ${"agent"}                               | ${all}                    | ${"works on tickets of every customer"}
    ${"administrator"}                       | ${all}                    | ${"runs the project"}
    ${"customer of Acme"}                    | ${"Printing, Mail"}       | ${"what is agreed with everybody, and with Acme; not what was, will be or is drafted"}
    ${"customer of Bolt"}                    | ${"Printing, Laboratory"} | ${"what is agreed with everybody, and with Bolt"}
    ${"customer of both"}                    | ${all}                    | ${"what is agreed with either"}
    ${"customer of none"}                    | ${refused}                | ${"Jira answers nothing on their behalf, and the app finds them nowhere"}
    ${"customer who asked before"}           | ${"Printing"}             | ${"has asked there, so may ask there"}
    ${"portal-only of Acme"}                 | ${"Printing, Mail"}       | ${"Jira shows them the portal, and the app their organization"}
    ${"portal-only of none"}                 | ${"Printing"}             | ${"Jira shows them the portal, so what is agreed with everybody is theirs"}
    ${"portal-only of another portal"}       | ${refused}                | ${"is no customer here"}
    ${"customer of another portal"}          | ${refused}                | ${"Jira shows them no portal here"}
    ${"agent of another project"}            | ${refused}                | ${"neither works nor asks here"}
    ${"stranger who says to be portal-only"} | ${refused}                | ${"the app's own look finds them nowhere"}
    ${"agent who says to be portal-only"}    | ${"Printing"}             | ${"is offered no more than the portal shows them"}
    ${"customer who says to be licensed"}    | ${"Printing, Mail"}       | ${"is what Jira says that they are"}
    ${"account that nobody knows"}           | ${refused}                | ${"Jira has no such account, whatever its id says"}
    ${"nobody"}                              | ${refused}                | ${"is not logged in"}
  `("$persona: $services ($why)", async ({ persona, services }) => {
    expect(await offered(persona)).toBe(services);
  });

  it.each(["customer of another portal", "portal-only of another portal", "agent of another project", "nobody"])(
    "whatever a form and a payload name, %s is told nothing",
    async (persona) => {
      const forged = { present: "Mail", projectId: site.projectId, accountId: "agent", organizations: ["Acme"] };
      for (const about of [
        { project: { id: site.projectId }, issue: { id: ofBolt }, portal: { id: 1 } },
        { project: { id: Number(site.projectId) } },
        { portal: { id: 1 } },
        { project: { id: "HD" } },
        { project: { id: `${site.projectId}/organization` } },
        {},
      ])
        expect(await offered(persona, about, forged)).toBe(refused);
    },
  );

  it("a form in another project tells of that project alone", async () => {
    const there = { project: { id: other } };
    expect(await offered("agent of another project", there)).toBe("nothing set up");
    expect(await offered("portal-only of another portal", there)).toBe("nothing set up");
    expect(await offered("customer of Acme", there)).toBe(refused);
    expect(await offered("agent", there)).toBe(refused);
  });

  it("a form of the portal may name the portal alone", async () => {
    expect(await offered("customer of Acme", { portal: { id: 1 } })).toBe("Printing, Mail");
    expect(await offered("portal-only of Acme", { portal: { id: 1 } })).toBe("Printing, Mail");
    expect(await offered("agent", { portal: { id: 1 } })).toBe(all);
  });

  it.each`
    payload                            | why
    ${{}}                              | ${"it does not say what the field holds"}
    ${{ present: 7 }}                  | ${"a field of text holds text"}
    ${"text"}                          | ${"it is no object"}
    ${{ present: "x".repeat(40_000) }} | ${"no field holds so much"}
  `("a payload that is none is refused: $why", async ({ payload }) => {
    expect(await offered("agent", undefined, payload)).toBe("invalid-request");
  });
});

describe("what is told of a service", () => {
  it("customers are told nothing of other customers, suppliers, servers, nor of the words behind a service", async () => {
    const words = JSON.stringify(await choice("customer of Acme", undefined, { present: "Laboratory" }));
    expect(words).not.toMatch(/Bolt|Laborator|Toner|Spool|Printers|general|acme-/);
  });

  it("agents are told which customers have an agreement of their own, and other words for a service", async () => {
    const { services } = await choice("agent");
    expect(services.map(({ name, value, alsoCalled, agreedApart }) => [name, value, alsoCalled, agreedApart])).toEqual([
      ["Printing", "Printing", ["Printers"], []],
      ["Mail", "Mail", [], ["Acme"]],
      ["Laboratory", "Laboratory", [], ["Bolt"]],
    ]);
  });

  it("on a ticket the promise is that to its customer, for its priority", async () => {
    const { services, promises, priority } = await choice("agent", {
      project: { id: site.projectId },
      issue: { id: ofBolt },
    });
    expect(priority).toBe("High");
    expect(
      services.map(({ name, promises: places }) => [name, places.map((place) => promises[place]!.customer)]),
    ).toEqual([
      ["Printing", [null]],
      ["Mail", []],
      ["Laboratory", ["Bolt"]],
    ]);
  });

  it.each`
    persona               | issue              | why
    ${"agent"}            | ${() => elsewhere} | ${"it is in another project"}
    ${"agent"}            | ${() => "999999"}  | ${"there is none"}
    ${"customer of Acme"} | ${() => ofBolt}    | ${"customers see no issues"}
  `("an issue that $persona may not see here tells nothing: $why", async ({ persona, issue }) => {
    const { priority, promises } = await choice(persona, { project: { id: site.projectId }, issue: { id: issue() } });
    expect(priority).toBeNull();
    expect(promises.map(({ customer }) => customer)).not.toContain("Bolt");
  });

  it.each`
    persona               | present         | meaning                                   | why
    ${"agent"}            | ${null}         | ${{ kind: "none" }}                       | ${"the field is empty"}
    ${"agent"}            | ${"Printers"}   | ${{ kind: "offered", value: "Printing" }} | ${"another word for the same service"}
    ${"agent"}            | ${"Fax"}        | ${{ kind: "not-offered", name: "Fax" }}   | ${"it is retired"}
    ${"agent"}            | ${"Telex"}      | ${{ kind: "not-offered", name: null }}    | ${"no service is called so"}
    ${"customer of Acme"} | ${"Mail"}       | ${{ kind: "offered", value: "Mail" }}     | ${"it is agreed with them"}
    ${"customer of Acme"} | ${"Laboratory"} | ${{ kind: "not-offered", name: null }}    | ${"it is not theirs, and they are told no more"}
  `("$persona, field holds $present: $why", async ({ persona, present, meaning }) => {
    expect((await choice(persona, undefined, { present })).present).toEqual(meaning);
  });
});

it("what is chosen is what is measured", async () => {
  const { services } = await choice("agent");
  for (const { value, name } of services) {
    const { key } = site.createTicket({
      Service: value === "Printing" ? "Printers" : "Telex",
      organizations: ["Acme"],
    });
    await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
    site.change(key, { "Agreed service": value });
    await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
    const expected = { Printing: "general v1", Mail: "acme-mail v1", Laboratory: "no agreement" }[name];
    expect((await site.fields(key))["Service level agreement"] ?? "no agreement").toBe(expected);
  }
});
