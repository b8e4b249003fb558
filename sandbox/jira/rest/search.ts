import { z } from "zod";
import { JqlError } from "../jql/jql-error";
import { parseJql, syntaxErrors } from "../jql/parse";
import { structureOf } from "../jql/structure";
import { issueBeans, namesAndSchema } from "./issues";
import { badRequest, Problem } from "./problem";
import { type Answer, type Call, ok, type Route, scopes } from "./route";

const searchBody = z.strictObject({
  jql: z.string().optional(),
  fields: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
  maxResults: z.number().int().min(0).optional(),
  nextPageToken: z.string().optional(),
  expand: z.string().optional(),
  properties: z.array(z.string()).optional(),
  reconcileIssues: z.array(z.number().int()).optional(),
});
type SearchBody = z.infer<typeof searchBody>;

const DEFAULT_PAGE = 50;
/** With only ids and keys asked for; otherwise pages are shorter. */
const LARGEST_PAGE = 5_000;
const LARGEST_PAGE_WITH_FIELDS = 100;
const MOST_RECONCILED = 50;

function getSearch(call: Call): Answer {
  const { query } = call;
  const jql = query.get("jql");
  const token = query.get("nextPageToken");
  const wanted = call.query.getAll("fields");
  return search(call, {
    ...(jql === null ? {} : { jql }),
    ...(token === null ? {} : { nextPageToken: token }),
    ...(wanted.length === 0 ? {} : { fields: wanted }),
    maxResults: call.count("maxResults", DEFAULT_PAGE),
    fieldsByKeys: call.flag("fieldsByKeys", false),
    expand: query.get("expand") ?? "",
    properties: call.list("properties"),
    reconcileIssues: call.list("reconcileIssues").map(Number),
  });
}

function search(call: Call, body: SearchBody): Answer {
  const reconcile = body.reconcileIssues ?? [];
  if (reconcile.length > MOST_RECONCILED) throw badRequest(`At most ${MOST_RECONCILED} issues can be reconciled.`);
  const shape = {
    fields: body.fields ?? ["id"],
    fieldsByKeys: body.fieldsByKeys ?? false,
    properties: body.properties ?? [],
    expand: (body.expand ?? "").split(","),
  };
  const asksForFields = shape.fields.some((name) => !["id", "key"].includes(name)) || shape.properties.length > 0;
  const most = asksForFields ? LARGEST_PAGE_WITH_FIELDS : LARGEST_PAGE;
  const limit = Math.min(body.maxResults ?? DEFAULT_PAGE, most);
  const page = call.services.search.page(body.jql ?? "", call.searcher, limit, body.nextPageToken, reconcile);
  // Found in an index that is late: what was deleted or hidden since then makes the page shorter.
  const issues = page.ids.flatMap((id) => {
    const issue = call.world.issues.byId(id);
    return issue && call.services.permissions.sees(call.account, issue) ? [issue] : [];
  });
  return ok(
    {
      issues: issueBeans(call, issues, shape).map((bean) =>
        shape.fields.includes("id") && shape.fields.length === 1 ? { id: bean.id } : bean,
      ),
      ...(page.next === undefined ? {} : { nextPageToken: page.next }),
      isLast: page.next === undefined,
      ...namesAndSchema(call, shape),
    },
    { objects: issues.length },
  );
}

function countIssues(call: Call): Answer {
  const { jql } = call.body(z.strictObject({ jql: z.string().optional() }));
  return ok({ count: call.services.search.count(jql ?? "", call.searcher) });
}

function removed(): Answer {
  throw new Problem(
    410,
    "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046",
  );
}

function parseQueries(call: Call): Answer {
  const { queries } = call.body(z.strictObject({ queries: z.array(z.string()).min(1) }));
  const validation = call.query.get("validation");
  if (validation === null) throw badRequest("The query parameter 'validation' is required.");
  if (!["strict", "warn", "none"].includes(validation))
    throw badRequest("The query parameter 'validation' must be strict, warn or none.");
  return ok({
    queries: queries.map((query) => {
      const tree = parseJql(query);
      const errors = syntaxErrors(tree);
      if (errors.length > 0) return { query, errors };
      const faults = validation === "none" ? [] : call.services.search.complaints(tree, call.searcher);
      if (faults.length > 0 && validation === "strict") return { query, errors: faults };
      return { query, structure: structureOf(tree), ...(faults.length > 0 ? { warnings: faults } : {}) };
    }),
  });
}

function matchQueries(call: Call): Answer {
  const body = call.body(z.strictObject({ issueIds: z.array(z.number().int()), jqls: z.array(z.string()) }));
  return ok({
    matches: body.jqls.map((jql) => {
      try {
        return { matchedIssues: call.services.search.match(jql, call.searcher, body.issueIds), errors: [] };
      } catch (error) {
        if (error instanceof JqlError) return { matchedIssues: [], errors: [...error.messages] };
        throw error;
      }
    }),
  });
}

const READ_FIELDS = ["read:issue-details", "read:field.default-value", "read:field.option", "read:field", "read:group"];
const READ_GET = ["read:issue-details", "read:audit-log", "read:avatar", "read:field-configuration", "read:issue-meta"];

export const searchRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/rest/api/3/search/jql",
    scopes: scopes("read:jira-work", ...READ_GET),
    cost: "read",
    query: [
      "jql",
      "nextPageToken",
      "maxResults",
      "fields",
      "expand",
      "properties",
      "fieldsByKeys",
      "failFast",
      "reconcileIssues",
    ],
    answer: getSearch,
  },
  {
    method: "POST",
    path: "/rest/api/3/search/jql",
    scopes: scopes("read:jira-work", ...READ_FIELDS),
    cost: "read",
    answer: (call) => search(call, call.body(searchBody)),
  },
  {
    method: "POST",
    path: "/rest/api/3/search/approximate-count",
    scopes: scopes("read:jira-work", ...READ_FIELDS),
    cost: "read",
    burstPerSecond: 150,
    answer: countIssues,
  },
  {
    method: "GET",
    path: "/rest/api/3/search",
    scopes: scopes("read:jira-work", ...READ_GET),
    cost: "read",
    query: [
      "jql",
      "startAt",
      "maxResults",
      "validateQuery",
      "fields",
      "expand",
      "properties",
      "fieldsByKeys",
      "failFast",
    ],
    answer: removed,
  },
  {
    method: "POST",
    path: "/rest/api/3/search",
    scopes: scopes("read:jira-work", ...READ_FIELDS),
    cost: "read",
    answer: removed,
  },
  {
    method: "POST",
    path: "/rest/api/3/jql/parse",
    scopes: scopes("read:jira-work", "read:field", "validate:jql", "read:jql"),
    cost: "read",
    query: ["validation"],
    answer: parseQueries,
  },
  {
    method: "POST",
    path: "/rest/api/3/jql/match",
    scopes: scopes("read:jira-work", "read:issue-details"),
    cost: "read",
    answer: matchQueries,
  },
];
