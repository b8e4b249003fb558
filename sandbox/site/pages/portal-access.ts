import type { Project, RequestType } from "../../jira/desk";
import { HttpError } from "../http/reply";
import type { PageContext } from "../page-context";

/** The project whose portal the address names. @throws HttpError 404 */
export function portalProject({ site, request }: PageContext): Project {
  const project = site.desk.projects().find(({ serviceDeskId }) => serviceDeskId === request.params.portal);
  if (project === undefined) throw new HttpError(404, `There is no portal ${request.params.portal} on this site.`);
  return project;
}

/** The request type that the address names, if the portal offers it. @throws HttpError 404 */
export function offeredType(context: PageContext): { project: Project; requestType: RequestType } {
  const project = portalProject(context);
  const requestType = project.requestTypes.find(({ id, onPortal }) => onPortal && id === context.request.params.type);
  if (requestType === undefined) throw new HttpError(404, `${project.name} offers no such request.`);
  return { project, requestType };
}
