import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { SimulatedClock } from "../../sandbox/clock";
import { createForgeHost, type ForgeHost } from "../../sandbox/forge/host";
import { importHistory } from "../../sandbox/history/import-history";
import { readHistory } from "../../sandbox/history/read-history";
import { type JiraStandIn, openJira } from "../../sandbox/jira";
import { keptFor } from "../../sandbox/test/support/kept";
import type { MeasurementRow } from "../../src/contract";
import { deskIn } from "../../tools/desk-in-catalogue";
import { ServiceLevelManager } from "../../tools/service-level-manager";
import { describeWithShared, sharedFolder } from "../support/shared";
import { type PanelSite, standingOf, storyOf } from "./panel-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const monday = Date.UTC(2024, 0, 8, 8);

/** How many clocks were compared, and of which kinds there was at least one. */
interface Compared {
  readonly count: number;
  readonly kinds: ReadonlySet<string>;
}

/**
 * Looks at the panel of every ticket and at the story of every clock on it, and holds them against what the app has stored
 * and what it has written into its fields.
 */
async function compareAll(
  site: PanelSite,
  accountId: string,
  issueIds: readonly string[],
  stored: readonly MeasurementRow[],
  measuredAt: number,
  fieldsOf: (issueId: string) => Promise<Record<string, unknown>>,
): Promise<Compared> {
  let count = 0;
  const kinds = new Set<string>();
  for (const issueId of issueIds) {
    // Nobody opens panels faster: the platform bounds the calls of one person.
    await site.clock.runUntil(site.clock.now() + 2_000);
    const { promises, knowledge } = await standingOf(site, issueId, { accountId });
    expect({ issueId, knowledge }).toEqual({ issueId, knowledge: { kind: "complete" } });
    const clocks = promises.flatMap((promise) => promise.clocks.map((clock) => ({ promise, clock })));
    const rows = stored.filter((row) => row.issueId === issueId);
    expect(clocks).toHaveLength(rows.length);
    for (const { promise, clock } of clocks) {
      const { agreement, version } = promise;
      const { measure, cycle, state, startedAt, stoppedAt, dueAt, targetMs, isBreached, priority } = clock;
      const row = rows.find(
        (one) =>
          one.agreement === agreement && one.measure === measure && one.cycle === cycle && one.version === version,
      )!;
      expect({ issueId, state, startedAt, stoppedAt, dueAt, targetMs, priority }).toEqual({
        issueId,
        state: row.state,
        startedAt: row.startedAt,
        stoppedAt: row.stoppedAt,
        dueAt: row.dueAt,
        targetMs: row.targetSeconds * 1_000,
        priority: row.priority,
      });
      const story = await storyOf(site, issueId, { agreement, version, measure, cycle }, { accountId });
      const lengths = { running: 0, paused: 0, "outside-hours": 0, stopped: 0 };
      let runBefore = 0;
      let end = Date.parse(story.startedAt);
      for (const { from, to, kind } of story.segments) {
        expect(Date.parse(from)).toBe(end);
        end = Date.parse(to);
        lengths[kind] += end - Date.parse(from);
        if (kind === "running") runBefore += Math.max(0, Math.min(end, measuredAt) - Date.parse(from));
      }
      expect({ issueId, lengths }).toEqual({ issueId, lengths: story.sumsMs });
      expect([lengths.running, lengths.paused]).toEqual([story.elapsedMs, story.pausedMs]);
      expect(end).toBe(Date.parse(story.stoppedAt ?? story.at));
      // What it read when the app was asked for all measurements.
      expect(runBefore / 1_000).toBe(row.elapsedSeconds);
      expect(row.breached).toBe(runBefore > targetMs);
      if (state === "stopped") expect([clock.elapsedMs, isBreached]).toEqual([story.elapsedMs, row.breached]);
      count += 1;
      kinds
        .add(state)
        .add(row.breached ? "late" : "in time")
        .add(measure);
      if (cycle > 1) kinds.add("another round");
      if (promise.kind !== "sla") kinds.add("behind the promise");
      for (const { kind } of story.segments) kinds.add(`${kind} for a while`);
    }
    const own = clocks.filter(({ promise, clock }) => promise.kind === "sla" && clock.measure === "resolution").at(-1);
    if (own === undefined) continue;
    const fields = await fieldsOf(issueId);
    expect(fields["Service level agreement"]).toBe(`${own.promise.agreement} v${own.promise.version}`);
    const { isBreached, state } = own.clock;
    expect(fields["SLA state"]).toBe(isBreached ? "breached" : state === "stopped" ? "met" : state);
    expect(secondOf(fields["Resolution due"])).toBe(secondOf(own.clock.dueAt));
    const response = clocks
      .filter(({ promise, clock }) => promise.kind === "sla" && clock.measure === "response")
      .at(-1);
    expect(secondOf(fields["Response due"])).toBe(secondOf(response?.clock.dueAt));
    const steps = clocks.flatMap(({ clock }) => clock.escalation?.next ?? []);
    if (steps.some(({ isDue }) => isDue)) continue;
    const next = steps.flatMap(({ at }) => at ?? []).sort()[0];
    expect({ issueId, next: secondOf(fields["Next escalation"]) }).toEqual({ issueId, next: secondOf(next) });
    if (next !== undefined) kinds.add("a step to come");
  }
  return { count, kinds };
}

/** Jira's fields know whole seconds. */
function secondOf(text: unknown): number | null {
  if (typeof text !== "string") return null;
  return Math.floor(Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")) / 1_000);
}

const catalogue = `
format: service-level-catalogue/1
calendars:
  - { key: always, timezone: Etc/UTC, weekly: always }
  - key: office
    timezone: Europe/Amsterdam
    weekly: { mon: [["08:00", "12:00"], ["13:00", "17:00"]], tue: [["09:00", "17:00"]], thu: [["22:00", "24:00"]] }
    holidays: [{ date: "2024-01-11", name: Inventory }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts: [{ key: lead, name: Lea Lead, accountId: lead }]
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting] }, reopen: restart }
    targets:
      - { measure: resolution, within: PT4H, priority: High, calendar: always }
      - { measure: resolution, within: PT8H, calendar: office }
      - { measure: response, within: PT1H, calendar: always }
    escalation:
      - measure: resolution
        commence: { percent: 50 }
        every: PT3H
        steps: [{ level: 1, notify: [lead] }, { level: 2, notify: [lead] }]
  - key: vendor
    kind: uc
    version: 1
    service: print
    party: { supplier: Printer Inc, statuses: [Waiting] }
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT8H, calendar: office }]
`;
const TICKETS = 200;
/** What every desk has. */
const ordinary = [
  "running",
  "paused",
  "stopped",
  "late",
  "in time",
  "resolution",
  "response",
  "running for a while",
  "paused for a while",
  "stopped for a while",
];

it("every panel and every story of a made-up desk say what is stored and what is written on the issue", async () => {
  const site = await SimulatedSite.open(monday);
  await site.answer("importCatalogue", { text: catalogue });
  const change = fc.record({
    after: fc.integer({ min: 1, max: 30 * HOUR }),
    set: fc.oneof(
      fc.record({ status: fc.constantFrom("Active", "Waiting", "Done", "New") }),
      fc.record({ priority: fc.constantFrom("High", "Low") }),
    ),
  });
  const lives = fc.sample(fc.record({ at: fc.nat({ max: 2 * DAY }), changes: fc.array(change, { maxLength: 5 }) }), {
    seed: 7,
    numRuns: TICKETS,
  });
  const issueIds: string[] = [];
  for (const { at, changes } of lives)
    site.clock.schedule(monday + HOUR + at, () => {
      const { id } = site.createTicket({ Service: "Printers" });
      issueIds.push(id);
      for (const { after, set } of changes) site.clock.schedule(site.clock.now() + after, () => site.change(id, set));
    });
  await site.clock.runUntil(monday + 5 * DAY);
  const lead = new ServiceLevelManager(
    site.host,
    { id: site.projectId, key: "HD" },
    "lead",
    () => site.clock.runUntil(site.clock.now() + MINUTE),
    (call) => site.clock.runToResult(call),
  );
  const measuredAt = site.clock.now();
  const rows = await lead.measurements(measuredAt);
  const compared = await compareAll(site, "agent", issueIds, rows, measuredAt, (id) => site.fields(id));
  expect(issueIds).toHaveLength(TICKETS);
  expect(compared.count).toBe(rows.length);
  expect([...compared.kinds].sort()).toEqual(
    [...ordinary, "another round", "behind the promise", "outside-hours for a while", "a step to come"].sort(),
  );
  site.close();
});

describeWithShared("a real log", () => {
  const run = join(sharedFolder, "conformance", "runs", "uci500");
  let jira: JiraStandIn;
  let host: ForgeHost;
  afterEach(() => {
    host.stop();
    jira.close();
  });

  it.each`
    until                     | found                                        | when
    ${"2016-03-21T10:00:00Z"} | ${[...ordinary, "a step to come"]}           | ${"in the midst of it, two thirds of them open"}
    ${null}                   | ${["stopped", "late", "paused for a while"]} | ${"when all is done"}
  `("every panel and every story say what is stored and what is written on the issue $when", async (row) => {
    const until = Date.parse(row.until ?? readFileSync(join(run, "until.txt"), "utf8").trim());
    const text = readFileSync(join(run, "catalogue.json"), "utf8");
    const { tickets: all } = await readHistory(join(run, "history.csv.gz"));
    const tickets = all
      .filter(({ createdAt }) => createdAt < until)
      .map((ticket) => ({
        ...ticket,
        changes: ticket.changes.filter(({ at }) => at < until),
        comments: ticket.comments.filter(({ at }) => at < until),
      }));
    const clock = new SimulatedClock(until);
    jira = openJira({ clock });
    const issues = await importHistory(jira.desk, tickets, { key: "HD", statuses: deskIn(text).statuses });
    host = await createForgeHost({
      appDirectory: resolve(__dirname, "../.."),
      siteUrl: "https://desk.example",
      buildDirectory: keptFor("app"),
      jira,
      clock,
      dataFile: ":memory:",
    });
    const project = jira.desk.project("HD")!;
    const viewer = {
      accountId: "history-lead",
      accountType: "licensed",
      locale: "en-US",
      timezone: "Etc/UTC",
    } as const;
    const passes = (milliseconds: number) => clock.runUntil(clock.now() + milliseconds);
    const lead = new ServiceLevelManager(
      host,
      project,
      viewer.accountId,
      () => passes(MINUTE),
      (call) => clock.runToResult(call),
    );
    await lead.importCatalogue(text);
    await clock.runToResult(
      host.invokeResolver({
        moduleKey: "service-level-settings",
        functionKey: "startBaseline",
        payload: { projectId: project.id, from: "2015-01-01T00:00:00Z", to: new Date(clock.now()).toISOString() },
        viewer,
        extension: { project: { id: project.id, key: project.key } },
      }),
    );
    await passes(2 * HOUR);
    const measuredAt = clock.now();
    const rows = await lead.measurements(measuredAt);
    const fieldNames = new Map(jira.desk.fields().map(({ id, name }) => [id, name]));
    const fieldsOf = async (issueId: string) => {
      const { status, body } = await jira.request({
        method: "GET",
        path: `/rest/api/3/issue/${issueId}?expand=names`,
        headers: {},
        caller: { kind: "user", accountId: viewer.accountId },
      });
      expect(status).toBe(200);
      const { fields, names } = JSON.parse(body!) as { fields: object; names: Record<string, string> };
      return Object.fromEntries(
        Object.entries(fields).map(([id, value]) => [names[id] ?? fieldNames.get(id) ?? id, value as unknown]),
      );
    };
    const site = { clock, host, projectId: project.id };
    const issueIds = [...issues.values()].map(({ id }) => id);
    const compared = await compareAll(site, viewer.accountId, issueIds, rows, measuredAt, fieldsOf);
    expect(compared.count).toBe(rows.length);
    expect(compared.count).toBeGreaterThan(tickets.length);
    expect([...compared.kinds]).toEqual(expect.arrayContaining(row.found));
  });
});
