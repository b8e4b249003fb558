import { route } from "@forge/api";
import { z } from "zod";
import type { JiraClient } from "./jira-client";

const group = z.object({ groupId: z.string(), name: z.string() });
export type JiraGroup = z.output<typeof group>;

const IDS_PER_REQUEST = 50;
const MOST_FOUND = 20;

export const jiraGroups = (jira: JiraClient) => ({
  /** Groups whose name contains a text, as far as the asker may look for groups. */
  async find(query: string): Promise<JiraGroup[]> {
    const { groups } = await jira.ask(
      { what: "look for groups", route: route`/rest/api/3/groups/picker?query=${query}&maxResults=${MOST_FOUND}` },
      z.object({ groups: z.array(group) }),
    );
    return groups;
  },

  /** Ids of those of the groups that Jira knows. */
  async known(groupIds: readonly string[]): Promise<Set<string>> {
    const known = new Set<string>();
    const wanted = [...new Set(groupIds)];
    for (let from = 0; from < wanted.length; from += IDS_PER_REQUEST) {
      const query = new URLSearchParams({ maxResults: String(IDS_PER_REQUEST) });
      for (const id of wanted.slice(from, from + IDS_PER_REQUEST)) query.append("groupId", id);
      const { values } = await jira.ask(
        { what: "read groups", route: route`/rest/api/3/group/bulk?${query}` },
        z.object({ values: z.array(group) }),
      );
      for (const { groupId } of values) known.add(groupId);
    }
    return known;
  },
});
