/** Base of every error that this app raises on purpose; `code` is stable, `message` is for people. */
export abstract class AppError extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** Jira answered, but not with success. */
export class JiraRequestFailed extends AppError {
  readonly code = "jira-request-failed";

  /**
   * @param what what was asked for, in words: `read tickets`
   * @param status the HTTP status
   * @param retryAfterSeconds what Jira asked us to wait, when it said so
   * @param limit Jira's `RateLimit-Reason`, when a limit was hit
   */
  constructor(
    readonly what: string,
    readonly status: number,
    readonly retryAfterSeconds: number | null = null,
    readonly limit: string | null = null,
  ) {
    super(`Jira answered ${status} when asked to ${what}.`);
  }

  get isThrottled(): boolean {
    return this.status === 429;
  }

  /** Whether whoever asked may not ask this, or may not be asked for. */
  get isDenied(): boolean {
    return this.status === 401 || this.status === 403;
  }

  /** Whether the same request may well succeed later. */
  get isPassing(): boolean {
    return this.isThrottled || this.status >= 500;
  }
}

/** No answer came: the request may have taken effect or not. */
export class JiraUnreachable extends AppError {
  readonly code = "jira-unreachable";

  constructor(readonly what: string) {
    super(`No answer came from Jira when asked to ${what}.`);
  }
}

/** An answer, an event or a stored value is not what its schema says. */
export class UnexpectedShape extends AppError {
  readonly code = "unexpected-shape";

  constructor(what: string, problems: readonly string[]) {
    super(`${what} has an unexpected shape: ${problems.join("; ")}.`);
  }
}

/** A person asked for something that their permissions do not allow. */
export class NotAllowed extends AppError {
  readonly code = "not-allowed";
}

/** A person asked for something that cannot be done as asked; the message says how to mend it. */
export class InvalidRequest extends AppError {
  readonly code = "invalid-request";
}
