/** Creating an issue, with the app's own editors among Jira's fields, and editing it as a whole. */
import { z } from "zod";
import { type Content, type Html, html } from "../html";
import { HttpError, page, type Reply, seeOther } from "../http/reply";
import { documentOf, plainText } from "../jira/adf";
import { appFields, type MountedField } from "../jira/app-fields";
import { fieldOf, type Issue, projectOf, readFields, readIssue, summaryOf } from "../jira/issue";
import type { PageContext } from "../page-context";
import { enteredAppValues, hasOwnEditor, JSON_INPUT, ownEditor, TEXT_INPUT } from "./field-editors";
import { layout } from "./layout";
import { projectFor } from "./project-access";
import { type ProjectView, projectNavigation } from "./project-navigation";

const Named = z.object({ id: z.string(), name: z.string() });
export async function createForm(context: PageContext): Promise<Reply> {
  const key = context.request.url.searchParams.get("project") ?? context.site.desk.projects()[0]?.key ?? "";
  const view = await projectFor(context, key);
  const issueTypes = context.site.desk.issueTypes().filter(({ id }) => view.project.issueTypeIds.includes(id));
  const content = html`<h1>Create issue</h1>
    <form class="stack form" method="post" action="/secure/CreateIssue.jspa">
      <input type="hidden" name="project" value="${view.project.key}">
      ${select("issuetype", "Issue type", issueTypes, undefined)}
      ${commonFields(context, undefined)}
      ${await createEditors(context, view)}
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
      ${await plainEditors(context, issue)}
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

/** Editors of the app's fields that Jira offers in a form. A field without an editor of its own gets a plain input. */
async function createEditors(context: PageContext, { project }: ProjectView): Promise<Content> {
  const about = { project: { id: project.id, key: project.key, type: "service_desk" } };
  return (await editableFields(context)).map((field) =>
    field.custom.edit === undefined
      ? plainEditor(field, null)
      : hasOwnEditor(context, field, "issue-create") && ownEditor(context, field, "issue-create", null, about),
  );
}

/** What has an editor of its own is edited where it is shown: on the issue. */
async function plainEditors(context: PageContext, issue: Issue): Promise<Content> {
  return (await editableFields(context))
    .filter(({ custom }) => custom.edit === undefined)
    .map((field) => plainEditor(field, issue.fields[field.id] ?? null));
}

async function editableFields(context: PageContext): Promise<readonly MountedField[]> {
  const fields = appFields(context.site.host, await readFields(context.jira));
  return fields.filter(({ custom }) => !custom.field.readOnly);
}

function plainEditor({ id, custom: { field } }: MountedField, value: unknown): Html | false {
  if (field.type === "object" || field.collection === "list") return false;
  const isNumber = field.type === "number";
  const name = (isNumber ? JSON_INPUT : TEXT_INPUT) + id;
  return html`<label for="${id}">${field.name}</label><input id="${id}" name="${name}" type="${isNumber ? "number" : "text"}" step="any" value="${value === null ? "" : String(value)}" aria-describedby="${id}-help"><p class="quiet" id="${id}-help">${field.description}</p>`;
}

function enteredFields(form: URLSearchParams): Record<string, unknown> {
  const description = form.get("description") ?? "";
  return {
    summary: form.get("summary"),
    description: description === "" ? null : documentOf(description),
    priority: { id: form.get("priority") },
    ...enteredAppValues(form),
  };
}
