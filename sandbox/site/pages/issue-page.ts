import { z } from "zod";
import { isDisplayed } from "../forge/display-conditions";
import { frameSlot } from "../forge/frame-slot";
import { ISSUE_PANEL_TYPES, isOneOf } from "../forge/module-types";
import { type Content, type Html, html } from "../html";
import { page, type Reply, seeOther } from "../http/reply";
import { renderDocument } from "../jira/adf";
import { type FieldTexts, fieldTexts } from "../jira/app-field-texts";
import { appFields, type MountedField } from "../jira/app-fields";
import {
  type Comment,
  fieldOf,
  type History,
  type Issue,
  projectOf,
  readComments,
  readHistory,
  readIssue,
  readTransitions,
  Status,
  summaryOf,
  type Transition,
} from "../jira/issue";
import type { PageContext } from "../page-context";
import { hasOwnEditor, ownEditor } from "./field-editors";
import { layout } from "./layout";
import { projectFor } from "./project-access";
import { type ProjectView, projectNavigation } from "./project-navigation";

/** Shown elsewhere on the page, or not for people. */
const NOT_AMONG_DETAILS = new Set([
  "summary",
  "description",
  "comment",
  "status",
  "project",
  "worklog",
  "attachment",
  "watches",
  "votes",
  "statuscategorychangedate",
  "lastViewed",
  "workratio",
  "aggregateprogress",
  "progress",
]);

export async function issuePage(context: PageContext): Promise<Reply> {
  const { jira, request, persona, site } = context;
  const key = request.params.key!;
  const desk = site.desk.project(key.split("-")[0]!);
  // As Jira does: an issue's address leads people without a licence to the request in the portal.
  if (persona.usesPortalOnly && desk !== undefined)
    return seeOther(`/servicedesk/customer/portal/${desk.serviceDeskId}/${encodeURIComponent(key)}`);
  const issue = await readIssue(jira, key);
  const [view, comments, histories, transitions] = await Promise.all([
    projectFor(context, projectOf(issue).key),
    readComments(jira, issue.key),
    readHistory(jira, issue.key),
    readTransitions(jira, issue.key),
  ]);
  const fields = Object.entries(issue.schema).map(([id, schema]) => ({ id, name: issue.names[id] ?? id, schema }));
  const texts = await fieldTexts(context, fields, Object.keys(issue.fields), [issue]);
  const content = html`<div class="issue">
    <div class="issue-main">
      <p class="quiet">${projectOf(issue).name} / <a href="/browse/${issue.key}">${issue.key}</a></p>
      <h1>${summaryOf(issue)}</h1>
      ${view.permissions.EDIT_ISSUES && html`<p><a class="button" href="/secure/EditIssue!default.jspa?id=${issue.key}">Edit</a></p>`}
      <h2>Description</h2>
      <div class="prose">${issue.fields.description ? renderDocument(issue.fields.description) : html`<p class="quiet">None.</p>`}</div>
      <h2>Comments</h2>
      ${comments.map((comment) => commentBlock(context, comment))}
      ${comments.length === 0 && html`<p class="quiet">None yet.</p>`}
      ${view.permissions.ADD_COMMENTS && commentForm(issue)}
      <h2>History</h2>
      ${historyList(context, histories, issue)}
    </div>
    <div class="issue-side">
      ${statusBlock(issue, transitions, view)}
      ${panels(context, view, issue)}
      <section aria-labelledby="details"><h2 id="details">Details</h2>${details(context, view, issue, texts)}</section>
    </div>
  </div>`;
  const title = `${issue.key} ${summaryOf(issue)}`;
  return page(layout(context, { title, navigation: projectNavigation(context, view), content }));
}

function commentBlock({ format, site }: PageContext, comment: Comment): Html {
  const who = comment.author?.displayName ?? "Somebody";
  return html`<article class="comment" data-visibility="${comment.jsdPublic ? "public" : "internal"}">
    <p class="comment-head"><strong>${who}</strong>
      <time datetime="${comment.created}" title="${format.instant(comment.created)}">${format.ago(comment.created, site.clock.now())}</time>
      <span class="lozenge" data-tone="${comment.jsdPublic ? "success" : "warning"}">${comment.jsdPublic ? "Visible to the customer" : "Internal note"}</span></p>
    <div class="prose">${renderDocument(comment.body)}</div>
  </article>`;
}

function commentForm(issue: Issue): Html {
  return html`<form class="stack" method="post" action="/browse/${issue.key}/comment">
    <label for="comment-text">Add a comment</label>
    <textarea id="comment-text" name="text" rows="3" required></textarea>
    <div class="button-row">
      <button class="button" name="visibility" value="internal">Add internal note</button>
      <button class="button" name="visibility" value="public">Reply to customer</button>
    </div>
  </form>`;
}

function historyList({ format }: PageContext, histories: readonly History[], issue: Issue): Html {
  const created = fieldOf(issue, "created", z.string());
  return html`<ol class="history">
    ${[...histories].reverse().map(
      (
        history,
      ) => html`<li><p><strong>${history.author?.displayName ?? "Somebody"}</strong> <time datetime="${history.created}">${format.instant(history.created)}</time></p>
        <ul>${history.items.map(({ field, from, to }) => html`<li><span class="quiet">${field}:</span> ${from || "none"} <span aria-hidden="true">›</span><span class="visually-hidden">became</span> ${to || "none"}</li>`)}</ul></li>`,
    )}
    ${created !== undefined && html`<li><p><strong>Created</strong> <time datetime="${created}">${format.instant(created)}</time></p></li>`}
  </ol>`;
}

function statusBlock(issue: Issue, transitions: readonly Transition[], { permissions }: ProjectView): Html {
  const status = fieldOf(issue, "status", Status);
  return html`<section class="status-block" aria-labelledby="status">
    <h2 id="status">Status</h2>
    <p><span class="lozenge lozenge-large" data-category="${status?.statusCategory.key ?? ""}">${status?.name ?? "unknown"}</span></p>
    ${
      permissions.TRANSITION_ISSUES &&
      transitions.length > 0 &&
      html`<form method="post" action="/browse/${issue.key}/transition" class="inline-form">
        <label class="visually-hidden" for="transition">Transition</label>
        <select id="transition" name="transition">${transitions.map(({ id, name, to }) => html`<option value="${id}">${name === to.name ? name : `${name} (to ${to.name})`}</option>`)}</select>
        <button class="button">Move</button>
      </form>`
    }
  </section>`;
}

function panels(context: PageContext, view: ProjectView, issue: Issue): Content {
  const { site, persona, request } = context;
  const issueType = fieldOf(issue, "issuetype", z.object({ id: z.string(), name: z.string() }));
  const facts = {
    ...view.facts,
    issueKey: issue.key,
    issueType: issueType?.name,
  };
  return site.host
    .modules(persona.viewer.locale)
    .filter((module) => isOneOf(ISSUE_PANEL_TYPES, module.type) && isDisplayed(module.displayConditions, facts))
    .map((module) => {
      const mount = site.mounts.add(request.session, {
        moduleKey: module.key,
        moduleType: module.type,
        resource: module.resource,
        title: module.title,
        extension: {
          type: module.type,
          issue: { id: issue.id, key: issue.key, type: issueType?.name, typeId: issueType?.id },
          project: { id: view.project.id, key: view.project.key, type: "service_desk" },
          location: `${site.origins.site}/browse/${issue.key}`,
        },
      });
      return html`<details class="panel" open><summary><h2>${module.title}</h2>${module.label !== undefined && module.label !== module.title && html`<span class="quiet">${module.label}</span>`}</summary>${frameSlot(site.origins, mount, "panel")}</details>`;
    });
}

function details(context: PageContext, view: ProjectView, issue: Issue, texts: FieldTexts): Html {
  const fields = Object.entries(issue.schema).map(([id, schema]) => ({ id, name: issue.names[id] ?? id, schema }));
  const editable = view.permissions.EDIT_ISSUES
    ? appFields(context.site.host, fields).filter((field) => hasOwnEditor(context, field, "issue-view"))
    : [];
  const rows = Object.keys(issue.fields)
    .filter((id) => !NOT_AMONG_DETAILS.has(id))
    .map((id) => ({ text: texts(issue, id), name: issue.names[id] ?? id, own: editable.find((one) => one.id === id) }))
    .filter(({ text, own }) => text !== "" || own !== undefined);
  return html`<dl class="facts">${rows.map(({ name, text, own }) =>
    own === undefined ? html`<dt>${name}</dt><dd>${text}</dd>` : inlineField(context, view, issue, own, text),
  )}</dl>`;
}

/** A field with an editor of its own is edited in its place, and saved by itself. */
function inlineField(
  context: PageContext,
  { project }: ProjectView,
  issue: Issue,
  own: MountedField,
  text: string,
): Html {
  const { name } = own.custom.field;
  const address = `/browse/${issue.key}`;
  if (context.request.url.searchParams.get("edit") !== own.id)
    return html`<dt>${name}</dt><dd>${text === "" ? html`<span class="quiet">None</span>` : text} <a href="${address}?edit=${own.id}#details" aria-label="Edit ${name}">Edit</a></dd>`;
  const issueType = fieldOf(issue, "issuetype", z.object({ id: z.string(), name: z.string() }));
  const about = {
    project: { id: project.id, key: project.key, type: "service_desk" },
    issue: { id: issue.id, key: issue.key, type: issueType?.name, typeId: issueType?.id },
  };
  return html`<dt class="visually-hidden">${name}</dt><dd class="facts-wide"><form method="post" action="${address}/field/${own.id}" data-inline-edit="${address}">
    ${ownEditor(context, own, "issue-view", issue.fields[own.id] ?? null, about)}
  </form></dd>`;
}
