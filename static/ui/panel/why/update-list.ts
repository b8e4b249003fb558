import type { ClockStory, StoryUpdate } from "../../../../src/contract";
import { element } from "../element";
import { say, sayIn } from "../say";
import { fullMoment, type Viewer } from "../times";

/** What happened to the ticket: what the clock took notice of, and on demand what it did not. */
export function updateList({ updates }: ClockStory, viewer: Viewer): HTMLElement {
  const list = element("ol", { class: "updates" });
  const fill = (withIdle: boolean) => {
    const shown = updates.filter(({ hadEffect }) => hadEffect || withIdle);
    list.replaceChildren(
      ...(shown.length === 0
        ? [element("li", { class: "quiet none" }, say("story.no-updates"))]
        : shown.map((update) => line(update, viewer))),
    );
  };
  fill(false);
  const idle = element("input", { type: "checkbox", id: "no-effect" });
  idle.addEventListener("change", () => fill(idle.checked));
  return element(
    "section",
    { "aria-labelledby": "updates" },
    element("h2", { id: "updates" }, say("story.updates")),
    ...(updates.some(({ hadEffect }) => !hadEffect)
      ? [element("label", { class: "choice", for: "no-effect" }, idle, say("story.no-effect"))]
      : []),
    list,
  );
}

function line({ at, changes, isFirstReply, hadEffect }: StoryUpdate, viewer: Viewer): HTMLElement {
  const empty = say("story.empty");
  const said = changes.map(({ fact, from, to }) =>
    sayIn("story.change", { fact: say(`story.fact.${fact}`), from: from ?? empty, to: to ?? empty }),
  );
  if (isFirstReply) said.push(sayIn("story.first-reply"));
  return element(
    "li",
    {},
    element("time", { datetime: at, class: "quiet" }, fullMoment(Date.parse(at), viewer)),
    " ",
    ...said.flatMap((nodes, place) => (place === 0 ? nodes : [document.createTextNode("; "), ...nodes])),
    ...(hadEffect ? [] : [" ", element("span", { class: "quiet" }, `(${say("story.no-effect-mark")})`)]),
  );
}
