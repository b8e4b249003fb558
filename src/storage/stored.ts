import { ForgeKvsAPIError } from "@forge/kvs";
import type { z } from "zod";
import { UnexpectedShape } from "../errors";

/**
 * Reads a stored value by its schema.
 * @throws UnexpectedShape when it was written by a version of the app that this one does not know, or damaged
 */
export function readStored<Value>(what: string, schema: z.ZodType<Value>, stored: unknown): Value {
  const value = schema.safeParse(stored);
  if (value.success) return value.data;
  throw new UnexpectedShape(
    what,
    value.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  );
}

/** Whether storage refused a write because the value is no longer the one that was read. */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof ForgeKvsAPIError &&
    (error.code === "CONDITIONAL_CHECK_FAILED" ||
      error.code === "KEY_CONFLICT" ||
      error.code === "TRANSACTION_CONFLICT")
  );
}

/** Storage answered a batch, but could not read one of its keys. */
export class StorageReadFailed extends ForgeKvsAPIError {
  constructor(key: string, reason: string) {
    super({ status: 500, statusText: "Partial answer" }, { code: "PARTIAL_READ", message: `${key}: ${reason}` });
  }
}
