import { type Html, html } from "../html";
import { HttpError, page, type Reply, seeOther } from "../http/reply";
import { type FieldTexts, fieldTexts } from "../jira/app-field-texts";
import { type Field, fieldOf, type Issue, readFields, Status, search } from "../jira/issue";
import type { PageContext } from "../page-context";
import { layout } from "./layout";
import { projectFor } from "./project-access";
import { projectNavigation } from "./project-navigation";

const ROWS = 50;
const COLUMNS_OF_A_LIST = ["summary", "status", "priority", "reporter", "assignee", "created", "updated"];

/** `…/queues`: the first queue, as Jira opens it. */
export async function firstQueue(context: PageContext): Promise<Reply> {
  const { project } = await projectFor(context, context.request.params.project!);
  const [queue] = project.queues;
  return seeOther(
    queue === undefined ? "/issues/" : `/jira/servicedesk/projects/${project.key}/queues/custom/${queue.id}`,
  );
}

/** A queue with its columns; `jql` in the address narrows it. */
export async function queuePage(context: PageContext): Promise<Reply> {
  const view = await projectFor(context, context.request.params.project!);
  const queue = view.project.queues.find(({ id }) => id === context.request.params.queue);
  if (queue === undefined)
    throw new HttpError(404, `${view.project.name} has no queue ${context.request.params.queue}.`);
  const filter = context.request.url.searchParams.get("jql") ?? "";
  const table = await issueTable(context, narrowed(queue.jql, filter), queue.columns);
  const content = html`<h1>${queue.name}</h1>
    <p class="quiet"><code>${queue.jql}</code></p>
    ${filterForm(filter, "Narrow this queue with JQL")}
    ${table}`;
  return page(layout(context, { title: queue.name, navigation: projectNavigation(context, view), content }));
}

/** `/issues/?jql=…`: where links to a search lead. */
export async function searchPage(context: PageContext): Promise<Reply> {
  const [project] = context.site.desk.projects();
  if (project === undefined) throw new HttpError(404, "This site has no project yet.");
  const view = await projectFor(context, project.key);
  const jql = context.request.url.searchParams.get("jql") ?? `project = "${project.key}" ORDER BY created DESC`;
  const content = html`<h1>Issues</h1>${filterForm(jql, "Search with JQL")}${await issueTable(context, jql, COLUMNS_OF_A_LIST)}`;
  return page(layout(context, { title: "Issues", navigation: projectNavigation(context, view), content }));
}

function filterForm(jql: string, label: string): Html {
  return html`<form class="filter" method="get">
    <label for="jql">${label}</label>
    <input id="jql" name="jql" value="${jql}" spellcheck="false" autocomplete="off">
    <button class="button">Search</button>
  </form>`;
}

/** Both conditions hold; the order is the queue's unless the filter has one. */
export function narrowed(jql: string, filter: string): string {
  if (filter.trim() === "") return jql;
  const [condition, order] = splitOrder(jql);
  const [extra, otherOrder] = splitOrder(filter);
  const both = [condition, extra].filter((part) => part !== "").map((part) => `(${part})`);
  return `${both.join(" AND ")} ${otherOrder || order}`.trim();
}

function splitOrder(jql: string): [condition: string, order: string] {
  const at = jql.toLowerCase().lastIndexOf("order by");
  return at < 0 ? [jql.trim(), ""] : [jql.slice(0, at).trim(), jql.slice(at).trim()];
}

/** A wrong query is said above an empty table rather than on an error page, so that it can be mended. */
async function issueTable(context: PageContext, jql: string, columns: readonly string[]): Promise<Html> {
  const { jira, request } = context;
  const fields = await readFields(jira);
  const token = request.url.searchParams.get("page") ?? undefined;
  try {
    const result = await search(jira, { jql, fields: columns, maxResults: ROWS, token });
    const more = new URLSearchParams(request.url.searchParams);
    if (result.nextPageToken !== undefined) more.set("page", result.nextPageToken);
    const texts = await fieldTexts(context, fields, columns, result.issues);
    return html`${table(fields, columns, result.issues, texts)}
      ${result.nextPageToken !== undefined && html`<p><a class="button" href="?${more.toString()}">More issues</a></p>`}`;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return html`<p class="message message-error" role="alert">Jira could not run this query. ${error.message}</p>`;
  }
}

function table(known: readonly Field[], columns: readonly string[], issues: readonly Issue[], texts: FieldTexts): Html {
  if (issues.length === 0) return html`<p class="empty">No issue matches.</p>`;
  const shown = columns
    .filter((column) => column !== "issuekey")
    .map((column) => known.find(({ id }) => id === column) ?? { id: column, name: column });
  return html`<div class="scroll" role="region" aria-label="Issues" tabindex="0"><table class="table">
    <thead><tr><th scope="col">Key</th>${shown.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${issues.map(
      (issue) => html`<tr>
        <th scope="row"><a href="/browse/${issue.key}">${issue.key}</a></th>
        ${shown.map((field) => html`<td class="cell-${field.id}">${cell(field, issue, texts)}</td>`)}
      </tr>`,
    )}</tbody>
  </table></div>`;
}

function cell(field: Field, issue: Issue, texts: FieldTexts): Html {
  const text = texts(issue, field.id);
  if (field.id === "summary") return html`<a class="plain" href="/browse/${issue.key}">${text}</a>`;
  if (field.id !== "status") return html`${text}`;
  const category = fieldOf(issue, "status", Status)?.statusCategory.key ?? "";
  return html`<span class="lozenge" data-category="${category}">${text}</span>`;
}
