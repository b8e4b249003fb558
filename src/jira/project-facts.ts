import { route } from "@forge/api";
import { z } from "zod";
import type { TicketFields } from "../domain/monitoring/field-record";
import { InvalidRequest } from "../errors";
import type { AppFieldIds, WorkflowStatus } from "../usecases/project-setup";
import { APP_FIELD_KEYS } from "./app-fields";
import type { JiraClient } from "./jira-client";

const field = z.object({
  id: z.string(),
  key: z.string().optional(),
  name: z.string(),
  schema: z
    .object({ type: z.string().optional(), items: z.string().optional(), custom: z.string().optional() })
    .optional(),
});
export type JiraField = z.output<typeof field>;

const category = z.enum(["new", "indeterminate", "done"]).catch("indeterminate");

const issueTypes = z.array(
  z.object({
    statuses: z.array(
      z.object({ id: z.string(), name: z.string(), statusCategory: z.object({ key: category }).optional() }),
    ),
  }),
);

const project = z.object({ id: z.string(), key: z.string() });

export const jiraProjectFacts = (jira: JiraClient) => ({
  /** @throws JiraRequestFailed 404 when there is no such project, or it is not shown to the app */
  project: (projectId: string) =>
    jira.ask({ what: "read a project", route: route`/rest/api/3/project/${projectId}` }, project),

  fields: (): Promise<JiraField[]> =>
    jira.ask({ what: "list the fields", route: route`/rest/api/3/field` }, z.array(field)),

  /** The statuses of all of a project's workflows, each once. */
  async statuses(projectId: string): Promise<WorkflowStatus[]> {
    const types = await jira.ask(
      { what: "read a project's statuses", route: route`/rest/api/3/project/${projectId}/statuses` },
      issueTypes,
    );
    const statuses = new Map<string, WorkflowStatus>();
    for (const type of types) {
      for (const { id, name, statusCategory } of type.statuses) {
        statuses.set(id, { id, name, category: statusCategory?.key ?? "indeterminate" });
      }
    }
    return [...statuses.values()];
  },
});

/**
 * The app's own fields among those of the site, known by the module key at the end of their type.
 * @throws InvalidRequest while Jira has not made them yet, as in the first minutes after an installation
 */
export function appFieldIdsAmong(fields: readonly JiraField[]): AppFieldIds {
  const idOf = (moduleKey: string) => {
    const found = fields.find(
      ({ key, schema }) =>
        schema?.custom?.endsWith(`/static/${moduleKey}`) === true || key?.endsWith(`__${moduleKey}`) === true,
    );
    if (found) return found.id;
    throw new InvalidRequest(`Jira does not list the app's field "${moduleKey}" yet. Try again in a few minutes.`);
  };
  const keys = APP_FIELD_KEYS;
  return {
    service: idOf(keys.service),
    agreement: idOf(keys.agreement),
    state: idOf(keys.state),
    level: idOf(keys.level),
    statusRead: idOf(keys.statusRead),
    resolutionDue: idOf(keys.resolutionDue),
    responseDue: idOf(keys.responseDue),
    nextEscalation: idOf(keys.nextEscalation),
  };
}

/**
 * Whether a field holds people. Such a field cannot tell a ticket's service, customer or team: what those fields hold is
 * stored by its name, and names of account holders are not stored.
 */
export const holdsPeople = ({ schema }: Pick<JiraField, "schema">): boolean =>
  schema?.type === "user" || (schema?.type === "array" && schema.items === "user");

/** Jira's own types of the fields that tell customer, team and kind of request. */
const ORGANIZATIONS = "com.atlassian.servicedesk:sd-customer-organizations";
const REQUEST_TYPE = "com.atlassian.servicedesk:vp-origin";
const TEAM = "com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team";

/**
 * Where tickets tell their service, customer and team, unless somebody says otherwise. The app's own service field comes
 * first, so that people can correct what the others say; then a field named "Service", the request type, the component.
 */
export function defaultTicketFields(fields: readonly JiraField[], appFields: AppFieldIds): TicketFields {
  const ofType = (custom: string) => fields.filter(({ schema }) => schema?.custom === custom).map(({ id }) => id);
  const named = (name: string) =>
    fields.filter((candidate) => candidate.name.toLowerCase() === name && !holdsPeople(candidate)).map(({ id }) => id);
  const own = new Set<string>(Object.values(appFields));
  const others = (ids: readonly string[]) => ids.filter((id) => !own.has(id));
  return {
    service: unique([appFields.service, ...others(named("service")), ...ofType(REQUEST_TYPE), "components"]),
    customer: organizationFieldsAmong(fields),
    team: unique([...ofType(TEAM), ...others(named("team"))]),
  };
}

/** The field of service projects that tells with which organizations a request is shared. */
export const organizationFieldsAmong = (fields: readonly JiraField[]): readonly string[] =>
  unique(fields.filter(({ schema }) => schema?.custom === ORGANIZATIONS).map(({ id }) => id));

const unique = (ids: readonly string[]) => [...new Set(ids)];
