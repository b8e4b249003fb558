import type { Project } from "../desk";
import { ROLES } from "../permissions";
import { pageOfAll } from "./page";
import { badRequest, forbidden, notFound } from "./problem";
import { type Answer, type Call, done, ok, type Route, scopes } from "./route";

/** The project of the path, if the caller may browse it. @throws Problem 404 */
export function projectOfPath(call: Call): Project {
  const idOrKey = call.parameter("projectIdOrKey");
  const project = call.world.project(idOrKey);
  if (!project || !mayBrowse(call, project)) throw notFound(`No project could be found with key '${idOrKey}'.`);
  return project;
}

const mayBrowse = (call: Call, project: Project) =>
  call.isAdministrator ||
  call.services.permissions.browsable(call.account).some((entry) => entry.project.id === project.id);

function shown(call: Call, project: Project) {
  const { view } = call;
  return {
    expand: "description,lead,issueTypes,url,projectKeys,permissions,insight",
    self: view.link(`/rest/api/3/project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    avatarUrls: view.avatars("project", project.id),
    projectTypeKey: "service_desk",
    simplified: false,
    style: "classic",
    isPrivate: false,
    properties: {},
    ...(project.archived ? { archived: true } : {}),
  };
}

function whole(call: Call, project: Project) {
  const { view, world } = call;
  const lead = world.accounts.get(project.lead);
  return {
    ...shown(call, project),
    description: project.description,
    ...(lead ? { lead: view.account(lead) } : {}),
    components: project.components.map(({ id }) => view.component(project, id)),
    issueTypes: project.issueTypeIds.map((id) => view.issueType(id)),
    assigneeType: "UNASSIGNED",
    versions: [],
    roles: roleLinks(call, project),
  };
}

const roleLinks = (call: Call, project: Project) =>
  Object.fromEntries(
    ROLES.map(({ id, name }) => [name, call.view.link(`/rest/api/3/project/${project.id}/role/${id}`)]),
  );

function search(call: Call): Answer {
  const typeKeys = call.list("typeKey");
  const keys = call.query.getAll("keys");
  const ids = call.query.getAll("id");
  const query = (call.query.get("query") ?? "").toLowerCase();
  const statuses = call.query.getAll("status");
  const found = visible(call)
    .filter(({ archived }) => (statuses.length === 0 ? !archived : statuses.includes(archived ? "archived" : "live")))
    .filter(() => typeKeys.length === 0 || typeKeys.includes("service_desk"))
    .filter(({ key }) => keys.length === 0 || keys.includes(key))
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ key, name }) => key.toLowerCase().includes(query) || name.toLowerCase().includes(query));
  const orderBy = call.query.get("orderBy") ?? "key";
  const member = orderBy.replace(/^[+-]/, "");
  if (member !== "key" && member !== "name")
    throw badRequest(`Projects can't be ordered by '${orderBy}' here; use key or name.`);
  found.sort((a, b) => a[member].localeCompare(b[member]) * (orderBy.startsWith("-") ? -1 : 1));
  const page = pageOfAll(call, "/rest/api/3/project/search", found, 50, (project) => withExpansions(call, project));
  return ok(page, { objects: page.values.length });
}

function withExpansions(call: Call, project: Project) {
  const expand = call.list("expand");
  const all = whole(call, project);
  return {
    ...shown(call, project),
    ...(expand.includes("description") ? { description: all.description } : {}),
    ...(expand.includes("lead") && "lead" in all ? { lead: all.lead } : {}),
    ...(expand.includes("issueTypes") ? { issueTypes: all.issueTypes } : {}),
  };
}

const visible = (call: Call) => call.world.projects.all().filter((project) => mayBrowse(call, project));

function list(call: Call): Answer {
  const projects = visible(call).map((project) => withExpansions(call, project));
  return ok(projects, { objects: projects.length });
}

function remove(call: Call): Answer {
  const project = projectOfPath(call);
  if (!call.isAdministrator)
    throw notFound("You cannot delete this project: the Administer Jira permission is needed.");
  call.services.desk.deleteProject(project.id, { at: call.now, actor: call.account!.id });
  return done;
}

function statuses(call: Call): Answer {
  const project = projectOfPath(call);
  const ofProject = project.workflow.statuses.map((id) => call.view.status(call.world.statuses.need(id)));
  return ok(
    project.issueTypeIds.map((id) => {
      const type = call.view.issueType(id);
      return { self: type.self, id, name: type.name, subtask: false, statuses: ofProject };
    }),
  );
}

function role(call: Call): Answer {
  const project = projectOfPath(call);
  demandAdministration(call, project);
  const found = ROLES.find(({ id }) => id === call.parameter("id"));
  if (!found) throw notFound(`Can not retrieve a role actor for a role that does not exist: ${call.parameter("id")}.`);
  const actors = project.actors[found.id] ?? { users: [], groups: [] };
  const users = actors.users.flatMap((id, index) => {
    const account = call.world.accounts.get(id);
    if (!account) return [];
    return [
      {
        id: index + 1,
        displayName: account.displayName,
        type: "atlassian-user-role-actor",
        actorUser: { accountId: id },
      },
    ];
  });
  const groups = actors.groups.map((id, index) => {
    const { name } = call.world.groups.need(id);
    return {
      id: users.length + index + 1,
      displayName: name,
      name,
      type: "atlassian-group-role-actor",
      actorGroup: { name, displayName: name, groupId: id },
    };
  });
  return ok(
    { ...roleOf(call, found, project), actors: [...users, ...groups] },
    { identities: users.length + groups.length },
  );
}

function demandAdministration(call: Call, project: Project): void {
  if (call.isAdministrator || call.services.permissions.can(call.account, "ADMINISTER_PROJECTS", project)) return;
  throw notFound("You cannot view the roles of this project: the Administer Projects permission is needed.");
}

const roleOf = (call: Call, { id, name, description }: (typeof ROLES)[number], project?: Project) => ({
  self: call.view.link(project ? `/rest/api/3/project/${project.id}/role/${id}` : `/rest/api/3/role/${id}`),
  name,
  id: Number(id),
  description,
});

function allRoles(call: Call): Answer {
  // LENIENT: app-global-permissions
  if (!call.isAdministrator && !call.viewer.isAppItself) throw forbidden("The Administer Jira permission is needed.");
  return ok(
    ROLES.map((entry) => roleOf(call, entry)),
    { identities: ROLES.length },
  );
}

function components(call: Call): Answer {
  const project = projectOfPath(call);
  return ok(
    project.components.map(({ id }) => ({
      ...call.view.component(project, id),
      project: project.key,
      projectId: Number(project.id),
      assigneeType: "PROJECT_DEFAULT",
      isAssigneeTypeValid: false,
    })),
  );
}

const READ_PROJECT = scopes(
  "read:jira-work",
  "read:issue-type",
  "read:project",
  "read:project.property",
  "read:user",
  "read:application-role",
  "read:avatar",
  "read:group",
  "read:issue-type-hierarchy",
  "read:project-category",
  "read:project-version",
  "read:project.component",
);
const one = "/rest/api/3/project/{projectIdOrKey}";

export const projectRoutes: readonly Route[] = [
  { method: "GET", path: "/rest/api/3/project", scopes: READ_PROJECT, cost: "read", query: ["expand"], answer: list },
  {
    method: "GET",
    path: "/rest/api/3/project/search",
    scopes: READ_PROJECT,
    cost: "read",
    query: ["startAt", "maxResults", "orderBy", "id", "keys", "query", "typeKey", "status", "expand"],
    isOpen: true,
    answer: search,
  },
  {
    method: "GET",
    path: one,
    scopes: READ_PROJECT,
    cost: "read",
    query: ["expand"],
    answer: (call) => ok(whole(call, projectOfPath(call)), { objects: 1 }),
  },
  {
    method: "DELETE",
    path: one,
    scopes: scopes("manage:jira-configuration", "delete:project"),
    cost: "write",
    query: ["enableUndo"],
    answer: remove,
  },
  {
    method: "GET",
    path: `${one}/statuses`,
    scopes: scopes("read:jira-work", "read:issue-status", "read:issue-type", "read:status"),
    cost: "read",
    answer: statuses,
  },
  {
    method: "GET",
    path: `${one}/role`,
    scopes: scopes("read:jira-work", "read:project-role"),
    cost: "read",
    answer: (call) => ok(roleLinks(call, projectOfPath(call)), { identities: ROLES.length }),
  },
  {
    method: "GET",
    path: `${one}/role/{id}`,
    scopes: scopes(
      "read:jira-work",
      "read:user",
      "read:group",
      "read:project-role",
      "read:project",
      "read:avatar",
      "read:project-category",
    ),
    cost: "read",
    query: ["excludeInactiveUsers"],
    answer: role,
  },
  {
    method: "GET",
    path: `${one}/components`,
    scopes: scopes(
      "read:jira-work",
      "read:project",
      "read:project.component",
      "read:user",
      "read:application-role",
      "read:avatar",
      "read:group",
    ),
    cost: "read",
    answer: components,
  },
  {
    method: "GET",
    path: "/rest/api/3/role",
    scopes: scopes(
      "manage:jira-configuration",
      "read:user",
      "read:group",
      "read:project-role",
      "read:project",
      "read:avatar",
      "read:project-category",
    ),
    cost: "read",
    answer: allRoles,
  },
];
