import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { LiveClock } from "../clock";
import { createForgeHost } from "../forge/host";
import type { HistoryProjectOptions } from "../history/history-project";
import { importHistory } from "../history/import-history";
import { describeRejected } from "../history/input-error";
import { readHistory, type TicketHistory } from "../history/read-history";
import { type Desk, openJira } from "../jira";
import { seedServiceDesk } from "../jira/seed";
import { Development } from "./development";
import { isMounted } from "./forge/module-types";
import { readGuide } from "./guide";
import { BuildNews } from "./http/build-news";
import { claimPort } from "./http/claim-port";
import { formatterProblems } from "./jira/app-field-texts";
import { openSite } from "./open-site";
import { SiteData } from "./site-data";
import { originsAt, type SiteParts } from "./site-parts";

export interface StartOptions {
  readonly appDirectory: string;
  /** What people call the app; the directory's name when absent. */
  readonly appName?: string | undefined;
  readonly dataDirectory: string;
  /** This folder, for the sources of what browsers get. */
  readonly siteDirectory: string;
  readonly port: number;
  readonly fresh: boolean;
  /** A log to begin with, instead of the invented service desk. */
  readonly historyFile?: string | undefined;
  /** What the log itself does not say of its project, such as the categories of statuses. */
  readonly historyProject?: HistoryProjectOptions | undefined;
  /** Called while a history is read in. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** What to tell people whom the site meets for the first time: `readGuide`. */
  readonly guideFile?: string | undefined;
  /** Somebody is at work on the app: its functions and pages may change while the site runs. */
  readonly inDevelopment?: boolean | undefined;
  /** Gets one line for each thing that whoever started the site should know. */
  readonly report: (line: string) => void;
}

export interface RunningSite extends SiteParts {
  readonly url: string;
  /** Present only `inDevelopment`. */
  readonly development?: Development | undefined;
  /** Everything that is due stays in the data directory. */
  stop(): Promise<void>;
}

/** A site that cannot be started as it was asked for. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

/** How often the time is noted, so that a site that is killed does not fall back further than this. */
const CLOCK_SAVED_EVERY_MS = 2_000;
/** A clock this far from real time goes its own way. */
const OWN_TIME_BEYOND_MS = 60_000;
const REJECTED_ROWS_SHOWN = 10;
const QUEUES_OF_A_LOG = [
  ["Newest", "ORDER BY created DESC"],
  ["Changed lately", "ORDER BY updated DESC"],
] as const;
const QUEUE_COLUMNS = ["summary", "status", "priority", "assignee", "reporter", "created", "updated"];

/**
 * Opens everything in the order in which it can fail cheaply: the port, the data, the history file, then the app.
 * @throws PortTaken, DatabaseUnusable, InputError, ManifestProblem, WrongInstallation, CannotStart: one sentence each
 */
export async function startSite(options: StartOptions): Promise<RunningSite> {
  const closers: (() => unknown)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const server = await claimPort(options.port);
    closers.push(() => server.close());
    const data = SiteData.open(options.dataDirectory, options.fresh);
    closers.push(() => data.close());
    return { ...(await assemble(options, server, data, closers)), stop: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function assemble(
  options: StartOptions,
  server: Server,
  data: SiteData,
  closers: (() => unknown)[],
): Promise<Omit<RunningSite, "stop">> {
  const { report } = options;
  const guide = options.guideFile === undefined ? undefined : await readGuide(options.guideFile);
  const history = options.historyFile === undefined ? undefined : await readHistory(options.historyFile);
  const clock = new LiveClock(startOf(data, history), (error) => report(`On the site's clock: ${String(error)}`));
  const siteUrl = originsAt((server.address() as AddressInfo).port).site;
  const jira = openJira({ file: data.jiraFile, clock, baseUrl: siteUrl });
  closers.push(() => jira.close());
  if (history !== undefined) await fill(jira.desk, history, options);
  else if (jira.desk.isEmpty()) seedServiceDesk(jira.desk, clock.now());

  const appName = options.appName ?? basename(options.appDirectory);
  const host = await createForgeHost({
    appDirectory: options.appDirectory,
    appName,
    buildDirectory: data.buildDirectory,
    dataFile: data.forgeFile,
    jira,
    clock,
    siteUrl,
    inDevelopment: options.inDevelopment,
    installerAccountId: jira.desk.users().find(({ kind }) => kind === "administrator")?.accountId,
    onProblem: report,
  });
  closers.push(() => host.stop());
  for (const { type, key } of host.manifest.uiModules)
    if (!isMounted(type)) report(`This site has no place for modules of type ${type}: ${key} is not shown.`);
  for (const problem of formatterProblems(host)) report(problem);
  const parts = { jira, desk: jira.desk, host, clock, appName, guide };
  const { siteDirectory } = options;
  const buildNews = options.inDevelopment === true ? new BuildNews() : undefined;
  const site = await openSite(parts, server, { siteDirectory, buildDirectory: data.buildDirectory, buildNews });
  closers.push(site.close, keepTime(data, clock));
  clock.start();
  const development = buildNews && new Development(host, buildNews, report);
  return { ...parts, url: site.url, development };
}

/** A site whose clock nobody touched follows real time; another goes on where it stood. A log's site begins at the log's end. */
function startOf(data: SiteData, history: TicketHistory | undefined): number {
  if (history !== undefined) return lastInstantIn(history);
  const state = data.clock();
  if (state === undefined) return Date.now();
  return state.moved ? state.at : Math.max(state.at, Date.now());
}

function lastInstantIn({ tickets }: TicketHistory): number {
  let last = 0;
  for (const { createdAt, changes, comments } of tickets)
    last = Math.max(last, createdAt, changes.at(-1)?.at ?? 0, comments.at(-1)?.at ?? 0);
  return last;
}

async function fill(
  desk: Desk,
  history: TicketHistory,
  { historyProject, onProgress, report }: StartOptions,
): Promise<void> {
  if (!desk.isEmpty())
    throw new CannotStart(
      "There is a site in the data directory already; add --fresh to begin anew with this history.",
    );
  for (const rejected of history.rejected.slice(0, REJECTED_ROWS_SHOWN)) report(describeRejected(rejected));
  if (history.rejected.length > 0) report(`${history.rejected.length} rows of the history could not be read.`);
  await importHistory(desk, history.tickets, historyProject, onProgress);
  const [project] = desk.projects();
  for (const [name, jql] of QUEUES_OF_A_LOG)
    desk.addQueue(project!.key, { name, jql: `project = "${project!.key}" ${jql}`, columns: QUEUE_COLUMNS });
}

/** Notes the time now and then; the function that it returns notes it a last time and stops the clock. */
function keepTime(data: SiteData, clock: LiveClock): () => void {
  const save = (): void => {
    const at = clock.now();
    data.saveClock({ at, moved: clock.speed !== 1 || Math.abs(at - Date.now()) > OWN_TIME_BEYOND_MS });
  };
  save();
  const timer = setInterval(save, CLOCK_SAVED_EVERY_MS);
  return () => {
    clearInterval(timer);
    clock.stop();
    save();
  };
}
