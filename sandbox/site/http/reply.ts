import type { Html } from "../html";

/** An HTTP answer before it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

export const page = (content: Html, status = 200): Reply => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  body: content.text,
});

export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  body: JSON.stringify(value ?? null),
});

/** 303: the browser follows with GET, also after a form. */
export const seeOther = (path: string): Reply => ({ status: 303, headers: { location: path }, body: "" });

/** A condition that ends a request: shown as an error page, or as JSON to a script. `message` is for people. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
