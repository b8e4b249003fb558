import { z } from "zod";
import { behaviourOf } from "../fields/behaviours";
import type { FieldDefinition } from "../fields/field";
import type { Values } from "../issue-writer";
import type { Issue } from "../store/issue";
import { invalidField, notImplemented, Problem } from "./problem";
import type { Call } from "./route";

/** The body that creates, edits and moves issues. */
// LENIENT: unknown-members
export const updateBody = z.looseObject({
  fields: z.record(z.string(), z.unknown()).optional(),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).optional(),
  properties: z.array(z.strictObject({ key: z.string(), value: z.unknown() })).optional(),
  transition: z.looseObject({ id: z.string() }).optional(),
  historyMetadata: z.unknown().optional(),
});
export type Update = z.infer<typeof updateBody>;

/** The values that `fields` and `update` ask for, each field once. */
export function valuesFrom(
  call: Call,
  body: Update,
  project: string,
  before: Issue | undefined,
  isCreation: boolean,
): Values[] {
  const { fields: book } = call.services;
  const errors: Record<string, string> = {};
  const values: Values[] = [];
  const isOverriding =
    call.query.get("overrideScreenSecurity") === "true" || call.query.get("overrideEditableFlag") === "true";
  const settable = (id: string): FieldDefinition | undefined => {
    const field = book.byId(id);
    const isCustomAppField = field?.kind === "app";
    if (field && (field.isEditable || (isOverriding && call.isAdministrator && isCustomAppField))) return field;
    errors[id] = `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
    return undefined;
  };
  for (const [id, input] of Object.entries(body.fields ?? {})) {
    if (isCreation && id === "project") continue;
    const field = settable(id);
    if (!field) continue;
    values.push({
      field,
      value: input === null ? null : behaviourOf(field).fromRest(input, { world: call.world, project }, field),
    });
  }
  for (const [id, operations] of Object.entries(body.update ?? {})) {
    if (id === "comment") throw notImplemented("comments through 'update'; use POST …/comment");
    const field = settable(id);
    if (field && id in (body.fields ?? {})) errors[id] = `Field '${id}' cannot appear in both 'fields' and 'update'.`;
    if (!field) continue;
    let value = before ? book.valueOf(before, field) : null;
    for (const operation of operations) value = applied(call, field, value, operation, project);
    values.push({ field, value });
  }
  if (Object.keys(errors).length > 0) throw new Problem(400, "", errors);
  return values;
}

/** One operation of `update`: set, or add to and remove from a list. */
function applied(
  call: Call,
  field: FieldDefinition,
  value: Values["value"],
  operation: Record<string, unknown>,
  project: string,
): Values["value"] {
  const behaviour = behaviourOf(field);
  const place = { world: call.world, project };
  const [[verb, input] = ["", undefined], ...more] = Object.entries(operation);
  if (more.length > 0) throw invalidField(field.id, "An operation has one verb.");
  if (verb === "set") return input === null ? null : behaviour.fromRest(input, place, field);
  const list = Array.isArray(value) ? value : [];
  if (verb === "add" || verb === "remove") {
    const [item] = behaviour.fromRest([input], place, field) as string[];
    return verb === "add" ? [...new Set([...list, item!])] : list.filter((present) => present !== item);
  }
  throw invalidField(field.id, `The operation '${verb}' is not supported.`);
}

/** Fields that ask for more than the permission to edit. */
const FIELD_PERMISSIONS: Readonly<Record<string, string>> = {
  assignee: "ASSIGN_ISSUES",
  reporter: "MODIFY_REPORTER",
  security: "SET_ISSUE_SECURITY",
};

export function demandFieldPermissions(call: Call, issue: Issue, values: readonly Values[]): void {
  for (const { field, value } of values) {
    const permission = FIELD_PERMISSIONS[field.id];
    if (permission && !call.allows(permission, issue)) {
      throw invalidField(
        field.id,
        `Field '${field.id}' cannot be set. It is not on the appropriate screen, or unknown.`,
      );
    }
    if (field.id === "assignee" && value !== null) demandAssignable(call, issue, String(value));
    if (field.id === "summary" && (value === null || value === ""))
      throw invalidField("summary", "You must specify a summary of the issue.");
  }
}

export function demandAssignable(call: Call, issue: Issue, accountId: string): void {
  const account = call.world.accounts.get(accountId);
  if (!call.services.permissions.canOn(account, "ASSIGNABLE_USER", issue)) {
    throw invalidField("assignee", `User '${accountId}' cannot be assigned issues.`);
  }
}
