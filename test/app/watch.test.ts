import { faultOnce } from "../../sandbox/forge/faults";
import type { ImportResult, MeasurementPage, MonitoringStatus } from "../../src/contract";
import { SimulatedSite } from "./simulated-site";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts:
  - { key: lead, name: Lea Lead, accountId: lead }
  - { key: gone, name: Gone Gary, accountId: no-such-account }
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting] } }
    targets:
      - { measure: resolution, within: PT4H, calendar: always }
      - { measure: response, within: PT1H, calendar: always }
    escalation:
      - measure: resolution
        commence: { percent: 50 }
        every: PT1H
        steps:
          - { level: 1, notify: [lead, gone] }
          - { level: 2, notify: [lead], comment: public }
`;

let site: SimulatedSite;

async function watchedSite(faults?: Parameters<typeof SimulatedSite.open>[1]): Promise<SimulatedSite> {
  site = await SimulatedSite.open(monday, faults);
  const imported = await site.answer<ImportResult>("importCatalogue", { text: catalogue });
  expect(imported).toMatchObject({ kind: "imported", version: 1 });
  return site;
}

afterEach(() => site.close());

const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);
const levelsAndTimes = async (key: string, createdAt: number) =>
  (await site.announcements(key)).map(({ level, crossedAt, postedAt, isPublic }) => ({
    level,
    crossedAfterHours: (Date.parse(crossedAt) - createdAt) / HOUR,
    isInTime: postedAt >= Date.parse(crossedAt) && postedAt < Date.parse(crossedAt) + MINUTE,
    isPublic,
  }));

describe("a ticket that nobody works on", () => {
  it("is announced at each step in time, and says so in its fields", async () => {
    await watchedSite();
    const createdAt = site.clock.now();
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(5 * HOUR);
    expect(await levelsAndTimes(key, createdAt)).toEqual([
      { level: 1, crossedAfterHours: 2, isInTime: true, isPublic: false },
      { level: 2, crossedAfterHours: 3, isInTime: true, isPublic: true },
    ]);
    expect(await site.fields(key)).toMatchObject({
      "Service level agreement": "standard v1",
      "SLA state": "breached",
      "Escalation level": 2,
      "SLA status read": "New",
      "Next escalation": null,
    });
    expect(await site.search('"SLA state" = breached AND "Escalation level" >= 2 AND project = HD')).toEqual([key]);
  });

  it("is measured to the second, at the moment of the question", async () => {
    await watchedSite();
    const createdAt = site.clock.now();
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(90 * MINUTE);
    const { rows } = await site.answer<MeasurementPage>("measurements", { cursor: null, at: null });
    const elapsed = (Date.parse(rows[0]!.dueAt!) - createdAt) / 1_000;
    expect(rows).toMatchObject([
      {
        issueKey: key,
        agreement: "standard",
        measure: "resolution",
        state: "running",
        targetSeconds: 14_400,
        breached: false,
      },
      {
        issueKey: key,
        agreement: "standard",
        measure: "response",
        state: "running",
        targetSeconds: 3_600,
        breached: true,
      },
    ]);
    expect(elapsed).toBe(14_400);
    expect(rows[0]!.elapsedSeconds).toBeCloseTo(5_400, -1);
  });
});

describe("a ticket that is worked on", () => {
  it("waits with the customer, and is announced when it comes back late", async () => {
    await watchedSite();
    const createdAt = site.clock.now();
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(HOUR);
    site.change(key, { status: "Waiting" });
    await passes(24 * HOUR);
    expect(await site.announcements(key)).toEqual([]);
    site.change(key, { status: "Active" });
    await passes(90 * MINUTE);
    expect(await levelsAndTimes(key, createdAt)).toEqual([
      { level: 1, crossedAfterHours: 26, isInTime: true, isPublic: false },
    ]);
  });

  it("is answered by the first public comment of an agent, and never announces what was done in time", async () => {
    await watchedSite();
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(20 * MINUTE);
    site.jira.desk.addComment(key, { at: site.clock.now(), author: "customer", text: "Hello?", isPublic: true });
    site.jira.desk.addComment(key, { at: site.clock.now(), author: "agent", text: "A note.", isPublic: false });
    await passes(20 * MINUTE);
    const repliedAt = site.clock.now();
    site.jira.desk.addComment(key, { at: repliedAt, author: "agent", text: "We are on it.", isPublic: true });
    await passes(20 * MINUTE);
    site.change(key, { status: "Done" });
    await passes(5 * HOUR);
    const { rows } = await site
      .answer<MeasurementPage>("measurements", { cursor: null, at: null })
      .then(async (page) => {
        const next = await site.answer<MeasurementPage>("measurements", { cursor: page.cursor, at: null });
        return { rows: [...page.rows, ...next.rows] };
      });
    expect(rows).toMatchObject([
      { measure: "resolution", state: "stopped", breached: false },
      { measure: "response", state: "stopped", stoppedAt: new Date(repliedAt).toISOString(), breached: false },
    ]);
    expect(await site.announcements(key)).toEqual([]);
  });
});

describe("a desk with a past", () => {
  it("has its open tickets taken in, and is told nothing of what was over before", async () => {
    site = await SimulatedSite.open(monday);
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(2 * HOUR + 30 * MINUTE);
    await site.answer("importCatalogue", { text: catalogue });
    await passes(2 * HOUR);
    expect(await levelsAndTimes(key, monday)).toEqual([
      { level: 2, crossedAfterHours: 3, isInTime: true, isPublic: true },
    ]);
    expect(await site.fields(key)).toMatchObject({ "SLA state": "breached", "Escalation level": 2 });
  });
});

describe("tickets that were finished before", () => {
  it("are taken in on request, a page at a time, with their results and without a word on them", async () => {
    site = await SimulatedSite.open(monday);
    const finished = Array.from({ length: 120 }, () => site.createTicket({ Service: "Printers" }));
    await passes(5 * HOUR);
    for (const { id } of finished) site.change(id, { status: "Done" });
    await passes(5 * 24 * HOUR);
    await site.answer("importCatalogue", { text: catalogue });
    await site.answer("startBaseline", { from: "2024-01-08T00:00:00Z", to: "2024-01-09T00:00:00Z" });
    await passes(20 * MINUTE);
    expect((await site.answer<MonitoringStatus>("monitoringStatus")).baseline).toMatchObject({
      found: 120,
      added: 120,
      finishedAt: expect.any(String),
    });
    const rows = [];
    let cursor: string | null = null;
    do {
      const page: MeasurementPage = await site.answer<MeasurementPage>("measurements", { cursor, at: null });
      rows.push(...page.rows);
      cursor = page.cursor;
    } while (cursor !== null);
    expect(rows.filter(({ measure, breached }) => measure === "resolution" && breached)).toHaveLength(120);
    expect(await site.announcements(finished[0]!.key)).toEqual([]);
  });
});

describe("what goes wrong", () => {
  it.each(["before", "after"] as const)(
    "a function killed %s its comment took effect neither loses nor repeats the step",
    async (effect) => {
      await watchedSite(
        faultOnce(({ service, path, method }) => service === "jira" && method === "POST" && path.endsWith("/comment"), {
          kind: "killed",
          effect,
        }),
      );
      const { key } = site.createTicket({ Service: "Printers" });
      await passes(2 * HOUR + 30 * MINUTE);
      expect((await site.announcements(key)).map(({ level }) => level)).toEqual([1]);
    },
  );

  it("a ticket without a service has no agreement, and says so", async () => {
    await watchedSite();
    const { key } = site.createTicket();
    await passes(HOUR);
    expect(await site.fields(key)).toMatchObject({
      "Service level agreement": null,
      "SLA state": "no agreement",
    });
  });

  it("a deleted ticket is forgotten, and the others go on", async () => {
    await watchedSite();
    const gone = site.createTicket({ Service: "Printers" });
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(HOUR);
    site.jira.desk.deleteIssue(gone.id, { at: site.clock.now(), actor: "lead" });
    await passes(90 * MINUTE);
    expect((await site.announcements(key)).map(({ level }) => level)).toEqual([1]);
    expect((await site.answer<MonitoringStatus>("monitoringStatus")).notMonitored).toEqual([]);
  });
});

describe("the settings page's calls", () => {
  it.each(["importCatalogue", "exportCatalogue", "saveMapping", "monitoringStatus", "measurements"])(
    "%s is for administrators of the project",
    async (functionKey) => {
      await watchedSite();
      const payload = {
        text: catalogue,
        form: "yaml",
        cursor: null,
        at: null,
        fields: { service: [], customer: [], team: [] },
      };
      expect(await site.ask(functionKey, payload, "agent")).toMatchObject({ kind: "failed", code: "not-allowed" });
    },
  );

  it("refuse a catalogue with all of its problems, and keep the one before", async () => {
    await watchedSite();
    const bad = catalogue
      .replace("PT4H", "P1D")
      .replace("calendar: always }\n    escalation", "calendar: nights }\n    escalation");
    const refused = await site.answer<ImportResult>("importCatalogue", { text: bad });
    expect(refused).toMatchObject({
      kind: "refused",
      problems: [{ path: "agreements[0].targets[0].within" }, { path: "agreements[0].targets[1].calendar" }],
    });
    expect((await site.answer<MonitoringStatus>("monitoringStatus")).project?.catalogueVersion).toBe(1);
    expect((await site.answer<{ text: string }>("exportCatalogue", { form: "yaml" })).text).toContain("PT4H");
  });

  it("a new catalogue has open tickets measured anew without asking Jira for them", async () => {
    await watchedSite();
    const { key } = site.createTicket({ Service: "Printers" });
    await passes(30 * MINUTE);
    const readBefore = site.host.meter().jira.requests["POST /rest/api/3/issue/bulkfetch"];
    await site.answer("importCatalogue", { text: catalogue.replace("PT4H", "PT8H") });
    await passes(20 * MINUTE);
    expect(await site.fields(key)).toMatchObject({ "SLA state": "running" });
    const { rows } = await site.answer<MeasurementPage>("measurements", { cursor: null, at: null });
    expect(rows[0]).toMatchObject({ targetSeconds: 28_800 });
    expect(site.host.meter().jira.requests["POST /rest/api/3/issue/bulkfetch"]).toBe(readBefore);
  });
});

it("an hour in which nothing happens costs storage two looks per sweep, and five for the hourly duties", async () => {
  await watchedSite();
  site.createTicket({ Service: "Printers" });
  await passes(6 * HOUR);
  const before = site.host.meter();
  await passes(HOUR);
  const after = site.host.meter();
  const sweeps = after.invocations.sweep!.count - before.invocations.sweep!.count;
  expect(sweeps).toBe(12);
  // Each sweep also looks when the last comparison was, so that a missed one begins at once.
  // Once an hour: the comparison reads its projects, and its own report before and after; for the history, its shelf, which says up to when it
  // is packed, and what finished since then.
  const hourly = 5;
  expect(after.kvs.reads - before.kvs.reads).toBe(2 * sweeps + hourly);
  // The hourly comparison asks Jira once, and finds nothing.
  expect(after.jira.points - before.jira.points).toBeLessThanOrEqual(1);
});
