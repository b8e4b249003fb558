import { html } from "../html";
import { page, type Reply } from "../http/reply";
import type { PageContext } from "../page-context";
import { layout } from "./layout";

const TITLES: Readonly<Record<number, string>> = {
  400: "That did not work",
  401: "Please log in",
  403: "Not allowed",
  404: "Not found",
  501: "Not on this site",
};

/** One sentence on what is wrong, under the same bar, so that somebody else can be chosen to look as. */
export function errorPage(context: PageContext, status: number, message: string): Reply {
  const title = TITLES[status] ?? "Something went wrong";
  const portal = context.persona.usesPortalOnly;
  const content = html`<h1>${title}</h1><p>${message}</p><p><a href="${portal ? "/servicedesk/customer/portals" : "/"}">${portal ? "To the customer portal" : "To the first queue"}</a></p>`;
  return page(layout(context, { title, content }), status);
}
