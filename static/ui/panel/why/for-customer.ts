import type { ClockStory } from "../../../../src/contract";
import { element } from "../element";
import { say } from "../say";
import type { Viewer } from "../times";
import { letterOf } from "./letter";

const LINES_SHOWN = 10;

/** The text for the customer, to read first and then to copy or save; null where there is none to give. */
export function forCustomer(story: ClockStory, issueKey: string, viewer: Viewer): HTMLElement | null {
  const letter = letterOf(story, issueKey, viewer);
  if (letter === null) return null;
  const text = element("textarea", { readonly: true, rows: LINES_SHOWN, "aria-labelledby": "for-customer" }, letter);
  const outcome = element("span", { role: "status", class: "quiet" });
  const copy = element("button", { type: "button", class: "button" }, say("story.copy"));
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(letter);
      outcome.textContent = say("story.copied");
    } catch {
      text.select();
      outcome.textContent = say("story.copy-failed");
    }
  });
  const save = element("button", { type: "button", class: "button" }, say("story.save"));
  save.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([letter], { type: "text/plain;charset=utf-8" }));
    const measure = say(`measure.${story.rule.measure}`).toLowerCase();
    element("a", { href: address, download: say("story.file", { issue: issueKey, measure }) }).click();
    URL.revokeObjectURL(address);
  });
  return element(
    "section",
    {},
    element("h2", { id: "for-customer" }, say("story.export")),
    element("p", { class: "quiet" }, say("story.export-lead")),
    text,
    element("div", { class: "buttons" }, copy, save, outcome),
  );
}
