/** The customer portal: what customers see, with or without an Atlassian account. */
import { z } from "zod";
import { isDisplayed } from "../forge/display-conditions";
import { frameSlot } from "../forge/frame-slot";
import { isOneOf, PORTAL_PANEL_TYPES } from "../forge/module-types";
import { type Content, type Html, html } from "../html";
import { HttpError, page, type Reply, seeOther } from "../http/reply";
import { fieldText } from "../jira/field-text";
import type { PageContext } from "../page-context";
import { layout } from "./layout";

const Instant = z.object({ iso8601: z.string() });
const Request = z.object({
  issueId: z.string(),
  issueKey: z.string(),
  requestTypeId: z.string(),
  serviceDeskId: z.string(),
  summary: z.string().optional(),
  createdDate: Instant,
  currentStatus: z.object({ status: z.string() }),
  reporter: z.object({ displayName: z.string() }).optional(),
  requestFieldValues: z.array(z.object({ fieldId: z.string(), label: z.string(), value: z.unknown() })).default([]),
});
type Request = z.infer<typeof Request>;

const RequestComment = z.object({
  id: z.string(),
  body: z.string(),
  author: z.object({ displayName: z.string() }),
  created: Instant,
});

const pageOf = <T>(item: z.ZodType<T>) => z.object({ values: z.array(item) });

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
  const { project } = portalProject(context);
  const offered = project.requestTypes.filter(({ onPortal }) => onPortal);
  const content = html`<h1>${project.name}</h1>
    <h2>How can we help?</h2>
    <ul class="cards">${offered.map(({ id, name, description }) => html`<li class="card"><a href="/servicedesk/customer/portal/${project.serviceDeskId}/create/${id}"><strong>${name}</strong></a><p class="quiet">${description}</p></li>`)}</ul>
    <h2>Your requests</h2>
    ${await ownRequests(context, project.serviceDeskId)}`;
  return page(layout(context, { title: project.name, content }));
}

/** `/servicedesk/customer/portal/1/create/2` */
export async function portalCreateForm(context: PageContext): Promise<Reply> {
  const { project, requestType } = offeredType(context);
  const content = html`<p><a href="/servicedesk/customer/portal/${project.serviceDeskId}">${project.name}</a></p>
    <h1>${requestType.name}</h1>
    ${requestType.helpText !== "" && html`<p>${requestType.helpText}</p>`}
    <form class="stack form" method="post" action="/servicedesk/customer/portal/${project.serviceDeskId}/create/${requestType.id}">
      <label for="summary">Summary</label><input id="summary" name="summary" required maxlength="255">
      <label for="description">What happened, and since when?</label><textarea id="description" name="description" rows="5"></textarea>
      <div class="button-row"><button class="button button-primary">Send</button></div>
    </form>`;
  return page(layout(context, { title: requestType.name, content }));
}

export async function portalCreate(context: PageContext): Promise<Reply> {
  const { project, requestType } = offeredType(context);
  const { form } = context.request;
  const description = form.get("description") ?? "";
  const created = await context.jira.send("POST", "/rest/servicedeskapi/request", {
    serviceDeskId: project.serviceDeskId,
    requestTypeId: requestType.id,
    requestFieldValues: { summary: form.get("summary") ?? "", ...(description === "" ? {} : { description }) },
  });
  const { issueKey } = z.object({ issueKey: z.string() }).parse(created);
  return seeOther(`/servicedesk/customer/portal/${project.serviceDeskId}/${issueKey}`);
}

/** `/servicedesk/customer/portal/1/KEY`: a request as its customer sees it. */
export async function portalRequest(context: PageContext): Promise<Reply> {
  const { jira, format } = context;
  const { project } = portalProject(context);
  const key = encodeURIComponent(context.request.params.key!);
  const request = await jira.get(`/rest/servicedeskapi/request/${key}`, Request);
  const { values: comments } = await jira.get(
    `/rest/servicedeskapi/request/${key}/comment?public=true&internal=false&limit=100`,
    pageOf(RequestComment),
  );
  const shown = request.requestFieldValues.filter(({ fieldId }) => fieldId !== "summary");
  const content = html`<p><a href="/servicedesk/customer/portal/${project.serviceDeskId}">${project.name}</a> / ${request.issueKey}</p>
    <h1>${summaryOf(request)}</h1>
    <p><span class="lozenge">${request.currentStatus.status}</span> <span class="quiet">Asked ${format.instant(request.createdDate.iso8601)} by ${request.reporter?.displayName ?? "somebody"}</span></p>
    <dl class="facts">${shown
      .map(({ label, value }) => [label, fieldText(value, undefined, format)] as const)
      .filter(([, text]) => text !== "")
      .map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>
    <h2>Activity</h2>
    ${comments.map(({ author, created, body }) => html`<article class="comment"><p class="comment-head"><strong>${author.displayName}</strong> <time datetime="${created.iso8601}">${format.instant(created.iso8601)}</time></p><div class="prose"><p>${body}</p></div></article>`)}
    ${comments.length === 0 && html`<p class="quiet">Nobody has answered yet.</p>`}
    <form class="stack" method="post" action="/servicedesk/customer/portal/${project.serviceDeskId}/${request.issueKey}/comment">
      <label for="comment-text">Add a comment</label><textarea id="comment-text" name="text" rows="3" required></textarea>
      <div class="button-row"><button class="button">Send</button></div>
    </form>
    ${portalPanels(context, request)}`;
  return page(layout(context, { title: summaryOf(request), content: html`<div class="portal">${content}</div>` }));
}

/** `POST /servicedesk/customer/portal/1/KEY/comment` */
export async function portalComment({ jira, request }: PageContext): Promise<Reply> {
  const { portal, key } = request.params;
  const body = { body: request.form.get("text") ?? "", public: true };
  await jira.send("POST", `/rest/servicedeskapi/request/${encodeURIComponent(key!)}/comment`, body);
  return seeOther(`/servicedesk/customer/portal/${portal}/${key}`);
}

/** The portal's other half stays of use when the list cannot be had. */
async function ownRequests(context: PageContext, serviceDeskId: string): Promise<Html> {
  if (context.persona.accountId === undefined) return html`<p class="quiet">Log in to see your requests.</p>`;
  const path = `/rest/servicedeskapi/request?serviceDeskId=${serviceDeskId}&requestOwnership=ALL_REQUESTS&limit=50`;
  try {
    return requestTable(context, (await context.jira.get(path, pageOf(Request))).values);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return html`<p class="message message-error" role="alert">Your requests cannot be listed. ${error.message}</p>`;
  }
}

function requestTable({ format }: PageContext, requests: readonly Request[]): Html {
  if (requests.length === 0) return html`<p class="empty">You have not asked for anything yet.</p>`;
  return html`<div class="scroll" role="region" aria-label="Your requests" tabindex="0"><table class="table">
    <thead><tr><th scope="col">Reference</th><th scope="col">Summary</th><th scope="col">Status</th><th scope="col">Asked</th></tr></thead>
    <tbody>${requests.map(
      (
        request,
      ) => html`<tr><th scope="row"><a href="/servicedesk/customer/portal/${request.serviceDeskId}/${request.issueKey}">${request.issueKey}</a></th>
      <td>${summaryOf(request)}</td><td><span class="lozenge">${request.currentStatus.status}</span></td><td>${format.instant(request.createdDate.iso8601)}</td></tr>`,
    )}</tbody>
  </table></div>`;
}

function portalPanels({ site, persona, request: { session } }: PageContext, request: Request): Content {
  const facts = {
    projectType: "service_desk",
    issueKey: request.issueKey,
    isLoggedIn: persona.accountId !== undefined,
    canAdministerProjects: false,
    canAdministerJira: false,
    canUseServiceManagementAgentFeatures: false,
  } as const;
  return site.host
    .modules(persona.viewer.locale)
    .filter((module) => isOneOf(PORTAL_PANEL_TYPES, module.type) && isDisplayed(module.displayConditions, facts))
    .map((module) => {
      const mount = site.mounts.add(session, {
        moduleKey: module.key,
        moduleType: module.type,
        resource: module.resource,
        title: module.title,
        extension: {
          type: module.type,
          portal: { id: Number(request.serviceDeskId) },
          request: { key: request.issueKey, typeId: Number(request.requestTypeId) },
        },
      });
      return html`<section class="panel panel-boxed" aria-label="${module.title}"><h2 class="panel-boxed-title">${module.title}</h2>${frameSlot(site.origins, mount, "panel")}</section>`;
    });
}

function summaryOf(request: Request): string {
  const value = request.requestFieldValues.find(({ fieldId }) => fieldId === "summary")?.value;
  return typeof value === "string" ? value : (request.summary ?? request.issueKey);
}

function portalProject({ site, request }: PageContext) {
  const project = site.desk.projects().find(({ serviceDeskId }) => serviceDeskId === request.params.portal);
  if (project === undefined) throw new HttpError(404, `There is no portal ${request.params.portal} on this site.`);
  return { project };
}

function offeredType(context: PageContext) {
  const { project } = portalProject(context);
  const requestType = project.requestTypes.find(({ id, onPortal }) => onPortal && id === context.request.params.type);
  if (requestType === undefined) throw new HttpError(404, `${project.name} offers no such request.`);
  return { project, requestType };
}
