import type { Answer, ClockStory } from "../../../../src/contract";
import { element } from "../element";
import { lozenge } from "../lozenge";
import { say, sayIn } from "../say";
import { fullMoment, type Viewer } from "../times";
import { axis, dueOnAxis } from "./axis";
import { forCustomer } from "./for-customer";
import { balanceInWords, sumInWords } from "./letter";
import { ruleInWords } from "./rule-words";
import { segmentTable } from "./segment-table";
import { updateList } from "./update-list";
import "./story.css";

/** Asks for the story of a clock and shows it, in a dialog of its own. */
export async function showStory(
  place: HTMLElement,
  viewer: Viewer,
  issueKey: string,
  ask: () => Promise<unknown>,
): Promise<void> {
  const answer = (await ask()) as Answer<ClockStory | null>;
  place.classList.add("story");
  if (answer.kind === "failed") place.replaceChildren(note(answer.message));
  else if (answer.value === null) place.replaceChildren(note(say("story.gone")));
  else place.replaceChildren(...storyParts(answer.value, viewer, issueKey));
}

export function storyParts(story: ClockStory, viewer: Viewer, issueKey: string): HTMLElement[] {
  const customer = forCustomer(story, issueKey, viewer);
  return [
    ...knowledgeNote(story, viewer),
    ruleInWords(story, viewer),
    element(
      "section",
      {},
      element("h2", { id: "axis" }, say("story.axis")),
      element("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": "axis" }, axis(story, viewer)),
      legend(story),
      element("p", {}, sumInWords(story.sumsMs)),
      element("p", { class: "due" }, balanceInWords(story)),
    ),
    segmentTable(story, viewer),
    updateList(story, viewer),
    ...(customer === null ? [] : [customer]),
  ];
}

const KEYS = { running: "ran", paused: "paused", "outside-hours": "closed", stopped: "stopped", due: "due" } as const;

function legend(story: ClockStory): HTMLElement {
  const shown = (Object.keys(KEYS) as (keyof typeof KEYS)[]).filter((kind) =>
    kind === "due" ? dueOnAxis(story) !== null : story.sumsMs[kind] > 0,
  );
  const keys = shown.map((kind) =>
    element("li", {}, element("span", { class: `key key-${kind}`, "aria-hidden": "true" }), say(`story.${KEYS[kind]}`)),
  );
  return element("ul", { class: "legend" }, ...keys);
}

function knowledgeNote({ knowledge }: ClockStory, viewer: Viewer): HTMLElement[] {
  if (knowledge.kind === "complete") return [];
  const when = fullMoment(Date.parse(knowledge.since), viewer);
  const isBehind = knowledge.kind === "behind";
  const words = isBehind ? sayIn("behind", { when }) : sayIn(`not-monitored.${knowledge.reason}`, { when });
  const state = lozenge(isBehind ? "changed" : "not-monitored");
  return [element("div", { class: "note" }, state, element("p", {}, ...words))];
}

function note(message: string): HTMLElement {
  return element("p", { class: "note", role: "alert" }, message);
}
