import { formatWithOptions } from "node:util";
import type { HostClock } from "../../clock";
import type { FunctionProcesses } from "../app/function-processes";
import type { FaultPolicy } from "../faults";
import type { AppFunction } from "../manifest/app-manifest";
import type { Random } from "../random";
import { Invocation, type Platform } from "./invocation";
import type { InvocationKind, InvocationOutcome, InvocationRecord } from "./invocation-record";
import {
  type ForgeRuntime,
  type InstallationIdentity,
  installationContext,
  NO_METRICS,
  siteAri,
} from "./runtime-context";

/** Seconds without a word in the manifest, and at most. */
const TIME_LIMITS: Readonly<Record<InvocationKind, { ordinary: number; longest: number }>> = {
  resolver: { ordinary: 25, longest: 25 },
  "product-event": { ordinary: 25, longest: 25 },
  "field-value": { ordinary: 25, longest: 25 },
  scheduled: { ordinary: 55, longest: 900 },
  consumer: { ordinary: 55, longest: 900 },
};

export interface InvocationRequest {
  readonly kind: InvocationKind;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly accountId?: string | undefined;
  /** Who the platform says has called, when that is not `accountId`: an anonymous visitor is `unidentified`. */
  readonly principal?: string | undefined;
  /** Undefined: a new line of descent begins here. */
  readonly lineage?: string | undefined;
  /** The handler's first argument. */
  readonly payload: unknown;
}

export interface FinishedInvocation {
  readonly record: InvocationRecord;
  /** What the function returned. */
  readonly value: unknown;
}

export interface InvokerParts {
  readonly clock: HostClock;
  readonly random: Random;
  readonly functions: ReadonlyMap<string, AppFunction>;
  readonly processes: FunctionProcesses;
  readonly installation: InstallationIdentity;
  readonly scopes: ReadonlySet<string>;
  /** Directory of the bundle. */
  readonly codeDirectory: string;
  readonly platform: Platform;
  readonly faults: FaultPolicy | undefined;
  readonly onFinished: (record: InvocationRecord, memoryMB: number) => void;
}

/** How long a function may run, in seconds. */
export function timeLimitSeconds(kind: InvocationKind, { timeoutSeconds }: AppFunction): number {
  const { ordinary, longest } = TIME_LIMITS[kind];
  return Math.min(timeoutSeconds ?? ordinary, longest);
}

/** Runs functions, any number at a time, each in a context of its own. */
export class Invoker {
  /** How to give up each run under way. */
  private readonly underWay = new Set<() => void>();

  constructor(private readonly parts: InvokerParts) {}

  /** Gives up every run under way: nothing of it is executed, counted or answered any more. */
  stop(): void {
    for (const giveUp of this.underWay) giveUp();
  }

  /** Settles when the function has answered, thrown, run out of time or been killed; never rejects. */
  run(request: InvocationRequest): Promise<FinishedInvocation> {
    const { clock, functions, processes, random, platform, faults } = this.parts;
    const { kind, functionKey, moduleKey, accountId } = request;
    const appFunction = functions.get(functionKey)!;
    const id = random.uuid();
    const process = processes.take(random);
    const handler = process.handlers.get(functionKey)!;
    const startedAt = clock.now();
    const endsAt = startedAt + timeLimitSeconds(kind, appFunction) * 1_000;
    const work = clock.beginWork();
    return new Promise((resolve) => {
      const end = () => {
        invocation.hasEnded = true;
        timeout.cancel();
        work.ends();
        processes.giveBack(process);
        this.underWay.delete(end);
      };
      const finish = (outcome: InvocationOutcome, value?: unknown, error?: string) => {
        if (invocation.hasEnded) return;
        end();
        const record: InvocationRecord = {
          id,
          kind,
          functionKey,
          moduleKey,
          startedAt,
          milliseconds: clock.now() - startedAt,
          outcome,
          error,
          logs: invocation.logs,
        };
        // LENIENT: memory
        this.parts.onFinished(record, appFunction.memoryMB);
        resolve({ record, value });
      };
      const invocation = new Invocation(
        { id, kind, functionKey, moduleKey, accountId, lineage: request.lineage ?? id },
        this.runtime(id, moduleKey, accountId, () => endsAt - clock.now()),
        work,
        startedAt,
        clock,
        platform,
        faults,
        () => finish("killed", undefined, "The function was killed by the platform."),
      );
      // LENIENT: computing-time
      const timeout = clock.schedule(endsAt, () =>
        finish("timed-out", undefined, `The function ran longer than its ${(endsAt - startedAt) / 1_000} seconds.`),
      );
      this.underWay.add(end);
      process.scope.current = invocation;
      const runHandler = async () => {
        try {
          const value = await handler(request.payload, this.context(request));
          finish(asksForRetry(value) ? "asked-for-retry" : "succeeded", value);
        } catch (error) {
          invocation.log({ at: clock.now(), level: "error", text: formatWithOptions({ depth: 4 }, error) });
          finish("threw", undefined, error instanceof Error ? error.message : String(error));
        }
      };
      void runHandler();
    });
  }

  /** The second argument of every handler. */
  private context({ accountId, principal = accountId }: InvocationRequest): Record<string, unknown> {
    const { installation } = this.parts;
    return {
      installContext: siteAri(installation),
      installation: installationContext(installation),
      ...(principal === undefined ? {} : { principal: { accountId: principal } }),
    };
  }

  private runtime(
    invocationId: string,
    moduleKey: string,
    accountId: string | undefined,
    getRemainingTimeInMillis: () => number,
  ): ForgeRuntime {
    const { installation, scopes, codeDirectory } = this.parts;
    return {
      appContext: {
        appId: installation.appId,
        appVersion: installation.appVersion,
        environmentId: installation.environmentId,
        environmentType: "DEVELOPMENT",
        invocationId,
        installationId: installation.installationId,
        moduleKey,
        installation: installationContext(installation),
        permissions: { scopes: [...scopes], external: {} },
      },
      lambdaContext: { getRemainingTimeInMillis },
      aaid: accountId,
      contextAri: siteAri(installation),
      container: { appCodeDir: codeDirectory },
      externalAuth: [],
      metrics: NO_METRICS,
    };
  }
}

/** What `new InvocationError(…)` of `@forge/events` leaves behind. */
export interface RetryRequest {
  readonly _retry: true;
  readonly retryOptions: { readonly retryAfter?: number; readonly retryReason?: string; readonly retryData?: unknown };
}

export function asksForRetry(value: unknown): value is RetryRequest {
  return typeof value === "object" && value !== null && (value as { _retry?: unknown })._retry === true;
}
