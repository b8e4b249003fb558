/** A query that Jira would refuse; the messages are for the person who wrote it. Clauses are named in quotes. */
export class JqlError extends Error {
  override readonly name = "JqlError";
  constructor(readonly messages: readonly string[]) {
    super(messages.join(" "));
  }
}

/** A query that Jira would answer and the stand-in can't. */
export class JqlNotImplemented extends Error {
  override readonly name = "JqlNotImplemented";
  constructor(what: string) {
    super(`The Jira stand-in does not evaluate ${what} in JQL.`);
  }
}
