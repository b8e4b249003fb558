import { panel } from "../../../locales/en-US.json";
import { plainWords, type WordKeyOf } from "../shared/words/plain-words";

/** Where a word of the panel stands in the locale, below `panel`, such as `state.on-track`. */
export type WordKey = WordKeyOf<typeof panel>;

export const { say, sayIn } = plainWords("panel", panel);
