import type { Organization, Project } from "../desk";
import { requestTypeOf } from "../view/request-type";
import type { View } from "../view/view";
import type { Account } from "../world";
import { issueBeans } from "./issues";
import { deskPage } from "./page";
import { forbidden, notFound } from "./problem";
import { type Answer, type Call, deskScopes, ok, type Route } from "./route";

/** A person as JSM's own calls give it. */
export function deskUser(view: View, account: Account) {
  const link = `?accountId=${encodeURIComponent(account.id)}`;
  return {
    accountId: account.id,
    name: account.id,
    key: account.id,
    ...(account.emailAddress === null ? {} : { emailAddress: account.emailAddress }),
    displayName: account.displayName,
    active: account.active,
    timeZone: account.timeZone,
    _links: {
      jiraRest: view.link(`/rest/api/2/user${link}`),
      avatarUrls: view.avatars("user", account.id),
      self: view.link(`/rest/api/2/user${link}`),
    },
  };
}

export function serviceDeskOf(view: View, project: Project) {
  return {
    id: project.serviceDeskId,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    projectTypeKey: "service_desk",
    _links: { self: view.link(`/rest/servicedeskapi/servicedesk/${project.serviceDeskId}`) },
  };
}

/** Agents work in it, its customers may ask there, apps see it. */
export function mayUse(call: Call, project: Project): boolean {
  const { permissions, world } = call.services;
  if (permissions.can(call.account, "BROWSE_PROJECTS", project)) return true;
  if (!call.account || project.archived) return false;
  const { id } = call.account;
  return (
    project.customers.includes(id) ||
    project.organizationIds.some((organization) => world.organizations.get(organization)?.members.includes(id))
  );
}

function deskOfPath(call: Call): Project {
  const id = call.parameter("serviceDeskId");
  const project = call.world.serviceDesk(id);
  if (!project || !mayUse(call, project))
    throw notFound(`The Service Desk with ID ${id} does not exist or you don't have permission to see it.`);
  return project;
}

function agentDesk(call: Call): Project {
  const project = deskOfPath(call);
  if (!isAgent(call, project)) throw forbidden("Only agents of this service project can do this.");
  return project;
}

export const isAgent = (call: Call, project: Project) =>
  call.services.permissions.can(call.account, "SERVICEDESK_AGENT", project);

function desks(call: Call): Answer {
  const all = call.world.projects.all().filter((project) => mayUse(call, project));
  const page = deskPage(call, "/servicedesk", all, (project) => serviceDeskOf(call.view, project));
  return ok(page, { objects: page.size });
}

const organizationOf = (call: Call, { id, name }: Organization) => ({
  id,
  name,
  scimManaged: false,
  _links: { self: call.view.link(`/rest/servicedeskapi/organization/${id}`) },
});

/** All, or those that a person belongs to. */
function organizations(call: Call, path: string, among: readonly Organization[]): Answer {
  const member = call.query.get("accountId");
  const found = among.filter(({ members }) => member === null || members.includes(member));
  return ok(deskPage(call, path, found, (organization) => organizationOf(call, organization)));
}

function deskOrganizations(call: Call): Answer {
  const project = agentDesk(call);
  const among = project.organizationIds.map((id) => call.world.organizations.need(id));
  return organizations(call, `/servicedesk/${project.serviceDeskId}/organization`, among);
}

/** Agents see every organization, others those that they belong to. */
function visibleOrganizations(call: Call): Organization[] {
  const isAnyAgent = call.world.projects.all().some((project) => isAgent(call, project));
  return call.world.organizations.all().filter(({ members }) => isAnyAgent || members.includes(call.account?.id ?? ""));
}

function organizationOfPath(call: Call): Organization {
  const id = call.parameter("organizationId");
  const found = visibleOrganizations(call).find((organization) => organization.id === id);
  if (!found) throw notFound(`The organization with ID ${id} does not exist or you don't have permission to see it.`);
  return found;
}

function organizationUsers(call: Call): Answer {
  const organization = organizationOfPath(call);
  const accounts = organization.members.flatMap((id) => call.world.accounts.get(id) ?? []);
  const page = deskPage(call, `/organization/${organization.id}/user`, accounts, (account) =>
    deskUser(call.view, account),
  );
  return ok(page, { identities: page.size });
}

function requestTypes(call: Call): Answer {
  const project = deskOfPath(call);
  const wanted = (call.query.get("searchQuery") ?? "").toLowerCase();
  const withHidden = call.flag("includeHiddenRequestTypesInSearch", false);
  const found = project.requestTypes.filter(
    ({ name, description, onPortal }) =>
      (onPortal || withHidden) && `${name} ${description}`.toLowerCase().includes(wanted),
  );
  return ok(
    deskPage(call, `/servicedesk/${project.serviceDeskId}/requesttype`, found, (requestType) =>
      requestTypeOf(call.view, project, requestType),
    ),
  );
}

function requestType(call: Call): Answer {
  const project = deskOfPath(call);
  const found = project.requestTypes.find(({ id }) => id === call.parameter("requestTypeId"));
  if (!found) throw notFound("The request type does not exist in this service project.");
  return ok(requestTypeOf(call.view, project, found));
}

function queues(call: Call): Answer {
  const project = agentDesk(call);
  const withCount = call.flag("includeCount", false);
  return ok(
    deskPage(call, `/servicedesk/${project.serviceDeskId}/queue`, project.queues, ({ id, name, jql, columns }) => ({
      id,
      name,
      jql,
      fields: columns,
      ...(withCount ? { issueCount: call.services.search.count(jql, call.searcher) } : {}),
      _links: { self: call.view.link(`/rest/servicedeskapi/servicedesk/${project.serviceDeskId}/queue/${id}`) },
    })),
  );
}

function queueIssues(call: Call): Answer {
  const project = agentDesk(call);
  const queue = project.queues.find(({ id }) => id === call.parameter("queueId"));
  if (!queue) throw notFound("The queue does not exist in this service project.");
  const ids = call.services.search.page(queue.jql, call.searcher, 10_000).ids;
  const shape = { fields: queue.columns, fieldsByKeys: false, properties: [], expand: [] };
  const page = deskPage(call, `/servicedesk/${project.serviceDeskId}/queue/${queue.id}/issue`, ids, (id) => {
    const issue = call.world.issues.byId(id);
    return issue && issueBeans(call, [issue], shape)[0];
  });
  return ok({ ...page, values: page.values.filter((bean) => bean !== undefined) }, { objects: page.size });
}

function customers(call: Call): Answer {
  const project = agentDesk(call);
  const query = (call.query.get("query") ?? "").toLowerCase();
  const ofOrganizations = project.organizationIds.flatMap((id) => call.world.organizations.need(id).members);
  const accounts = [...new Set([...project.customers, ...ofOrganizations])]
    .flatMap((id) => call.world.accounts.get(id) ?? [])
    .filter(({ displayName, emailAddress }) => `${displayName} ${emailAddress ?? ""}`.toLowerCase().includes(query));
  const page = deskPage(call, `/servicedesk/${project.serviceDeskId}/customer`, accounts, (account) =>
    deskUser(call.view, account),
  );
  return ok(page, { identities: page.size });
}

const requestRead = (...granular: string[]) => deskScopes("read:servicedesk-request", ...granular);
const customerManage = (...granular: string[]) => deskScopes("manage:servicedesk-customer", ...granular);
const one = "/rest/servicedeskapi/servicedesk/{serviceDeskId}";
const paging = ["start", "limit"];

export const serviceDeskRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/rest/servicedeskapi/servicedesk",
    scopes: requestRead("read:servicedesk"),
    cost: "read",
    query: paging,
    answer: desks,
  },
  {
    method: "GET",
    path: one,
    scopes: requestRead("read:servicedesk"),
    cost: "read",
    answer: (call) => ok(serviceDeskOf(call.view, deskOfPath(call)), { objects: 1 }),
  },
  {
    method: "GET",
    path: `${one}/organization`,
    scopes: customerManage("read:servicedesk.organization"),
    cost: "read",
    query: [...paging, "accountId"],
    answer: deskOrganizations,
  },
  {
    method: "GET",
    path: "/rest/servicedeskapi/organization",
    scopes: customerManage("read:organization"),
    cost: "read",
    query: [...paging, "accountId"],
    answer: (call) => organizations(call, "/organization", visibleOrganizations(call)),
  },
  {
    method: "GET",
    path: "/rest/servicedeskapi/organization/{organizationId}",
    scopes: customerManage("read:organization"),
    cost: "read",
    answer: (call) => ok(organizationOf(call, organizationOfPath(call))),
  },
  {
    method: "GET",
    path: "/rest/servicedeskapi/organization/{organizationId}/user",
    scopes: customerManage("read:organization.user", "read:user:jira"),
    cost: "read",
    query: paging,
    answer: organizationUsers,
  },
  {
    method: "GET",
    path: `${one}/requesttype`,
    scopes: requestRead("read:requesttype"),
    cost: "read",
    query: [...paging, "searchQuery", "includeHiddenRequestTypesInSearch"],
    answer: requestTypes,
  },
  {
    method: "GET",
    path: `${one}/requesttype/{requestTypeId}`,
    scopes: requestRead("read:requesttype"),
    cost: "read",
    answer: requestType,
  },
  {
    method: "GET",
    path: `${one}/queue`,
    scopes: deskScopes("read:jira-work", "read:queue", "read:user:jira", "read:jql:jira"),
    cost: "read",
    query: [...paging, "includeCount"],
    answer: queues,
  },
  {
    method: "GET",
    path: `${one}/queue/{queueId}/issue`,
    scopes: deskScopes("read:jira-work", "read:queue", "read:user:jira", "read:issue:jira"),
    cost: "read",
    query: paging,
    answer: queueIssues,
  },
  {
    method: "GET",
    path: `${one}/customer`,
    scopes: customerManage("read:servicedesk.customer", "read:user:jira"),
    cost: "read",
    query: [...paging, "query"],
    isExperimental: true,
    burstPerSecond: 5,
    answer: customers,
  },
];
