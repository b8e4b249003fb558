/** What is kept of one run of a function. Instants are epoch milliseconds of the site's clock. */
export type InvocationKind = "resolver" | "product-event" | "scheduled" | "consumer" | "field-value";

export interface LogLine {
  readonly at: number;
  readonly level: "debug" | "info" | "log" | "warn" | "error";
  readonly text: string;
}

export type InvocationOutcome = "succeeded" | "threw" | "timed-out" | "killed" | "asked-for-retry";

export interface InvocationRecord {
  readonly id: string;
  readonly kind: InvocationKind;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly startedAt: number;
  /** Site time from start to end. */
  readonly milliseconds: number;
  readonly outcome: InvocationOutcome;
  /** The error's text when it threw. */
  readonly error?: string | undefined;
  readonly logs: readonly LogLine[];
}
