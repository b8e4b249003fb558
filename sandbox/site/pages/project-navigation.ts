import type { UiModule } from "../../forge/manifest/app-manifest";
import type { Project } from "../../jira/desk";
import { type DisplayFacts, isDisplayed } from "../forge/display-conditions";
import { modulePath } from "../forge/navigation";
import { type Content, type Html, html } from "../html";
import { type ProjectPermissions, permissionsIn } from "../jira/permissions";
import { projectProperties } from "../jira/project-properties";
import type { PageContext } from "../page-context";

/** A project with what the person may do in it. */
export interface ProjectView {
  readonly project: Project;
  readonly permissions: ProjectPermissions;
  readonly modules: readonly UiModule[];
  /** What display conditions go by here. */
  readonly facts: DisplayFacts;
}

/** The app's modules that are to be shown here, in the reader's language. */
export async function projectView(context: PageContext, project: Project): Promise<ProjectView> {
  const { site, persona, jira } = context;
  const permissions = await permissionsIn(jira, project.key);
  const facts = {
    ...factsOf(context, permissions),
    projectKey: project.key,
    projectId: project.id,
    // Whoever may not browse the project reads none of them.
    projectProperties: permissions.BROWSE_PROJECTS ? await projectProperties(jira, project.key) : undefined,
  };
  const modules = site.host
    .modules(persona.viewer.locale)
    .filter((module) => isDisplayed(module.displayConditions, facts));
  return { project, permissions, modules, facts };
}

function factsOf({ persona }: PageContext, permissions: ProjectPermissions): DisplayFacts {
  return {
    projectType: "service_desk",
    isLoggedIn: persona.accountId !== undefined,
    canAdministerProjects: permissions.ADMINISTER_PROJECTS,
    canAdministerJira: permissions.ADMINISTER,
    canUseServiceManagementAgentFeatures: permissions.SERVICEDESK_AGENT,
  };
}

/** The left side of a project: queues, the app's pages with their sub-pages, settings. */
export function projectNavigation(context: PageContext, view: ProjectView): Html {
  const { project, permissions } = view;
  const root = `/jira/servicedesk/projects/${project.key}`;
  const link = (href: string, text: string): Html => html`<li>${navigationLink(context, href, text)}</li>`;
  return html`<nav class="side" aria-label="${project.name}">
    <p class="side-title">${project.name} <span class="quiet">${project.key}</span></p>
    <a class="button button-primary" href="/secure/CreateIssue!default.jspa?project=${project.key}">Create</a>
    <h2 class="side-heading">Queues</h2>
    <ul>
      ${project.queues.map((queue) => link(`${root}/queues/custom/${queue.id}`, queue.name))}
      ${appLinks(context, view, "jiraServiceManagement:queuePage")}
    </ul>
    ${section("Apps", appLinks(context, view, "jira:projectPage"))}
    ${
      permissions.ADMINISTER_PROJECTS &&
      section("Project settings", [
        link(`${root}/settings`, "Details"),
        appLinks(context, view, "jira:projectSettingsPage"),
      ])
    }
    ${section("Elsewhere", [link(`/servicedesk/customer/portal/${project.serviceDeskId}`, "Customer portal"), link("/issues/", "All issues")])}
  </nav>`;
}

function section(title: string, links: Content): Content {
  return Array.isArray(links) && links.length === 0
    ? false
    : html`<h2 class="side-heading">${title}</h2><ul>${links}</ul>`;
}

function appLinks(context: PageContext, { project, modules }: ProjectView, type: string): readonly Html[] {
  return modules
    .filter((module) => module.type === type)
    .map((module) => {
      const base = modulePath(context.site.host, module, project.key)!;
      const pages = module.pages.map(
        (page) => html`<li>${navigationLink(context, `${base}/${page.route}`, page.title, true)}</li>`,
      );
      return html`<li>${navigationLink(context, base, module.title)}${pages.length > 0 && html`<ul>${pages}</ul>`}</li>`;
    });
}

/** @param isAppRoute it leads to another route of one mounted page */
function navigationLink({ request }: PageContext, href: string, text: string, isAppRoute = false): Html {
  const current = request.url.pathname === href;
  return html`<a href="${href}" ${isAppRoute && html`data-app-route`} ${current && html`aria-current="page"`}>${text}</a>`;
}
