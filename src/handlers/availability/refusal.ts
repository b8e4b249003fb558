import type { AvailabilityProblem } from "../../domain/availability/availability-deed";
import { InvalidRequest } from "../../errors";
import { englishWords } from "../../words/words";

/** Why nothing was recorded, in words, all at once. */
export function refusal(problems: readonly AvailabilityProblem[]): InvalidRequest {
  return new InvalidRequest(problems.map((problem) => englishWords.text(`availability.problem.${problem}`)).join(" "));
}
