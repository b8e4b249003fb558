import { route } from "@forge/api";
import { z } from "zod";
import { JiraRequestFailed } from "../errors";
import type { JiraClient } from "./jira-client";

const request = z.object({
  issueId: z.coerce.string(),
  issueKey: z.string(),
  reporter: z.object({ accountId: z.string() }).nullish(),
});
const participants = z.object({ values: z.array(z.object({ accountId: z.string() })), isLastPage: z.boolean() });

const PARTICIPANTS_PER_PAGE = 50;
const MOST_PAGES = 4;

/** Requests as the portal has them. */
export const jiraRequests = (jira: JiraClient) => ({
  /** Null where Jira shows the asker no such request. */
  async find(key: string): Promise<{ readonly issueId: string; readonly reporter: string | null } | null> {
    try {
      const call = { what: "read a request", route: route`/rest/servicedeskapi/request/${key}` };
      const { issueId, reporter } = await jira.ask(call, request);
      return { issueId, reporter: reporter?.accountId ?? null };
    } catch (error) {
      if (error instanceof JiraRequestFailed && !error.isPassing) return null;
      throw error;
    }
  },

  /** Whether somebody takes part in a request, beside its reporter. */
  async hasParticipant(key: string, accountId: string): Promise<boolean> {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({
        start: String(page * PARTICIPANTS_PER_PAGE),
        limit: String(PARTICIPANTS_PER_PAGE),
      });
      const { values, isLastPage } = await jira.ask(
        {
          what: "read who takes part in a request",
          route: route`/rest/servicedeskapi/request/${key}/participant?${query}`,
        },
        participants,
      );
      if (values.some((one) => one.accountId === accountId)) return true;
      if (isLastPage) return false;
    }
    return false;
  },
});
