/** The app's own editors of its fields, wherever Jira would offer them. */
import { frameSlot } from "../forge/frame-slot";
import { type Html, html } from "../html";
import type { MountedField } from "../jira/app-fields";
import type { PageContext } from "../page-context";

/** Names of inputs with values of the app's fields: what an editor submits is JSON, what people type is text. */
export const JSON_INPUT = "json-value:";
export const TEXT_INPUT = "text-value:";

export type Experience = "issue-create" | "issue-view" | "portal-request";

/** Whether an editor appears: where the manifest names the place, and for those whom it admits beside people with a licence. */
export function hasOwnEditor({ persona }: PageContext, { custom }: MountedField, experience: Experience): boolean {
  const { field, edit, editExperience, unlicensedAccess } = custom;
  const { accountType } = persona.viewer;
  return (
    edit !== undefined &&
    !field.readOnly &&
    editExperience.includes(experience) &&
    (accountType === "licensed" || unlicensedAccess.includes(accountType))
  );
}

/** An editor and the input that takes what it submits, for the form in which they stand. */
export function ownEditor(
  { site, request }: PageContext,
  { id, custom }: MountedField,
  experience: Experience,
  value: unknown,
  about: Readonly<Record<string, unknown>>,
): Html {
  const { field } = custom;
  const mount = site.mounts.add(request.session, {
    moduleKey: field.moduleKey,
    moduleType: "jira:customField",
    resource: custom.edit!,
    title: field.name,
    extension: {
      type: "jira:customField",
      entryPoint: "edit",
      fieldId: id,
      fieldType: field.type,
      fieldValue: value,
      renderContext: experience,
      experience,
      ...about,
    },
  });
  return html`<div class="field" role="group" aria-label="${field.name}"><span class="label">${field.name}</span>
    <input type="hidden" name="${JSON_INPUT}${id}" data-value-of="${mount.localId}" value="${JSON.stringify(value)}">
    ${frameSlot(site.origins, mount, "field")}</div>`;
}

/** What a form says of the app's fields, by id; null for a field that was left empty. */
export function enteredAppValues(form: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, text] of form) {
    const isJson = name.startsWith(JSON_INPUT);
    if (!isJson && !name.startsWith(TEXT_INPUT)) continue;
    values[name.slice(name.indexOf(":") + 1)] = text === "" ? null : isJson ? JSON.parse(text) : text;
  }
  return values;
}
