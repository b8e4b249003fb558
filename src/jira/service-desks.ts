import { route } from "@forge/api";
import { z } from "zod";
import { JiraRequestFailed } from "../errors";
import type { JiraClient } from "./jira-client";

const desk = z.object({ id: z.coerce.string(), projectId: z.coerce.string() });
const organizations = z.object({ isLastPage: z.boolean(), values: z.array(z.object({ name: z.string() })) });
const found = z.object({ issues: z.array(z.unknown()) });

export type ServiceDesk = z.output<typeof desk>;

const PER_PAGE = 50;
/** Nobody belongs to more organizations than these hold. */
const MOST_PAGES = 4;

/** The portals of service projects, and who is a customer there. */
export const jiraServiceDesks = (jira: JiraClient) => ({
  /** By the id of the desk or of its project; null where Jira shows the asker none. */
  async find(id: string): Promise<ServiceDesk | null> {
    try {
      return await jira.ask({ what: "read a portal", route: route`/rest/servicedeskapi/servicedesk/${id}` }, desk);
    } catch (error) {
      if (error instanceof JiraRequestFailed && !error.isPassing) return null;
      throw error;
    }
  },

  /** Those of the desk's organizations that somebody belongs to, by name; for agents and apps. */
  async organizationsOf({ id }: ServiceDesk, accountId: string): Promise<string[]> {
    const names: string[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ accountId, start: String(names.length), limit: String(PER_PAGE) });
      const { values, isLastPage } = await jira.ask(
        {
          what: "read somebody's organizations",
          route: route`/rest/servicedeskapi/servicedesk/${id}/organization?${query}`,
        },
        organizations,
      );
      names.push(...values.map(({ name }) => name));
      if (isLastPage || values.length === 0) break;
    }
    return names;
  },

  /** Whether somebody has reported anything in the desk's project; Jira refuses to search for accounts that it does not know. */
  async hasAskedIn({ projectId }: ServiceDesk, accountId: string): Promise<boolean> {
    const jql = `project = ${projectId} AND reporter = ${JSON.stringify(accountId)}`;
    const call = {
      what: "look for somebody's requests",
      route: route`/rest/api/3/search/jql`,
      method: "POST",
      body: { jql, fields: ["id"], maxResults: 1 },
    } as const;
    try {
      return (await jira.ask(call, found)).issues.length > 0;
    } catch (error) {
      if (error instanceof JiraRequestFailed && !error.isPassing) return false;
      throw error;
    }
  },
});
