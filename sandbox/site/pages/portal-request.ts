/** A request as its customer sees it, with or without an Atlassian account. */
import { z } from "zod";
import { isDisplayed } from "../forge/display-conditions";
import { frameSlot } from "../forge/frame-slot";
import { isOneOf, PORTAL_PANEL_TYPES } from "../forge/module-types";
import { type Content, html } from "../html";
import { page, type Reply, seeOther } from "../http/reply";
import { fieldText } from "../jira/field-text";
import type { PageContext } from "../page-context";
import { layout } from "./layout";
import { portalProject } from "./portal-access";

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

/** `/servicedesk/customer/portal/1/KEY` */
export async function portalRequest(context: PageContext): Promise<Reply> {
  const { jira, format } = context;
  const project = portalProject(context);
  const key = encodeURIComponent(context.request.params.key!);
  const request = await jira.get(`/rest/servicedeskapi/request/${key}`, Request);
  const { values: comments } = await jira.get(
    `/rest/servicedeskapi/request/${key}/comment?public=true&internal=false&limit=100`,
    z.object({ values: z.array(RequestComment) }),
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
