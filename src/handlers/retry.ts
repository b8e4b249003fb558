import { InvocationError, InvocationErrorCode } from "@forge/events";
import { JiraRequestFailed, JiraUnreachable } from "../errors";

const DEFAULT_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;

/**
 * Asks the platform to run a function again where Jira could not answer now. Other errors are bugs, and stay errors.
 * @returns what the handler returns to the platform
 */
export function retryWhenJiraRecovers(error: unknown): InvocationError {
  const isPassing = error instanceof JiraUnreachable || (error instanceof JiraRequestFailed && error.isPassing);
  if (!isPassing) throw error;
  const wait = error instanceof JiraRequestFailed ? error.retryAfterSeconds : null;
  return new InvocationError({
    retryAfter: Math.min(LONGEST_WAIT_SECONDS, Math.max(1, wait ?? DEFAULT_WAIT_SECONDS)),
    retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
  });
}
