import type { Answer, CustomerAnswer } from "../../src/contract";
import type { Onlooker } from "./panel-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts:
  - { key: ada, name: Ada Byron, role: Service level manager, phone: "117" }
  - { key: shift, name: Shift lead, phone: "118" }
agreements:
  - key: standard
    name: Standard printing
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    owner: ada
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    escalation: [{ measure: resolution, commence: { percent: 50 }, steps: [{ level: 1, notify: [shift] }] }]
  - key: toner-inc
    kind: uc
    version: 1
    service: print
    party: { supplier: Toner Inc, statuses: [Waiting] }
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT2H, calendar: always }]
`;

/** Everybody who might open, or pretend to open, a request in the portal. */
const personas: Readonly<Record<string, Onlooker>> = {
  "reporter of the request": { accountId: "customer", accountType: "unlicensed" },
  "colleague it is shared with": { accountId: "colleague", accountType: "unlicensed" },
  "customer of another organization": { accountId: "stranger", accountType: "unlicensed" },
  "portal-only reporter": { accountId: "portal", accountType: "customer" },
  "portal-only participant": { accountId: "portal", accountType: "customer" },
  "portal-only stranger": { accountId: "other-portal", accountType: "customer" },
  "stranger who says to be portal-only": { accountId: "stranger", accountType: "customer" },
  "agent of the project": { accountId: "agent", accountType: "licensed" },
  "agent of another project": { accountId: "neighbour", accountType: "licensed" },
  nobody: { accountType: "anonymous" },
};

let site: SimulatedSite;
const keys: Record<string, string> = {};

beforeAll(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  for (const [accountId, kind] of [
    ["colleague", "customer"],
    ["stranger", "customer"],
    ["neighbour", "agent"],
    ["portal", "portal-only"],
    ["other-portal", "portal-only"],
  ] as const)
    desk.addUser({ accountId, displayName: accountId, kind });
  desk.addRequestType("HD", { name: "Get help", issueType: "Incident" });
  desk.addOrganization("Acme", ["customer", "colleague"]);
  desk.addOrganizationToProject("HD", "Acme");
  for (const accountId of ["portal", "other-portal"]) desk.addCustomer("HD", accountId);
  desk.setGrants("HD", "BROWSE_PROJECTS", [{ type: "app" }, { type: "user", id: "agent" }]);
  desk.setGrants("HD", "SERVICEDESK_AGENT", [{ type: "app" }, { type: "user", id: "agent" }]);
  await site.answer("importCatalogue", { text: catalogue });
  const request = { Service: "Printers", requesttype: "Get help" };
  keys.own = site.createTicket({ ...request, organizations: ["Acme"] }).key;
  keys.shared = site.createTicket({ ...request, participants: ["portal"] }).key;
  keys.portals = site.createTicket({ ...request, reporter: "portal" }).key;
  keys.internal = site.createTicket({ Service: "Printers" }).key;
  await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
  site.change(keys.own, { status: "Waiting", assignee: "agent" });
  await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
});
afterAll(() => site.close());

/** Asks as the page in the portal does, on a request of this key. */
async function ask(
  key: string,
  { accountId, accountType = "licensed" }: Onlooker,
  payload: object = {},
): Promise<Answer<CustomerAnswer | null>> {
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "request-service-level",
      functionKey: "promise",
      payload,
      viewer: { ...(accountId !== undefined && { accountId }), accountType, locale: "en-GB", timezone: "Etc/UTC" },
      extension: { type: "jiraServiceManagement:portalRequestDetail", portal: { id: 1 }, request: { key } },
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value as Answer<CustomerAnswer | null>;
}

const refused = { kind: "failed", code: "not-allowed" };
const told = { kind: "answered", value: { promises: [{ agreement: "Standard printing" }] } };

describe("who is told what was promised for a request", () => {
  it.each`
    persona                                  | request       | outcome    | why
    ${"reporter of the request"}             | ${"own"}      | ${told}    | ${"asked for it"}
    ${"colleague it is shared with"}         | ${"own"}      | ${told}    | ${"it is shared with their organization"}
    ${"portal-only participant"}             | ${"shared"}   | ${told}    | ${"takes part in it"}
    ${"portal-only reporter"}                | ${"portals"}  | ${told}    | ${"asked for it"}
    ${"agent of the project"}                | ${"own"}      | ${told}    | ${"sees the portal as customers do"}
    ${"customer of another organization"}    | ${"own"}      | ${refused} | ${"the portal shows them no such request"}
    ${"colleague it is shared with"}         | ${"shared"}   | ${refused} | ${"this one is not shared with their organization"}
    ${"portal-only reporter"}                | ${"own"}      | ${refused} | ${"neither asked for it nor takes part in it"}
    ${"portal-only stranger"}                | ${"shared"}   | ${refused} | ${"somebody else takes part in it"}
    ${"portal-only stranger"}                | ${"portals"}  | ${refused} | ${"somebody else asked for it"}
    ${"stranger who says to be portal-only"} | ${"own"}      | ${refused} | ${"the app's own look finds them neither"}
    ${"agent of another project"}            | ${"own"}      | ${refused} | ${"has no part in it"}
    ${"nobody"}                              | ${"own"}      | ${refused} | ${"is not logged in"}
    ${"reporter of the request"}             | ${"internal"} | ${refused} | ${"a ticket without request type is in no portal"}
  `("$persona, $request: $why", async ({ persona, request, outcome }) => {
    expect(await ask(keys[request]!, personas[persona]!)).toMatchObject(outcome);
  });

  it.each(["customer of another organization", "portal-only stranger", "nobody"])(
    "keys and accounts that a payload names gain %s nothing",
    async (persona) => {
      const forged = { key: keys.own, issueId: "1", request: { key: keys.own }, accountId: "customer", context: {} };
      expect(await ask(keys.portals!, personas[persona]!, forged)).toMatchObject(refused);
    },
  );

  it.each(["", "HD", "HD-0", "HD-999", "hd-1", "../HD-1", "HD-1/participant", "HD-1?expand=x"])(
    "there is no request %j for anybody",
    async (key) => {
      expect(await ask(key, personas["agent of the project"]!)).toMatchObject(refused);
    },
  );
});

it("tells nothing of suppliers, statuses, assignees and internal contacts", async () => {
  const answer = await ask(keys.own!, personas["reporter of the request"]!);
  const words = JSON.stringify(answer);
  expect(words).toContain("Ada Byron");
  expect(words).not.toMatch(/Toner|toner-inc|Waiting|Ann Agent|agent|Shift lead|118/);
});
