/** What the platform answers to a call of the app, before it becomes a `fetch` response. */
export interface PlatformAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): PlatformAnswer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

export const NO_CONTENT: PlatformAnswer = { status: 204 };

/** What the host does not do says so by name, instead of answering something that looks right. */
export const notImplemented = (what: string): PlatformAnswer =>
  jsonAnswer(501, { code: "NOT_IMPLEMENTED", message: `The offline Forge host does not have ${what}.` });
