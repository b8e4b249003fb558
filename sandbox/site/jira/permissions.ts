import { z } from "zod";
import type { JiraClient } from "./jira-client";

const ASKED = [
  "BROWSE_PROJECTS",
  "CREATE_ISSUES",
  "EDIT_ISSUES",
  "ADD_COMMENTS",
  "TRANSITION_ISSUES",
  "SERVICEDESK_AGENT",
  "ADMINISTER_PROJECTS",
  "ADMINISTER",
] as const;

export type ProjectPermissions = Readonly<Record<(typeof ASKED)[number], boolean>>;

/** What the person may do in a project, as Jira itself says; nobody may do nothing. */
export async function permissionsIn(jira: JiraClient, projectKey: string): Promise<ProjectPermissions> {
  const path = `/rest/api/3/mypermissions?projectKey=${encodeURIComponent(projectKey)}&permissions=${ASKED.join(",")}`;
  const answer = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });
  const { permissions } = await jira.get(path, answer);
  return Object.fromEntries(ASKED.map((key) => [key, permissions[key]?.havePermission === true])) as ProjectPermissions;
}
