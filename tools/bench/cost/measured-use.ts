import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SimulatedClock } from "../../../sandbox/clock";
import { createForgeHost, type ForgeHost } from "../../../sandbox/forge/host";
import { HistoryProject } from "../../../sandbox/history/history-project";
import type { RecordedChange, RecordedTicket } from "../../../sandbox/history/recorded-ticket";
import { openJira } from "../../../sandbox/jira";
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from "../../../src/domain/time";
import { deskIn } from "../../desk-in-catalogue";
import { ServiceLevelManager } from "../../service-level-manager";
import { HistoryReplay } from "../../simulate/history-replay";
import { costCatalogue, monthOfTickets } from "./month-of-tickets";

/** What the platform and Jira count, between two moments. */
export interface Use {
  /** Of Jira, in all … */
  readonly points: number;
  /** … and those of them that were spent on these; the rest is reading tickets and searching for them. */
  readonly pointsOnFields: number;
  readonly pointsOnComments: number;
  readonly pointsOnMail: number;
  readonly pointsOnChangelogs: number;
  readonly kvsReads: number;
  readonly kvsReadKB: number;
  readonly kvsWrites: number;
  readonly kvsWriteKB: number;
  readonly gbSeconds: number;
  readonly invocations: number;
  readonly logGB: number;
}

/** One run of a recurring function on a desk where nothing happens. */
export interface IdleRun extends Use {
  readonly milliseconds: Milliseconds;
}

/** A sweep that handed on many tickets at once. */
export interface LoadedSweep {
  readonly tickets: number;
  /** Site time: what its calls take. */
  readonly milliseconds: Milliseconds;
  /** What this machine computed meanwhile, the offline site's own part included. */
  readonly computing: Milliseconds;
}

/** A run of the hourly packing that had finished tickets to pack, beside what an idle run takes. */
export interface PackingRun extends Use {
  /** How many it packed, on average. */
  readonly tickets: number;
}

/** What it costs to look at one open ticket for the history, as is done once a day. */
export interface OpenLook extends Use {
  readonly computing: Milliseconds;
}

export interface MeasuredUse {
  readonly tickets: number;
  /** Without the packing of its history. */
  readonly perTicketLife: Use;
  /** What this machine computed for it, the offline site's own part included. */
  readonly computingPerLife: Milliseconds;
  /** By function: sweep, reconcile, audit. */
  readonly idle: Readonly<Record<"sweep" | "reconcile" | "audit", IdleRun>>;
  readonly computingPerIdleRun: Milliseconds;
  readonly loadedSweep: LoadedSweep;
  readonly openLook: OpenLook;
  /** With a few tickets, and with a hundred. */
  readonly packing: Readonly<Record<"few" | "many", PackingRun>>;
  /** How often a ticket is handed on by a sweep at most in its life: once for each event noted and each check. */
  readonly looksPerLife: number;
  /** Invocations a ticket life, by function. */
  readonly invocationsPerLife: Readonly<Record<string, number>>;
  readonly prices: ReturnType<ForgeHost["meter"]>["charges"];
}

const PROJECT = "HD";
/** The project's lead, as an imported project has it. */
const MANAGER = "history-lead";
const IDLE_DAYS = 2;
export const SWEEPS_PER_HOUR = 12;
/** Until the slowest story of the month has ended. */
const AFTERMATH: Milliseconds = 30 * DAY;
const TICKETS_AT_ONCE = 100;

/**
 * Runs the app in the offline site: two days in which nothing happens, a month of tickets until the last of them is closed,
 * and a hundred tickets that all fall due at one moment, stay open for days, and finish together.
 */
export async function measureUse(ticketCount: number): Promise<MeasuredUse> {
  const tickets = monthOfTickets(ticketCount);
  const crowd = ticketsAtOnce(tickets.at(-1)!.createdAt + AFTERMATH + DAY);
  const startsAt = tickets[0]!.createdAt - (IDLE_DAYS + 1) * DAY;
  const clock = new SimulatedClock(startsAt);
  const jira = openJira({ clock });
  const folder = mkdtempSync(join(tmpdir(), "handshake-cost-"));
  const { statuses, people } = deskIn(costCatalogue);
  const project = new HistoryProject(jira.desk, [...tickets, ...crowd], { key: PROJECT, statuses });
  for (const { accountId, name } of people) jira.desk.addUser({ accountId, displayName: name, kind: "agent" });
  const host = await createForgeHost({
    // npm runs a script in the folder of its package.
    appDirectory: process.cwd(),
    appName: "Handshake",
    buildDirectory: join(folder, "build"),
    dataFile: ":memory:",
    jira,
    clock,
    siteUrl: "http://localhost",
    ordinaryDoubles: false,
  });
  try {
    const manager = new ServiceLevelManager(
      host,
      jira.desk.project(PROJECT)!,
      MANAGER,
      () => clock.runUntil(clock.now() + MINUTE),
      (call) => clock.runToResult(call),
    );
    await manager.importCatalogue(costCatalogue);
    await clock.runUntil(startsAt + DAY);

    const idle = await measureIdle(host, clock, IDLE_DAYS * DAY);

    const before = host.meter();
    const from = clock.now();
    const cpu = process.cpuUsage();
    const replay = new HistoryReplay(project, [...tickets, ...crowd], clock, crowd[0]!.createdAt + 4 * DAY);
    replay.start();
    const packed = await measurePacking(host, idle.runs.reconcile, () =>
      clock.runUntil(tickets.at(-1)!.createdAt + AFTERMATH),
    );
    const after = host.meter();
    const days = (clock.now() - from) / DAY;
    const lives = minus(usedBetween(before, after), scaled(idleDay(idle.runs), days));
    const perTicketLife = scaled(minus(lives, scaled(packed.use, packed.runs)), 1 / tickets.length);
    const idleComputing = days * 24 * (SWEEPS_PER_HOUR + 1) * idle.computing;
    const computingPerLife = (milliseconds(process.cpuUsage(cpu)) - idleComputing) / tickets.length;
    const invocationsPerLife = Object.fromEntries(
      ["on-issue", "check"].map((key) => [key, invocationsBetween(before, after, key) / tickets.length]),
    );

    const loadedSweep = await measureLoadedSweep(host, manager, clock, crowd[0]!.createdAt);
    const openLook = await measureOpenLook(host, clock, idle.runs.reconcile);
    const many = await measurePacking(host, idle.runs.reconcile, () => clock.runUntil(clock.now() + DAY));
    return {
      tickets: tickets.length,
      perTicketLife,
      computingPerLife,
      idle: idle.runs,
      computingPerIdleRun: idle.computing,
      loadedSweep,
      openLook,
      packing: {
        few: { ...packed.use, tickets: tickets.length / packed.runs },
        many: { ...many.use, tickets: TICKETS_AT_ONCE },
      },
      looksPerLife: Object.values(invocationsPerLife).reduce((sum, count) => sum + count, 0),
      invocationsPerLife,
      prices: after.charges,
    };
  } finally {
    host.stop();
    jira.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Duty = keyof MeasuredUse["idle"];
type Reading = ReturnType<ForgeHost["meter"]>;

/** Where nothing happens, one function runs at a time: what is counted until it ends is its own. */
async function measureIdle(
  host: ForgeHost,
  clock: SimulatedClock,
  duration: Milliseconds,
): Promise<{ runs: Record<Duty, IdleRun>; computing: Milliseconds }> {
  const sums = new Map<Duty, { runs: number; use: Use; milliseconds: number }>();
  let last = host.meter();
  const stop = host.onInvocation(({ functionKey, milliseconds }) => {
    const reading = host.meter();
    const duty = functionKey as Duty;
    const sum = sums.get(duty) ?? { runs: 0, use: nothing, milliseconds: 0 };
    sums.set(duty, {
      runs: sum.runs + 1,
      use: plus(sum.use, usedBetween(last, reading)),
      milliseconds: sum.milliseconds + milliseconds,
    });
    last = reading;
  });
  const cpu = process.cpuUsage();
  await clock.runUntil(clock.now() + duration);
  const computing = milliseconds(process.cpuUsage(cpu));
  stop();
  const average = (duty: Duty): IdleRun => {
    const sum = sums.get(duty);
    if (sum === undefined) throw new Error(`The function ${duty} did not run in ${duration / DAY} days.`);
    return { ...scaled(sum.use, 1 / sum.runs), milliseconds: sum.milliseconds / sum.runs };
  };
  const runs = { sweep: average("sweep"), reconcile: average("reconcile"), audit: average("audit") };
  return { runs, computing: computing / [...sums.values()].reduce((count, sum) => count + sum.runs, 0) };
}

/** Sweeps on until the steps of the crowd are over, and takes the sweep that had most to hand on. */
async function measureLoadedSweep(
  host: ForgeHost,
  manager: ServiceLevelManager,
  clock: SimulatedClock,
  createdAt: Instant,
): Promise<LoadedSweep> {
  await clock.runUntil(createdAt);
  let most: LoadedSweep = { tickets: 0, milliseconds: 0, computing: 0 };
  let latest = { milliseconds: 0, computing: 0 };
  let cpu = process.cpuUsage();
  const stop = host.onInvocation(({ functionKey, milliseconds: took }) => {
    if (functionKey === "sweep") latest = { milliseconds: took, computing: milliseconds(process.cpuUsage(cpu)) };
    cpu = process.cpuUsage();
  });
  while (clock.now() < createdAt + 12 * HOUR) {
    await clock.runUntil(clock.now() + 5 * MINUTE);
    const sweep = latest;
    const handedOn = (await manager.monitoringStatus()).lastSweep?.handedOn ?? 0;
    if (handedOn > most.tickets) most = { tickets: handedOn, ...sweep };
  }
  stop();
  return most;
}

/**
 * What the hourly runs take that find finished tickets to pack, beyond an idle one, on average. Rarely do functions overlap
 * on so small a desk: what is counted from the end of one to the end of the next is the next one's own.
 */
async function measurePacking(
  host: ForgeHost,
  idle: IdleRun,
  run: () => Promise<void>,
): Promise<{ readonly use: Use; readonly runs: number }> {
  let sum = nothing;
  let runs = 0;
  let last = host.meter();
  const stop = host.onInvocation(({ functionKey }) => {
    const reading = host.meter();
    const use = minus(usedBetween(last, reading), idle);
    if (functionKey === "reconcile" && use.kvsWrites > 0.5) {
      sum = plus(sum, use);
      runs += 1;
    }
    last = reading;
  });
  await run();
  stop();
  return { use: scaled(sum, 1 / runs), runs };
}

/** Runs until the hourly packing has looked at the crowd, which is the dearest of its runs. */
async function measureOpenLook(host: ForgeHost, clock: SimulatedClock, idle: IdleRun): Promise<OpenLook> {
  let dearest: OpenLook = { ...nothing, computing: 0 };
  let last = host.meter();
  let cpu = process.cpuUsage();
  const stop = host.onInvocation(({ functionKey }) => {
    const reading = host.meter();
    const use = { ...usedBetween(last, reading), computing: milliseconds(process.cpuUsage(cpu)) };
    if (functionKey === "reconcile" && use.kvsReadKB > dearest.kvsReadKB) dearest = use;
    last = reading;
    cpu = process.cpuUsage();
  });
  await clock.runUntil(clock.now() + 2 * DAY);
  stop();
  const perTicket = scaled(minus(dearest, idle), 1 / TICKETS_AT_ONCE);
  return { ...perTicket, computing: dearest.computing / TICKETS_AT_ONCE };
}

/** Tickets that are created, fall due and are resolved at the same moments; and one that is resolved before. */
function ticketsAtOnce(createdAt: Instant): RecordedTicket[] {
  const initial = { status: "New", priority: "High", service: "Workplace", team: "First line" };
  const alike = { createdAt, createdBy: "Agent", initial, comments: [] };
  const resolved = (hours: number): RecordedChange[] => [
    { at: createdAt + hours * HOUR, actor: "Agent", items: [{ field: "status", from: "New", to: "Resolved" }] },
  ];
  const crowd = Array.from({ length: TICKETS_AT_ONCE }, (_, index) => `C${index + 1}`);
  return [
    ...crowd.map((number) => ({ ...alike, number, changes: resolved(70) })),
    { ...alike, number: "R1", changes: resolved(20) },
  ];
}

const nothing: Use = {
  points: 0,
  pointsOnFields: 0,
  pointsOnComments: 0,
  pointsOnMail: 0,
  pointsOnChangelogs: 0,
  kvsReads: 0,
  kvsReadKB: 0,
  kvsWrites: 0,
  kvsWriteKB: 0,
  gbSeconds: 0,
  invocations: 0,
  logGB: 0,
};

function usedUpTo(reading: Reading): Use {
  /** Each of these requests costs one point. */
  const requests = (route: string) => reading.jira.requests[route] ?? 0;
  return {
    points: reading.jira.points,
    pointsOnFields: requests("POST /rest/api/3/app/field/value"),
    pointsOnComments: requests("POST /rest/api/3/issue/{issueIdOrKey}/comment"),
    pointsOnMail: requests("POST /rest/api/3/issue/{issueIdOrKey}/notify"),
    pointsOnChangelogs: requests("GET /rest/api/3/issue/{issueIdOrKey}/changelog"),
    kvsReads: reading.kvs.reads,
    kvsReadKB: reading.kvs.readUnits1KB,
    kvsWrites: reading.kvs.writes,
    kvsWriteKB: reading.kvs.writeUnits1KB,
    gbSeconds: reading.gbSeconds,
    invocations: Object.values(reading.invocations).reduce((sum, { count }) => sum + count, 0),
    logGB: reading.charges.find(({ meter }) => meter === "Logs")!.amount,
  };
}

const usedBetween = (before: Reading, after: Reading) => minus(usedUpTo(after), usedUpTo(before));

function invocationsBetween(before: Reading, after: Reading, functionKey: string): number {
  return (after.invocations[functionKey]?.count ?? 0) - (before.invocations[functionKey]?.count ?? 0);
}

/** What a day costs on which nothing happens. */
export function idleDay({ sweep, reconcile, audit }: MeasuredUse["idle"]): Use {
  return [scaled(sweep, SWEEPS_PER_HOUR * 24), scaled(reconcile, 24), audit].reduce(plus);
}

export const plus = (a: Use, b: Use): Use => combined(a, b, (x, y) => x + y);
export const minus = (a: Use, b: Use): Use => combined(a, b, (x, y) => x - y);
export const scaled = (use: Use, factor: number): Use => combined(use, use, (x) => x * factor);

function combined(a: Use, b: Use, one: (x: number, y: number) => number): Use {
  return Object.fromEntries(
    (Object.keys(nothing) as (keyof Use)[]).map((key) => [key, one(a[key], b[key])]),
  ) as unknown as Use;
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage): Milliseconds => (user + system) / 1_000;
