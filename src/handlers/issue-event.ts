import { z } from "zod";
import { changelogItem } from "../jira/issue-schema";
import { nameInItem, type StatusNames } from "../jira/issue-to-record";
import { jiraInstant } from "../jira/jira-instant";
import { readStored } from "../storage/stored";
import type { IssueEvent, IssueNews } from "../usecases/note-issue-event";

const noNames: StatusNames = new Map();

const person = z.object({ accountId: z.string().optional(), accountType: z.string().optional() }).nullish();

const event = z.object({
  eventType: z.string(),
  issue: z.object({
    id: z.string(),
    fields: z.object({
      project: z.object({ id: z.string() }),
      updated: jiraInstant.nullish(),
      reporter: person,
    }),
  }),
  changelog: z.object({ items: z.array(changelogItem) }).optional(),
  comment: z.object({ created: jiraInstant.optional(), jsdPublic: z.boolean().optional(), author: person }).optional(),
});

/**
 * Reads a product event about an issue.
 * @throws UnexpectedShape when it tells neither the issue nor its project
 */
export function readIssueEvent(payload: unknown): IssueEvent {
  const { eventType, issue, changelog, comment } = readStored("An event about an issue", event, payload);
  const { project, updated, reporter } = issue.fields;
  const news = (): IssueNews => {
    switch (eventType) {
      case "avi:jira:created:issue":
        return { kind: "created" };
      case "avi:jira:deleted:issue":
        return { kind: "deleted" };
      case "avi:jira:commented:issue": {
        const author = comment?.author;
        const isCustomer =
          author?.accountType === "customer" || (author?.accountId ?? null) === (reporter?.accountId ?? "");
        return {
          kind: "commented",
          at: comment?.created ?? null,
          mayBeAgents: comment?.jsdPublic !== false && author?.accountType !== "app" && !isCustomer,
        };
      }
      default: {
        const items = changelog?.items ?? [];
        // Statuses go by the names that the event has: it is no older than the last renaming.
        const values = (side: "from" | "to") =>
          Object.fromEntries(items.map((item) => [item.fieldId, nameInItem(item, side, noNames)]));
        return { kind: "changed", from: values("from"), to: values("to") };
      }
    }
  };
  return { issueId: issue.id, projectId: project.id, updatedAt: updated ?? null, news: news() };
}
