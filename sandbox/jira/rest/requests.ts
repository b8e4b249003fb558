import { z } from "zod";
import type { Project } from "../desk";
import { documentOf, textOf } from "../document";
import { behaviourOf } from "../fields/behaviours";
import type { Values } from "../issue-writer";
import type { Comment, Issue } from "../store/issue";
import { renderedText } from "../view/issue";
import { currentStatus, requestLinks, requestTypeOf } from "../view/request-type";
import { deskPage } from "./page";
import { badRequest, forbidden, notFound, notImplemented } from "./problem";
import { requestsOfCaller } from "./request-list";
import { type Answer, type Call, deskScopes, ok, type Route } from "./route";
import { deskUser, isAgent, mayUse, serviceDeskOf } from "./service-desk";

/** A request of the path, for its agents, its customers and apps. @throws Problem 404 */
function requestOfPath(call: Call): { issue: Issue; project: Project; asAgent: boolean } {
  const issue = call.world.issues.byIdOrKey(call.parameter("issueIdOrKey"));
  const gone = () => notFound("Issue does not exist or you do not have permission to see it.");
  if (!issue || issue.requesttype === null) throw gone();
  const project = call.world.projects.need(issue.project);
  const asAgent = call.services.permissions.sees(call.account, issue) && isAgent(call, project);
  if (!asAgent && !isCustomer(call, issue)) throw gone();
  return { issue, project, asAgent };
}

function isCustomer(call: Call, issue: Issue): boolean {
  const id = (custom: string) => call.services.fields.byCustomType(`com.atlassian.servicedesk:${custom}`)?.id;
  return call.services.permissions.isCustomerOf(call.account, issue, {
    participants: id("sd-request-participants"),
    organizations: id("sd-customer-organizations"),
  });
}

function requestOf(call: Call, issue: Issue, project: Project, asAgent: boolean) {
  const { view } = call;
  const expand = call.list("expand");
  const requestType = project.requestTypes.find(({ id }) => id === issue.requesttype);
  const reporter = call.world.accounts.get(issue.reporter);
  const base = `/request/${issue.id}`;
  return {
    _expands: ["participant", "status", "sla", "requestType", "serviceDesk", "attachment", "action", "comment"],
    issueId: String(issue.id),
    issueKey: issue.key,
    summary: issue.summary,
    requestTypeId: issue.requesttype!,
    serviceDeskId: project.serviceDeskId,
    createdDate: view.jsmDate(issue.created),
    ...(reporter ? { reporter: deskUser(view, reporter) } : {}),
    requestFieldValues: fieldValues(call, issue),
    currentStatus: currentStatus(view, issue.status, issue.statusSince),
    ...(expand.includes("serviceDesk") ? { serviceDesk: serviceDeskOf(view, project) } : {}),
    ...(expand.includes("requestType") && requestType
      ? { requestType: requestTypeOf(view, project, requestType) }
      : {}),
    ...(expand.includes("participant")
      ? {
          participants: deskPage(call, `${base}/participant`, participantsOf(call, issue), (one) =>
            deskUser(view, one),
          ),
        }
      : {}),
    ...(expand.includes("status")
      ? { status: deskPage(call, `${base}/status`, statusesOf(call, issue), (one) => one) }
      : {}),
    ...(expand.includes("sla") ? { sla: deskPage(call, `${base}/sla`, [], (one) => one) } : {}),
    ...(expand.includes("comment")
      ? {
          comments: deskPage(call, `${base}/comment`, commentsOf(call, issue, asAgent), (one) =>
            deskComment(call, one),
          ),
        }
      : {}),
    _links: requestLinks(view, project, issue),
  };
}

/** What the portal's form asks for: summary, description, and those of apps' fields that people fill in. */
function fieldValues(call: Call, issue: Issue) {
  const { fields } = call.services;
  const ofApps = fields.all().flatMap((field) => {
    const stored = field.kind === "app" && field.isEditable ? fields.valueOf(issue, field) : null;
    if (stored === null) return [];
    return [{ fieldId: field.id, label: field.name, value: behaviourOf(field).represent(stored, issue, call.view) }];
  });
  const summary = { fieldId: "summary", label: "Summary", value: issue.summary };
  if (issue.description === null) return [summary, ...ofApps];
  const text = textOf(JSON.parse(issue.description));
  const description = {
    fieldId: "description",
    label: "Description",
    value: text,
    renderedValue: { html: renderedText(text) },
  };
  return [summary, description, ...ofApps];
}

function participantsOf(call: Call, issue: Issue) {
  const field = call.services.fields.byCustomType("com.atlassian.servicedesk:sd-request-participants");
  const ids = field ? ((issue.extras[field.id] ?? []) as string[]) : [];
  return ids.flatMap((id) => call.world.accounts.get(id) ?? []);
}

/** Newest first; the first status counts from the creation. */
function statusesOf(call: Call, issue: Issue) {
  const moves = call.world.issues.changes
    .of(issue.id)
    .flatMap(({ at, items }) =>
      items.filter(({ fieldId }) => fieldId === "status").map(({ from, to }) => ({ at, from, to })),
    );
  const first = { at: issue.created, to: moves[0]?.from ?? issue.status };
  return [first, ...moves]
    .reverse()
    .flatMap(({ at, to }) => (call.world.statuses.get(to) ? [currentStatus(call.view, to!, at)] : []));
}

/** Customers see public comments only, and nobody of them sees what is restricted to a group or role. */
const commentsOf = (call: Call, issue: Issue, asAgent: boolean): Comment[] =>
  call.world.issues.comments
    .of(issue.id)
    .filter(({ isPublic, visibility }) => asAgent || (isPublic && visibility === null));

function deskComment(call: Call, comment: Comment) {
  const author = call.world.accounts.get(comment.author);
  const withRendered = call.list("expand").includes("renderedBody");
  return {
    _expands: ["attachment", "renderedBody"],
    id: String(comment.id),
    body: comment.text,
    ...(withRendered ? { renderedBody: { html: renderedText(comment.text) } } : {}),
    public: comment.isPublic,
    ...(author ? { author: deskUser(call.view, author) } : {}),
    created: call.view.jsmDate(comment.created),
    _links: { self: call.view.link(`/rest/servicedeskapi/request/${comment.issue}/comment/${comment.id}`) },
  };
}

function comments(call: Call): Answer {
  const { issue, asAgent } = requestOfPath(call);
  const withPublic = call.flag("public", true);
  const withInternal = call.flag("internal", true);
  const found = commentsOf(call, issue, asAgent).filter(({ isPublic }) => (isPublic ? withPublic : withInternal));
  return ok(deskPage(call, `/request/${issue.id}/comment`, found, (comment) => deskComment(call, comment)));
}

function comment(call: Call): Answer {
  const { issue, asAgent } = requestOfPath(call);
  const found = commentsOf(call, issue, asAgent).find(({ id }) => String(id) === call.parameter("commentId"));
  if (!found) throw notFound("The comment does not exist or you do not have permission to see it.");
  return ok(deskComment(call, found));
}

function addComment(call: Call): Answer {
  const { issue, asAgent } = requestOfPath(call);
  const given = call.body(z.strictObject({ body: z.string().optional(), public: z.boolean().optional() }));
  if (!given.body?.trim()) throw badRequest("Comment body can not be empty!");
  const isPublic = given.public ?? true;
  if (!asAgent && !isPublic) throw forbidden("Customers can't add internal comments.");
  if (asAgent && !call.allows("ADD_COMMENTS", issue))
    throw forbidden("You do not have permission to comment on this request.");
  call.countWrite(issue.id);
  const added = call.services.writer.addComment(
    issue,
    {
      body: documentOf(given.body),
      isPublic,
      properties: isPublic ? [] : [{ key: "sd.public.comment", value: { internal: true } }],
    },
    call.actor,
    call.now,
  );
  return { status: 201, body: deskComment(call, added) };
}

function participants(call: Call): Answer {
  const { issue } = requestOfPath(call);
  const page = deskPage(call, `/request/${issue.id}/participant`, participantsOf(call, issue), (account) =>
    deskUser(call.view, account),
  );
  return ok(page, { identities: page.size });
}

function statuses(call: Call): Answer {
  const { issue } = requestOfPath(call);
  return ok(deskPage(call, `/request/${issue.id}/status`, statusesOf(call, issue), (status) => status));
}

/** This site measures none of its own, so the list is empty and every one asked for by id is unknown. */
function metrics(call: Call): Answer {
  const { issue, asAgent } = requestOfPath(call);
  if (!asAgent) throw forbidden("Only agents of the service project can see this.");
  return ok(deskPage(call, `/request/${issue.id}/sla`, [], (one) => one));
}

function metric(call: Call): Answer {
  const { asAgent } = requestOfPath(call);
  if (!asAgent) throw forbidden("Only agents of the service project can see this.");
  throw notFound(`There is no metric ${call.parameter("slaMetricId")} on this request.`);
}

const createBody = z.strictObject({
  serviceDeskId: z.string(),
  requestTypeId: z.string(),
  requestFieldValues: z.record(z.string(), z.unknown()).optional(),
  requestParticipants: z.array(z.string()).optional(),
  raiseOnBehalfOf: z.string().optional(),
  isAdfRequest: z.boolean().optional(),
  channel: z.string().optional(),
  form: z.unknown().optional(),
});

function createRequest(call: Call): Answer {
  const body = call.body(createBody);
  if (body.form !== undefined) throw notImplemented("forms on requests");
  const project = call.world.serviceDesk(body.serviceDeskId);
  const requestType = project?.requestTypes.find(({ id }) => id === body.requestTypeId);
  if (!project || !requestType || project.archived || !mayUse(call, project)) {
    throw badRequest("The service project or the request type does not exist.");
  }
  const asAgent = isAgent(call, project);
  if (body.raiseOnBehalfOf !== undefined && !asAgent)
    throw forbidden("Only agents can raise requests on behalf of others.");
  const place = { world: call.world, project: project.id };
  const values: Values[] = [];
  const set = (id: string, value: Values["value"]) => values.push({ field: call.services.fields.byId(id)!, value });
  for (const [id, input] of Object.entries(body.requestFieldValues ?? {})) {
    const field = call.services.fields.byId(id);
    if (!field?.isEditable) throw badRequest(`The field ${id} is not on the form of this request type.`);
    const given = field.kind === "document" && typeof input === "string" ? documentOf(input) : input;
    values.push({ field, value: behaviourOf(field).fromRest(given, place, field) });
  }
  if (!values.some(({ field, value }) => field.id === "summary" && value)) throw badRequest("The summary is required.");
  set("issuetype", requestType.issueTypeId);
  set(call.services.fields.byCustomType("com.atlassian.servicedesk:vp-origin")!.id, requestType.id);
  if (body.raiseOnBehalfOf !== undefined) set("reporter", knownAccount(call, body.raiseOnBehalfOf));
  const participantField = call.services.fields.byCustomType("com.atlassian.servicedesk:sd-request-participants")!;
  if (body.requestParticipants)
    set(
      participantField.id,
      body.requestParticipants.map((id) => knownAccount(call, id)),
    );
  const reporter = body.raiseOnBehalfOf ?? call.account!.id;
  const shared = organizationOf(call, project, reporter);
  const organizationField = call.services.fields.byCustomType("com.atlassian.servicedesk:sd-customer-organizations")!;
  if (shared && !values.some(({ field }) => field.id === organizationField.id)) set(organizationField.id, [shared]);
  const issue = call.services.writer.create(project, values, call.actor, call.now);
  return { status: 201, body: requestOf(call, issue, project, asAgent) };
}

/** A customer of one organization shares requests with it by default; one of several is asked, and shares with none unasked. */
function organizationOf(call: Call, project: Project, accountId: string): string | undefined {
  const own = project.organizationIds.filter((id) => call.world.organizations.need(id).members.includes(accountId));
  return own.length === 1 ? own[0] : undefined;
}

function knownAccount(call: Call, id: string): string {
  if (!call.world.accounts.get(id)) throw badRequest(`The user ${id} does not exist.`);
  return id;
}

const read = (...granular: string[]) => deskScopes("read:servicedesk-request", ...granular);
const one = "/rest/servicedeskapi/request/{issueIdOrKey}";
const paging = ["start", "limit"];

export const requestRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/rest/servicedeskapi/request",
    scopes: read("read:request", "read:user:jira"),
    cost: "read",
    query: [
      ...paging,
      "searchTerm",
      "requestOwnership",
      "requestStatus",
      "approvalStatus",
      "organizationId",
      "serviceDeskId",
      "requestTypeId",
      "expand",
    ],
    answer(call) {
      const page = deskPage(call, "/request", requestsOfCaller(call), (issue) => {
        const project = call.world.projects.need(issue.project);
        return requestOf(call, issue, project, isAgent(call, project));
      });
      return ok(page, { objects: page.size });
    },
  },
  {
    method: "POST",
    path: "/rest/servicedeskapi/request",
    scopes: deskScopes("write:servicedesk-request", "read:request", "write:request", "read:user:jira"),
    cost: "write",
    answer: createRequest,
  },
  {
    method: "GET",
    path: one,
    scopes: read("read:request", "read:user:jira"),
    cost: "read",
    query: ["expand"],
    answer(call) {
      const { issue, project, asAgent } = requestOfPath(call);
      return ok(requestOf(call, issue, project, asAgent), { objects: 1 });
    },
  },
  {
    method: "GET",
    path: `${one}/comment`,
    scopes: read("read:request.comment", "read:user:jira"),
    cost: "read",
    query: [...paging, "public", "internal", "expand"],
    answer: comments,
  },
  {
    method: "GET",
    path: `${one}/comment/{commentId}`,
    scopes: read("read:request.comment", "read:user:jira"),
    cost: "read",
    query: ["expand"],
    answer: comment,
  },
  {
    method: "POST",
    path: `${one}/comment`,
    scopes: deskScopes("write:servicedesk-request", "read:request.comment", "write:request.comment", "read:user:jira"),
    cost: "write",
    answer: addComment,
  },
  {
    method: "GET",
    path: `${one}/participant`,
    scopes: read("read:request.participant", "read:user:jira"),
    cost: "read",
    query: paging,
    answer: participants,
  },
  {
    method: "GET",
    path: `${one}/status`,
    scopes: read("read:request.status", "read:user:jira"),
    cost: "read",
    query: paging,
    answer: statuses,
  },
  {
    method: "GET",
    path: `${one}/sla`,
    scopes: deskScopes("read:jira-work", "read:request.sla"),
    cost: "read",
    query: paging,
    answer: metrics,
  },
  {
    method: "GET",
    path: `${one}/sla/{slaMetricId}`,
    scopes: deskScopes("read:jira-work", "read:request.sla"),
    cost: "read",
    answer: metric,
  },
];
