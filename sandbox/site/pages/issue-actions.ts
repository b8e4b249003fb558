/** What an agent does on an issue. */
import { type Reply, seeOther } from "../http/reply";
import { documentOf } from "../jira/adf";
import type { PageContext } from "../page-context";
import { enteredAppValues } from "./field-editors";

/** `POST /browse/KEY/comment` */
export async function addComment(context: PageContext): Promise<Reply> {
  const { jira, request } = context;
  const key = request.params.key!;
  const internal = request.form.get("visibility") !== "public";
  await jira.send("POST", `/rest/api/3/issue/${encodeURIComponent(key)}/comment`, {
    body: documentOf(request.form.get("text") ?? ""),
    // Without this property a comment of the platform's is public on a service project.
    properties: [{ key: "sd.public.comment", value: { internal } }],
  });
  return seeOther(`/browse/${encodeURIComponent(key)}`);
}

/** `POST /browse/KEY/transition` */
export async function makeTransition(context: PageContext): Promise<Reply> {
  const { jira, request } = context;
  const key = request.params.key!;
  await jira.send("POST", `/rest/api/3/issue/${encodeURIComponent(key)}/transitions`, {
    transition: { id: request.form.get("transition") ?? "" },
  });
  return seeOther(`/browse/${encodeURIComponent(key)}`);
}

/** `POST /browse/KEY/field/customfield_10100`: one field, edited where it is shown. */
export async function saveField(context: PageContext): Promise<Reply> {
  const { jira, request } = context;
  const { key, field } = request.params;
  const fields = { [field!]: enteredAppValues(request.form)[field!] ?? null };
  await jira.send("PUT", `/rest/api/3/issue/${encodeURIComponent(key!)}`, { fields });
  return seeOther(`/browse/${encodeURIComponent(key!)}`);
}
