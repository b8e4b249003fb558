/** Atlassian Document Format: how Jira keeps comments and descriptions. */
import { type Content, type Html, html } from "../html";

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly content?: readonly Node[];
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
}

/** A document of plain paragraphs, one for each line. */
export const documentOf = (text: string): unknown => ({
  type: "doc",
  version: 1,
  content: text
    .split(/\r?\n/)
    .map((line) => ({ type: "paragraph", content: line === "" ? [] : [{ type: "text", text: line }] })),
});

/** A node that is not known here shows what is inside it. */
export function renderDocument(document: unknown): Html {
  return isNode(document) ? html`${renderNode(document)}` : html``;
}

/** The words alone, paragraphs on lines of their own. */
export function plainText(document: unknown): string {
  if (!isNode(document)) return typeof document === "string" ? document : "";
  const text = document.text ?? String(document.attrs?.text ?? "");
  const inner = (document.content ?? []).map(plainText).join("");
  return document.type === "paragraph" || document.type === "heading" ? `${text}${inner}\n` : text + inner;
}

export const isDocument = (value: unknown): boolean => isNode(value) && value.type === "doc";

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const inside = (node: Node): Content => (node.content ?? []).map(renderNode);

function renderNode(node: Node): Html {
  switch (node.type) {
    case "text":
      return marked(html`${node.text ?? ""}`, node);
    case "paragraph":
      return html`<p>${inside(node)}</p>`;
    case "heading":
      // Under the page's own headings, so that the outline stays in order.
      return html`<p class="adf-heading">${inside(node)}</p>`;
    case "bulletList":
      return html`<ul>${inside(node)}</ul>`;
    case "orderedList":
      return html`<ol>${inside(node)}</ol>`;
    case "listItem":
      return html`<li>${inside(node)}</li>`;
    case "blockquote":
      return html`<blockquote>${inside(node)}</blockquote>`;
    case "codeBlock":
      return html`<pre tabindex="0"><code>${inside(node)}</code></pre>`;
    case "panel":
      return html`<div class="adf-panel" data-panel="${String(node.attrs?.panelType ?? "info")}">${inside(node)}</div>`;
    case "rule":
      return html`<hr>`;
    case "hardBreak":
      return html`<br>`;
    case "table":
      return html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="table"><tbody>${inside(node)}</tbody></table></div>`;
    case "tableRow":
      return html`<tr>${inside(node)}</tr>`;
    case "tableHeader":
      return html`<th>${inside(node)}</th>`;
    case "tableCell":
      return html`<td>${inside(node)}</td>`;
    case "mention":
      return html`<span class="mention">${mentionText(node)}</span>`;
    case "emoji":
      return html`${String(node.attrs?.text ?? node.attrs?.shortName ?? "")}`;
    case "status":
      return html`<span class="lozenge">${String(node.attrs?.text ?? "")}</span>`;
    case "date":
      return html`<time>${new Date(Number(node.attrs?.timestamp)).toISOString().slice(0, 10)}</time>`;
    case "inlineCard":
      return link(html`${String(node.attrs?.url ?? "")}`, node.attrs?.url);
    default:
      return html`${inside(node)}`;
  }
}

function mentionText(node: Node): string {
  const text = String(node.attrs?.text ?? node.attrs?.id ?? "");
  return text.startsWith("@") ? text : `@${text}`;
}

function marked(content: Html, node: Node): Html {
  return (node.marks ?? []).reduce((inner, mark) => {
    switch (mark.type) {
      case "strong":
        return html`<strong>${inner}</strong>`;
      case "em":
        return html`<em>${inner}</em>`;
      case "code":
        return html`<code>${inner}</code>`;
      case "strike":
        return html`<s>${inner}</s>`;
      case "underline":
        return html`<u>${inner}</u>`;
      case "link":
        return link(inner, mark.attrs?.href);
      default:
        return inner;
    }
  }, content);
}

/** Only addresses that cannot run a script. */
function link(content: Html, href: unknown): Html {
  const address = String(href ?? "");
  return /^(https?:|mailto:|\/)/i.test(address) ? html`<a href="${address}">${content}</a>` : content;
}
