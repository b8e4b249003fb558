import { basename, resolve } from "node:path";
import type { HostClock } from "../clock";
import { Database } from "../database";
import { buildFunctions, type FunctionBundle } from "./app/build-functions";
import { FunctionProcesses } from "./app/function-processes";
import { type FunctionProcess, functionLoader } from "./app/load-functions";
import { FunctionBuilder } from "./app/rebuild-functions";
import { PendingEvents } from "./events/pending-events";
import { ProductEvents } from "./events/product-events";
import { ScheduledTicks } from "./events/scheduled-ticks";
import type {
  FieldValueCall,
  ForgeHost,
  ForgeHostOptions,
  InvocationAnswer,
  PageContext,
  ResolverCall,
  Viewer,
} from "./forge-host";
import { closeHostData, HOST_DATA } from "./host-data";
import { type Installation, installationOf } from "./installation";
import type { InvocationRecord } from "./invocation/invocation-record";
import { type FinishedInvocation, Invoker } from "./invocation/invoker";
import { JiraGateway } from "./jira-gateway";
import type { AppManifest, ManifestText, UiModule } from "./manifest/app-manifest";
import { readManifest } from "./manifest/read-manifest";
import { textIn } from "./manifest/translations";
import { Meter, type MeterState } from "./meter";
import { ForgePlatform } from "./platform";
import { QueueJobs } from "./queue/queue-jobs";
import { QueueService } from "./queue/queue-service";
import { Random } from "./random";
import { RateWindow } from "./rate-window";
import { StorageOperations } from "./storage/storage-operations";
import { StorageService } from "./storage/storage-service";
import { ValueStore } from "./storage/value-store";

export type * from "./forge-host";

const DEFAULT_LATENCY = { jira: 80, storage: 10, queue: 20 };
const DEFAULT_QUERY_LAG_MS = 2_000;
const DEFAULT_MAX_EVENT_DELAY_SECONDS = 180;
/** Expired values may be read for up to two days. */
const EXPIRY_LAG_MS = 48 * 3_600_000;
const REMEMBERED_INVOCATIONS = 500;
const FRONT_END_REQUEST_BYTES = 500 * 1_024;
const FRONT_END_RESPONSE_BYTES = 5 * 1_024 * 1_024;
const CALLS_PER_USER_AND_MINUTE = 1_200;
const CALLS_PER_MINUTE = 7_000;
const CALLS_PER_SECOND = 300;

/**
 * Reads, builds, loads and installs an app, and starts what runs it: from here on its triggers, ticks and queues live on
 * the clock.
 * @throws ManifestProblem, DatabaseUnusable, WrongInstallation: one sentence for whoever starts the site
 */
export async function createForgeHost(given: ForgeHostOptions): Promise<ForgeHost> {
  const options = {
    ...given,
    appDirectory: resolve(given.appDirectory),
    buildDirectory: resolve(given.buildDirectory),
  };
  const manifest = readManifest(options.appDirectory);
  const builder =
    options.inDevelopment === true ? await FunctionBuilder.open(manifest, options.buildDirectory) : undefined;
  let database: Database | undefined;
  try {
    const bundle = await (builder?.build() ?? buildFunctions(manifest, options.buildDirectory));
    database = Database.open(options.dataFile, HOST_DATA);
    const installation = installationOf(manifest, database, options.clock.now());
    return new Host(options, manifest, bundle, database, installation, builder);
  } catch (error) {
    await builder?.close();
    if (database !== undefined) closeHostData(database);
    throw error;
  }
}

class Host implements ForgeHost {
  readonly accountId: string;
  private readonly invoker: Invoker;
  private readonly processes: FunctionProcesses;
  private readonly loaderOf: (bundle: FunctionBundle) => (number: number) => FunctionProcess;
  private readonly storage: StorageService;
  private readonly jira: JiraGateway;
  private readonly counts: Meter;
  private readonly recent: InvocationRecord[] = [];
  private readonly listeners = new Set<(record: InvocationRecord) => void>();
  private readonly callsByUser = new Map<string, RateWindow>();
  private readonly callsInMinute = new RateWindow(CALLS_PER_MINUTE, 60_000);
  private readonly callsInSecond = new RateWindow(CALLS_PER_SECOND, 1_000);
  private isStopped = false;

  constructor(
    private readonly options: ForgeHostOptions,
    readonly manifest: AppManifest,
    bundle: FunctionBundle,
    private readonly database: Database,
    private readonly installation: Installation,
    private readonly builder: FunctionBuilder | undefined,
  ) {
    const { faults, seed = 1 } = options;
    const clock = this.ownClock();
    const now = () => clock.now();
    const ordinaryDoubles = options.ordinaryDoubles ?? true;
    const { appId, environmentId } = installation;
    this.accountId = options.jira.installApp({
      appId,
      environmentId,
      name: options.appName ?? basename(resolve(options.appDirectory)),
      fields: manifest.fields.map(({ field }) => field),
    }).accountId;

    const values = new ValueStore(database, {
      now,
      entities: manifest.entities,
      queryLagMs: options.queryLagMs ?? DEFAULT_QUERY_LAG_MS,
      expiryLagMs: EXPIRY_LAG_MS,
    });
    this.storage = new StorageService(new StorageOperations(database, values, manifest.entities), now);
    // Another start draws other ids than the one before, whose events may still be on their way under theirs.
    const random = (purpose: string) => new Random(`${seed} ${purpose} ${installation.starts}`);
    this.loaderOf = (made) => {
      const load = functionLoader(manifest, made, clock);
      return (number) => load(random(`process ${number}`));
    };
    this.processes = new FunctionProcesses(this.loaderOf(bundle));
    this.invoker = new Invoker({
      clock,
      random: random("invocations"),
      functions: manifest.functions,
      processes: this.processes,
      installation,
      scopes: manifest.scopes,
      codeDirectory: options.buildDirectory,
      platform: { serviceOf: (call) => platform.serviceOf(call), answer: (call, from) => platform.answer(call, from) },
      faults,
      onFinished: (record, memoryMB) => this.finished(record, memoryMB),
    });
    const pending = new PendingEvents(database);
    const { invoker } = this;
    const queue = new QueueService({
      clock,
      random: random("queue"),
      invoker,
      pending,
      jobs: new QueueJobs(database, now),
      consumers: manifest.consumers,
      functions: manifest.functions,
      faults,
    });
    this.counts = new Meter(this.savedMeter(), this.storage.use, queue.use);
    this.jira = new JiraGateway(options.jira, { appId, accountId: this.accountId }, manifest.scopes, this.counts);
    const platform = new ForgePlatform(
      this.jira,
      this.storage,
      queue,
      manifest.scopes,
      options.latencyMs ?? DEFAULT_LATENCY,
    );
    const events = new ProductEvents({
      clock,
      random: random("events"),
      invoker,
      pending,
      triggers: manifest.triggers,
      installation,
      maxDelaySeconds: options.maxEventDelaySeconds ?? DEFAULT_MAX_EVENT_DELAY_SECONDS,
      ordinaryDoubles,
      faults,
      logProblem: (trigger, problem) => options.onProblem?.(`Trigger ${trigger}: ${problem}`),
    });
    const ticks = new ScheduledTicks({
      clock,
      random: random("ticks"),
      invoker,
      triggers: manifest.scheduledTriggers,
      installation,
      deployedAt: installation.deployedAt,
      ordinaryDoubles,
      faults,
    });

    const onTheirWay = pending.all();
    events.resume(onTheirWay.filter(({ queue: name }) => name === undefined));
    queue.resume(onTheirWay.filter(({ queue: name }) => name !== undefined));
    ticks.start();
    options.jira.onProductEvent((event) => {
      if (!this.isStopped) events.publish(event);
    });
    this.announceInstallation(events);
  }

  get translations() {
    return this.manifest.translations;
  }

  get fields() {
    return this.manifest.fields;
  }

  modules(locale: string): readonly UiModule[] {
    const text = (given: ManifestText) => textIn(this.manifest.translations, locale, given);
    return this.manifest.uiModules.map(({ title, label, pages, ...module }) => ({
      ...module,
      title: text(title),
      label: label === undefined ? undefined : text(label),
      pages: pages.map((page) => ({ ...page, title: text(page.title) })),
    }));
  }

  pageContext({ moduleKey, viewer, extension, localId }: Parameters<ForgeHost["pageContext"]>[0]): PageContext {
    const { appVersion, cloudId, environmentId } = this.installation;
    return {
      appVersion,
      cloudId,
      environmentId,
      environmentType: "DEVELOPMENT",
      localId:
        localId ?? `ari:cloud:ecosystem::extension/${this.installation.appId}/${environmentId}/static/${moduleKey}`,
      moduleKey,
      siteUrl: this.options.siteUrl,
      accountId: principalOf(viewer),
      accountType: viewer.accountType,
      locale: viewer.locale,
      timezone: viewer.timezone,
      extension,
    };
  }

  async invokeResolver(call: ResolverCall): Promise<InvocationAnswer> {
    const { moduleKey, functionKey, payload, viewer } = call;
    const resolver = this.resolverOf(moduleKey);
    if (resolver === undefined) return failed(`The module ${moduleKey} has no resolver function.`);
    if (bytesOf(payload) > FRONT_END_REQUEST_BYTES) return failed("The payload of invoke may have 500 KB at most.");
    if (!this.mayCall(viewer)) return failed("Rate limit exceeded: too many invocations.");
    const finished = await this.invoker.run({
      kind: "resolver",
      functionKey: resolver,
      moduleKey,
      accountId: viewer.accountId,
      principal: principalOf(viewer),
      payload: { call: { functionKey, payload }, context: this.pageContext(call) },
    });
    return answerOf(finished);
  }

  async computeFieldValues({ moduleKey, field, issues }: FieldValueCall): Promise<InvocationAnswer> {
    const functionKey = this.manifest.fields.find((entry) => entry.field.moduleKey === moduleKey)?.valueFunction;
    if (functionKey === undefined) return failed(`The field ${moduleKey} has no value function.`);
    const finished = await this.invoker.run({
      kind: "field-value",
      functionKey,
      moduleKey,
      payload: { field, issues, context: { cloudId: this.installation.cloudId, moduleKey } },
    });
    const answer = answerOf(finished);
    if (answer.kind === "failed") return answer;
    if (!Array.isArray(answer.value) || answer.value.length !== issues.length)
      return failed("The value function must return one value per issue, in their order.", answer.invocation);
    return answer;
  }

  async requestJiraAsViewer({ viewer, ...call }: Parameters<ForgeHost["requestJiraAsViewer"]>[0]) {
    const answer = await this.jira.fromPage({ ...call, body: call.body }, viewer.accountId);
    return { status: answer.status, headers: answer.headers ?? {}, body: answer.body ?? "" };
  }

  async takeUpChanges(files: readonly string[]): Promise<boolean> {
    if (this.builder?.isMadeOf(files) !== true) return false;
    const bundle = await this.builder.build();
    if (this.isStopped) return false;
    this.processes.replace(this.loaderOf(bundle));
    return true;
  }

  meter() {
    return this.counts.reading();
  }

  recentInvocations(limit: number): readonly InvocationRecord[] {
    return this.recent.slice(-limit).reverse();
  }

  onInvocation(listener: (record: InvocationRecord) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    this.invoker.stop();
    void this.builder?.close();
    this.saveMeter();
    closeHostData(this.database);
  }

  /** The site's clock, on which nothing of this host happens any more once it is stopped. */
  private ownClock(): HostClock {
    const { clock } = this.options;
    return {
      now: () => clock.now(),
      beginWork: () => clock.beginWork(),
      schedule: (at, task) => clock.schedule(at, () => (this.isStopped ? undefined : task())),
    };
  }

  private resolverOf(moduleKey: string): string | undefined {
    return (
      this.manifest.uiModules.find(({ key }) => key === moduleKey)?.resolverFunction ??
      this.manifest.fields.find(({ field }) => field.moduleKey === moduleKey)?.resolverFunction
    );
  }

  /** What people's clicks may start: per user, and per installation. */
  private mayCall({ accountId = "" }: Viewer): boolean {
    const now = this.options.clock.now();
    const own = this.callsByUser.get(accountId) ?? new RateWindow(CALLS_PER_USER_AND_MINUTE, 60_000);
    this.callsByUser.set(accountId, own);
    return own.take(now, 1) && this.callsInMinute.take(now, 1) && this.callsInSecond.take(now, 1);
  }

  private finished(record: InvocationRecord, memoryMB: number): void {
    this.counts.invocation(record, memoryMB);
    this.recent.push(record);
    if (this.recent.length > 2 * REMEMBERED_INVOCATIONS) this.recent.splice(0, REMEMBERED_INVOCATIONS);
    for (const listener of this.listeners) listener(record);
  }

  private announceInstallation(events: ProductEvents): void {
    const { appId, appVersion, environmentId, installationId, occasion } = this.installation;
    if (occasion === "started") return;
    const by = this.options.installerAccountId ?? null;
    events.publish({
      eventType: `avi:forge:${occasion}:app`,
      at: this.options.clock.now(),
      atlassianId: null,
      causedByApp: null,
      payload: {
        id: installationId,
        ...(occasion === "installed" ? { installerAccountId: by } : { upgraderAccountId: by }),
        app: { id: appId, version: appVersion },
        environment: { id: environmentId },
      },
    });
  }

  private savedMeter(): MeterState | undefined {
    const row = this.database.get<{ value: string }>("SELECT value FROM host_state WHERE name = 'meter'");
    return row && (JSON.parse(row.value) as MeterState);
  }

  private saveMeter(): void {
    this.database.run("INSERT OR REPLACE INTO host_state VALUES ('meter', ?)", JSON.stringify(this.counts.saved()));
  }
}

/** An anonymous visitor has an account id that names nobody. */
const principalOf = ({ accountId }: Viewer): string => accountId ?? "unidentified";

const bytesOf = (value: unknown): number => (value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value)));

const failed = (message: string, invocation?: InvocationRecord): InvocationAnswer => ({
  kind: "failed",
  message,
  invocation,
});

function answerOf({ record, value }: FinishedInvocation): InvocationAnswer {
  if (record.outcome !== "succeeded" && record.outcome !== "asked-for-retry")
    return failed(record.error ?? "The function did not answer.", record);
  if (bytesOf(value) > FRONT_END_RESPONSE_BYTES)
    return failed("The response of a function may have 5 MB at most.", record);
  return { kind: "answered", value, invocation: record };
}
