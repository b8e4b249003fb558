/** What the pages read of an issue. Jira may send more. */
import { z } from "zod";
import type { JiraClient } from "./jira-client";

export const Person = z.object({ accountId: z.string(), displayName: z.string() });

export const Status = z.object({
  id: z.string(),
  name: z.string(),
  statusCategory: z.object({ key: z.string(), name: z.string() }),
});

const FieldSchema = z.object({ type: z.string(), custom: z.string().optional(), items: z.string().optional() });
export type FieldSchema = z.infer<typeof FieldSchema>;

export const History = z.object({
  id: z.string(),
  author: Person.optional(),
  created: z.string(),
  items: z.array(
    z.looseObject({ field: z.string(), fromString: z.string().nullish(), toString: z.unknown() }).transform((item) => ({
      field: item.field,
      from: item.fromString ?? "",
      // Every object has a `toString`; only the item's own is a value.
      to: Object.hasOwn(item, "toString") && typeof item.toString === "string" ? (item.toString as string) : "",
    })),
  ),
});
export type History = z.infer<typeof History>;

const Issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.record(z.string(), z.unknown()),
  names: z.record(z.string(), z.string()).default({}),
  schema: z.record(z.string(), FieldSchema).default({}),
});
export type Issue = z.infer<typeof Issue>;

const Comment = z.object({
  id: z.string(),
  author: Person.optional(),
  body: z.unknown(),
  created: z.string(),
  jsdPublic: z.boolean().default(true),
});
export type Comment = z.infer<typeof Comment>;

const Transition = z.object({ id: z.string(), name: z.string(), to: Status });
export type Transition = z.infer<typeof Transition>;

const Changelog = z.object({ values: z.array(History), isLast: z.boolean().default(true), total: z.number() });

const SearchPage = z.object({ issues: z.array(Issue), nextPageToken: z.string().optional() });

const Field = z.object({ id: z.string(), name: z.string(), schema: FieldSchema.optional() });
export type Field = z.infer<typeof Field>;

const COMMENTS_SHOWN = 100;

export const readIssue = (jira: JiraClient, key: string): Promise<Issue> =>
  jira.get(`/rest/api/3/issue/${encodeURIComponent(key)}?expand=names,schema`, Issue);

/** The newest hundred, oldest of them first. */
export async function readComments(jira: JiraClient, key: string): Promise<readonly Comment[]> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}/comment?orderBy=-created&maxResults=${COMMENTS_SHOWN}`;
  const { comments } = await jira.get(path, z.object({ comments: z.array(Comment) }));
  return comments.reverse();
}

/** Everything that happened, oldest first. */
export async function readHistory(jira: JiraClient, key: string): Promise<readonly History[]> {
  const histories: History[] = [];
  for (;;) {
    const path = `/rest/api/3/issue/${encodeURIComponent(key)}/changelog?startAt=${histories.length}`;
    const page = await jira.get(path, Changelog);
    histories.push(...page.values);
    if (page.isLast || page.values.length === 0) return histories;
  }
}

export async function readTransitions(jira: JiraClient, key: string): Promise<readonly Transition[]> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}/transitions`;
  return (await jira.get(path, z.object({ transitions: z.array(Transition) }))).transitions;
}

export const readFields = (jira: JiraClient): Promise<Field[]> => jira.get("/rest/api/3/field", z.array(Field));

/** One page of a search; `token` as the page before gave it. */
export function search(
  jira: JiraClient,
  query: { jql: string; fields: readonly string[]; maxResults: number; token?: string | undefined },
): Promise<z.infer<typeof SearchPage>> {
  const parameters = new URLSearchParams({
    jql: query.jql,
    fields: query.fields.join(","),
    maxResults: String(query.maxResults),
  });
  if (query.token !== undefined) parameters.set("nextPageToken", query.token);
  return jira.get(`/rest/api/3/search/jql?${parameters}`, SearchPage);
}

/** The value of a field if it has the shape asked for. */
export function fieldOf<T>(issue: Issue, name: string, schema: z.ZodType<T>): T | undefined {
  const parsed = schema.safeParse(issue.fields[name]);
  return parsed.success ? parsed.data : undefined;
}

export const summaryOf = (issue: Issue): string => fieldOf(issue, "summary", z.string()) ?? "";

const ProjectRef = z.object({ id: z.string(), key: z.string(), name: z.string() });
export const projectOf = (issue: Issue): z.infer<typeof ProjectRef> => ProjectRef.parse(issue.fields.project);
