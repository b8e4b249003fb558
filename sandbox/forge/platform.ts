import type { Invocation, Platform, PlatformCall } from "./invocation/invocation";
import type { JiraGateway } from "./jira-gateway";
import { jsonAnswer, NO_CONTENT, notImplemented, type PlatformAnswer } from "./platform-answer";
import type { QueueService } from "./queue/queue-service";
import type { StorageService } from "./storage/storage-service";

export interface Latency {
  readonly jira: number;
  readonly storage: number;
  readonly queue: number;
}

/** Everything behind `__forge_fetch__`: which service a call is for, and what that answers. */
export class ForgePlatform implements Platform {
  constructor(
    private readonly jira: JiraGateway,
    private readonly storage: StorageService,
    private readonly queue: QueueService,
    private readonly scopes: ReadonlySet<string>,
    private readonly latency: Latency,
  ) {}

  serviceOf({ descriptor }: PlatformCall) {
    if (descriptor.type === "kvs") return { service: "storage", latencyMs: this.latency.storage } as const;
    if (descriptor.remote === "jira") return { service: "jira", latencyMs: this.latency.jira } as const;
    if (descriptor.remote === "stargate") return { service: "queue", latencyMs: this.latency.queue } as const;
    return { service: "platform", latencyMs: 0 } as const;
  }

  answer(call: PlatformCall, { identity }: Invocation): PlatformAnswer | Promise<PlatformAnswer> {
    const { type, remote } = call.descriptor;
    if (type === "kvs") return this.scoped("storage:app", () => this.storage.answer(call.path, call.body ?? "null"));
    if (type === "fpp" && remote === "jira") return this.jira.fromFunction(call, identity);
    if (type === "fpp" && remote === "stargate") return this.atlassian(call, identity.lineage);
    return notImplemented(`calls of type ${type} to ${remote ?? "no remote"} (${call.method} ${call.path})`);
  }

  private atlassian(call: PlatformCall, lineage: string): PlatformAnswer {
    const body = call.body ?? "{}";
    const operation = /^\/webhook\/queue\/(\w+)\//.exec(call.path)?.[1];
    if (operation === "publish") return this.queue.push(body, lineage);
    if (operation === "stats") return this.queue.stats(body);
    if (operation === "cancel") return this.queue.cancel(body);
    // Nobody's account has been closed or renamed here: nothing to report back.
    if (call.path === "/app/report-accounts") return this.scoped("report:personal-data", () => NO_CONTENT);
    return notImplemented(`the Atlassian endpoint ${call.method} ${call.path}`);
  }

  private scoped(scope: string, answer: () => PlatformAnswer): PlatformAnswer {
    if (this.scopes.has(scope)) return answer();
    return jsonAnswer(401, {
      code: "UNAUTHORIZED",
      message: `Unauthorized; scope does not match: ${scope} is needed.`,
    });
  }
}
