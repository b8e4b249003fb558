import { HttpError } from "../http/reply";
import type { PageContext } from "../page-context";
import { type ProjectView, projectView } from "./project-navigation";

/** The project's pages are for people with a licence who may browse it. @throws HttpError 403 or 404 with what to do */
export async function projectFor(context: PageContext, key: string): Promise<ProjectView> {
  refuseWithoutLicence(context);
  const project = context.site.desk.project(key);
  const view = project === undefined ? undefined : await projectView(context, project);
  if (view?.permissions.BROWSE_PROJECTS !== true)
    throw new HttpError(404, `There is no project ${key}, or ${context.persona.name} may not see it.`);
  return view;
}

function refuseWithoutLicence({ persona }: PageContext): void {
  if (!persona.usesPortalOnly) return;
  throw new HttpError(
    403,
    `${persona.name} (${persona.role}) has no access to Jira's own pages, only to the customer portal.`,
  );
}
