import { asApp } from "@forge/api";
import type { Person } from "../../contract";
import { AppError } from "../../errors";
import { type JiraClient, jiraClient } from "../../jira/jira-client";
import { type JiraPerson, jiraPeople } from "../../jira/people";
import { englishWords } from "../../words/words";

/**
 * Names of accounts at this moment: the app stores ids alone. Whom Jira does not know any more is a former user; while it
 * tells of nobody, everybody is called by the id. Null stays null.
 * @param jira asked as the app, unless somebody wants to know of accounts that they name themselves
 */
export async function peopleBy(
  accountIds: readonly (string | null)[],
  jira: JiraClient = jiraClient(asApp()),
): Promise<(accountId: string | null) => Person | null> {
  const wanted = accountIds.filter((id) => id !== null);
  let known: ReadonlyMap<string, JiraPerson> | null = null;
  try {
    if (wanted.length > 0) known = await jiraPeople(jira).known(wanted);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  const nameOf = (accountId: string) =>
    known === null ? accountId : (known.get(accountId)?.name ?? englishWords.text("failure.former-user"));
  return (accountId) => (accountId === null ? null : { accountId, name: nameOf(accountId) });
}
