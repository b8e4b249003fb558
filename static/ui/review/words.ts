import { review } from "../../../locales/en-US.json";
import { plainWords, type WordKeyOf } from "../shared/words/plain-words";

export type ReviewWord = WordKeyOf<typeof review>;

/** The words of the review pages: what stands below `review` in the locale. Shared parts say theirs by `shared/words/say`. */
export const { say } = plainWords("review", review);
