/**
 * What the pages of the offline site and whoever drives a simulation may ask of the Forge host.
 *
 *     const host = await createForgeHost({ appDirectory, buildDirectory, dataFile, jira, clock, siteUrl });   // from ./host
 *
 * Nothing else of `forge/` is meant for other folders, but `manifest/app-manifest.ts` for its types.
 */
import type { HostClock } from "../clock";
import type { JiraSite } from "../seams";
import type { FaultPolicy } from "./faults";
import type { InvocationRecord } from "./invocation/invocation-record";
import type { AppManifest, AppTranslations, CustomField, UiModule } from "./manifest/app-manifest";
import type { MeterReading } from "./meter";

export interface ForgeHostOptions {
  /** Where `manifest.yml` is. */
  readonly appDirectory: string;
  /** For people. No part of a manifest (it is given at registration), so the directory's name stands in for it. */
  readonly appName?: string | undefined;
  /** Where the bundle of the functions may be kept between starts; made when absent. */
  readonly buildDirectory: string;
  /** SQLite file of the host's own data (storage, queues, events on their way); `:memory:` for none. */
  readonly dataFile: string;
  readonly jira: JiraSite;
  readonly clock: HostClock;
  /** Such as `http://localhost:8080`. */
  readonly siteUrl: string;
  /** Whoever installs the app: named in `avi:forge:installed:app`. */
  readonly installerAccountId?: string | undefined;
  /** Same seed, same input: same delays, duplicates and faults. Default 1. */
  readonly seed?: number | undefined;
  /** Longest delay of a product event, in seconds. Default 180, as on the platform. */
  readonly maxEventDelaySeconds?: number | undefined;
  /** Default: none beyond the platform's ordinary ones (an event now and then twice, a tick now and then doubled). */
  readonly faults?: FaultPolicy | undefined;
  /** Whether the platform's own rare doubles occur. Default true. */
  readonly ordinaryDoubles?: boolean | undefined;
  /** Gets what the platform would note in the app's log outside of any invocation, such as a filter expression that fails. */
  readonly onProblem?: ((text: string) => void) | undefined;
  /** Whether somebody is at work on the functions: `takeUpChanges` then does something, and a debugger shows their sources. */
  readonly inDevelopment?: boolean | undefined;
  /** How far storage queries lag behind writes, in milliseconds of the site's clock. Default 2,000. */
  readonly queryLagMs?: number | undefined;
  /** Site time that a call takes, in milliseconds. Default { jira: 80, storage: 10, queue: 20 }. */
  readonly latencyMs?: { readonly jira: number; readonly storage: number; readonly queue: number } | undefined;
}

/** Who looks at a page. The host hands it to the function; nothing that a page sends can change it. */
export interface Viewer {
  /** Undefined for an anonymous portal visitor. */
  readonly accountId?: string | undefined;
  readonly accountType: "licensed" | "unlicensed" | "customer" | "anonymous";
  /** Such as `en-GB`. */
  readonly locale: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timezone: string;
}

export interface ResolverCall {
  /** The UI module whose page calls. Its own `resolver.function` answers, never one that the page names. */
  readonly moduleKey: string;
  /** The definition's name inside the resolver: first argument of the bridge's `invoke`. */
  readonly functionKey: string;
  readonly payload?: unknown;
  readonly viewer: Viewer;
  /** `context.extension`: issue, project, portal request … as the page has them. */
  readonly extension: Readonly<Record<string, unknown>>;
  /** One id per mounted page, as `context.localId` has it. */
  readonly localId?: string | undefined;
}

/** What comes back from a function that somebody waits for. */
export type InvocationAnswer =
  | { readonly kind: "answered"; readonly value: unknown; readonly invocation: InvocationRecord }
  /** The function threw, took too long, or a platform limit was hit; `message` is for the page's `invoke` to reject with. */
  | { readonly kind: "failed"; readonly message: string; readonly invocation?: InvocationRecord | undefined };

/** What `view.value.function` of a custom field gets and answers. */
export interface FieldValueCall {
  readonly moduleKey: string;
  readonly field: { readonly id: string; readonly key: string; readonly type: string; readonly name: string };
  readonly issues: readonly { readonly id: string; readonly value: unknown }[];
}

/** A context object for a page, complete but for what only the page knows. */
export interface PageContext {
  readonly appVersion: string;
  readonly cloudId: string;
  readonly environmentId: string;
  readonly environmentType: "DEVELOPMENT";
  readonly localId: string;
  readonly moduleKey: string;
  readonly siteUrl: string;
  readonly accountId?: string | undefined;
  readonly accountType: Viewer["accountType"];
  readonly locale: string;
  readonly timezone: string;
  readonly extension: Readonly<Record<string, unknown>>;
}

export interface ForgeHost {
  readonly manifest: AppManifest;
  /** The app's account in Jira. */
  readonly accountId: string;
  readonly fields: readonly CustomField[];
  /** The UI modules with titles in a locale, in the manifest's order. */
  modules(locale: string): readonly UiModule[];
  readonly translations: AppTranslations;
  /** What `view.getContext()` gives, and what a resolver gets as `context` (minus what the platform overwrites). */
  pageContext(call: Pick<ResolverCall, "moduleKey" | "viewer" | "extension" | "localId">): PageContext;
  /** Runs a module's resolver. Never rejects for a fault of the app. Takes site time: on a simulated clock somebody must drive it. */
  invokeResolver(call: ResolverCall): Promise<InvocationAnswer>;
  /** Asks a custom field's value function; the answer's value is the list of values in the order of the issues. */
  computeFieldValues(call: FieldValueCall): Promise<InvocationAnswer>;
  /** A call that a page makes through the bridge's `requestJira`: as the viewer, within the app's scopes. */
  requestJiraAsViewer(request: {
    readonly viewer: Viewer;
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string | undefined;
  }): Promise<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;
  /**
   * Where one of the files is part of the functions, these are built anew, and from the next invocation on the new ones run;
   * whatever is stored, queued or under way stays. Only `inDevelopment`.
   * @returns whether there are new ones
   * @throws ManifestProblem when they do not build or cannot be loaded; the former ones go on
   */
  takeUpChanges(files: readonly string[]): Promise<boolean>;
  meter(): MeterReading;
  /** The newest invocations with their log lines, newest first, at most `limit` (the host keeps 500). */
  recentInvocations(limit: number): readonly InvocationRecord[];
  /** Called after each invocation; returns how to stop listening. */
  onInvocation(listener: (record: InvocationRecord) => void): () => void;
  /** Stops timers, waits for nothing, keeps everything that is due in the data file, closes it. */
  stop(): void;
}
