/** Asking for something in the customer portal. */
import { z } from "zod";
import { html } from "../html";
import { page, type Reply, seeOther } from "../http/reply";
import type { PageContext } from "../page-context";
import { layout } from "./layout";
import { offeredType } from "./portal-access";

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
