import type { Project, RequestType } from "../desk";
import type { Issue } from "../store/issue";
import type { View } from "./view";

const CATEGORY = { new: "NEW", indeterminate: "INDETERMINATE", done: "DONE" } as const;

/** A request type as JSM's own calls give it. */
export function requestTypeOf(view: View, project: Project, requestType: RequestType) {
  const icon = (size: string) =>
    view.link(`/rest/api/3/universal_avatar/view/type/SD_REQTYPE/avatar/${requestType.id}?size=${size}`);
  return {
    _expands: ["field"],
    id: requestType.id,
    _links: {
      self: view.link(`/rest/servicedeskapi/servicedesk/${project.serviceDeskId}/requesttype/${requestType.id}`),
    },
    name: requestType.name,
    description: requestType.description,
    helpText: requestType.helpText,
    issueTypeId: requestType.issueTypeId,
    serviceDeskId: project.serviceDeskId,
    portalId: project.serviceDeskId,
    groupIds: [] as string[],
    icon: {
      id: requestType.id,
      _links: {
        iconUrls: { "48x48": icon("large"), "24x24": icon("small"), "16x16": icon("xsmall"), "32x32": icon("medium") },
      },
    },
  };
}

export const requestLinks = (view: View, project: Project, issue: Issue) => ({
  jiraRest: view.link(`/rest/api/2/issue/${issue.id}`),
  web: view.link(`/servicedesk/customer/portal/${project.serviceDeskId}/${issue.key}`),
  agent: view.link(`/browse/${issue.key}`),
  self: view.link(`/rest/servicedeskapi/request/${issue.id}`),
});

export function currentStatus(view: View, statusId: string, since: number) {
  const status = view.world.statuses.need(statusId);
  return { status: status.name, statusCategory: CATEGORY[status.category], statusDate: view.jsmDate(since) };
}

/** The request type field on an issue: null for issues that no portal knows. */
export function requestTypeField(view: View, issue: Issue) {
  const project = view.world.projects.need(issue.project);
  const requestType = project.requestTypes.find(({ id }) => id === issue.requesttype);
  if (!requestType) return null;
  return {
    _links: requestLinks(view, project, issue),
    requestType: requestTypeOf(view, project, requestType),
    currentStatus: currentStatus(view, issue.status, issue.statusSince),
  };
}
