import type { Instant } from "../time";

/** Why a step could not tell a contact whom it addresses. */
export type UnreachedReason =
  | "account-unknown" // Jira has no such account, or shows it to nobody any more
  | "group-unknown-or-empty"; // Jira has no such group, or nobody in it gets mail

/** A contact, by its key in the catalogue, whom Jira did not let the app tell. */
export interface Unreached {
  readonly contact: string;
  readonly reason: UnreachedReason;
}

/** What is remembered of it for those who keep the catalogue. */
export interface UnreachedContact extends Unreached {
  readonly since: Instant;
  readonly lastAt: Instant;
  /** The ticket on which it happened last; null when only the daily audit found it. */
  readonly issueKey: string | null;
}

/** Adds what happened on a ticket; a contact that was not reached before keeps its `since` while the reason is the same. */
export function withUnreached(
  known: readonly UnreachedContact[],
  unreached: readonly Unreached[],
  issueKey: string | null,
  at: Instant,
): UnreachedContact[] {
  const contacts = new Map(known.map((one) => [one.contact, one]));
  for (const { contact, reason } of unreached) {
    const before = contacts.get(contact);
    const since = before?.reason === reason ? before.since : at;
    contacts.set(contact, { contact, reason, since, lastAt: at, issueKey: issueKey ?? before?.issueKey ?? null });
  }
  return [...contacts.values()];
}
