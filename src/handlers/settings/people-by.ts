import { asApp } from "@forge/api";
import type { Person } from "../../contract";
import { AppError } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { type JiraPerson, jiraPeople } from "../../jira/people";

/**
 * Names of accounts at this moment: the app stores ids alone. Whom Jira does not know any more, or cannot tell of just now,
 * is called by the id. Null stays null.
 */
export async function peopleBy(
  accountIds: readonly (string | null)[],
): Promise<(accountId: string | null) => Person | null> {
  const wanted = accountIds.filter((id) => id !== null);
  let known: ReadonlyMap<string, JiraPerson> = new Map();
  try {
    if (wanted.length > 0) known = await jiraPeople(jiraClient(asApp())).known(wanted);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  return (accountId) => (accountId === null ? null : { accountId, name: known.get(accountId)?.name ?? accountId });
}
