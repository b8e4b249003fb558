import type { Account } from "../world";
import { pageOfAll } from "./page";
import { badRequest, forbidden, noSuchIssue, notFound } from "./problem";
import { type Answer, type Call, ok, type Route, scopes } from "./route";

const shown = (call: Call, account: Account) => ({ ...call.view.account(account), locale: account.locale });

/** A user inside lists, without the locale. */
const brief = (call: Call) => (account: Account) => call.view.account(account);

function myself(call: Call): Answer {
  return ok({ ...shown(call, call.account!), ...expansions(call, call.account!) }, { identities: 1 });
}

function one(call: Call): Answer {
  const accountId = call.query.get("accountId");
  if (accountId === null) throw badRequest("The query parameter 'accountId' is required.");
  const account = call.world.accounts.get(accountId);
  if (!account) throw notFound("Specified user does not exist or you do not have required permissions.");
  return ok({ ...shown(call, account), ...expansions(call, account) }, { identities: 1 });
}

function expansions(call: Call, account: Account) {
  const expand = call.list("expand");
  const groups = call.world.groups.all().filter(({ members }) => members.includes(account.id));
  return {
    ...(expand.includes("groups")
      ? {
          groups: {
            size: groups.length,
            items: groups.map(({ id, name }) => ({
              name,
              groupId: id,
              self: call.view.link(`/rest/api/3/group?groupId=${id}`),
            })),
          },
        }
      : {}),
    ...(expand.includes("applicationRoles") ? { applicationRoles: { size: 0, items: [] } } : {}),
    expand: "groups,applicationRoles",
  };
}

function bulk(call: Call): Answer {
  const wanted = call.query.getAll("accountId");
  if (wanted.length === 0) throw badRequest("The query parameter 'accountId' is required.");
  const accounts = [...new Set(wanted)].flatMap((id) => call.world.accounts.get(id) ?? []);
  const page = pageOfAll(call, "/rest/api/3/user/bulk", accounts, 10, brief(call), 200);
  return ok(page, { identities: page.values.length });
}

/** By the beginning of a word of the name, or of the address. Portal-only accounts are found too, apps are not. */
function matches(account: Account, query: string): boolean {
  const lower = query.toLowerCase();
  const words = [
    ...account.displayName.toLowerCase().split(/\s+/),
    account.displayName.toLowerCase(),
    account.emailAddress?.toLowerCase() ?? "",
  ];
  return words.some((word) => word.startsWith(lower));
}

function search(call: Call): Answer {
  const query = call.query.get("query");
  const accountId = call.query.get("accountId");
  if (query === null && accountId === null) throw badRequest("Either 'query' or 'accountId' is required.");
  const found = call.world.accounts
    .all()
    .filter(
      (account) => account.kind !== "app" && (accountId === null ? matches(account, query!) : account.id === accountId),
    );
  return slice(call, found);
}

function slice(call: Call, accounts: readonly Account[]): Answer {
  const startAt = call.count("startAt", 0);
  const users = accounts.slice(startAt, startAt + call.count("maxResults", 50, 1_000)).map(brief(call));
  return ok(users, { identities: users.length });
}

function assignable(call: Call): Answer {
  const { permissions } = call.services;
  const issueKey = call.query.get("issueKey") ?? call.query.get("issueId");
  const projectKey = call.query.get("project");
  if (issueKey === null && projectKey === null) throw badRequest("Either 'project' or 'issueKey' is required.");
  const issue = issueKey === null ? undefined : call.world.issues.byIdOrKey(issueKey);
  if (issueKey !== null && (!issue || !permissions.sees(call.account, issue))) throw noSuchIssue();
  const project = issue ? call.world.projects.need(issue.project) : call.world.project(projectKey!);
  if (!project || !permissions.can(call.account, "BROWSE_PROJECTS", project))
    throw notFound("The project does not exist or you can't browse it.");
  const query = call.query.get("query") ?? "";
  const found = call.world.accounts
    .all()
    .filter(
      (account) =>
        account.kind !== "app" &&
        account.active &&
        permissions.can(account, "ASSIGNABLE_USER", project) &&
        matches(account, query),
    );
  return slice(call, found);
}

function groups(call: Call): Answer {
  const ids = call.list("groupId");
  const names = call.list("groupName");
  const found = call.world.groups
    .all()
    .filter(({ id, name }) => (ids.length === 0 && names.length === 0) || ids.includes(id) || names.includes(name));
  const page = pageOfAll(call, "/rest/api/3/group/bulk", found, 50, ({ id, name }) => ({ groupId: id, name }));
  return ok(page, { identities: page.values.length });
}

function members(call: Call): Answer {
  const wanted = call.query.get("groupId") ?? call.query.get("groupname");
  if (wanted === null) throw badRequest("Either 'groupId' or 'groupname' is required.");
  // LENIENT: app-global-permissions
  if (!call.isAdministrator && !call.viewer.isAppItself && call.account?.kind !== "agent")
    throw forbidden("You do not have permission to browse users and groups.");
  const group = call.world.groups.find(({ id, name }) => id === wanted || name === wanted);
  if (!group) throw notFound(`The group '${wanted}' does not exist.`);
  const withInactive = call.flag("includeInactiveUsers", false);
  const accounts = group.members
    .flatMap((id) => call.world.accounts.get(id) ?? [])
    .filter(({ active }) => active || withInactive);
  const page = pageOfAll(call, "/rest/api/3/group/member", accounts, 50, brief(call));
  return ok(page, { identities: page.values.length });
}

function pickGroups(call: Call): Answer {
  const query = (call.query.get("query") ?? "").toLowerCase();
  const found = call.world.groups.all().filter(({ name }) => name.toLowerCase().includes(query));
  const shownGroups = found.slice(0, call.count("maxResults", 20));
  return ok(
    {
      header: `Showing ${shownGroups.length} of ${found.length} matching groups`,
      total: found.length,
      groups: shownGroups.map(({ id, name }) => ({ name, html: name, groupId: id, labels: [] })),
    },
    { identities: shownGroups.length },
  );
}

const USER = ["read:application-role", "read:group", "read:user", "read:avatar"];

export const userRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/rest/api/3/myself",
    scopes: scopes("read:jira-user", ...USER),
    cost: "read",
    query: ["expand"],
    answer: myself,
  },
  {
    method: "GET",
    path: "/rest/api/3/user",
    scopes: scopes("read:jira-user", ...USER),
    cost: "read",
    query: ["accountId", "expand"],
    answer: one,
  },
  {
    method: "GET",
    path: "/rest/api/3/user/bulk",
    scopes: scopes("read:jira-user", ...USER),
    cost: "read",
    query: ["accountId", "startAt", "maxResults"],
    answer: bulk,
  },
  {
    method: "GET",
    path: "/rest/api/3/user/search",
    scopes: scopes(
      "read:jira-user",
      "read:user",
      "read:user.property",
      "read:application-role",
      "read:avatar",
      "read:group",
    ),
    cost: "read",
    query: ["query", "accountId", "startAt", "maxResults"],
    answer: search,
  },
  {
    method: "GET",
    path: "/rest/api/3/user/assignable/search",
    scopes: scopes(
      "read:jira-user",
      "read:issue",
      "read:project",
      "read:user",
      "read:application-role",
      "read:avatar",
      "read:group",
    ),
    cost: "read",
    query: ["query", "project", "issueKey", "issueId", "startAt", "maxResults"],
    answer: assignable,
  },
  {
    method: "GET",
    path: "/rest/api/3/group/bulk",
    scopes: scopes("read:jira-user", "read:group"),
    cost: "read",
    query: ["groupId", "groupName", "startAt", "maxResults"],
    answer: groups,
  },
  {
    method: "GET",
    path: "/rest/api/3/group/member",
    scopes: scopes("manage:jira-configuration", "read:group", "read:user", "read:avatar"),
    cost: "read",
    query: ["groupId", "groupname", "includeInactiveUsers", "startAt", "maxResults"],
    answer: members,
  },
  {
    method: "GET",
    path: "/rest/api/3/groups/picker",
    scopes: scopes("read:jira-user", "read:group"),
    cost: "read",
    query: ["query", "maxResults", "caseInsensitive"],
    isOpen: true,
    answer: pickGroups,
  },
];
