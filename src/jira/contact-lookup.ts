import type { Unreached } from "../domain/monitoring/unreached-contact";
import { jiraGroups } from "./groups";
import type { JiraClient } from "./jira-client";
import { jiraPeople } from "./people";

/** A contact by its key in the catalogue, with what stands for it in Jira. */
export interface ContactInJira {
  readonly contact: string;
  readonly accountId: string | null;
  readonly groupId: string | null;
}

/** Finds those whose account, or group, Jira does not have. Costs a point for fifty of a kind, and two for each that is there. */
export async function unknownToJira(jira: JiraClient, contacts: readonly ContactInJira[]): Promise<Unreached[]> {
  const accountIds = contacts.flatMap(({ accountId }) => accountId ?? []);
  const groupIds = contacts.flatMap(({ accountId, groupId }) => (accountId === null ? (groupId ?? []) : []));
  const accounts = await jiraPeople(jira).known(accountIds);
  const groups = await jiraGroups(jira).known(groupIds);
  return contacts.flatMap(({ contact, accountId, groupId }): Unreached[] => {
    if (accountId !== null) return accounts.has(accountId) ? [] : [{ contact, reason: "account-unknown" }];
    if (groupId === null || groups.has(groupId)) return [];
    return [{ contact, reason: "group-unknown-or-empty" }];
  });
}
