import { route } from "@forge/api";
import { z } from "zod";
import { JiraRequestFailed } from "../errors";
import type { JiraClient } from "./jira-client";
import { jiraProjectFacts, organizationFieldsAmong } from "./project-facts";

const request = z.object({
  issueId: z.coerce.string(),
  issueKey: z.string(),
  serviceDeskId: z.coerce.string(),
  serviceDesk: z.object({ projectId: z.coerce.string() }).nullish(),
  reporter: z.object({ accountId: z.string() }).nullish(),
});
const participants = z.object({ values: z.array(z.object({ accountId: z.string() })), isLastPage: z.boolean() });
const issue = z.object({ fields: z.record(z.string(), z.unknown()) });
const organizations = z.array(z.object({ id: z.coerce.string() })).nullish();

const PARTICIPANTS_PER_PAGE = 50;
const MOST_PAGES = 4;

export interface PortalRequest {
  readonly issueId: string;
  readonly serviceDeskId: string;
  /** Null where Jira does not say whose portal it is in. */
  readonly projectId: string | null;
  /** Null where Jira names nobody. */
  readonly reporter: string | null;
}

/** Requests as the portal has them. */
export const jiraRequests = (jira: JiraClient) => ({
  /** Null where Jira shows the asker no such request; `refused` where it does not let them ask at all (401, 403). */
  async find(key: string): Promise<PortalRequest | "refused" | null> {
    try {
      const call = { what: "read a request", route: route`/rest/servicedeskapi/request/${key}?expand=serviceDesk` };
      const { issueId, serviceDeskId, serviceDesk, reporter } = await jira.ask(call, request);
      return {
        issueId,
        serviceDeskId,
        projectId: serviceDesk?.projectId ?? null,
        reporter: reporter?.accountId ?? null,
      };
    } catch (error) {
      if (!(error instanceof JiraRequestFailed) || error.isPassing) throw error;
      return error.isDenied ? "refused" : null;
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

  /** Ids of the organizations that a request is shared with. JSM tells them in a field of the issue alone. */
  async sharedWith({ issueId }: PortalRequest): Promise<ReadonlySet<string>> {
    const fieldIds = organizationFieldsAmong(await jiraProjectFacts(jira).fields());
    if (fieldIds.length === 0) return new Set();
    const query = new URLSearchParams({ fields: fieldIds.join(",") });
    const { fields } = await jira.ask(
      { what: "read whom a request is shared with", route: route`/rest/api/3/issue/${issueId}?${query}` },
      issue,
    );
    return new Set(fieldIds.flatMap((id) => (organizations.parse(fields[id]) ?? []).map((one) => one.id)));
  },
});
