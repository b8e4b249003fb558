import type { AppField } from "../../seams";
import type { Issue, StoredValue } from "../store/issue";
import type { World } from "../world";
import { type CustomField, customTypes, type FieldDefinition, systemFields } from "./field";

const systemById = new Map(systemFields.map((field) => [field.id, field]));

/** Jira's column type of app fields, by data type and collection. */
const appSchema = (field: AppField) => {
  const single = {
    string: "string",
    number: "number",
    user: "user",
    group: "group",
    date: "date",
    datetime: "datetime",
    object: "object",
  }[field.type];
  return field.collection === "list" ? { type: "array", items: single } : { type: single };
};

/** The fields of the site: Jira's own and those that were added, found as callers name them. */
export class FieldBook {
  constructor(private readonly world: World) {}

  all(): FieldDefinition[] {
    return [...systemFields, ...this.world.customFields.all()];
  }

  byId(id: string): FieldDefinition | undefined {
    return systemById.get(id) ?? this.world.customFields.get(id);
  }

  byIdOrKey(idOrKey: string): CustomField | undefined {
    return this.world.customFields.get(idOrKey) ?? this.world.customFields.find(({ key }) => key === idOrKey);
  }

  /** By id, by name in any case, or by the short name of a JSM field. */
  byName(name: string): FieldDefinition | undefined {
    const lower = name.toLowerCase();
    const kind = { requesttype: "request-type", participants: "users", organizations: "organizations" }[lower];
    if (kind !== undefined) return this.world.customFields.find((field) => field.kind === kind);
    return this.byId(name) ?? this.all().find((field) => field.name.toLowerCase() === lower || field.id === lower);
  }

  /** The field that JQL means by a clause name. */
  byClause(clause: string): FieldDefinition | undefined {
    const lower = clause.toLowerCase();
    return this.all().find((field) => field.clauseNames.some((name) => name.toLowerCase() === lower));
  }

  /** Whether a name is that of several fields, so that JQL cannot tell which is meant. */
  isAmbiguous(clause: string): boolean {
    const lower = clause.toLowerCase();
    return this.all().filter((field) => field.clauseNames.some((name) => name.toLowerCase() === lower)).length > 1;
  }

  byCustomType(custom: string): CustomField | undefined {
    return this.world.customFields.find(({ schema }) => schema.custom === custom);
  }

  valueOf(issue: Issue, field: FieldDefinition): StoredValue {
    return field.column ? issue[field.column] : (issue.extras[field.id] ?? null);
  }

  /** The issue with other values in some fields; empty values leave `extras`. */
  withValues(issue: Issue, values: readonly { readonly field: FieldDefinition; readonly value: StoredValue }[]): Issue {
    const columns: Record<string, StoredValue> = {};
    const extras = { ...issue.extras };
    for (const { field, value } of values) {
      if (field.column) columns[field.column] = value;
      else if (value === null || (Array.isArray(value) && value.length === 0)) delete extras[field.id];
      else extras[field.id] = value;
    }
    return { ...issue, ...columns, extras };
  }

  add(name: string, type: keyof typeof customTypes, description = ""): CustomField {
    const known = this.world.customFields.find((field) => field.name === name);
    if (known) return known;
    const { kind, custom, ...schema } = customTypes[type]!;
    const number = this.world.sequences.next("field");
    const id = `customfield_${number}`;
    return this.world.customFields.put({
      id,
      key: id,
      name,
      description,
      kind,
      ...(kind === "request-type" ? { column: "requesttype" } : {}),
      clauseNames: [`cf[${number}]`, name, ...(kind === "request-type" ? ["request type", "request-type"] : [])],
      schema: { ...schema, custom, customId: number },
      historyName: name,
      isEditable: true,
    });
  }

  /** Declares or updates a field of an app; a field is known by its app and module key. */
  addAppField(appId: string, environmentId: string, declared: AppField): CustomField {
    const key = `${appId}__DEVELOPMENT__${declared.moduleKey}`;
    const known = this.world.customFields.find((field) => field.key === key);
    const number = known?.schema.customId ?? this.world.sequences.next("field");
    return this.world.customFields.put({
      id: `customfield_${number}`,
      key,
      name: declared.name,
      description: declared.description,
      kind: "app",
      clauseNames: [`cf[${number}]`, declared.name],
      schema: {
        ...appSchema(declared),
        custom: `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${declared.moduleKey}`,
        customId: number,
      },
      historyName: declared.name,
      isEditable: !declared.readOnly,
      app: { ...declared, appId },
    });
  }
}
