import { InvocationError, InvocationErrorCode } from "@forge/events";
import { AppError, JiraRequestFailed, JiraUnreachable } from "../errors";

const DEFAULT_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;

/**
 * Asks the platform to run a function again where Jira or storage could not answer now. What a second run would find as it
 * is, a value in an unexpected shape above all, is a bug and stays an error.
 * @returns what the handler returns to the platform
 */
export function retryLater(error: unknown): InvocationError {
  if (error instanceof AppError && !isPassing(error)) throw error;
  console.warn("Will be tried again:", error);
  const wait = error instanceof JiraRequestFailed ? error.retryAfterSeconds : null;
  return new InvocationError({
    retryAfter: Math.min(LONGEST_WAIT_SECONDS, Math.max(1, wait ?? DEFAULT_WAIT_SECONDS)),
    retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
  });
}

function isPassing(error: AppError): boolean {
  return error instanceof JiraUnreachable || (error instanceof JiraRequestFailed && error.isPassing);
}
