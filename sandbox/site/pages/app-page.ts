/** Pages of the app with an address of their own: in the project, among the queues, in the project's settings. */
import { frameSlot } from "../forge/frame-slot";
import type { PageType } from "../forge/module-types";
import { modulePath } from "../forge/navigation";
import { html } from "../html";
import { HttpError, page, type Reply } from "../http/reply";
import type { PageContext } from "../page-context";
import { layout } from "./layout";
import { projectFor } from "./project-access";
import { projectNavigation } from "./project-navigation";

export async function appPage(context: PageContext, type: PageType): Promise<Reply> {
  const { site, request } = context;
  const view = await projectFor(context, request.params.project!);
  const { project, permissions } = view;
  if (type === "jira:projectSettingsPage" && !permissions.ADMINISTER_PROJECTS)
    throw new HttpError(
      403,
      `Only administrators of ${project.name} may open its settings; ${context.persona.name} is none.`,
    );
  const path = request.url.pathname;
  const module = view.modules.find((candidate) => {
    const base = candidate.type === type ? modulePath(site.host, candidate, project.key) : undefined;
    return base !== undefined && (path === base || path.startsWith(`${base}/`));
  });
  if (module === undefined) throw new HttpError(404, `No app shows a page at this address to ${context.persona.name}.`);
  const mount = site.mounts.add(request.session, {
    moduleKey: module.key,
    moduleType: type,
    resource: module.resource,
    basePath: modulePath(site.host, module, project.key),
    title: module.title,
    extension: {
      type,
      project: { id: project.id, key: project.key, type: "service_desk" },
      location: `${site.origins.site}${path}${request.url.search}`,
    },
  });
  const content = html`${module.layout === "blank" ? html`<h1 class="visually-hidden">${module.title}</h1>` : html`<h1 class="app-title">${module.title}</h1>`}
    ${frameSlot(site.origins, mount, "page")}`;
  const navigation = projectNavigation(context, view);
  return page(layout(context, { title: module.title, navigation, content, isBleeding: module.layout === "blank" }));
}

/** `…/settings`: what Jira says of the project itself. */
export async function settingsPage(context: PageContext): Promise<Reply> {
  const view = await projectFor(context, context.request.params.project!);
  const { project, permissions } = view;
  if (!permissions.ADMINISTER_PROJECTS)
    throw new HttpError(
      403,
      `Only administrators of ${project.name} may open its settings; ${context.persona.name} is none.`,
    );
  const users = context.site.desk.users();
  const nameOf = (accountId: string): string =>
    users.find((user) => user.accountId === accountId)?.displayName ?? accountId;
  const organizations = context.site.desk.organizations().filter(({ id }) => project.organizationIds.includes(id));
  const content = html`<h1>Project details</h1>
    <dl class="facts">
      <dt>Name</dt><dd>${project.name}</dd>
      <dt>Key</dt><dd>${project.key}</dd>
      <dt>Lead</dt><dd>${nameOf(project.lead)}</dd>
      <dt>Request types</dt><dd>${project.requestTypes.map(({ name }) => name).join(", ") || "none"}</dd>
      <dt>Components</dt><dd>${project.components.map(({ name }) => name).join(", ") || "none"}</dd>
      <dt>Organizations</dt><dd>${organizations.map(({ name }) => name).join(", ") || "none"}</dd>
    </dl>`;
  return page(layout(context, { title: "Project details", navigation: projectNavigation(context, view), content }));
}
