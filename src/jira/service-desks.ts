import { route } from "@forge/api";
import { z } from "zod";
import { JiraRequestFailed } from "../errors";
import type { JiraClient } from "./jira-client";

const desk = z.object({ id: z.coerce.string(), projectId: z.coerce.string() });
const organization = z.object({ id: z.coerce.string(), name: z.string() });
const organizations = z.object({ isLastPage: z.boolean(), values: z.array(organization) });
const found = z.object({ issues: z.array(z.unknown()) });

export type ServiceDesk = z.output<typeof desk>;
export type Organization = z.output<typeof organization>;

const PER_PAGE = 50;
/** Nobody belongs to more organizations than these hold. */
const MOST_PAGES = 4;

/** The portals of service projects, and who is a customer there. */
export const jiraServiceDesks = (jira: JiraClient) => ({
  /**
   * By the id of the desk or of its project. Null where Jira shows the asker none; `refused` where it does not let them
   * ask at all (401, 403).
   */
  async find(id: string): Promise<ServiceDesk | "refused" | null> {
    try {
      return await jira.ask({ what: "read a portal", route: route`/rest/servicedeskapi/servicedesk/${id}` }, desk);
    } catch (error) {
      if (!(error instanceof JiraRequestFailed) || error.isPassing) throw error;
      return error.isDenied ? "refused" : null;
    }
  },

  /** Whether the organizations of a project's desk are told to the asker: only to those who count as its agents. */
  async tellsOrganizations(projectId: string): Promise<boolean> {
    try {
      const query = new URLSearchParams({ limit: "1" });
      await jira.ask(
        {
          what: "read the organizations",
          route: route`/rest/servicedeskapi/servicedesk/${projectId}/organization?${query}`,
        },
        organizations,
      );
      return true;
    } catch (error) {
      if (!(error instanceof JiraRequestFailed) || error.isPassing) throw error;
      return false;
    }
  },

  /** Those of the desk's organizations that somebody belongs to; for agents and apps. */
  async organizationsOf({ id }: Pick<ServiceDesk, "id">, accountId: string): Promise<Organization[]> {
    const found: Organization[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ accountId, start: String(found.length), limit: String(PER_PAGE) });
      const { values, isLastPage } = await jira.ask(
        {
          what: "read somebody's organizations",
          route: route`/rest/servicedeskapi/servicedesk/${id}/organization?${query}`,
        },
        organizations,
      );
      found.push(...values);
      if (isLastPage || values.length === 0) break;
    }
    return found;
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
