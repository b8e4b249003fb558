/** Asking for something in the customer portal. */
import { z } from "zod";
import type { Project, RequestType } from "../../jira/desk";
import { type Content, html } from "../html";
import { page, type Reply, seeOther } from "../http/reply";
import { appFields } from "../jira/app-fields";
import { readFields } from "../jira/issue";
import type { PageContext } from "../page-context";
import { enteredAppValues, hasOwnEditor, ownEditor } from "./field-editors";
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
      ${await editors(context, project, requestType)}
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
    requestFieldValues: {
      summary: form.get("summary") ?? "",
      ...(description === "" ? {} : { description }),
      ...filled(enteredAppValues(form)),
    },
  });
  const { issueKey } = z.object({ issueKey: z.string() }).parse(created);
  return seeOther(`/servicedesk/customer/portal/${project.serviceDeskId}/${issueKey}`);
}

/** Every request type of this site has the app's fields with an editor for the portal; Jira's administrators put them there. */
async function editors(context: PageContext, project: Project, requestType: RequestType): Promise<Content> {
  const about = {
    project: { id: project.id, key: project.key, type: "service_desk" },
    portal: { id: Number(project.serviceDeskId) },
    request: { typeId: Number(requestType.id) },
  };
  return appFields(context.site.host, await readFields(context.jira))
    .filter((field) => hasOwnEditor(context, field, "portal-request"))
    .map((field) => ownEditor(context, field, "portal-request", null, about));
}

const filled = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
