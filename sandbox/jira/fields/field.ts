import type { AppField } from "../../seams";
import type { Issue } from "../store/issue";

/** How a field's value is stored, read, written, shown and searched; see `behaviours.ts`. */
export type ValueKind =
  | "text"
  | "document"
  | "number"
  | "datetime"
  | "user"
  | "users"
  | "select"
  | "team"
  | "labels"
  | "components"
  | "organizations"
  | "satisfaction"
  | "request-type"
  | "status"
  | "priority"
  | "resolution"
  | "issuetype"
  | "security"
  | "project"
  | "instant"
  | "app";

export interface FieldSchema {
  readonly type: string;
  readonly items?: string;
  readonly system?: string;
  readonly custom?: string;
  readonly customId?: number;
}

export interface FieldDefinition {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: ValueKind;
  /** The issue's own member that holds it; other fields are in `extras`. */
  readonly column?: Exclude<keyof Issue, "extras" | "id" | "number" | "statusSince"> | undefined;
  readonly clauseNames: readonly string[];
  readonly schema: FieldSchema;
  /** What changelogs call it. */
  readonly historyName: string;
  /** Whether people may set it through the edit and create calls. */
  readonly isEditable: boolean;
}

/** A field that was added to the site. */
export interface CustomField extends FieldDefinition {
  readonly description: string;
  /** Set for a field that an installed app declares. */
  readonly app?: (AppField & { readonly appId: string }) | undefined;
}

const system = (
  id: string,
  name: string,
  kind: ValueKind,
  type: string,
  more: Partial<FieldDefinition> & { items?: string } = {},
): FieldDefinition => {
  const { items, ...rest } = more;
  return {
    id,
    key: id,
    name,
    kind,
    clauseNames: [id],
    schema: { type, ...(items ? { items } : {}), system: id },
    historyName: id,
    isEditable: true,
    ...rest,
  };
};

/** Jira's own fields, as far as a service project shows them. */
export const systemFields: readonly FieldDefinition[] = [
  system("summary", "Summary", "text", "string", { column: "summary" }),
  system("description", "Description", "document", "string", { column: "description" }),
  system("project", "Project", "project", "project", { column: "project", isEditable: false, historyName: "project" }),
  system("issuetype", "Issue Type", "issuetype", "issuetype", {
    column: "issuetype",
    clauseNames: ["issuetype", "type"],
  }),
  system("status", "Status", "status", "status", { column: "status", isEditable: false }),
  system("priority", "Priority", "priority", "priority", { column: "priority" }),
  system("resolution", "Resolution", "resolution", "resolution", { column: "resolution" }),
  system("security", "Security Level", "security", "securitylevel", {
    column: "security",
    clauseNames: ["level"],
    historyName: "security",
  }),
  system("assignee", "Assignee", "user", "user", { column: "assignee" }),
  system("reporter", "Reporter", "user", "user", { column: "reporter" }),
  system("creator", "Creator", "user", "user", { column: "creator", isEditable: false }),
  system("created", "Created", "instant", "datetime", {
    column: "created",
    clauseNames: ["created", "createdDate"],
    isEditable: false,
  }),
  system("updated", "Updated", "instant", "datetime", {
    column: "updated",
    clauseNames: ["updated", "updatedDate"],
    isEditable: false,
  }),
  system("resolutiondate", "Resolved", "instant", "datetime", {
    column: "resolved",
    clauseNames: ["resolutiondate", "resolved"],
    isEditable: false,
  }),
  system("labels", "Labels", "labels", "array", { items: "string" }),
  system("components", "Components", "components", "array", {
    items: "component",
    clauseNames: ["component"],
    historyName: "Component",
  }),
];

/** A type of Atlassian's own custom fields, by what a field is made for. */
export const customTypes: Readonly<Record<string, { kind: ValueKind; custom: string; type: string; items?: string }>> =
  {
    text: { kind: "text", custom: "com.atlassian.jira.plugin.system.customfieldtypes:textfield", type: "string" },
    number: { kind: "number", custom: "com.atlassian.jira.plugin.system.customfieldtypes:float", type: "number" },
    datetime: {
      kind: "datetime",
      custom: "com.atlassian.jira.plugin.system.customfieldtypes:datetime",
      type: "datetime",
    },
    user: { kind: "user", custom: "com.atlassian.jira.plugin.system.customfieldtypes:userpicker", type: "user" },
    select: { kind: "select", custom: "com.atlassian.jira.plugin.system.customfieldtypes:select", type: "option" },
    team: { kind: "team", custom: "com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team", type: "team" },
    labels: {
      kind: "labels",
      custom: "com.atlassian.jira.plugin.system.customfieldtypes:labels",
      type: "array",
      items: "string",
    },
    satisfaction: {
      kind: "satisfaction",
      custom: "com.atlassian.servicedesk:sd-request-feedback",
      type: "sd-feedback",
    },
    "request-type": {
      kind: "request-type",
      custom: "com.atlassian.servicedesk:vp-origin",
      type: "sd-customerrequesttype",
    },
    participants: {
      kind: "users",
      custom: "com.atlassian.servicedesk:sd-request-participants",
      type: "array",
      items: "user",
    },
    organizations: {
      kind: "organizations",
      custom: "com.atlassian.servicedesk:sd-customer-organizations",
      type: "array",
      items: "sd-customerorganization",
    },
  };
