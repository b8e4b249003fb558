import { z } from "zod";
import { type AdfNode, documentFault, textOf } from "../document";
import { ROLES } from "../permissions";
import type { Comment, Issue } from "../store/issue";
import { commentOf } from "../view/issue";
import { badRequest, invalidField, notFound, Problem, unauthorized } from "./problem";
import { type Answer, type Call, done, ok, type Route, scopes } from "./route";

// LENIENT: unknown-members
const visibility = z.looseObject({
  type: z.enum(["group", "role"]),
  value: z.string().optional(),
  identifier: z.string().nullish(),
});

const commentBody = z.looseObject({
  body: z.unknown(),
  visibility: visibility.optional(),
  properties: z.array(z.strictObject({ key: z.string().max(255), value: z.unknown() })).optional(),
});

/** Beyond this many comments an issue takes no more. */
const MOST_COMMENTS = 5_000;

/** Restricted comments are for their group or role; internal ones need no check, since only the team sees issues here. */
function mayRead(call: Call, issue: Issue, comment: Comment): boolean {
  // LENIENT: app-reads-restricted
  if (comment.visibility === null || call.viewer.isAppItself) return true;
  const { type, identifier } = JSON.parse(comment.visibility) as { type: string; identifier: string };
  const { permissions, world } = call.services;
  if (!call.account) return false;
  return type === "group"
    ? permissions.inGroup(call.account, identifier)
    : permissions.hasRole(call.account, identifier, world.projects.need(issue.project));
}

function list(call: Call): Answer {
  const issue = call.issue();
  const order = call.query.get("orderBy") ?? "created";
  if (!["created", "+created", "-created"].includes(order))
    throw badRequest(`Comments can't be ordered by '${order}'; use created or -created.`);
  const all = call.world.issues.comments
    .of(issue.id, order.startsWith("-") ? "newest" : "oldest")
    .filter((comment) => mayRead(call, issue, comment));
  const startAt = call.count("startAt", 0);
  const maxResults = call.count("maxResults", 100, 5_000);
  const comments = all
    .slice(startAt, startAt + maxResults)
    .map((comment) => commentOf(call.view, comment, expansion(call)));
  return ok({ startAt, maxResults, total: all.length, comments });
}

const expansion = (call: Call) => call.query.get("expand") ?? "";

function find(call: Call): { issue: Issue; comment: Comment } {
  const issue = call.issue();
  const comment = /^\d+$/.test(call.parameter("id"))
    ? call.world.issues.comments.byId(Number(call.parameter("id")))
    : undefined;
  if (!comment || comment.issue !== issue.id || !mayRead(call, issue, comment)) {
    throw notFound(`Can not find a comment for the id: ${call.parameter("id")}.`);
  }
  return { issue, comment };
}

function readBody(call: Call) {
  const given = call.body(commentBody);
  const fault = documentFault(given.body);
  if (fault) throw invalidField("comment", fault);
  const document = given.body as AdfNode;
  if (textOf(document).trim() === "" && (document.content ?? []).length === 0)
    throw invalidField("comment", "Comment body can not be empty!");
  return { ...given, body: document };
}

/** Turns what the caller names into a group or role that exists. */
function restriction(call: Call, issue: Issue, given: z.infer<typeof visibility> | undefined) {
  if (!given) return undefined;
  const wanted = given.identifier ?? given.value;
  const found =
    given.type === "group"
      ? call.world.groups.find(({ id, name }) => id === wanted || name === wanted)
      : ROLES.find(({ id, name }) => id === wanted || name === wanted);
  if (!found)
    throw invalidField("commentLevel", `${given.type === "group" ? "Group" : "Role"}: ${wanted} does not exist.`);
  const project = call.world.projects.need(issue.project);
  const { permissions } = call.services;
  const belongs =
    call.viewer.isAppItself ||
    (call.account !== undefined &&
      (given.type === "group"
        ? permissions.inGroup(call.account, found.id)
        : permissions.hasRole(call.account, found.id, project)));
  if (!belongs)
    throw invalidField("commentLevel", `You are currently not a member of the ${given.type}: ${found.name}.`);
  return { type: given.type, value: found.name, identifier: found.id };
}

/** `sd.public.comment` with `{internal: true}` is how service projects keep a comment to the team. */
const isInternal = (properties: readonly { key: string; value: unknown }[] | undefined) =>
  (properties ?? []).some(
    ({ key, value }) => key === "sd.public.comment" && (value as { internal?: unknown } | null)?.internal === true,
  );

function add(call: Call): Answer {
  const issue = call.issue();
  if (!call.allows("ADD_COMMENTS", issue)) {
    throw new Problem(400, "", {
      comment: `${call.account?.displayName ?? "Anonymous"}, you do not have the permission to comment on this issue.`,
    });
  }
  const given = readBody(call);
  const limited = restriction(call, issue, given.visibility);
  if (call.world.issues.comments.count(issue.id) >= MOST_COMMENTS)
    throw new Problem(413, `The issue has ${MOST_COMMENTS} comments, the most it can have.`);
  call.countWrite(issue.id);
  const comment = call.services.writer.addComment(
    issue,
    { body: given.body, isPublic: !isInternal(given.properties), visibility: limited, properties: given.properties },
    call.actor,
    call.now,
  );
  return { status: 201, body: commentOf(call.view, comment, expansion(call)) };
}

function edit(call: Call): Answer {
  const { issue, comment } = find(call);
  demandOver(call, issue, comment, "EDIT");
  const given = readBody(call);
  const limited = restriction(call, issue, given.visibility);
  call.countWrite(issue.id);
  const edited: Comment = {
    ...comment,
    body: JSON.stringify(given.body),
    text: textOf(given.body),
    updateAuthor: call.account?.id ?? null,
    updated: call.now,
    isPublic: given.properties ? !isInternal(given.properties) : comment.isPublic,
    visibility: limited ? JSON.stringify(limited) : comment.visibility,
  };
  call.world.write(() => {
    call.services.writer.editComment(issue, edited, call.now);
    for (const { key, value } of given.properties ?? [])
      call.world.properties.put("comment", String(comment.id), key, value);
  });
  return ok(commentOf(call.view, edited, expansion(call)));
}

function remove(call: Call): Answer {
  const { issue, comment } = find(call);
  demandOver(call, issue, comment, "DELETE");
  call.countWrite(issue.id);
  call.services.writer.removeComment(issue, comment, call.actor, call.now);
  return done;
}

function demandOver(call: Call, issue: Issue, comment: Comment, verb: "EDIT" | "DELETE"): void {
  const isOwn = comment.author === call.account?.id;
  if (call.allows(`${verb}_ALL_COMMENTS`, issue) || (isOwn && call.allows(`${verb}_OWN_COMMENTS`, issue))) return;
  throw badRequest(`You do not have permission to ${verb.toLowerCase()} this comment.`);
}

/** The comment of a property path; whoever sees the issue sees the properties. */
export function commentOfPath(call: Call): { issue: Issue; comment: Comment } {
  const id = call.parameter("commentId");
  if (!call.account) throw unauthorized();
  const comment = /^\d+$/.test(id) ? call.world.issues.comments.byId(Number(id)) : undefined;
  const issue = comment && call.world.issues.byId(comment.issue);
  if (!comment || !issue || !call.services.permissions.sees(call.account, issue) || !mayRead(call, issue, comment)) {
    throw notFound(`Can not find a comment for the id: ${id}.`);
  }
  return { issue, comment };
}

const READ = [
  "read:comment",
  "read:comment.property",
  "read:group",
  "read:project",
  "read:project-role",
  "read:user",
  "read:avatar",
];
const several = "/rest/api/3/issue/{issueIdOrKey}/comment";
const one = `${several}/{id}`;

export const commentRoutes: readonly Route[] = [
  {
    method: "GET",
    path: several,
    scopes: scopes("read:jira-work", ...READ),
    cost: "read",
    query: ["startAt", "maxResults", "orderBy", "expand"],
    answer: list,
  },
  {
    method: "POST",
    path: several,
    scopes: scopes("write:jira-work", ...READ, "write:comment"),
    cost: "write",
    query: ["expand"],
    answer: add,
  },
  {
    method: "GET",
    path: one,
    scopes: scopes("read:jira-work", ...READ),
    cost: "read",
    query: ["expand"],
    answer: (call) => ok(commentOf(call.view, find(call).comment, expansion(call))),
  },
  {
    method: "PUT",
    path: one,
    scopes: scopes("write:jira-work", ...READ, "write:comment"),
    cost: "write",
    query: ["notifyUsers", "overrideEditableFlag", "expand"],
    answer: edit,
  },
  {
    method: "DELETE",
    path: one,
    scopes: scopes("write:jira-work", "delete:comment", "delete:comment.property"),
    cost: "write",
    answer: remove,
  },
];
