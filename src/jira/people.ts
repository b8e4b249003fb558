import { route } from "@forge/api";
import { z } from "zod";
import { englishWords } from "../words/words";
import type { JiraClient } from "./jira-client";

const account = z.object({
  accountId: z.string(),
  displayName: z.string().optional(),
  active: z.boolean().optional(),
  accountType: z.string().optional(),
});

export interface JiraPerson {
  readonly accountId: string;
  readonly name: string;
  readonly isActive: boolean;
}

/** Addresses stay well below what servers take, at some 60 characters an id. */
const IDS_PER_REQUEST = 50;
const MOST_FOUND = 20;

export const jiraPeople = (jira: JiraClient) => ({
  /** People whose name or address begins with a text, as far as the asker may look for people. Apps are none. */
  async find(query: string): Promise<JiraPerson[]> {
    const found = await jira.ask(
      { what: "look for people", route: route`/rest/api/3/user/search?query=${query}&maxResults=${MOST_FOUND}` },
      z.array(account),
    );
    return found.filter(({ accountType, active }) => accountType !== "app" && active !== false).map(personOf);
  },

  /** Those of the accounts that Jira knows, by id. */
  async known(accountIds: readonly string[]): Promise<Map<string, JiraPerson>> {
    const people = new Map<string, JiraPerson>();
    const wanted = [...new Set(accountIds)];
    for (let from = 0; from < wanted.length; from += IDS_PER_REQUEST) {
      const query = new URLSearchParams({ maxResults: String(IDS_PER_REQUEST) });
      for (const id of wanted.slice(from, from + IDS_PER_REQUEST)) query.append("accountId", id);
      const page = await jira.ask(
        { what: "read people", route: route`/rest/api/3/user/bulk?${query}` },
        z.object({ values: z.array(account) }),
      );
      for (const found of page.values) people.set(found.accountId, personOf(found));
    }
    return people;
  },
});

function personOf({ accountId, displayName, active }: z.output<typeof account>): JiraPerson {
  return { accountId, name: displayName ?? englishWords.text("failure.former-user"), isActive: active !== false };
}
