import { useApp } from "../app/app";
import { useLoaded } from "../loading/loaded";

/** Names of accounts, asked of Jira when they are shown; until the answer is there, and where there is none, nothing. */
export function usePeopleNames(accountIds: readonly string[]): (accountId: string) => string {
  const { call } = useApp();
  const asked = [...new Set(accountIds)].sort();
  const { loaded } = useLoaded(
    async (): Promise<Readonly<Record<string, string>>> =>
      asked.length === 0 ? {} : call("peopleNamed", { accountIds: asked }),
    [call, asked.join(" ")],
  );
  return (accountId) => (loaded.is === "ready" ? (loaded.value[accountId] ?? "") : "");
}
