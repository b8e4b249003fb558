/** The part of the Atlassian Document Format that escalation comments use. */
export interface AdfDocument {
  readonly type: "doc";
  readonly version: 1;
  readonly content: readonly AdfParagraph[];
}

export interface AdfParagraph {
  readonly type: "paragraph";
  readonly content: readonly AdfInline[];
}

export type AdfInline =
  | { readonly type: "text"; readonly text: string; readonly marks?: readonly { readonly type: "strong" }[] }
  | { readonly type: "mention"; readonly attrs: { readonly id: string; readonly text: string } };

export function text(content: string): AdfInline {
  return { type: "text", text: content };
}

export function strong(content: string): AdfInline {
  return { type: "text", text: content, marks: [{ type: "strong" }] };
}

/** Names an account so that Jira tells it; `name` is what stands there if the account is gone. */
export function mention(accountId: string, name: string): AdfInline {
  return { type: "mention", attrs: { id: accountId, text: `@${name}` } };
}

/** One paragraph a line; empty lines and empty text, which the format refuses, are left out. */
export function documentOf(lines: readonly (readonly AdfInline[])[]): AdfDocument {
  const content = lines
    .map((line) => line.filter((part) => part.type !== "text" || part.text !== ""))
    .filter((line) => line.length > 0)
    .map((line): AdfParagraph => ({ type: "paragraph", content: line }));
  return { type: "doc", version: 1, content };
}
