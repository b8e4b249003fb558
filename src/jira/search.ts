import { route } from "@forge/api";
import { z } from "zod";
import { ASSIGNEE_GROUPS, fieldsInJira, fieldsThatMatter } from "../domain/monitoring/field-record";
import type { SeenPage } from "../usecases/reconcile";
import { nameOfValue } from "./field-value";
import type { ReadingRules } from "./issues";
import type { JiraClient } from "./jira-client";

const page = z.object({ issues: z.array(z.object({ id: z.string() })), nextPageToken: z.string().nullish() });
const seenPage = z.object({
  issues: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) })),
  nextPageToken: z.string().nullish(),
});
const statusValue = z.object({ id: z.string(), name: z.string() });
const assignee = z.object({ accountId: z.string() });
const count = z.object({ count: z.number() });

export interface IssueIdPage {
  readonly issueIds: readonly string[];
  /** Null on the last page. */
  readonly pageToken: string | null;
}

/** With fields asked for, Jira gives no more on a page. */
const ISSUES_PER_PAGE = 100;

/**
 * What a search says may be seconds old: so it says which tickets to look at, and what they held lately, but what is
 * measured is read from the issue itself.
 */
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

  /** A page of tickets with what some of their fields hold. Costs one point, and one for each ticket. */
  async values(
    jql: string,
    { fields: ticketFields, statusNames, teamsOf: lookUp }: ReadingRules,
    pageToken: string | null,
  ): Promise<SeenPage> {
    const fieldIds = fieldsThatMatter(ticketFields);
    const found = await jira.ask(
      {
        what: "search for tickets",
        route: route`/rest/api/3/search/jql`,
        method: "POST",
        body: {
          jql,
          fields: fieldsInJira(ticketFields),
          maxResults: ISSUES_PER_PAGE,
          ...(pageToken !== null && { nextPageToken: pageToken }),
        },
      },
      seenPage,
    );
    const assigneeOf = (fields: Record<string, unknown>) => assignee.safeParse(fields.assignee).data?.accountId ?? null;
    const teamsOf = fieldIds.includes(ASSIGNEE_GROUPS)
      ? await lookUp(found.issues.flatMap(({ fields }) => assigneeOf(fields) ?? []))
      : () => null;
    const nameOf = (fieldId: string, value: unknown) => {
      const status = fieldId === "status" ? statusValue.safeParse(value).data : undefined;
      return status === undefined ? nameOfValue(value) : (statusNames.get(status.id) ?? status.name);
    };
    return {
      tickets: found.issues.map(({ id, fields }) => ({
        issueId: id,
        values: Object.fromEntries(
          fieldIds.flatMap((fieldId): [string, string | null][] => {
            if (fieldId === ASSIGNEE_GROUPS) return [[fieldId, teamsOf(assigneeOf(fields))]];
            return fields[fieldId] === undefined ? [] : [[fieldId, nameOf(fieldId, fields[fieldId])]];
          }),
        ),
      })),
      pageToken: found.nextPageToken ?? null,
    };
  },

  /** Whose tickets they are, by issue id; those of nobody are absent. Costs one point a ticket, and one a hundred. */
  async assignees(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (let from = 0; from < issueIds.length; from += ISSUES_PER_PAGE) {
      const ids = issueIds.slice(from, from + ISSUES_PER_PAGE);
      const { issues } = await jira.ask(
        {
          what: "look up assignees",
          route: route`/rest/api/3/search/jql`,
          method: "POST",
          body: { jql: `id in (${ids.join(", ")})`, fields: ["assignee"], maxResults: ISSUES_PER_PAGE },
        },
        seenPage,
      );
      for (const { id, fields } of issues) {
        const account = assignee.safeParse(fields.assignee).data?.accountId;
        if (account !== undefined) found.set(id, account);
      }
    }
    return found;
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
