import { AppError, JiraRequestFailed, JiraUnreachable } from "../errors";
import { englishWords } from "../words/words";

/**
 * The app's own errors as an answer, in words for the person who asked: what is wrong, and whether trying again helps.
 * @throws the error itself where it is none of the app's own: it is a bug, and belongs in the log
 */
export function failedAnswer(error: unknown): {
  readonly kind: "failed";
  readonly code: string;
  readonly message: string;
} {
  if (!(error instanceof AppError)) throw error;
  return { kind: "failed", code: error.code, message: messageOf(error) };
}

function messageOf(error: AppError): string {
  if (error instanceof JiraRequestFailed && error.isThrottled) {
    const { retryAfterSeconds } = error;
    return retryAfterSeconds === null
      ? englishWords.text("failure.busy")
      : englishWords.text("failure.busy-for", { wait: englishWords.duration(retryAfterSeconds * 1_000) });
  }
  if (error instanceof JiraUnreachable || (error instanceof JiraRequestFailed && error.isPassing))
    return englishWords.text("failure.unreachable");
  return error.message;
}
