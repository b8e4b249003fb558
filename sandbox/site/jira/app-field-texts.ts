import { parseExpression } from "../../forge/events/filter-expression";
import type { ForgeHost } from "../../forge/forge-host";
import type { PageContext } from "../page-context";
import { appFields, type MountedField } from "./app-fields";
import { fieldText } from "./field-text";
import type { Field, Issue } from "./issue";

/** Words for a field of an issue; asked for by the field's id. */
export type FieldTexts = (issue: Issue, fieldId: string) => string;

/**
 * What Jira shows of fields: its own by their values, an app's by its value function and its formatter where the manifest
 * gives them. A value function runs once for all the issues, as the platform calls it, and is counted in the meter.
 *
 * @param fieldIds those that will be asked for
 */
export async function fieldTexts(
  context: PageContext,
  fields: readonly Field[],
  fieldIds: readonly string[],
  issues: readonly Issue[],
): Promise<FieldTexts> {
  const { host } = context.site;
  const schemas = new Map(fields.map(({ id, schema }) => [id, schema]));
  const shown = appFields(host, fields).filter(({ id }) => fieldIds.includes(id));
  const columns = await Promise.all(
    shown.map(async (field) => [field.id, await textsOf(context, field, issues)] as const),
  );
  const appTexts = new Map(columns);
  return (issue, fieldId) =>
    appTexts.get(fieldId)?.get(issue.id) ?? fieldText(issue.fields[fieldId], schemas.get(fieldId), context.format);
}

async function textsOf(
  context: PageContext,
  field: MountedField,
  issues: readonly Issue[],
): Promise<Map<string, string>> {
  const { formatter, field: declared } = field.custom;
  const values = await valuesOf(context, field, issues);
  const schema = { type: declared.type };
  const words = (value: unknown): string => fieldText(value, schema, context.format);
  const format = formatter === undefined ? words : (value: unknown) => words(formatted(formatter, value));
  return new Map(issues.map(({ id }, index) => [id, format(values[index])]));
}

async function valuesOf(
  { site }: PageContext,
  { id, custom }: MountedField,
  issues: readonly Issue[],
): Promise<readonly unknown[]> {
  const stored = issues.map((issue) => issue.fields[id] ?? null);
  if (custom.valueFunction === undefined || issues.length === 0) return stored;
  const { moduleKey, type, name } = custom.field;
  const answer = await site.host.computeFieldValues({
    moduleKey,
    field: { id, key: moduleKey, type, name },
    issues: issues.map((issue, index) => ({ id: issue.id, value: stored[index] })),
  });
  return answer.kind === "answered" ? (answer.value as readonly unknown[]) : stored;
}

/** What a formatter makes of a value; the value itself when the formatter fails, as `formatterProblems` says at the start. */
function formatted(formatter: string, value: unknown): unknown {
  try {
    return parseExpression(formatter)({ value });
  } catch {
    return value;
  }
}

/** A sentence for each field whose formatter this site cannot read. */
export function formatterProblems(host: ForgeHost): readonly string[] {
  return host.fields.flatMap(({ field, formatter }) => {
    try {
      if (formatter !== undefined) parseExpression(formatter);
      return [];
    } catch (error) {
      return [`The formatter of ${field.moduleKey} is not used here: ${(error as Error).message}`];
    }
  });
}
