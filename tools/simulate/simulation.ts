import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SimulatedClock } from "../../sandbox/clock";
import { seededFaults } from "../../sandbox/forge/faults";
import { createForgeHost, type ForgeHost } from "../../sandbox/forge/host";
import { HistoryProject } from "../../sandbox/history/history-project";
import { parseInstant } from "../../sandbox/history/instant";
import type { TicketHistory } from "../../sandbox/history/read-history";
import { openJira } from "../../sandbox/jira";
import type { JiraSite } from "../../sandbox/seams";
import type { MeasurementRow } from "../../src/contract";
import { deskIn } from "../desk-in-catalogue";
import { ServiceLevelManager } from "../service-level-manager";
import { HistoryReplay } from "./history-replay";

const MINUTE = 60_000;
/** The desk is set up this long before its first ticket: time for the app to be installed and the catalogue to be taken in. */
const SET_UP_BEFORE = 60 * MINUTE;
const PROJECT = "HD";
/** The project's lead, as the imported project has it. */
const MANAGER = "history-lead";
/** The comment property by which the app proves what a comment announces. */
const ANNOUNCEMENT_PROPERTY = "handshake.announcement";

export interface SimulationInput {
  /** Where the app's manifest is. */
  readonly appDirectory: string;
  readonly history: TicketHistory;
  /** Text of the catalogue file. */
  readonly catalogue: string;
  readonly until: number;
  readonly seed: number;
  readonly faults: "none" | "light" | "heavy";
  /** Longest delay of a product event, in seconds. */
  readonly delivery: number;
}

/** A comment of the app that announces a step, as it is on the ticket. */
export interface FoundAnnouncement {
  readonly ticket: string;
  readonly agreement: string;
  readonly version: number;
  readonly measure: string;
  readonly cycle: number;
  readonly level: number;
  readonly crossedAt: string;
  readonly postedAt: string;
  readonly isPublic: boolean;
  readonly commentId: string;
}

export interface SimulationResult {
  readonly tickets: number;
  readonly simulatedFrom: number;
  readonly simulatedTo: number;
  readonly measurements: readonly (MeasurementRow & { readonly ticket: string })[];
  readonly announcements: readonly FoundAnnouncement[];
  readonly meter: ReturnType<ForgeHost["meter"]>;
}

/**
 * Runs the app on a fresh site in which a ticket history happens, on a simulated clock, until `until`. The app runs only as
 * Forge runs it; what comes back is what it stored and what stands on the tickets.
 *
 * @param onProgress called with the share of simulated time that has passed, 0 to 1
 * @throws CatalogueRefused
 */
export async function simulate(
  input: SimulationInput,
  onProgress: (share: number) => void = () => undefined,
): Promise<SimulationResult> {
  const { history, until } = input;
  const tickets = history.tickets.filter(({ createdAt }) => createdAt <= until);
  const from = Math.min(until, ...tickets.slice(0, 1).map(({ createdAt }) => createdAt)) - SET_UP_BEFORE;
  const clock = new SimulatedClock(from);
  const jira = openJira({ clock });
  const folder = mkdtempSync(join(tmpdir(), "handshake-simulate-"));
  const { statuses, people } = deskIn(input.catalogue);
  const project = new HistoryProject(jira.desk, tickets, { key: PROJECT, statuses });
  for (const { accountId, name } of people) {
    jira.desk.addUser({ accountId, displayName: name, kind: "agent" });
  }
  const host = await createForgeHost({
    appDirectory: input.appDirectory,
    appName: "Handshake",
    buildDirectory: join(folder, "build"),
    dataFile: ":memory:",
    jira,
    clock,
    siteUrl: "http://localhost",
    seed: input.seed,
    maxEventDelaySeconds: input.delivery,
    faults: seededFaults(input.faults, input.seed),
  });
  try {
    const waitAMinute = () => clock.runUntil(clock.now() + MINUTE);
    const desk = jira.desk.project(PROJECT)!;
    const manager = new ServiceLevelManager(host, desk, MANAGER, waitAMinute, (call) => clock.runToResult(call));
    await manager.importCatalogue(input.catalogue);
    const commented = issuesCommentedByApps(jira);
    const replay = new HistoryReplay(project, tickets, clock, until);
    replay.start();
    await driveTo(clock, until, onProgress);

    const numbers = new Map([...replay.created].map(([id, { number }]) => [id, number]));
    const meter = host.meter();
    const announcements = await announcementsOn(jira, commented, numbers, clock, until);
    const rows = await manager.measurements(until);
    return {
      tickets: numbers.size,
      simulatedFrom: from,
      simulatedTo: until,
      measurements: rows.flatMap((row) => {
        const ticket = numbers.get(row.issueId);
        return ticket === undefined ? [] : [{ ...row, ticket }];
      }),
      announcements,
      meter,
    };
  } finally {
    host.stop();
    jira.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function driveTo(clock: SimulatedClock, until: number, onProgress: (share: number) => void): Promise<void> {
  const from = clock.now();
  const parts = 200;
  for (let part = 1; part <= parts; part++) {
    await clock.runUntil(from + ((until - from) * part) / parts);
    onProgress(part / parts);
  }
}

/** Ids of the issues on which an app comments from now on. */
function issuesCommentedByApps(site: JiraSite): ReadonlySet<string> {
  const issues = new Set<string>();
  site.onProductEvent(({ eventType, causedByApp, payload }) => {
    if (eventType !== "avi:jira:commented:issue" || causedByApp === null) return;
    issues.add((payload.issue as { id: string }).id);
  });
  return issues;
}

interface CommentPage {
  readonly total: number;
  readonly comments: readonly {
    readonly id: string;
    readonly created: string;
    readonly jsdPublic?: boolean;
    readonly properties?: readonly { readonly key: string; readonly value: unknown }[];
  }[];
}

type AnnouncementValue = Pick<FoundAnnouncement, "agreement" | "version" | "measure" | "cycle" | "level" | "crossedAt">;

/** The announcements that stand on the tickets at `until`, read from Jira as an administrator sees them. */
async function announcementsOn(
  site: JiraSite,
  issues: ReadonlySet<string>,
  numbers: ReadonlyMap<string, string>,
  clock: SimulatedClock,
  until: number,
): Promise<FoundAnnouncement[]> {
  const found: FoundAnnouncement[] = [];
  for (const issue of issues) {
    for (let startAt = 0, total = 1; startAt < total; ) {
      const page = await commentPage(site, issue, startAt, clock);
      total = page.total;
      startAt += Math.max(1, page.comments.length);
      for (const { id, created, jsdPublic, properties } of page.comments) {
        const value = properties?.find(({ key }) => key === ANNOUNCEMENT_PROPERTY)?.value;
        if (value === undefined || parseInstant(created)! > until) continue;
        const { agreement, version, measure, cycle, level, crossedAt } = value as AnnouncementValue;
        const step = { agreement, version, measure, cycle, level, crossedAt };
        const ticket = numbers.get(issue) ?? issue;
        found.push({ ticket, ...step, postedAt: created, isPublic: jsdPublic !== false, commentId: id });
      }
    }
  }
  return found;
}

async function commentPage(
  site: JiraSite,
  issue: string,
  startAt: number,
  clock: SimulatedClock,
): Promise<CommentPage> {
  for (;;) {
    const response = await site.request({
      method: "GET",
      path: `/rest/api/3/issue/${issue}/comment?startAt=${startAt}&maxResults=100&expand=properties`,
      headers: { accept: "application/json" },
      caller: { kind: "user", accountId: MANAGER },
    });
    if (response.status === 200) return JSON.parse(response.body ?? "{}") as CommentPage;
    if (response.status !== 429) throw new Error(`Comments of issue ${issue} cannot be read: ${response.status}`);
    // The site's limits hold for everybody; what the app does meanwhile is dated later and does not count.
    await clock.runUntil(clock.now() + 1_000);
  }
}
