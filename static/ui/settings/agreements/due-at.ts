import type { TimeAllowed } from "../../../../src/domain/promise-chain/chain";
import { endsOf, NEVER } from "../../../../src/domain/promise-chain/chain-end";
import type { Instant } from "../../../../src/domain/time";

/** When time allowed from an instant on is used up; null: never, as the hours do not hold enough time any more. */
export function dueAt(time: TimeAllowed, from: Instant): Instant | null {
  const end = endsOf(time, Float64Array.of(from))[0]!;
  return end === NEVER ? null : end;
}
