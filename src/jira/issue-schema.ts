import { z } from "zod";
import { jiraInstant } from "./jira-instant";

/** Own property only: every object inherits a function of the same name as the changelog's `toString`. */
const ownText = (item: object, name: string): string | null => {
  const value: unknown = Object.hasOwn(item, name) ? (item as Record<string, unknown>)[name] : null;
  return typeof value === "string" && value !== "" ? value : null;
};

/** One item of a changelog entry. Jira leaves `from`, `to` and their names null where a field was or became empty. */
export const changelogItem = z
  .custom<object>((item) => typeof item === "object" && item !== null)
  .transform((item) => ({
    fieldId: ownText(item, "fieldId") ?? ownText(item, "field") ?? "",
    from: ownText(item, "from"),
    fromName: ownText(item, "fromString"),
    to: ownText(item, "to"),
    toName: ownText(item, "toString"),
  }));
export type ChangelogItem = z.output<typeof changelogItem>;

export const changelogEntry = z.object({ id: z.coerce.string(), created: jiraInstant, items: z.array(changelogItem) });
export type ChangelogEntry = z.output<typeof changelogEntry>;

const person = z.object({ accountId: z.string().optional(), accountType: z.string().optional() });

export const issueComment = z.object({
  id: z.string(),
  created: jiraInstant,
  jsdPublic: z.boolean().optional(),
  author: person.optional(),
});
export type IssueComment = z.output<typeof issueComment>;

const commentPage = z.object({ comments: z.array(issueComment), total: z.number().optional() });

/** An issue as bulk fetch gives it, with the fields that every project needs; the mapped ones stay as they came. */
export const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    created: jiraInstant,
    updated: jiraInstant,
    project: z.object({ id: z.string() }),
    status: z.object({ id: z.string(), name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    priority: z.object({ name: z.string() }).nullish(),
    reporter: person.nullish(),
    comment: commentPage.optional(),
  }),
  changelog: z.object({ total: z.number(), histories: z.array(changelogEntry) }).optional(),
});
export type Issue = z.output<typeof issue>;
