import type { Answer, QueueAnswer } from "../../src/contract";
import { needsOf } from "../../src/domain/queue/needs";
import { fromQueueForm, type QueueForm } from "../../src/domain/queue/queue-form";
import type { QueueTicket } from "../../src/domain/queue/queue-ticket";
import { askPanel, type Onlooker } from "./panel-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts: [{ key: ann, name: Ann }]
agreements:
  - key: standard
    name: Standard printing
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    escalation: [{ measure: resolution, commence: { percent: 50 }, steps: [{ level: 1, notify: [ann] }] }]
`;

async function openSite(): Promise<SimulatedSite> {
  const site = await SimulatedSite.open(monday);
  await site.answer("importCatalogue", { text: catalogue });
  return site;
}

const agent: Onlooker = { accountId: "agent", accountType: "licensed" };

async function ask(
  site: SimulatedSite,
  { accountId, accountType = "licensed" }: Onlooker = agent,
  projectId = site.projectId,
): Promise<Answer<QueueAnswer>> {
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "needs-attention",
      functionKey: "openTickets",
      payload: { projectId },
      viewer: { ...(accountId !== undefined && { accountId }), accountType, locale: "en-GB", timezone: "Etc/UTC" },
      extension: { project: { id: site.projectId, key: "HD" } },
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value as Answer<QueueAnswer>;
}

async function view(site: SimulatedSite, onlooker = agent) {
  const answer = await ask(site, onlooker);
  if (answer.kind === "failed" || answer.value.kind !== "told") throw new Error(JSON.stringify(answer));
  const { form, isBeingRenewed } = answer.value;
  return { at: form.at, isBeingRenewed, tickets: fromQueueForm(form as QueueForm) };
}
const needs = (tickets: readonly QueueTicket[], at: number) =>
  Object.fromEntries(tickets.map((ticket) => [ticket.issueKey, needsOf(ticket, at).join(", ")]));
const waitUntil = (site: SimulatedSite, at: number) => site.clock.runUntil(at);

describe("what the queue page is told", () => {
  let site: SimulatedSite;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => site.close());

  it("is which open tickets need somebody, and why", async () => {
    const late = site.createTicket({ Service: "Printers" }).key;
    await waitUntil(site, monday + 3 * HOUR);
    const risky = site.createTicket({ Service: "Printers" }).key;
    await waitUntil(site, monday + 5 * HOUR + 30 * MINUTE);
    const well = site.createTicket({ Service: "Printers" }).key;
    const nothing = site.createTicket({}).key;
    const done = site.createTicket({ Service: "Printers", status: "Done" }).key;
    await waitUntil(site, monday + 5 * HOUR + 45 * MINUTE);
    const { tickets } = await view(site);
    expect(needs(tickets, site.clock.now())).toEqual({
      [late]: "late, escalated",
      [risky]: "escalated, at-risk",
      [well]: "",
      [nothing]: "no-agreement",
    });
    expect(tickets.map(({ issueKey }) => issueKey)).not.toContain(done);
    expect(tickets.find(({ issueKey }) => issueKey === late)).toMatchObject({
      service: "Printing",
      status: "New",
      clocks: [{ agreement: "Standard printing", isBreached: true }],
    });
  });

  it("takes in what agents did: acknowledged, explained, asked for", async () => {
    const { id, key } = site.createTicket({ Service: "Printers" });
    await waitUntil(site, monday + 4 * HOUR + 30 * MINUTE);
    const clock = { agreement: "standard", version: 1, measure: "resolution", cycle: 1 } as const;
    const record = (deed: object, requestId: string) =>
      askPanel(site, "record", { issueId: id, projectId: site.projectId }, { requestId, deed });
    await record({ kind: "acknowledged", step: { ...clock, level: 1 }, note: "" }, "first-deed");
    await record({ kind: "breach-explained", clock, reason: "other", note: "A flood." }, "second-deed");
    await record({ kind: "extension-asked", clock, additionalMs: HOUR, reason: "Parts" }, "third-deed");
    // The store's indexes lag behind what is written.
    await waitUntil(site, site.clock.now() + MINUTE);
    const { tickets } = await view(site);
    expect(needs(tickets, site.clock.now())[key]).not.toContain("escalated");
    expect(needs(tickets, site.clock.now())[key]).not.toContain("late");
    expect(needs(tickets, site.clock.now())[key]).toContain("more-time");
  });

  it("is shown at once when it is old, and made anew behind the page", async () => {
    site.createTicket({ Service: "Printers" });
    await waitUntil(site, site.clock.now() + 10 * MINUTE);
    const first = await view(site);
    expect(first).toMatchObject({ isBeingRenewed: false });
    site.createTicket({ Service: "Printers" });
    await waitUntil(site, site.clock.now() + 10 * MINUTE);
    const old = await view(site);
    expect(old).toMatchObject({ at: first.at, isBeingRenewed: true });
    expect(old.tickets).toHaveLength(1);
    await waitUntil(site, site.clock.now() + 10_000);
    const renewed = await view(site);
    expect(renewed).toMatchObject({ isBeingRenewed: false });
    expect(renewed.at).toBeGreaterThan(first.at);
    expect(renewed.tickets).toHaveLength(2);
  });

  it("costs nothing while nobody opens it, and some points of Jira then, however many tickets there are", async () => {
    for (let i = 0; i < 20; i += 1) site.createTicket({ Service: "Printers" });
    await waitUntil(site, site.clock.now() + 10 * MINUTE);
    const before = site.host.meter().jira;
    await view(site);
    const after = site.host.meter().jira;
    const fresh = Object.entries(after.requests).filter(([route, count]) => count !== (before.requests[route] ?? 0));
    expect(fresh.map(([route]) => route).sort()).toEqual([
      "POST /rest/api/3/permissions/check",
      "POST /rest/api/3/search/approximate-count",
      "POST /rest/api/3/search/jql",
    ]);
    expect(after.points - before.points).toBeLessThanOrEqual(12);
  });

  it("says so where the project has no catalogue", async () => {
    const bare = await SimulatedSite.open(monday);
    expect(await ask(bare)).toEqual({ kind: "answered", value: { kind: "project-not-watched" } });
    bare.close();
  });
});

describe("who is told", () => {
  let site: SimulatedSite;
  let own: string;
  let secret: string;
  const personas: Readonly<Record<string, Onlooker>> = {
    "agent of the project": agent,
    "administrator of the project": { accountId: "lead", accountType: "licensed" },
    "agent outside the security level": { accountId: "outsider", accountType: "licensed" },
    "agent of another project": { accountId: "neighbour", accountType: "licensed" },
    "customer of the project": { accountId: "customer", accountType: "unlicensed" },
    "customer who says to be licensed": { accountId: "customer", accountType: "licensed" },
    "portal-only customer": { accountId: "portal", accountType: "customer" },
    nobody: { accountType: "anonymous" },
  };

  beforeAll(async () => {
    site = await openSite();
    const { desk } = site.jira;
    for (const [accountId, kind] of [
      ["outsider", "agent"],
      ["neighbour", "agent"],
      ["portal", "portal-only"],
    ] as const)
      desk.addUser({ accountId, displayName: accountId, kind });
    const people = (...ids: string[]) => [
      { type: "app" as const },
      ...ids.map((id) => ({ type: "user" as const, id })),
    ];
    desk.setGrants("HD", "BROWSE_PROJECTS", people("agent", "outsider", "lead"));
    desk.setGrants("HD", "SERVICEDESK_AGENT", people("agent", "outsider"));
    desk.setGrants("HD", "ADMINISTER_PROJECTS", people("lead"));
    desk.setAppsSeeSecuredIssues(true);
    desk.addSecurityLevel("HD", { name: "Board", holders: [{ type: "user", id: "agent" }] });
    own = site.createTicket({ Service: "Printers" }).key;
    secret = site.createTicket({ Service: "Printers", security: "Board" }).key;
    await waitUntil(site, site.clock.now() + 10 * MINUTE);
  });
  afterAll(() => site.close());

  it.each`
    persona                               | seen                 | why
    ${"agent of the project"}             | ${["own", "secret"]} | ${"works on both"}
    ${"agent outside the security level"} | ${["own"]}           | ${"does not see the other"}
    ${"administrator of the project"}     | ${["own"]}           | ${"is not in the level either"}
  `("$persona is told of $seen: $why", async ({ persona, seen }) => {
    const { tickets } = await view(site, personas[persona]!);
    expect(tickets.map(({ issueKey }) => issueKey).sort()).toEqual(
      seen.map((one: string) => (one === "own" ? own : secret)).sort(),
    );
  });

  it.each([
    "agent of another project",
    "customer of the project",
    "customer who says to be licensed",
    "portal-only customer",
    "nobody",
  ])("%s is told nothing", async (persona) => {
    expect(await ask(site, personas[persona]!)).toMatchObject({ kind: "failed", code: "not-allowed" });
  });

  it.each(["999999", "0"])("project %s of a payload is told of to nobody who may not see it", async (projectId) => {
    expect(await ask(site, personas["agent of the project"]!, projectId)).toMatchObject({ kind: "failed" });
  });
});
