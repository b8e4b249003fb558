/** Atlassian Document Format, as far as the stand-in must understand it: it keeps documents whole and reads their text. */
export interface AdfNode {
  readonly type: string;
  readonly text?: string;
  readonly version?: number;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
}

const BLOCKS = new Set(["paragraph", "heading", "listItem", "codeBlock", "panel", "blockquote", "tableRow", "rule"]);

/** A document with a paragraph for each line. */
export function documentOf(text: string): AdfNode {
  const paragraph = (line: string): AdfNode => ({
    type: "paragraph",
    content: line ? [{ type: "text", text: line }] : [],
  });
  return { type: "doc", version: 1, content: text.split("\n").map(paragraph) };
}

/** The document's words: a line for each block, mentions by their text. */
export function textOf(node: AdfNode): string {
  return collect(node).replace(/\n+$/, "");
}

function collect(node: AdfNode): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  if (["mention", "emoji", "status", "date", "inlineCard"].includes(node.type)) {
    return String(node.attrs?.text ?? node.attrs?.shortName ?? node.attrs?.url ?? "");
  }
  const inside = (node.content ?? []).map(collect).join("");
  return BLOCKS.has(node.type) && !inside.endsWith("\n") ? `${inside}\n` : inside;
}

/** Undefined for a document; otherwise what is wrong with it. */
export function documentFault(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return "Operation value must be an Atlassian Document (see the Atlassian Document Format)";
  const { type, version, content } = value as Record<string, unknown>;
  if (type !== "doc" || version !== 1 || !Array.isArray(content))
    return 'INVALID_INPUT: a document is {type: "doc", version: 1, content: [...]}';
  return content.map(nodeFault).find((fault) => fault !== undefined);
}

function nodeFault(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null || typeof (node as AdfNode).type !== "string")
    return "INVALID_INPUT: every node of a document has a type";
  // LENIENT: document-nodes
  const { type, text, content } = node as Record<string, unknown>;
  if (type === "text" && (typeof text !== "string" || text === ""))
    return "INVALID_INPUT: a text node has a text that is not empty";
  if (content !== undefined && !Array.isArray(content)) return "INVALID_INPUT: the content of a node is a list";
  return (content as unknown[] | undefined)?.map(nodeFault).find((fault) => fault !== undefined);
}
