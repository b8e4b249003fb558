export type Side = "provider" | "customer" | "supplier";

/** Somebody whom an escalation reaches. */
export interface Contact {
  readonly key: string;
  readonly name?: string;
  readonly side?: Side;
  /** The Jira account to mention; absent for a contact who has none. */
  readonly accountId?: string;
  /** The Jira group that stands for the contact, instead of an account. */
  readonly groupId?: string;
  /** What the contact does: `Head of operations`. */
  readonly role?: string;
  /** As people dial or write it, for those whom Jira cannot reach. */
  readonly phone?: string;
  readonly email?: string;
  /** The contact to turn to when this one is away; a key. */
  readonly substitute?: string;
  /** The company that the contact works for. */
  readonly company?: string;
}
