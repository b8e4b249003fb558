import { apart } from "../typed-text";

/** What Markdown, or HTML inside it, would take for more than text. */
const MEANS_MORE = /[\\`*_{}[\]()<>#+\-.!|~&^$:=@"']/g;

/** Text that a Markdown reader shows as it was typed; line breaks stay line breaks. */
export function markdownText(typed: string): string {
  return typed
    .replaceAll(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => apart(line.trim()).replaceAll(MEANS_MORE, "\\$&"))
    .join("  \n")
    .trim();
}
