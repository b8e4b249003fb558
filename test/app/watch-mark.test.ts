/**
 * The project's property by which Jira knows where the app's modules are wanted: written when watching begins, in the name
 * of whoever begins it, kept by the daily audit, and nothing but a matter of what is shown: events are not filtered by it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { FaultPolicy } from "../../sandbox/forge/faults";
import { isDisplayed } from "../../sandbox/site/forge/display-conditions";
import type { Answer, CustomerAnswer, MeasurementPage, QueueAnswer, SiteFindings } from "../../src/contract";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts: [{ key: lead, name: Lea Lead, accountId: lead }]
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT120H, calendar: always }]
    escalation:
      - { measure: resolution, commence: { percent: 25 }, every: PT24H, steps: [{ level: 1, notify: [lead] }, { level: 2, notify: [lead] }, { level: 3, notify: [lead] }] }
`;

let site: SimulatedSite;
afterEach(() => (site as SimulatedSite | undefined)?.close());

const path = "/rest/api/3/project/HD/properties/handshake";
const lead = { kind: "user", accountId: "lead" } as const;

async function mark(): Promise<unknown> {
  const { status, body } = await site.jira.request({ method: "GET", path, headers: {}, caller: lead });
  return status === 404 ? null : (JSON.parse(body!) as { value: unknown }).value;
}

async function removeMark(): Promise<void> {
  const { status } = await site.jira.request({ method: "DELETE", path, headers: {}, caller: lead });
  expect(status).toBe(204);
}

/** As on sites where apps hold no *Administer Projects*. */
const refuseTheApp = () => site.jira.desk.setGrants("HD", "ADMINISTER_PROJECTS", [{ type: "user", id: "lead" }]);
const runFor = (length: number) => site.clock.runUntil(site.clock.now() + length);

describe("which modules are shown by the property", () => {
  interface Module {
    readonly key: string;
    readonly displayConditions?: Readonly<Record<string, unknown>>;
  }
  const { modules } = parse(readFileSync(join(__dirname, "../../manifest.yml"), "utf8")) as {
    modules: Readonly<Record<string, readonly Module[]>>;
  };
  const everywhere = ["service-level-settings", "needs-attention", "request-service-level"];
  const shown = [...everywhere, "ticket-service-levels", "service-reviews"];

  it.each`
    property              | more                                            | why
    ${undefined}          | ${[]}                                           | ${"nobody ever watched"}
    ${{}}                 | ${[]}                                           | ${"the project was forgotten"}
    ${{ watched: true }}  | ${["ticket-service-levels", "service-reviews"]} | ${"its tickets are watched"}
    ${{ watched: false }} | ${["service-reviews"]}                          | ${"it is watched no longer and keeps its reviews"}
  `("$property: $more beside those that are shown everywhere ($why)", ({ property, more }) => {
    const facts = {
      projectType: "service_desk",
      isLoggedIn: true,
      canAdministerProjects: true,
      canAdministerJira: false,
      canUseServiceManagementAgentFeatures: true,
      projectProperties: new Map(property === undefined ? [] : [["handshake", property]]),
    } as const;
    const displayed = Object.values(modules)
      .flat()
      .filter(({ key, displayConditions }) => shown.includes(key) && isDisplayed(displayConditions, facts));
    expect(new Set(displayed.map(({ key }) => key))).toEqual(new Set([...everywhere, ...more]));
  });
});

describe("watching begins", () => {
  it.each`
    call                 | payload                                                | why
    ${"importCatalogue"} | ${{ text: catalogue }}                                 | ${"with a catalogue"}
    ${"saveMapping"}     | ${{ fields: { service: [], customer: [], team: [] } }} | ${"with its fields, before there is a catalogue"}
    ${"shareCatalogue"}  | ${{ isShared: true }}                                  | ${"with what others may follow"}
  `("$why: the property is written in the administrator's name", async ({ call, payload }) => {
    site = await SimulatedSite.open(monday);
    refuseTheApp();
    expect(await mark()).toBeNull();
    await site.answer(call, payload);
    expect(await mark()).toEqual({ watched: true });
  });

  it("is saved all the same where the property cannot be written", async () => {
    let isAway = true;
    const away: FaultPolicy = {
      onFetch: ({ path }) =>
        isAway && path.endsWith("/properties/handshake") ? { kind: "unavailable", status: 503 } : undefined,
      onDelivery: () => undefined,
      onTick: () => undefined,
    };
    site = await SimulatedSite.open(monday, away);
    expect(await site.answer("importCatalogue", { text: catalogue })).toMatchObject({ kind: "imported" });
    expect(await mark()).toBeNull();
    isAway = false;
    expect(await site.answer<SiteFindings>("siteFindings")).toMatchObject({ isMarkedAsWatched: false });
  });
});

describe("the property is lost", () => {
  beforeEach(async () => {
    site = await SimulatedSite.open(monday);
    await site.answer("importCatalogue", { text: catalogue });
    await removeMark();
  });

  it("the daily audit writes it as the app", async () => {
    await runFor(DAY + HOUR);
    expect(await mark()).toEqual({ watched: true });
    expect(await site.answer("siteFindings")).toEqual({ isMarkedAsWatched: true, tellsOrganizations: true });
  });

  it("where Jira refuses that, it is a finding, which an administrator mends with a call of their own", async () => {
    refuseTheApp();
    await runFor(DAY + HOUR);
    expect(await mark()).toBeNull();
    expect(await site.answer("siteFindings")).toMatchObject({ isMarkedAsWatched: false });
    await site.answer("markAsWatched");
    expect(await mark()).toEqual({ watched: true });
  });
});

it("organizations that Jira refuses to the app are a finding", async () => {
  site = await SimulatedSite.open(monday);
  await site.answer("importCatalogue", { text: catalogue });
  site.jira.desk.setGrants("HD", "SERVICEDESK_AGENT", [{ type: "user", id: "agent" }]);
  expect(await site.answer("siteFindings")).toMatchObject({ tellsOrganizations: false });
});

/** All that a week says of a ticket whose steps fall due throughout it, as people and the store have it. */
async function weekWith(middle: () => Promise<void>): Promise<unknown> {
  site = await SimulatedSite.open(monday);
  await site.answer("importCatalogue", { text: catalogue });
  refuseTheApp();
  const first = site.createTicket({ Service: "Printers" });
  await runFor(3 * DAY);
  await middle();
  const second = site.createTicket({ Service: "Printers" });
  site.change(first.key, { status: "Waiting" });
  await runFor(4 * DAY);
  site.change(first.key, { status: "Done" });
  await runFor(2 * HOUR);
  const { rows } = await site.answer<MeasurementPage>("measurements", { cursor: null, at: null });
  const told = [await site.announcements(first.key), await site.announcements(second.key)];
  const fields = [await site.fields(first.key), await site.fields(second.key)];
  return { rows, told, fields };
}

it("with the property deleted in mid-week nothing is lost", async () => {
  const plain = await weekWith(async () => undefined);
  site.close();
  const without = await weekWith(removeMark);
  expect(await mark()).toBeNull();
  expect((plain as { told: unknown[][] }).told.map((steps) => steps.length)).toEqual([3, 3]);
  expect(without).toEqual(plain);
});

describe("a project that nobody watches", () => {
  let request: string;
  beforeEach(async () => {
    site = await SimulatedSite.open(monday);
    site.jira.desk.addRequestType("HD", { name: "Get help", issueType: "Incident" });
    await runFor(HOUR);
    request = site.createTicket({ requesttype: "Get help" }).key;
    await runFor(10 * MINUTE);
  });

  /** How many there have been to Jira. */
  const requests = () => Object.values(site.host.meter().jira.requests).reduce((sum, count) => sum + count, 0);

  const ask = async <Value>(moduleKey: string, functionKey: string, extension: Record<string, unknown>) => {
    const before = requests();
    const answer = await site.clock.runToResult(
      site.host.invokeResolver({
        moduleKey,
        functionKey,
        payload: { projectId: site.projectId },
        viewer: { accountId: "agent", accountType: "licensed", locale: "en-GB", timezone: "Etc/UTC" },
        extension: { project: { id: site.projectId, key: "HD" }, ...extension },
      }),
    );
    if (answer.kind === "failed") throw new Error(answer.message);
    return { answer: answer.value as Answer<Value>, calls: requests() - before };
  };

  it("costs one read an event, and nothing else", async () => {
    const before = { ...site.host.meter().kvs };
    const asked = requests();
    site.change(request, { status: "Active" });
    await site.clock.runUntil(site.clock.now() + 4 * MINUTE);
    const { reads, writes } = site.host.meter().kvs;
    expect([reads - before.reads, writes - before.writes, requests() - asked]).toEqual([1, 0, 0]);
  });

  it("says so on the queue page, after one question to Jira: whether the caller may ask", async () => {
    const { answer, calls } = await ask<QueueAnswer>("needs-attention", "openTickets", {});
    expect(answer).toEqual({ kind: "answered", value: { kind: "project-not-watched" } });
    expect(calls).toBe(1);
  });

  it("has promised nothing on a request in the portal", async () => {
    const place = { portal: { id: 1 }, request: { key: request } };
    const { answer } = await ask<CustomerAnswer | null>("request-service-level", "promise", place);
    expect(answer).toMatchObject({ kind: "answered", value: { promises: [], maintenance: [] } });
  });
});
