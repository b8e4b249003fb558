import type { ImportResult, MonitoringStatus } from "../../src/contract";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
statuses:
  - { name: New, category: new }
  - { name: Active, category: indeterminate }
  - { name: Parked, category: indeterminate }
  - { name: Done, category: done }
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts:
  - { key: lead, name: Lea Lead, accountId: lead }
  - { key: gone, name: Gone Gary, accountId: no-such-account }
  - { key: customer, name: Cem Customer, side: customer, accountId: customer }
  - { key: night, name: Night shift, groupId: GROUP }
  - { key: dissolved, name: Dissolved board, side: customer, groupId: no-such-group }
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Parked] } }
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    escalation:
      - measure: resolution
        commence: { percent: 25 }
        every: PT1H
        steps:
          - { level: 1, notify: [STEP1] }
          - { level: 2, notify: [lead] }
`;

let site: SimulatedSite;
const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);
const levels = async (key: string) => (await site.announcements(key)).map(({ level }) => level);
const notMonitored = async () => (await site.answer<MonitoringStatus>("monitoringStatus")).notMonitored;
const unreached = () =>
  site.answer<readonly { contact: string; reason: string; issueKey: string }[]>("unreachedContacts");

/** A desk on which the first step of every ladder addresses these contacts, by key. */
async function desk(...stepOne: string[]): Promise<void> {
  site = await SimulatedSite.open(monday);
  const group = site.jira.desk.addGroup("night-shift", ["agent"]);
  const text = catalogue.replace("GROUP", group.id).replace("STEP1", stepOne.join(", "));
  expect(await site.answer<ImportResult>("importCatalogue", { text })).toMatchObject({ kind: "imported" });
}

afterEach(() => site.close());

describe("an agreement that names whom Jira does not know", () => {
  it("a vanished account keeps no step from those beside it, and is listed by the next audit with all that are gone", async () => {
    await desk("lead", "gone");
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(DAY);
    expect(await levels(key)).toEqual([1, 2]);
    const [first] = await site.commentTexts(key);
    expect(first).toContain("@Lea Lead and @Gone Gary");
    expect(await unreached()).toMatchObject([
      { contact: "gone", reason: "account-unknown", issueKey: null },
      { contact: "dissolved", reason: "group-unknown-or-empty", issueKey: null },
    ]);
    expect(await notMonitored()).toEqual([]);
  });

  it("a vanished group is named, and listed; the mail reaches the others", async () => {
    await desk("customer", "dissolved", "night");
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(3 * HOUR);
    expect(await levels(key)).toEqual([1, 2]);
    const [first] = await site.commentTexts(key);
    expect(first).toContain(
      "on our side: Night shift (group); on the customer’s side: @Cem Customer and Dissolved board (group)",
    );
    expect(
      site.jira.desk
        .outbox()
        .flatMap(({ recipients }) => recipients)
        .toSorted(),
    ).toEqual(["agent", "customer"]);
    expect(await unreached()).toContainEqual(
      expect.objectContaining({ contact: "dissolved", reason: "group-unknown-or-empty", issueKey: key }),
    );
  });

  it("a group is told by one mail to its members, and nobody is mentioned for it", async () => {
    await desk("night");
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(3 * HOUR);
    const [first] = await site.commentTexts(key);
    expect(first).toContain("on our side: Night shift (group).");
    expect(first).not.toContain("@");
    expect(site.jira.desk.outbox()).toMatchObject([{ issueKey: key, recipients: ["agent"] }]);
  });
});

it("a status that the workflow lost pauses no clock, and the catalogue stays in force", async () => {
  await desk("lead");
  const { key } = site.createTicket({ Service: "Printers" });
  await passes(30 * MINUTE);
  site.change(key, { status: "Active" });
  await passes(2.5 * HOUR);
  expect(await levels(key)).toEqual([1, 2]);
  expect(await site.fields(key)).toMatchObject({ "SLA state": "running", "Escalation level": 2 });
});

it("a ticket without a service has no agreement, says so, and comes under one once it has", async () => {
  await desk("lead");
  const { key } = site.createTicket();
  await passes(3 * HOUR);
  expect(await site.fields(key)).toMatchObject({ "SLA state": "no agreement" });
  site.change(key, { Service: "Printers" });
  await passes(10 * MINUTE);
  expect(await site.fields(key)).toMatchObject({ "SLA state": "running" });
  expect(await levels(key)).toEqual([1, 2]);
});

describe("a comment that Jira refuses", () => {
  const setCommenting = (isAllowed: boolean) =>
    site.jira.desk.setGrants("HD", "ADD_COMMENTS", isAllowed ? [{ type: "loggedIn" }, { type: "app" }] : []);

  it("for want of permission: the ticket is listed since the first time, and told its steps once it takes comments", async () => {
    await desk("lead");
    setCommenting(false);
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(2 * HOUR);
    const listed = await notMonitored();
    expect(listed).toMatchObject([{ issueKey: key, reason: "comment-refused" }]);
    await passes(2 * DAY);
    expect(await notMonitored()).toEqual(listed);
    expect(await levels(key)).toEqual([]);
    setCommenting(true);
    await passes(DAY);
    expect(await levels(key)).toEqual([1, 2]);
    expect(await notMonitored()).toEqual([]);
  });

  it("in an archived project: its tickets are listed, and go on when it is opened again", async () => {
    await desk("lead");
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(30 * MINUTE);
    site.jira.desk.setArchived("HD", true, { at: site.clock.now(), actor: "lead" });
    await passes(2 * HOUR);
    expect(await levels(key)).toEqual([]);
    site.jira.desk.setArchived("HD", false, { at: site.clock.now(), actor: "lead" });
    expect(await notMonitored()).toMatchObject([{ issueKey: key, reason: "comment-refused" }]);
    await passes(DAY + HOUR);
    expect(await levels(key)).toEqual([1, 2]);
    expect(await notMonitored()).toEqual([]);
  });

  it("on a deleted ticket: it is forgotten, and the others are told their steps", async () => {
    await desk("lead");
    const gone = site.createTicket({ Service: "Printers" });
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(30 * MINUTE);
    site.jira.desk.deleteIssue(gone.id, { at: site.clock.now(), actor: "lead" });
    await passes(3 * HOUR);
    expect(await levels(key)).toEqual([1, 2]);
    expect(await notMonitored()).toEqual([]);
  });
});

it("a ticket behind a security level is listed as not readable, and told its steps once when the level is lifted", async () => {
  await desk("lead");
  const hidden = site.createTicket({ Service: "Printers" });
  const { key } = site.createTicket({ Service: "Printers" });
  await passes(90 * MINUTE);
  expect(await levels(hidden.key)).toEqual([1]);
  site.jira.desk.addSecurityLevel("HD", { name: "Board only", holders: [{ type: "user", id: "lead" }] });
  site.change(hidden.key, { security: "Board only" });
  await passes(90 * MINUTE);
  expect(await levels(key)).toEqual([1, 2]);
  expect(await notMonitored()).toMatchObject([{ issueKey: hidden.key, reason: "not-readable" }]);
  site.change(hidden.key, { security: null });
  await passes(DAY + HOUR);
  expect(await levels(hidden.key)).toEqual([1, 2]);
  expect(await notMonitored()).toEqual([]);
});
