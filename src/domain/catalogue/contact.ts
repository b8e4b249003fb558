export type Side = "provider" | "customer" | "supplier";

/** Somebody whom an escalation reaches. */
export interface Contact {
  readonly key: string;
  readonly name?: string;
  readonly side?: Side;
  /** The Jira account to mention; absent for a contact who has none. */
  readonly accountId?: string;
}
