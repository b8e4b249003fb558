import { z } from "zod";
import type { Project } from "../desk";
import { GLOBAL_PERMISSIONS, PROJECT_PERMISSIONS } from "../permissions";
import type { Issue } from "../store/issue";
import type { Account } from "../world";
import { badRequest, forbidden, notFound } from "./problem";
import { type Answer, type Call, ok, type Route, scopes } from "./route";

const checkBody = z.strictObject({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).optional(),
  projectPermissions: z
    .array(
      z.strictObject({
        permissions: z.array(z.string()),
        projects: z.array(z.number().int()).optional(),
        issues: z.array(z.number().int()).optional(),
      }),
    )
    .optional(),
});

const MOST_CHECKED = 1_000;

function holdsGlobally(call: Call, account: Account | undefined, permission: string): boolean {
  if (call.services.permissions.isAdministrator(account)) return true;
  return permission === "USER_PICKER" && (account?.kind === "agent" || account?.kind === "app");
}

/** For the caller, or for another account when an administrator or an app (acting as itself) asks. */
function subject(call: Call, accountId: string | undefined): Account | undefined {
  if (accountId === undefined || accountId === call.account?.id) return call.account;
  // LENIENT: app-global-permissions
  if (!call.isAdministrator && !call.viewer.isAppItself) {
    throw forbidden("You need the Administer Jira permission to check the permissions of another user.");
  }
  const account = call.world.accounts.get(accountId);
  if (!account) throw badRequest(`The account ${accountId} does not exist.`);
  return account;
}

function check(call: Call): Answer {
  const body = call.body(checkBody);
  const account = subject(call, body.accountId);
  const { permissions } = call.services;
  for (const name of body.globalPermissions ?? []) {
    if (!(name in GLOBAL_PERMISSIONS)) throw badRequest(`Unrecognized global permission: ${name}`);
  }
  const granted = new Map<string, { projects: Set<number>; issues: Set<number> }>();
  for (const asked of body.projectPermissions ?? []) {
    if ((asked.projects ?? []).length > MOST_CHECKED || (asked.issues ?? []).length > MOST_CHECKED) {
      throw badRequest(`At most ${MOST_CHECKED} projects and ${MOST_CHECKED} issues can be checked.`);
    }
    for (const permission of asked.permissions) {
      if (!(permission in PROJECT_PERMISSIONS)) throw badRequest(`Unrecognized permission: ${permission}`);
      const found = granted.get(permission) ?? { projects: new Set(), issues: new Set() };
      for (const id of asked.projects ?? []) {
        const project = call.world.projects.get(String(id));
        if (project && permissions.can(account, permission, project)) found.projects.add(id);
      }
      for (const id of asked.issues ?? []) {
        const issue = call.world.issues.byId(id);
        if (issue && permissions.canOn(account, permission, issue)) found.issues.add(id);
      }
      granted.set(permission, found);
    }
  }
  const globalPermissions = (body.globalPermissions ?? []).filter((name) => holdsGlobally(call, account, name));
  const projectPermissions = [...granted].map(([permission, { projects, issues }]) => ({
    permission,
    projects: [...projects],
    issues: [...issues],
  }));
  return ok(
    { globalPermissions, projectPermissions },
    { identities: globalPermissions.length + projectPermissions.length },
  );
}

function mine(call: Call): Answer {
  const wanted = call.list("permissions");
  if (wanted.length === 0) throw badRequest("The 'permissions' query parameter is required.");
  const { project, issue } = context(call);
  const entries = wanted.map((key) => {
    const isGlobal = key in GLOBAL_PERMISSIONS;
    const name = GLOBAL_PERMISSIONS[key] ?? PROJECT_PERMISSIONS[key];
    if (name === undefined) throw badRequest(`Unrecognized permission: ${key}`);
    const havePermission = isGlobal ? holdsGlobally(call, call.account, key) : holdsIn(call, key, project, issue);
    return [key, { id: key, key, name, type: isGlobal ? "GLOBAL" : "PROJECT", description: name, havePermission }];
  });
  return ok({ permissions: Object.fromEntries(entries) }, { identities: entries.length });
}

/** Without a project or issue, a project permission is held when it is held in any project. */
function holdsIn(call: Call, permission: string, project: Project | undefined, issue: Issue | undefined): boolean {
  const { permissions } = call.services;
  if (issue) return permissions.canOn(call.account, permission, issue);
  const projects = project ? [project] : call.world.projects.all();
  return projects.some((candidate) => permissions.can(call.account, permission, candidate));
}

function context(call: Call): { project?: Project | undefined; issue?: Issue | undefined } {
  const issueId = call.query.get("issueKey") ?? call.query.get("issueId");
  if (issueId !== null) {
    const issue = call.world.issues.byIdOrKey(issueId);
    if (!issue || !call.services.permissions.sees(call.account, issue))
      throw notFound(`Could not find issue ${issueId}.`);
    return { issue };
  }
  const projectId = call.query.get("projectKey") ?? call.query.get("projectId");
  if (projectId === null) return {};
  const project = call.world.project(projectId);
  if (!project) throw notFound(`No project could be found with key or id '${projectId}'.`);
  return { project };
}

export const permissionRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/rest/api/3/permissions/check",
    // The document's notice grants it to read:jira-work as well as to the granular scope.
    scopes: scopes("read:jira-work", "read:permission"),
    cost: "read",
    answer: check,
  },
  {
    method: "GET",
    path: "/rest/api/3/mypermissions",
    scopes: scopes("read:jira-work", "read:permission"),
    cost: "read",
    query: ["permissions", "projectKey", "projectId", "issueKey", "issueId"],
    isOpen: true,
    answer: mine,
  },
];
