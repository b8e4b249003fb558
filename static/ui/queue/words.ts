import { queue } from "../../../locales/en-US.json";
import { plainWords } from "../shared/words/plain-words";

export const { say, sayIn } = plainWords("queue", queue);
