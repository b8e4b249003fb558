import { type Html, html } from "../html";
import type { PageContext } from "../page-context";

/** Where people arrive: the first pages of a project and of the portal. */
const ARRIVAL = /^\/(jira\/servicedesk\/projects\/[^/]+\/queues\/custom\/[^/]+|servicedesk\/customer\/portals)$/;

/** What to try first as the person one looks as; nothing where nobody wrote it down. Folded by whoever has read it. */
export function guideBox({ site, persona, request }: PageContext): Html | undefined {
  const guidance = site.guide?.[persona.role];
  if (guidance === undefined || !ARRIVAL.test(request.url.pathname)) return undefined;
  return html`<details class="guide" data-guide="${persona.role}" open>
    <summary class="guide-title">Where to begin</summary>
    <p>${guidance.lead}</p>
    <ol>${guidance.steps.map(({ text, open }) => html`<li>${open === undefined ? text : html`<a href="${open}">${text}</a>`}</li>`)}</ol>
  </details>`;
}
