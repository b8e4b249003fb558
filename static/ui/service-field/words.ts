import { "service-field" as serviceField } from "../../../locales/en-US.json";
import { plainWords } from "../shared/words/plain-words";

export const { say, sayIn } = plainWords("service-field", serviceField);
