import { STATUS_CODES } from "node:http";
import type { PlatformAnswer } from "../platform-answer";

/** Storage answers a great many calls without any. */
const NO_HEADERS = new Headers();

/**
 * The part of a `fetch` response that `@forge/api` promises (`APIResponse`). Node's own `Response` would do as well, but
 * reads its body through a stream, which costs more than the whole storage behind it.
 */
export class AppResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly statusText: string;
  private unread: string | undefined;
  private read: Headers | undefined;

  constructor(private readonly answer: PlatformAnswer) {
    this.status = answer.status;
    this.ok = answer.status >= 200 && answer.status < 300;
    this.statusText = STATUS_CODES[answer.status] ?? "";
    this.unread = answer.body ?? "";
  }

  get headers(): Headers {
    this.read ??= this.answer.headers === undefined ? NO_HEADERS : new Headers(this.answer.headers);
    return this.read;
  }

  get bodyUsed(): boolean {
    return this.unread === undefined;
  }

  async text(): Promise<string> {
    const text = this.unread;
    if (text === undefined) throw new TypeError("Body is unusable: Body has already been read");
    this.unread = undefined;
    return text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = new TextEncoder().encode(await this.text());
    return bytes.buffer as ArrayBuffer;
  }
}
