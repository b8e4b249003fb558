/**
 * Who is told what in the portal, walked by every kind of account as Atlassian documents them (developer.atlassian.com/
 * platform/forge/access-to-forge-apps-for-unlicensed-users), against the table that the guide for administrators gives.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer, CustomerAnswer, ImportResult, ServiceChoice } from "../../src/contract";
import type { Onlooker } from "./panel-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const monday = Date.UTC(2024, 0, 8, 8);

const agreed = (more: object) => ({
  kind: "sla",
  version: 1,
  validFrom: "2024-01-01",
  targets: [{ measure: "resolution", within: "PT8H", calendar: "always" }],
  ...more,
});
const catalogue = {
  format: "service-level-catalogue/1",
  calendars: [{ key: "always", timezone: "Etc/UTC", weekly: "always" }],
  services: [
    { key: "print", name: "Printing", tickets: { service: ["Printing"] } },
    { key: "mail", name: "Mail", tickets: { service: ["Mail"] } },
    { key: "lab", name: "Laboratory", tickets: { service: ["Laboratory"] } },
  ],
  customers: [
    { key: "acme", name: "Acme" },
    { key: "bolt", name: "Bolt" },
  ],
  agreements: [
    agreed({ key: "general", service: "print" }),
    agreed({ key: "acme-mail", service: "mail", customer: "acme" }),
    agreed({ key: "bolt-lab", service: "lab", customer: "bolt" }),
  ],
};

/** The table's rows: who belongs to Acme, with whom requests are shared, and who is new here and in no organization. */
const accounts: Readonly<Record<string, { readonly member: Onlooker; readonly newcomer: Onlooker }>> = {
  "agent of the project": {
    member: { accountId: "agent", accountType: "licensed" },
    newcomer: { accountId: "new-agent", accountType: "licensed" },
  },
  "colleague with a licence, no agent here": {
    member: { accountId: "colleague", accountType: "licensed" },
    newcomer: { accountId: "new-colleague", accountType: "licensed" },
  },
  "portal-only customer": {
    member: { accountId: "portal", accountType: "customer" },
    newcomer: { accountId: "new-portal", accountType: "customer" },
  },
  "account without a licence": {
    member: { accountId: "employee", accountType: "unlicensed" },
    newcomer: { accountId: "new-employee", accountType: "unlicensed" },
  },
  "not logged in": { member: { accountType: "anonymous" }, newcomer: { accountType: "anonymous" } },
};

/** The table of the guide: its rows by account, with the cells in the order of the columns. */
const table = new Map(
  readFileSync(join(__dirname, "../../docs/for-administrators.md"), "utf8")
    .split("## Who is told what in the portal")[1]!
    .split("\n## ")[0]!
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line): [string, string[]] => {
      const [account = "", ...cells] = line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [account, cells];
    }),
);

/** What the guide's words for the request form come to in this catalogue. */
const services: Readonly<Record<string, string>> = {
  "every service": "Printing, Mail, Laboratory",
  "what is agreed with them or everybody": "Printing, Mail",
  "what is agreed with everybody": "Printing",
  nothing: "refused",
};

let site: SimulatedSite;
const requests: Record<string, string> = {};

beforeAll(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  for (const [accountId, kind] of [
    ["new-agent", "agent"],
    ["colleague", "agent"],
    ["new-colleague", "agent"],
    ["portal", "portal-only"],
    ["new-portal", "portal-only"],
    ["employee", "customer"],
    ["new-employee", "customer"],
    ["stranger", "customer"],
  ] as const)
    desk.addUser({ accountId, displayName: accountId, kind });
  desk.addRequestType("HD", { name: "Get help", issueType: "Incident" });
  desk.addOrganization("Acme", ["colleague", "portal", "employee"]);
  desk.addOrganizationToProject("HD", "Acme");
  for (const accountId of ["new-colleague", "new-portal", "new-employee", "stranger"])
    desk.addCustomer("HD", accountId);
  for (const permission of ["BROWSE_PROJECTS", "SERVICEDESK_AGENT"])
    desk.setGrants("HD", permission, [
      { type: "app" },
      { type: "user", id: "agent" },
      { type: "user", id: "new-agent" },
    ]);
  const imported = await site.answer<ImportResult>("importCatalogue", { text: JSON.stringify(catalogue) });
  expect(imported).toMatchObject({ kind: "imported" });
  const request = { "Agreed service": "Printing", requesttype: "Get help" };
  for (const { member } of Object.values(accounts))
    if (member.accountId !== undefined)
      requests[member.accountId] = site.createTicket({ ...request, reporter: member.accountId }).key;
  requests.shared = site.createTicket({ ...request, reporter: "stranger", organizations: ["Acme"] }).key;
  requests.foreign = site.createTicket({ ...request, reporter: "stranger" }).key;
  await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
});
afterAll(() => site.close());

async function invoke<Value>(
  moduleKey: string,
  functionKey: string,
  { accountId, accountType = "licensed" }: Onlooker,
  extension: Record<string, unknown>,
): Promise<Answer<Value>> {
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey,
      functionKey,
      payload: { present: null },
      viewer: { ...(accountId !== undefined && { accountId }), accountType, locale: "en-GB", timezone: "Etc/UTC" },
      extension,
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value as Answer<Value>;
}

/** Whether the panel of a request in the portal tells somebody what was promised. */
async function panel(who: Onlooker, key: string): Promise<string> {
  const type = "jiraServiceManagement:portalRequestDetail";
  const place = { type, portal: { id: 1 }, request: { key } };
  const answer = await invoke<CustomerAnswer | null>("request-service-level", "promise", who, place);
  if (answer.kind === "failed") return answer.code === "not-allowed" ? "refused" : answer.message;
  return answer.value?.promises.length === 1 ? "told" : "told nothing";
}

/** The services that the field offers somebody in a request form, by name. */
async function form(who: Onlooker): Promise<string> {
  const place = { type: "jira:customField", entryPoint: "edit", project: { id: site.projectId }, portal: { id: 1 } };
  const answer = await invoke<ServiceChoice | null>("slm-service", "choice", who, place);
  if (answer.kind === "failed") return answer.code === "not-allowed" ? "refused" : answer.message;
  return answer.value?.services.map(({ name }) => name).join(", ") ?? "nothing set up";
}

it("the guide's table names every kind of account", () => {
  expect([...table.keys()]).toEqual(Object.keys(accounts));
});

describe.each(Object.entries(accounts))("%s", (account, { member, newcomer }) => {
  const [own, shared, foreign, inForm, inFormWhenNew] = table.get(account)!;

  it(`panel: own request ${own}, shared ${shared}, somebody else's ${foreign}`, async () => {
    const ownKey = requests[member.accountId ?? ""] ?? requests.shared!;
    expect([
      await panel(member, ownKey),
      await panel(member, requests.shared!),
      await panel(member, requests.foreign!),
    ]).toEqual([own, shared, foreign]);
  });

  it(`request form: ${inForm}; when new, ${inFormWhenNew}`, async () => {
    expect([await form(member), await form(newcomer)]).toEqual([services[inForm!], services[inFormWhenNew!]]);
  });
});

describe("where Jira lets nobody ask on an account's behalf", () => {
  it("whoever says to have a licence is told what the app finds itself", async () => {
    const liar: Onlooker = { accountId: "employee", accountType: "licensed" };
    expect([await panel(liar, requests.shared!), await panel(liar, requests.foreign!), await form(liar)]).toEqual([
      "told",
      "refused",
      "Printing, Mail",
    ]);
  });
});
