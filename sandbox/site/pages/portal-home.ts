/** The customer portal's entrance: what can be asked for, and what the person has asked for. */
import type { Project } from "../../jira/desk";
import { type Html, html } from "../html";
import { page, type Reply } from "../http/reply";
import { fieldText } from "../jira/field-text";
import { search, summaryOf } from "../jira/issue";
import { JiraClient } from "../jira/jira-client";
import type { PageContext } from "../page-context";
import { layout } from "./layout";
import { portalProject } from "./portal-access";

const OWN_REQUESTS_SHOWN = 50;

/** `/servicedesk/customer/portals` */
export async function portalList(context: PageContext): Promise<Reply> {
  const content = html`<h1>Help centre</h1>
    <ul class="cards">${context.site.desk
      .projects()
      .filter(({ archived }) => !archived)
      .map(
        ({ serviceDeskId, name, description }) =>
          html`<li class="card"><a href="/servicedesk/customer/portal/${serviceDeskId}"><strong>${name}</strong></a><p class="quiet">${description}</p></li>`,
      )}</ul>`;
  return page(layout(context, { title: "Help centre", content }));
}

/** `/servicedesk/customer/portal/1`: what can be asked for, and what the person has asked for. */
export async function portalHome(context: PageContext): Promise<Reply> {
  const project = portalProject(context);
  const offered = project.requestTypes.filter(({ onPortal }) => onPortal);
  const content = html`<h1>${project.name}</h1>
    <h2>How can we help?</h2>
    <ul class="cards">${offered.map(({ id, name, description }) => html`<li class="card"><a href="/servicedesk/customer/portal/${project.serviceDeskId}/create/${id}"><strong>${name}</strong></a><p class="quiet">${description}</p></li>`)}</ul>
    <h2>Your requests</h2>
    ${await ownRequests(context, project)}`;
  return page(layout(context, { title: project.name, content }));
}

/** What the person has asked for, newest first. A portal-only account cannot search, so the site looks for them. */
async function ownRequests({ site, persona, format }: PageContext, project: Project): Promise<Html> {
  if (persona.accountId === undefined) return html`<p class="quiet">Log in to see your requests.</p>`;
  const jql = `project = "${project.key}" AND reporter = "${persona.accountId}" ORDER BY created DESC`;
  const administrator = site.desk.users().find(({ kind }) => kind === "administrator")?.accountId;
  if (administrator === undefined) return html`<p class="empty">This site has no administrator to look for them.</p>`;
  const jira = new JiraClient(site.jira, { kind: "user", accountId: administrator });
  const { issues } = await search(jira, {
    jql,
    fields: ["summary", "status", "created"],
    maxResults: OWN_REQUESTS_SHOWN,
  });
  if (issues.length === 0) return html`<p class="empty">You have not asked for anything yet.</p>`;
  const portal = `/servicedesk/customer/portal/${project.serviceDeskId}`;
  return html`<div class="scroll" role="region" aria-label="Your requests" tabindex="0"><table class="table">
    <thead><tr><th scope="col">Reference</th><th scope="col">Summary</th><th scope="col">Status</th><th scope="col">Asked</th></tr></thead>
    <tbody>${issues.map(
      (issue) => html`<tr><th scope="row"><a href="${portal}/${issue.key}">${issue.key}</a></th>
      <td class="cell-summary">${summaryOf(issue)}</td><td><span class="lozenge">${fieldText(issue.fields.status, undefined, format)}</span></td>
      <td>${format.instant(String(issue.fields.created))}</td></tr>`,
    )}</tbody>
  </table></div>`;
}
