import type { RetryRequest } from "../invocation/invoker";

const LONGEST_RETRY_SECONDS = 900;
const LARGEST_RETRY_DATA_BYTES = 4 * 1_024;

/** After a function died, seconds until the platform tries again: it names no number. */
export const CARELESS_RETRY_SECONDS = 5;

/** What an `InvocationError` asks for, within the platform's limits. */
export function retryRequestOf({ retryOptions }: RetryRequest): {
  readonly afterSeconds: number;
  readonly reason: string;
  /** JSON; left out when it is larger than 4 KB. */
  readonly data: string | undefined;
} {
  const data = retryOptions?.retryData === undefined ? undefined : JSON.stringify(retryOptions.retryData);
  return {
    afterSeconds: Math.min(Math.max(retryOptions?.retryAfter ?? 1, 1), LONGEST_RETRY_SECONDS),
    reason: retryOptions?.retryReason ?? "FUNCTION_RETRY_REQUEST",
    data: data !== undefined && Buffer.byteLength(data) <= LARGEST_RETRY_DATA_BYTES ? data : undefined,
  };
}
