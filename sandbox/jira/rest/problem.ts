/** An answer that is not a success, thrown anywhere below a route and turned into Jira's own error body by the router. */
export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    readonly status: number,
    message: string,
    /** Field id → what is wrong with its value. */
    readonly errors: Readonly<Record<string, string>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const badRequest = (message: string) => new Problem(400, message);

/** 400 with the message beside the field, as Jira's forms show it. */
export const invalidField = (fieldId: string, message: string) => new Problem(400, "", { [fieldId]: message });

export const unauthorized = () => new Problem(401, "Client must be authenticated to access this resource.");

export const forbidden = (message: string) => new Problem(403, message);

/** Jira's one answer for issues that don't exist and issues that the caller may not see. */
export const noSuchIssue = () => new Problem(404, "Issue does not exist or you do not have permission to see it.");

export const notFound = (message: string) => new Problem(404, message);

/** What the stand-in has no answer for; never a silent empty result. */
export const notImplemented = (what: string) => new Problem(501, `The Jira stand-in does not implement ${what}.`);
