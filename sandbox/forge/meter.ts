/** Counts since the host was installed into its data file; kept between starts. */
export interface MeterReading {
  readonly invocations: Readonly<
    Record<string, { count: number; errors: number; totalMs: number; maxMs: number; gbSeconds: number }>
  >;
  readonly gbSeconds: number;
  readonly jira: {
    /** By `METHOD /path/template`. */
    readonly requests: Readonly<Record<string, number>>;
    readonly points: number;
    /** Answers with status 429. */
    readonly throttled: number;
  };
  readonly kvs: {
    readonly reads: number;
    readonly writes: number;
    /** 1 KB units: what the platform charges. */
    readonly readUnits1KB: number;
    readonly writeUnits1KB: number;
    /** 10 KB units: what the platform limits to 4,000 a minute. */
    readonly readUnits10KB: number;
    readonly writeUnits10KB: number;
    readonly throttled: number;
  };
  readonly queue: {
    readonly pushed: number;
    readonly delivered: number;
    readonly retried: number;
    readonly expired: number;
  };
  /** What the platform would charge for this, in US dollars, per meter: beyond the monthly free allowance, and without it. */
  readonly charges: readonly {
    readonly meter: "Functions" | "KVS reads" | "KVS writes" | "Logs";
    readonly amount: number;
    readonly unit: "GB-seconds" | "GB";
    readonly freePerMonth: number;
    readonly priceUSD: number;
    readonly chargeUSD: number;
  }[];
}
