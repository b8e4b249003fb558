import { Problem } from "./problem";

/** How much traffic the site bears; `Infinity` switches a limit off. */
export interface RateLimits {
  /** Points that all apps' calls together may cost in a UTC hour. */
  readonly pointsPerHour: number;
  /** Whether an endpoint takes only so many calls a second. */
  readonly hasBurstLimit: boolean;
  /** Writes to one issue, as `[most, within milliseconds]`. */
  readonly issueWrites: readonly (readonly [number, number])[];
}

/** Atlassian's published figures. */
export const PUBLISHED_LIMITS: RateLimits = {
  pointsPerHour: 65_000,
  hasBurstLimit: true,
  issueWrites: [
    [20, 2_000],
    [100, 30_000],
  ],
};

const HOUR = 3_600_000;
const PER_SECOND: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 };

interface Bucket {
  tokens: number;
  at: number;
}

/** Jira's three independent limits, counted on the site's clock and in memory: a restart forgets them. */
export class RateLimiter {
  #hour = -1;
  #resetsAt = "";
  // LENIENT: rate-limits-forgotten
  #spent = 0;
  readonly #buckets = new Map<string, Bucket>();
  readonly #writes = new Map<number, number[]>();

  constructor(private readonly limits: RateLimits) {}

  /** Admits a call to an endpoint. @throws Problem 429 */
  admit(method: string, path: string, burstPerSecond: number | undefined, isApp: boolean, now: number): void {
    this.#turnHour(now);
    if (isApp && this.#spent >= this.limits.pointsPerHour) {
      throw this.#refusal("jira-quota-global-based", (this.#hour + 1) * HOUR - now, now);
    }
    if (!this.limits.hasBurstLimit) return;
    const size = burstPerSecond ?? PER_SECOND[method] ?? 100;
    const bucket = this.#bucket(`${method} ${path}`, size, now);
    if (bucket.tokens < 1) throw this.#refusal("jira-burst-based", 1_000, now);
    bucket.tokens -= 1;
  }

  spend(points: number, now: number): void {
    this.#turnHour(now);
    this.#spent += points;
  }

  /** Admits a write to an issue. @throws Problem 429 */
  countWrite(issue: number, now: number): void {
    const longest = Math.max(...this.limits.issueWrites.map(([, within]) => within), 0);
    const recent = (this.#writes.get(issue) ?? []).filter((at) => now - at < longest && at <= now);
    for (const [most, within] of this.limits.issueWrites) {
      const counted = recent.filter((at) => now - at < within);
      if (counted.length >= most) throw this.#refusal("jira-per-issue-on-write", counted[0]! + within - now, now);
    }
    recent.push(now);
    this.#writes.set(issue, recent);
    if (this.#writes.size > 10_000) this.#forgetOldWrites(now - longest);
  }

  /** The headers that every answer to an app carries. */
  headers(now: number): Record<string, string> {
    this.#turnHour(now);
    const limit = this.limits.pointsPerHour;
    if (!Number.isFinite(limit)) return {};
    const remaining = Math.max(0, limit - this.#spent);
    return {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": this.#resetsAt,
      ...(remaining < limit / 5 ? { "x-ratelimit-nearlimit": "true" } : {}),
    };
  }

  #refusal(reason: string, waitMilliseconds: number, now: number): Problem {
    return new Problem(
      429,
      "Rate limit exceeded.",
      {},
      {
        ...this.headers(now),
        "retry-after": String(Math.max(1, Math.ceil(waitMilliseconds / 1_000))),
        "ratelimit-reason": reason,
      },
    );
  }

  #turnHour(now: number): void {
    const hour = Math.floor(now / HOUR);
    if (hour === this.#hour) return;
    this.#hour = hour;
    this.#resetsAt = new Date((hour + 1) * HOUR).toISOString().replace(".000", "");
    this.#spent = 0;
  }

  #bucket(name: string, size: number, now: number): Bucket {
    const bucket = this.#buckets.get(name) ?? { tokens: size, at: now };
    bucket.tokens = Math.min(size, bucket.tokens + (Math.max(0, now - bucket.at) / 1_000) * size);
    bucket.at = now;
    this.#buckets.set(name, bucket);
    return bucket;
  }

  #forgetOldWrites(before: number): void {
    for (const [issue, times] of this.#writes) if (times.at(-1)! < before) this.#writes.delete(issue);
  }
}
