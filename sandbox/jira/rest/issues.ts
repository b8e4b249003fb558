import { z } from "zod";
import { textOf } from "../document";
import type { FieldDefinition } from "../fields/field";
import type { Issue } from "../store/issue";
import { changeOf, chooseFields, fieldsOf, issueFrame, renderedText } from "../view/issue";
import { demandAssignable, demandFieldPermissions, updateBody, valuesFrom } from "./issue-values";
import { badRequest, forbidden, invalidField, notFound } from "./problem";
import { type Answer, type Call, done, ok, type Route, scopes } from "./route";

const READ_ISSUE = scopes(
  "read:jira-work",
  "read:issue-meta",
  "read:issue-security-level",
  "read:issue.vote",
  "read:issue.changelog",
  "read:avatar",
  "read:issue",
  "read:status",
  "read:user",
  "read:field-configuration",
);

/** Most entity properties that one call may ask for. */
const MOST_PROPERTIES = 5;

const bulkFetch = z.strictObject({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
  properties: z.array(z.string()).optional(),
  expand: z.array(z.string()).optional(),
});

/** How much of each issue an answer shows. */
export interface IssueShape {
  readonly fields: readonly string[];
  readonly fieldsByKeys: boolean;
  readonly properties: readonly string[];
  readonly expand: readonly string[];
}

/** Issues as answers show them; the fields are chosen once for all of them. */
export function issueBeans(call: Call, issues: readonly Issue[], shape: IssueShape) {
  if (shape.properties.length > MOST_PROPERTIES)
    throw badRequest(`At most ${MOST_PROPERTIES} properties can be requested.`);
  const chosen = chooseFields(call.services.fields, shape.fields, shape.fieldsByKeys);
  return issues.map((issue) => issueBean(call, issue, shape, chosen));
}

function issueBean(call: Call, issue: Issue, shape: IssueShape, chosen: readonly (FieldDefinition | string)[]) {
  const { view, world } = call;
  const shown = fieldsOf(view, call.services.fields, issue, chosen);
  return {
    ...issueFrame(view, issue),
    ...(chosen.length > 0 ? { fields: shown } : {}),
    ...(shape.expand.includes("changelog") ? { changelog: expandedChangelog(call, issue) } : {}),
    ...(shape.expand.includes("renderedFields") ? { renderedFields: rendered(shown) } : {}),
    ...(shape.properties.length > 0
      ? { properties: propertiesOf(world.properties.all("issue", String(issue.id)), shape.properties) }
      : {}),
  };
}

/** Newest first, and not more than the first hundred, unlike the changelog's own call. */
function expandedChangelog(call: Call, issue: Issue) {
  const changes = call.world.issues.changes.of(issue.id).toReversed();
  const histories = changes.slice(0, 100).map((entry) => changeOf(call.view, entry));
  return { startAt: 0, maxResults: histories.length, total: changes.length, histories };
}

const propertiesOf = (all: readonly { key: string; value: unknown }[], wanted: readonly string[]) =>
  Object.fromEntries(
    all.filter(({ key }) => wanted.includes(key) || wanted.includes("*all")).map(({ key, value }) => [key, value]),
  );

function rendered(fields: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(fields).map(([id, value]) => [
      id,
      typeof value === "object" && value !== null && (value as { type?: string }).type === "doc"
        ? renderedText(textOf(value as never))
        : null,
    ]),
  );
}

/** Names and schemas of the fields that an answer shows. */
export function namesAndSchema(call: Call, shape: IssueShape) {
  const chosen = chooseFields(call.services.fields, shape.fields, shape.fieldsByKeys).filter(
    (field) => typeof field !== "string",
  );
  return {
    ...(shape.expand.includes("names") ? { names: Object.fromEntries(chosen.map(({ id, name }) => [id, name])) } : {}),
    ...(shape.expand.includes("schema")
      ? { schema: Object.fromEntries(chosen.map(({ id, schema }) => [id, schema])) }
      : {}),
  };
}

function getIssue(call: Call): Answer {
  const issue = call.issue();
  const wanted = call.query.getAll("fields");
  const shape: IssueShape = {
    fields: wanted.length === 0 ? ["*all"] : wanted,
    fieldsByKeys: call.flag("fieldsByKeys", false),
    properties: call.list("properties"),
    expand: call.list("expand"),
  };
  return ok({ ...issueBeans(call, [issue], shape)[0], ...namesAndSchema(call, shape) }, { objects: 1 });
}

function bulkFetchIssues(call: Call): Answer {
  const body = call.body(bulkFetch);
  if (body.issueIdsOrKeys.length > 100) throw badRequest("At most 100 issues can be fetched at once.");
  const seen = new Map<number, Issue>();
  for (const idOrKey of body.issueIdsOrKeys) {
    const issue = call.world.issues.byIdOrKey(idOrKey);
    if (issue && call.services.permissions.sees(call.account, issue)) seen.set(issue.id, issue);
  }
  const issues = [...seen.values()].sort((a, b) => a.id - b.id);
  const shape = {
    fields: body.fields ?? ["*navigable"],
    fieldsByKeys: body.fieldsByKeys ?? false,
    properties: body.properties ?? [],
    expand: body.expand ?? [],
  };
  return ok({ issues: issueBeans(call, issues, shape), issueErrors: [] }, { objects: issues.length });
}

function editIssue(call: Call): Answer {
  const issue = call.issue();
  const body = call.body(updateBody);
  if (body.transition) throw badRequest("A transition is made by POST …/transitions.");
  if (!body.fields && !body.update && !body.properties) throw badRequest("one of 'fields' or 'update' required");
  call.demand("EDIT_ISSUES", issue, "edit");
  if (!call.flag("notifyUsers", true) && !mayAdminister(call, issue)) {
    throw forbidden("To discard the user notification either admin or project admin permissions are required.");
  }
  const values = valuesFrom(call, body, issue.project, issue, false);
  demandFieldPermissions(call, issue, values);
  call.countWrite(issue.id);
  const changed = call.world.write(() => {
    for (const { key, value } of body.properties ?? [])
      call.world.properties.put("issue", String(issue.id), key, value);
    return call.services.writer.change(issue, values, call.actor, call.now);
  });
  if (!call.flag("returnIssue", false)) return done;
  const shape = { fields: ["*all"], fieldsByKeys: false, properties: [], expand: call.list("expand") };
  return ok(issueBeans(call, [changed], shape)[0]);
}

const mayAdminister = (call: Call, issue: Issue) => call.isAdministrator || call.allows("ADMINISTER_PROJECTS", issue);

function createIssue(call: Call): Answer {
  const body = call.body(updateBody);
  const wanted = body.fields?.project as { id?: unknown; key?: unknown } | undefined;
  const project = call.world.project(String(wanted?.id ?? wanted?.key ?? ""));
  if (!project || !call.services.permissions.can(call.account, "BROWSE_PROJECTS", project)) {
    throw invalidField("project", "Specify a valid project ID or key");
  }
  if (!call.services.permissions.can(call.account, "CREATE_ISSUES", project)) {
    throw invalidField("project", "You cannot create issues in this project.");
  }
  if (body.fields?.issuetype === undefined) throw invalidField("issuetype", "Specify an issue type");
  const values = valuesFrom(call, body, project.id, undefined, true);
  const summary = values.find(({ field }) => field.id === "summary")?.value;
  if (!summary) throw invalidField("summary", "You must specify a summary of the issue.");
  const issue = call.world.write(() => {
    const created = call.services.writer.create(project, values, call.actor, call.now);
    for (const { key, value } of body.properties ?? [])
      call.world.properties.put("issue", String(created.id), key, value);
    return created;
  });
  return {
    status: 201,
    body: { id: String(issue.id), key: issue.key, self: call.view.link(`/rest/api/3/issue/${issue.id}`) },
  };
}

function deleteIssue(call: Call): Answer {
  const issue = call.issue();
  call.demand("DELETE_ISSUES", issue, "delete");
  call.services.writer.remove(issue, call.actor, call.now);
  return done;
}

function assignIssue(call: Call): Answer {
  const issue = call.issue();
  // LENIENT: unknown-members
  const { accountId } = call.body(z.looseObject({ accountId: z.string().nullable() }));
  if (!call.allows("ASSIGN_ISSUES", issue)) throw forbidden("You do not have permission to assign this issue.");
  if (accountId !== null && !call.world.accounts.get(accountId)) throw notFound(`User '${accountId}' does not exist.`);
  if (accountId !== null) demandAssignable(call, issue, accountId);
  call.countWrite(issue.id);
  call.services.writer.change(
    issue,
    [{ field: call.services.fields.byId("assignee")!, value: accountId }],
    call.actor,
    call.now,
  );
  return done;
}

const one = "/rest/api/3/issue/{issueIdOrKey}";
const write = (...granular: string[]) => scopes("write:jira-work", ...granular);

export const issueRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/rest/api/3/issue",
    scopes: write("write:issue", "write:comment", "write:comment.property", "write:attachment", "read:issue"),
    cost: "write",
    query: ["updateHistory"],
    answer: createIssue,
  },
  { method: "POST", path: "/rest/api/3/issue/bulkfetch", scopes: READ_ISSUE, cost: "read", answer: bulkFetchIssues },
  {
    method: "GET",
    path: one,
    scopes: READ_ISSUE,
    cost: "read",
    query: ["fields", "fieldsByKeys", "expand", "properties", "updateHistory", "failFast"],
    burstPerSecond: 150,
    answer: getIssue,
  },
  {
    method: "PUT",
    path: one,
    scopes: write("write:issue"),
    cost: "write",
    query: ["notifyUsers", "overrideScreenSecurity", "overrideEditableFlag", "returnIssue", "expand"],
    answer: editIssue,
  },
  {
    method: "DELETE",
    path: one,
    scopes: write("delete:issue"),
    cost: "write",
    query: ["deleteSubtasks"],
    answer: deleteIssue,
  },
  { method: "PUT", path: `${one}/assignee`, scopes: write("write:issue"), cost: "write", answer: assignIssue },
];
