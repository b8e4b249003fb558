/** Creating and editing an issue, with the app's own editors among Jira's fields. */
import { z } from "zod";
import { frameSlot } from "../forge/frame-slot";
import { type Content, type Html, html } from "../html";
import { HttpError, page, type Reply, seeOther } from "../http/reply";
import { documentOf, plainText } from "../jira/adf";
import { appFields, type MountedField } from "../jira/app-fields";
import { fieldOf, type Issue, projectOf, readFields, readIssue, summaryOf } from "../jira/issue";
import type { PageContext } from "../page-context";
import { layout } from "./layout";
import { projectFor } from "./project-access";
import { type ProjectView, projectNavigation } from "./project-navigation";

const Named = z.object({ id: z.string(), name: z.string() });
/** Names of inputs with values of the app's fields: what an editor submits is JSON, what people type is text. */
const JSON_INPUT = "json-value:";
const TEXT_INPUT = "text-value:";

export async function createForm(context: PageContext): Promise<Reply> {
  const key = context.request.url.searchParams.get("project") ?? context.site.desk.projects()[0]?.key ?? "";
  const view = await projectFor(context, key);
  const issueTypes = context.site.desk.issueTypes().filter(({ id }) => view.project.issueTypeIds.includes(id));
  const content = html`<h1>Create issue</h1>
    <form class="stack form" method="post" action="/secure/CreateIssue.jspa">
      <input type="hidden" name="project" value="${view.project.key}">
      ${select("issuetype", "Issue type", issueTypes, undefined)}
      ${commonFields(context, undefined)}
      ${await editors(context, view, "issue-create", undefined)}
      <div class="button-row"><button class="button button-primary">Create</button></div>
    </form>`;
  return page(layout(context, { title: "Create issue", navigation: projectNavigation(context, view), content }));
}

export async function createIssue({ jira, request }: PageContext): Promise<Reply> {
  const { form } = request;
  const fields = {
    project: { key: form.get("project") },
    issuetype: { id: form.get("issuetype") },
    ...enteredFields(form),
  };
  const created = z.object({ key: z.string() }).parse(await jira.send("POST", "/rest/api/3/issue", { fields }));
  return seeOther(`/browse/${created.key}`);
}

export async function editForm(context: PageContext): Promise<Reply> {
  const issue = await readIssue(context.jira, context.request.url.searchParams.get("id") ?? "");
  const view = await projectFor(context, projectOf(issue).key);
  const content = html`<h1>Edit ${issue.key}</h1>
    <form class="stack form" method="post" action="/secure/EditIssue.jspa">
      <input type="hidden" name="id" value="${issue.key}">
      ${commonFields(context, issue)}
      ${assigneeSelect(context, issue)}
      ${await editors(context, view, "issue-view", issue)}
      <div class="button-row"><button class="button button-primary">Save</button> <a class="button" href="/browse/${issue.key}">Cancel</a></div>
    </form>`;
  return page(layout(context, { title: `Edit ${issue.key}`, navigation: projectNavigation(context, view), content }));
}

export async function saveIssue({ jira, request }: PageContext): Promise<Reply> {
  const { form } = request;
  const key = form.get("id");
  if (key === null || key === "") throw new HttpError(400, "The form does not say which issue it is about.");
  const assignee = form.get("assignee");
  const fields = { ...enteredFields(form), assignee: assignee ? { accountId: assignee } : null };
  await jira.send("PUT", `/rest/api/3/issue/${encodeURIComponent(key)}`, { fields });
  return seeOther(`/browse/${encodeURIComponent(key)}`);
}

function commonFields({ site }: PageContext, issue: Issue | undefined): Content {
  const priority = issue === undefined ? undefined : fieldOf(issue, "priority", Named)?.id;
  const description = issue === undefined ? "" : plainText(issue.fields.description).trim();
  return [
    html`<label for="summary">Summary</label><input id="summary" name="summary" required maxlength="255" value="${issue === undefined ? "" : summaryOf(issue)}">`,
    html`<label for="description">Description</label><textarea id="description" name="description" rows="5">${description}</textarea>`,
    select("priority", "Priority", site.desk.priorities(), priority),
  ];
}

function assigneeSelect({ site }: PageContext, issue: Issue): Html {
  const current = fieldOf(issue, "assignee", z.object({ accountId: z.string() }))?.accountId;
  const people = site.desk
    .users()
    .filter(({ kind, active }) => active && (kind === "agent" || kind === "administrator"));
  const options = [
    { id: "", name: "Nobody" },
    ...people.map(({ accountId, displayName }) => ({ id: accountId, name: displayName })),
  ];
  return html`${select("assignee", "Assignee", options, current ?? "")}`;
}

function select(
  name: string,
  label: string,
  options: readonly z.infer<typeof Named>[],
  selected: string | undefined,
): Html {
  return html`<label for="${name}">${label}</label><select id="${name}" name="${name}">
    ${options.map((option) => html`<option value="${option.id}" ${option.id === selected && html`selected`}>${option.name}</option>`)}
  </select>`;
}

/** Editors of the app's fields that Jira would offer here. A field without an editor of its own gets a plain input. */
async function editors(
  context: PageContext,
  view: ProjectView,
  experience: "issue-create" | "issue-view",
  issue: Issue | undefined,
): Promise<Content> {
  const fields = appFields(context.site.host, await readFields(context.jira));
  return fields
    .filter(({ custom }) => !custom.field.readOnly)
    .map((field) => {
      const value = issue?.fields[field.id] ?? null;
      if (field.custom.edit === undefined) return plainEditor(field, value);
      return (
        field.custom.editExperience.includes(experience) &&
        ownEditor(context, view, field, { experience, issue, value })
      );
    });
}

function plainEditor({ id, custom: { field } }: MountedField, value: unknown): Html | false {
  if (field.type === "object" || field.collection === "list") return false;
  const isNumber = field.type === "number";
  const name = (isNumber ? JSON_INPUT : TEXT_INPUT) + id;
  return html`<label for="${id}">${field.name}</label><input id="${id}" name="${name}" type="${isNumber ? "number" : "text"}" step="any" value="${value === null ? "" : String(value)}" aria-describedby="${id}-help"><p class="quiet" id="${id}-help">${field.description}</p>`;
}

function ownEditor(
  { site, request }: PageContext,
  { project }: ProjectView,
  { id, custom }: MountedField,
  { experience, issue, value }: { experience: string; issue: Issue | undefined; value: unknown },
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
      project: { id: project.id, key: project.key, type: "service_desk" },
      ...(issue === undefined ? {} : { issue: { id: issue.id, key: issue.key } }),
    },
  });
  return html`<div class="field" role="group" aria-label="${field.name}"><span class="label">${field.name}</span>
    <input type="hidden" name="${JSON_INPUT}${id}" data-value-of="${mount.localId}" value="${JSON.stringify(value)}">
    ${frameSlot(site.origins, mount, "field")}</div>`;
}

function enteredFields(form: URLSearchParams): Record<string, unknown> {
  const description = form.get("description") ?? "";
  const fields: Record<string, unknown> = {
    summary: form.get("summary"),
    description: description === "" ? null : documentOf(description),
    priority: { id: form.get("priority") },
  };
  for (const [name, text] of form) {
    const value = text === "" ? null : name.startsWith(JSON_INPUT) ? JSON.parse(text) : text;
    if (name.startsWith(JSON_INPUT) || name.startsWith(TEXT_INPUT)) fields[name.slice(JSON_INPUT.length)] = value;
  }
  return fields;
}
