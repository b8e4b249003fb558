import { route } from "@forge/api";
import { z } from "zod";
import type { JiraClient } from "./jira-client";

const page = z.object({ issues: z.array(z.object({ id: z.string() })), nextPageToken: z.string().nullish() });
const count = z.object({ count: z.number() });

export interface IssueIdPage {
  readonly issueIds: readonly string[];
  /** Null on the last page. */
  readonly pageToken: string | null;
}

/** Searches give ids only: what a search says may be seconds old, so everything else is read from the issue itself. */
export const jiraSearch = (jira: JiraClient) => ({
  async issueIds(jql: string, maxResults: number, pageToken: string | null = null): Promise<IssueIdPage> {
    const found = await jira.ask(
      {
        what: "search for tickets",
        route: route`/rest/api/3/search/jql`,
        method: "POST",
        body: { jql, fields: ["id"], maxResults, ...(pageToken !== null && { nextPageToken: pageToken }) },
      },
      page,
    );
    return { issueIds: found.issues.map(({ id }) => id), pageToken: found.nextPageToken ?? null };
  },

  /** An estimate, for one point whatever it finds. */
  async count(jql: string): Promise<number> {
    const answer = await jira.ask(
      {
        what: "count tickets",
        route: route`/rest/api/3/search/approximate-count`,
        method: "POST",
        body: { jql },
      },
      count,
    );
    return answer.count;
  },
});
