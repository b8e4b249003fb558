import type { InvocationRecord } from "./invocation/invocation-record";
import type { QueueUse } from "./queue/queue-service";
import type { StorageUse } from "./storage/storage-meter";

/** What a function has cost so far. `totalMs` is site time: what its calls take, not what this machine computes. */
export interface FunctionUse {
  count: number;
  errors: number;
  totalMs: number;
  maxMs: number;
  gbSeconds: number;
}

export interface JiraUse {
  /** By `METHOD /path/template`. */
  readonly requests: Record<string, number>;
  points: number;
  /** Answers with status 429. */
  throttled: number;
}

/** Counts since the app was installed into the data file; kept between starts. */
export interface MeterReading {
  readonly invocations: Readonly<Record<string, Readonly<FunctionUse>>>;
  readonly gbSeconds: number;
  readonly jira: Readonly<JiraUse>;
  readonly kvs: Readonly<StorageUse>;
  readonly queue: Readonly<QueueUse>;
  /** What the platform would charge in US dollars were all this one month's use of a single installation. */
  readonly charges: readonly Charge[];
}

export interface Charge {
  readonly meter: "Functions" | "KVS reads" | "KVS writes" | "Logs";
  readonly amount: number;
  readonly unit: "GB-seconds" | "GB";
  readonly freePerMonth: number;
  /** Per unit beyond the free allowance. */
  readonly priceUSD: number;
  readonly chargeUSD: number;
}

/** Forge's prices since 2026: free allowance per month and app, and the price above. */
const PRICES = [
  { meter: "Functions", unit: "GB-seconds", freePerMonth: 200_000, priceUSD: 0.000025 },
  { meter: "KVS reads", unit: "GB", freePerMonth: 0.1, priceUSD: 0.055 },
  { meter: "KVS writes", unit: "GB", freePerMonth: 0.1, priceUSD: 1.09 },
  { meter: "Logs", unit: "GB", freePerMonth: 1, priceUSD: 1.005 },
] as const;

const BYTES_PER_GB = 1024 ** 3;
const KB_PER_GB = 1024 ** 2;

/** What the meter keeps between starts. */
export interface MeterState {
  invocations: Record<string, FunctionUse>;
  jira: JiraUse;
  kvs: StorageUse;
  queue: QueueUse;
  logBytes: number;
}

export class Meter {
  private readonly state: Pick<MeterState, "invocations" | "jira" | "logBytes">;

  /** @param kvs,queue counted by their services, and already filled with what `saved` held */
  constructor(
    saved: MeterState | undefined,
    private readonly kvs: StorageUse,
    private readonly queue: QueueUse,
  ) {
    this.state = {
      invocations: saved?.invocations ?? {},
      jira: saved?.jira ?? { requests: {}, points: 0, throttled: 0 },
      logBytes: saved?.logBytes ?? 0,
    };
    Object.assign(kvs, saved?.kvs);
    Object.assign(queue, saved?.queue);
  }

  /** A function that asks for a retry has not failed. */
  invocation({ functionKey, milliseconds, outcome, logs }: InvocationRecord, memoryMB: number): void {
    const use = this.state.invocations[functionKey] ?? { count: 0, errors: 0, totalMs: 0, maxMs: 0, gbSeconds: 0 };
    this.state.invocations[functionKey] = use;
    use.count += 1;
    if (outcome !== "succeeded" && outcome !== "asked-for-retry") use.errors += 1;
    use.totalMs += milliseconds;
    use.maxMs = Math.max(use.maxMs, milliseconds);
    use.gbSeconds += (memoryMB / 1_024) * (milliseconds / 1_000);
    for (const { text } of logs) this.state.logBytes += text.length;
  }

  jiraCall(method: string, route: string, points: number, status: number): void {
    const { jira } = this.state;
    const name = `${method} ${route}`;
    jira.requests[name] = (jira.requests[name] ?? 0) + 1;
    jira.points += points;
    if (status === 429) jira.throttled += 1;
  }

  saved(): MeterState {
    return { ...this.state, kvs: this.kvs, queue: this.queue };
  }

  reading(): MeterReading {
    const gbSeconds = Object.values(this.state.invocations).reduce((sum, use) => sum + use.gbSeconds, 0);
    const amounts: Readonly<Record<Charge["meter"], number>> = {
      Functions: gbSeconds,
      "KVS reads": this.kvs.readUnits1KB / KB_PER_GB,
      "KVS writes": this.kvs.writeUnits1KB / KB_PER_GB,
      Logs: this.state.logBytes / BYTES_PER_GB,
    };
    return structuredClone({
      invocations: this.state.invocations,
      gbSeconds,
      jira: this.state.jira,
      kvs: this.kvs,
      queue: this.queue,
      charges: PRICES.map((price) => {
        const amount = amounts[price.meter];
        return { ...price, amount, chargeUSD: Math.max(0, amount - price.freePerMonth) * price.priceUSD };
      }),
    });
  }
}
