import { jsonAnswer, type PlatformAnswer } from "../platform-answer";

/** A refusal of the storage service, which `@forge/kvs` turns into a `ForgeKvsAPIError` with this code and message. */
export class StorageError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 429 | 501,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  answer(): PlatformAnswer {
    return jsonAnswer(this.status, { code: this.code, message: this.message });
  }
}
