import type { HostClock, Work } from "../../clock";
import { AppResponse } from "../app/app-response";
import type { FaultPolicy, FetchFault, FetchPoint } from "../faults";
import { jsonAnswer, type PlatformAnswer } from "../platform-answer";
import type { InvocationKind, LogLine } from "./invocation-record";
import type { ForgeRuntime } from "./runtime-context";

/** A call of the app to the platform, before anybody has answered it. */
export interface PlatformCall {
  readonly descriptor: {
    readonly type?: string | undefined;
    readonly provider?: string | undefined;
    readonly remote?: string | undefined;
    readonly accountId?: string | undefined;
  };
  readonly path: string;
  readonly method: string;
  /** As given; `headersOf` puts their names in lower case. */
  readonly headers: GivenHeaders | undefined;
  readonly body: string | undefined;
}

/** Whoever answers for the platform, and how long it takes. */
export interface Platform {
  serviceOf(call: PlatformCall): { service: FetchPoint["service"]; latencyMs: number };
  answer(call: PlatformCall, invocation: Invocation): PlatformAnswer | Promise<PlatformAnswer>;
}

export interface InvocationIdentity {
  readonly id: string;
  readonly kind: InvocationKind;
  readonly functionKey: string;
  readonly moduleKey: string;
  /** Who clicked; undefined when nobody did. */
  readonly accountId: string | undefined;
  /** The invocation that everything pushed from here descends from. */
  readonly lineage: string;
}

export type GivenHeaders = Headers | readonly (readonly [string, string])[] | Readonly<Record<string, string>>;

const LOG_LINES_PER_MINUTE = 100;
const LOG_BYTES = 200 * 1_024;

/** The answer to a call that nobody will ever hear. */
const never = (): Promise<never> => new Promise(() => undefined);

/** One run of a function, as the code inside it meets the platform. */
export class Invocation {
  readonly logs: LogLine[] = [];
  hasEnded = false;
  private logBytes = 0;
  private calls = 0;

  constructor(
    readonly identity: InvocationIdentity,
    readonly runtime: ForgeRuntime,
    readonly work: Work,
    private readonly startedAt: number,
    private readonly clock: HostClock,
    private readonly platform: Platform,
    private readonly faults: FaultPolicy | undefined,
    /** Ends the run for good: nothing after the current await is executed. */
    private readonly kill: () => void,
  ) {}

  /** Beyond 100 lines a started minute, or 200 KB, lines are lost, as on the platform. */
  log(line: LogLine): void {
    const minutes = Math.floor((line.at - this.startedAt) / 60_000) + 1;
    if (this.logs.length >= LOG_LINES_PER_MINUTE * minutes || this.logBytes + line.text.length > LOG_BYTES) return;
    this.logBytes += line.text.length;
    this.logs.push(line);
  }

  /** `__forge_fetch__`. After the end of the run it stays without an answer: a frozen process gets none. */
  async fetch(descriptor: unknown, path: string, init?: unknown): Promise<AppResponse> {
    if (this.hasEnded) return never();
    const call = callOf(descriptor, path, init);
    const { service, latencyMs } = this.platform.serviceOf(call);
    this.calls += 1;
    const fault = this.faults?.onFetch({
      invocationId: this.identity.id,
      kind: this.identity.kind,
      functionKey: this.identity.functionKey,
      number: this.calls,
      service,
      method: call.method,
      path,
    });
    if (fault !== undefined && "effect" in fault && fault.effect === "before") return this.cease(fault);
    await this.sleep(latencyMs);
    const refused = fault && refusalOf(fault, service);
    if (refused !== undefined) return this.answered(refused);
    const answer = await this.platform.answer(call, this);
    if (fault?.kind === "reset")
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
      });
    if (fault !== undefined) return this.cease(fault);
    return this.answered(answer);
  }

  private answered(answer: PlatformAnswer): AppResponse | Promise<never> {
    return this.hasEnded ? never() : new AppResponse(answer);
  }

  private cease(fault: FetchFault): Promise<never> {
    if (fault.kind === "killed") this.kill();
    else this.work.waits();
    return never();
  }

  private sleep(milliseconds: number): Promise<void> | undefined {
    if (milliseconds === 0) return undefined;
    return new Promise((resolve) => {
      this.work.waits();
      this.clock.schedule(this.clock.now() + milliseconds, () => {
        this.work.resumes();
        resolve();
      });
    });
  }
}

function callOf(descriptor: unknown, path: string, init: unknown): PlatformCall {
  const { method = "GET", headers, body } = (init ?? {}) as { method?: string; headers?: GivenHeaders; body?: unknown };
  if (body !== undefined && body !== null && typeof body !== "string")
    throw new TypeError("The offline Forge host takes request bodies as strings only.");
  return {
    descriptor: (descriptor ?? {}) as PlatformCall["descriptor"],
    path,
    method: method.toUpperCase(),
    headers,
    body: body ?? undefined,
  };
}

/** Headers by name in lower case. */
export function headersOf({ headers }: Pick<PlatformCall, "headers">): Record<string, string> {
  if (headers === undefined) return {};
  const entries: Iterable<readonly [string, string]> = Symbol.iterator in headers ? headers : Object.entries(headers);
  return Object.fromEntries(Array.from(entries, ([name, value]) => [name.toLowerCase(), String(value)]));
}

function refusalOf(fault: FetchFault, service: FetchPoint["service"]): PlatformAnswer | undefined {
  if (fault.kind === "unavailable")
    return jsonAnswer(fault.status, {
      code: "SERVICE_UNAVAILABLE",
      message: "The service is temporarily unavailable.",
    });
  if (fault.kind !== "throttled") return undefined;
  const headers = { "retry-after": String(fault.retryAfterSeconds) };
  return service === "jira"
    ? jsonAnswer(
        429,
        { errorMessages: ["Rate limit exceeded."], errors: {} },
        { ...headers, "ratelimit-reason": "jira-burst-based" },
      )
    : jsonAnswer(429, { code: "RATE_LIMIT_EXCEEDED", message: "Too many requests." }, headers);
}
