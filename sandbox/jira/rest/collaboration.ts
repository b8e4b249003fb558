import { z } from "zod";
import { FORMER_KEYS, PROJECT_PERMISSIONS } from "../permissions";
import type { Issue } from "../store/issue";
import { badRequest, forbidden, invalidField, notFound } from "./problem";
import { type Answer, type Call, done, ok, type Route, scopes } from "./route";

// LENIENT: unknown-members
const groupName = z.looseObject({ name: z.string().optional(), groupId: z.string().nullish() });

const mail = z.looseObject({
  subject: z.string().optional(),
  textBody: z.string().optional(),
  htmlBody: z.string().optional(),
  to: z
    .looseObject({
      reporter: z.boolean().optional(),
      assignee: z.boolean().optional(),
      watchers: z.boolean().optional(),
      voters: z.boolean().optional(),
      users: z.array(z.looseObject({ accountId: z.string() })).optional(),
      groups: z.array(groupName).optional(),
      groupIds: z.array(z.string()).optional(),
    })
    .optional(),
  restrict: z
    .strictObject({
      groups: z.array(groupName).optional(),
      groupIds: z.array(z.string()).optional(),
      permissions: z.array(z.looseObject({ id: z.string().optional(), key: z.string().optional() })).optional(),
    })
    .optional(),
});
type Mail = z.infer<typeof mail>;

/**
 * Puts a mail into the outbox: 204 says that it is queued, not that it arrives. The caller never gets his own mail, so a mail
 * to him alone has no recipient.
 */
function notify(call: Call): Answer {
  const issue = call.issue();
  const body = call.body(mail);
  if (body.to?.assignee && issue.assignee === null) throw invalidField("to", "The issue has no assignee to notify.");
  const recipients = addressees(call, issue, body).filter((id) => id !== call.account?.id);
  if (recipients.length === 0) throw invalidField("to", "No recipients were defined for notification.");
  call.countWrite(issue.id);
  call.world.write(() => {
    call.services.outbox.add({
      at: call.now,
      issueKey: issue.key,
      sender: call.account!.id,
      recipients,
      subject: body.subject ?? `(${issue.key}) ${issue.summary}`,
      textBody: body.textBody ?? "",
      htmlBody: body.htmlBody ?? "",
    });
  });
  return done;
}

function addressees(call: Call, issue: Issue, body: Mail): string[] {
  const to = body.to ?? {};
  const ids = [
    ...(to.reporter && issue.reporter ? [issue.reporter] : []),
    ...(to.assignee && issue.assignee ? [issue.assignee] : []),
    ...(to.watchers ? call.world.issues.watchers(issue.id) : []),
    ...(to.users ?? []).map(({ accountId }) => accountId),
    ...membersOf(call, to.groups, to.groupIds),
  ];
  for (const id of ids) if (!call.world.accounts.get(id)) throw invalidField("to", `The user '${id}' does not exist.`);
  const { restrict } = body;
  const inside =
    restrict && (restrict.groups || restrict.groupIds)
      ? new Set(membersOf(call, restrict.groups, restrict.groupIds))
      : undefined;
  const needed = (restrict?.permissions ?? []).map(({ key, id }) => knownPermission(key ?? id ?? ""));
  return [...new Set(ids)].filter((id) => {
    const account = call.world.accounts.get(id);
    return (
      (inside?.has(id) ?? true) &&
      needed.every((permission) => call.services.permissions.canOn(account, permission, issue))
    );
  });
}

function knownPermission(key: string): string {
  const current = FORMER_KEYS[key] ?? key;
  if (!(current in PROJECT_PERMISSIONS)) throw invalidField("restrict", `The permission '${key}' does not exist.`);
  return current;
}

function membersOf(
  call: Call,
  groups: readonly z.infer<typeof groupName>[] = [],
  groupIds: readonly string[] = [],
): string[] {
  const wanted = [...groups.map(({ name, groupId }) => groupId ?? name ?? ""), ...groupIds];
  return wanted.flatMap((idOrName) => {
    const group = call.world.groups.find(({ id, name }) => id === idOrName || name === idOrName);
    if (!group) throw invalidField("to", `The group '${idOrName}' does not exist.`);
    return group.members;
  });
}

function watchers(call: Call): Answer {
  const issue = call.issue();
  const ids = call.world.issues.watchers(issue.id);
  const mayList = call.allows("VIEW_VOTERS_AND_WATCHERS", issue);
  return ok(
    {
      self: call.view.link(`/rest/api/3/issue/${issue.key}/watchers`),
      isWatching: ids.includes(call.account?.id ?? ""),
      watchCount: ids.length,
      watchers: mayList ? ids.map((id) => call.view.user(id)).filter((user) => user !== null) : [],
    },
    { identities: mayList ? ids.length : 0 },
  );
}

/** The body is an account id as a JSON text; without one the caller watches. */
function watch(call: Call): Answer {
  const issue = call.issue();
  const given = call.json();
  if (typeof given !== "string") throw badRequest("The request body must be an account ID as a JSON string.");
  const account = call.world.accounts.get(given);
  if (!account) throw notFound(`The user '${given}' does not exist.`);
  demandWatchers(call, issue, account.id);
  if (!call.services.permissions.sees(account, issue))
    throw badRequest(`The user '${given}' does not have permission to view this issue.`);
  call.countWrite(issue.id);
  call.world.write(() => call.world.issues.watch(issue.id, account.id));
  return done;
}

function unwatch(call: Call): Answer {
  const issue = call.issue();
  const accountId = call.query.get("accountId");
  if (accountId === null) throw badRequest("The query parameter 'accountId' is required.");
  demandWatchers(call, issue, accountId);
  call.countWrite(issue.id);
  call.world.write(() => call.world.issues.unwatch(issue.id, accountId));
  return done;
}

function demandWatchers(call: Call, issue: Issue, accountId: string): void {
  if (accountId !== call.account?.id && !call.allows("MANAGE_WATCHERS", issue)) {
    throw forbidden("You do not have permission to manage the watchers of this issue.");
  }
}

const path = "/rest/api/3/issue/{issueIdOrKey}/watchers";

export const collaborationRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/rest/api/3/issue/{issueIdOrKey}/notify",
    scopes: scopes("write:jira-work", "send:notification"),
    cost: "write",
    answer: notify,
  },
  {
    method: "GET",
    path,
    scopes: scopes("read:jira-work", "read:issue.watcher", "read:user", "read:avatar"),
    cost: "read",
    answer: watchers,
  },
  { method: "POST", path, scopes: scopes("write:jira-work", "write:issue.watcher"), cost: "write", answer: watch },
  {
    method: "DELETE",
    path,
    scopes: scopes("write:jira-work", "write:issue.watcher"),
    cost: "write",
    query: ["accountId"],
    answer: unwatch,
  },
];
