import { element } from "./element";
import { say, type WordKey } from "./say";

const MOODS = {
  "on-track": "success",
  "at-risk": "warning",
  breached: "danger",
  met: "success",
  missed: "danger",
  paused: "information",
  "outside-hours": "neutral",
  "not-started": "neutral",
  none: "neutral",
  "not-monitored": "warning",
  changed: "information",
  new: "information",
  excluded: "neutral",
  withdrawn: "neutral",
} as const;

export type StateWord = keyof typeof MOODS;

/** A state as a word on a ground of its colour, which only repeats the word. */
export function lozenge(state: StateWord): HTMLElement {
  return element("span", { class: "lozenge", "data-mood": MOODS[state] }, say(`state.${state}` satisfies WordKey));
}
