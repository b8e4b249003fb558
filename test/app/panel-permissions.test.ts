import type { Answer } from "../../src/contract";
import { askPanel, type Onlooker } from "./panel-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
`;

/** Everybody who might open, or pretend to open, a panel. */
const personas: Readonly<Record<string, Onlooker>> = {
  "agent of the project": { accountId: "agent", accountType: "licensed" },
  "administrator of the project": { accountId: "head", accountType: "licensed" },
  "agent of another project": { accountId: "neighbour", accountType: "licensed" },
  "administrator of another project": { accountId: "other-head", accountType: "licensed" },
  "site administrator without a role": { accountId: "root", accountType: "licensed" },
  "agent outside the security level": { accountId: "outsider", accountType: "licensed" },
  "customer of this request": { accountId: "customer", accountType: "unlicensed" },
  "customer of another organization": { accountId: "stranger", accountType: "unlicensed" },
  "customer who says to be licensed": { accountId: "customer", accountType: "licensed" },
  "portal-only customer": { accountId: "portal", accountType: "customer" },
  nobody: { accountType: "anonymous" },
};

let site: SimulatedSite;
let own: string;
let secret: string;
let foreign: { issueId: string; projectId: string };

beforeAll(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  for (const [accountId, kind] of [
    ["head", "agent"],
    ["neighbour", "agent"],
    ["other-head", "agent"],
    ["root", "administrator"],
    ["outsider", "agent"],
    ["stranger", "customer"],
    ["portal", "portal-only"],
  ] as const)
    desk.addUser({ accountId, displayName: accountId, kind });
  const other = desk.addProject({
    key: "OP",
    name: "Other project",
    lead: "lead",
    statuses: ["New", "Done"],
    issueTypes: ["Incident"],
  });
  // Every agent of a site is on the team of its projects unless the project says who is.
  const grant = (project: string, team: readonly string[], administrators: readonly string[]) => {
    const holders = (accountIds: readonly string[]) => [
      { type: "app" as const },
      ...accountIds.map((id) => ({ type: "user" as const, id })),
    ];
    desk.setGrants(project, "BROWSE_PROJECTS", holders([...team, ...administrators]));
    desk.setGrants(project, "SERVICEDESK_AGENT", holders(team));
    desk.setGrants(project, "ADMINISTER_PROJECTS", holders(administrators));
  };
  grant("HD", ["agent", "outsider"], ["lead", "head"]);
  grant("OP", ["neighbour"], ["lead", "other-head"]);
  desk.setAppsSeeSecuredIssues(true);
  desk.addSecurityLevel("HD", { name: "Board", holders: [{ type: "user", id: "agent" }] });
  await site.answer("importCatalogue", { text: catalogue });
  own = site.createTicket({ Service: "Printers" }).id;
  secret = site.createTicket({ Service: "Printers", security: "Board" }).id;
  foreign = {
    issueId: desk.createIssue({
      project: "OP",
      at: site.clock.now(),
      actor: "lead",
      fields: { summary: "Other", issuetype: "Incident", status: "New" },
    }).id,
    projectId: other.id,
  };
  await site.clock.runUntil(site.clock.now() + 10 * MINUTE);
});
afterAll(() => site.close());

const clock = { agreement: "standard", version: 1, measure: "resolution", cycle: 1 };
const calls = [
  ["standing", {}],
  ["story", clock],
  ["journal", {}],
  [
    "record",
    { requestId: "walk-through", deed: { kind: "extension-asked", clock, additionalMs: 60_000, reason: "Why" } },
  ],
  ["outages", {}],
  [
    "recordOutage",
    {
      requestId: "walk-through",
      deed: {
        kind: "began",
        subject: { kind: "service", key: "print" },
        from: "2024-01-08T08:00:00Z",
        to: null,
        loss: 100,
        note: "walk-through",
      },
    },
  ],
] as const;

const refused = { kind: "failed", code: "not-allowed" };
const told = { kind: "answered", value: expect.any(Object) };

describe.each(calls)("%s", (call, payload) => {
  const ask = (onlooker: Onlooker, issueId: string, projectId = site.projectId, more: object = {}) =>
    askPanel(site, call, { issueId, projectId }, { ...payload, ...more }, onlooker) as Promise<Answer<unknown>>;

  it.each`
    persona                                | ticket      | outcome    | why
    ${"agent of the project"}              | ${"own"}    | ${told}    | ${"works on it"}
    ${"administrator of the project"}      | ${"own"}    | ${told}    | ${"answers for it"}
    ${"agent outside the security level"}  | ${"own"}    | ${told}    | ${"it has no security level"}
    ${"agent of the project"}              | ${"secret"} | ${told}    | ${"is in the security level"}
    ${"agent outside the security level"}  | ${"secret"} | ${refused} | ${"sees the project and not this issue"}
    ${"administrator of the project"}      | ${"secret"} | ${refused} | ${"sees the project and not this issue"}
    ${"agent of another project"}          | ${"own"}    | ${refused} | ${"has no part in it"}
    ${"administrator of another project"}  | ${"own"}    | ${refused} | ${"has no part in it"}
    ${"site administrator without a role"} | ${"own"}    | ${refused} | ${"does not see the project"}
    ${"customer of this request"}          | ${"own"}    | ${refused} | ${"teams and suppliers are none of theirs"}
    ${"customer of another organization"}  | ${"own"}    | ${refused} | ${"sees nothing of it"}
    ${"customer who says to be licensed"}  | ${"own"}    | ${refused} | ${"what a context says of a licence is no proof"}
    ${"portal-only customer"}              | ${"own"}    | ${refused} | ${"sees nothing of it"}
    ${"nobody"}                            | ${"own"}    | ${refused} | ${"is not logged in"}
  `("$persona, $ticket ticket: $why", async ({ persona, ticket, outcome }) => {
    const answer = await ask(personas[persona]!, ticket === "own" ? own : secret);
    expect(answer).toMatchObject(outcome);
  });

  it("goes by the issue on which the panel stands; ids in a payload gain nothing", async () => {
    const forged = { issueId: own, projectId: site.projectId, accountId: "agent", issue: { id: own }, context: {} };
    const answer = await ask(personas["agent of another project"]!, foreign.issueId, foreign.projectId, forged);
    // Neither an agreement nor a deed of the ticket that the payload names.
    expect(JSON.stringify(answer)).not.toMatch(/standard|walk-through/);
    expect(await ask(personas["customer of this request"]!, own, site.projectId, forged)).toMatchObject(refused);
  });

  it("tells nothing of a ticket by way of a project that the caller works in", async () => {
    expect(await ask(personas["agent of another project"]!, own, foreign.projectId)).toMatchObject(refused);
    expect(await ask(personas["agent of another project"]!, foreign.issueId, site.projectId)).toMatchObject(refused);
  });

  it.each(["", "0", "x", "1 OR 1", "../1", "99999999999999999999"])(
    "takes no issue %j from anybody",
    async (issueId) => {
      expect(await ask(personas["agent of the project"]!, issueId)).toMatchObject(refused);
    },
  );
});

it("remembers a yes for a minute at most: whoever leaves the team sees nothing any more", async () => {
  const look = () => askPanel(site, "standing", { issueId: own, projectId: site.projectId });
  expect(await look()).toMatchObject(told);
  for (const permission of ["BROWSE_PROJECTS", "SERVICEDESK_AGENT"])
    site.jira.desk.setGrants("HD", permission, [{ type: "app" }]);
  await site.clock.runUntil(site.clock.now() + MINUTE);
  expect(await look()).toMatchObject(refused);
});
