import { route } from "@forge/api";
import { z } from "zod";
import type { LocalDate } from "../domain/calendar/calendar";
import { inJql } from "./differences";
import type { JiraClient } from "./jira-client";

/** Jira Service Management's own field for what customers say of their requests; sites call it as they like. */
const SATISFACTION = "com.atlassian.servicedesk:sd-request-feedback";
const ISSUES_PER_PAGE = 100;
/** So many rated requests say as much as all of them. */
const MOST_PAGES = 50;

const fields = z.array(z.object({ id: z.string(), schema: z.object({ custom: z.string().optional() }).optional() }));
const page = z.object({
  issues: z.array(z.object({ key: z.string(), fields: z.record(z.string(), z.unknown()) })),
  nextPageToken: z.string().nullish(),
});
const feedback = z.object({ rating: z.int().min(1).max(5) });

/** What customers said of their requests, as far as the asker sees the tickets. */
export const jiraRequestRatings = (jira: JiraClient) => ({
  /**
   * Ratings, 1 to 5, by the keys of the project's tickets that were changed on a day or later.
   * @returns null where the site keeps none
   */
  async since(projectId: string, day: LocalDate): Promise<ReadonlyMap<string, number> | null> {
    const all = await jira.ask({ what: "read the site's fields", route: route`/rest/api/3/field` }, fields);
    const id = all.find(({ schema }) => schema?.custom === SATISFACTION)?.id;
    if (id === undefined) return null;
    const ratings = new Map<string, number>();
    const jql = `project = ${projectId} AND ${inJql(id)} is not EMPTY AND updated >= "${day}"`;
    let token: string | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const found: z.output<typeof page> = await jira.ask(
        {
          what: "look for rated requests",
          route: route`/rest/api/3/search/jql`,
          method: "POST",
          body: { jql, fields: [id], maxResults: ISSUES_PER_PAGE, ...(token !== null && { nextPageToken: token }) },
        },
        page,
      );
      for (const { key, fields: held } of found.issues) {
        const rating = feedback.safeParse(held[id]).data?.rating;
        if (rating !== undefined) ratings.set(key, rating);
      }
      token = found.nextPageToken ?? null;
      if (token === null) break;
    }
    return ratings;
  },
});
