/**
 * What may go wrong, and where. The host asks its policy at four points; a policy answers with a fault or with nothing.
 * Seeded policies make trouble at random but repeatably; a scripted one makes a single fault happen exactly there.
 */
import type { InvocationKind } from "./invocation/invocation-record";
import { Random } from "./random";

/** A call that a function makes to the platform. */
export interface FetchPoint {
  readonly invocationId: string;
  readonly kind: InvocationKind;
  readonly functionKey: string;
  /** From 1, within the invocation. */
  readonly number: number;
  readonly service: "jira" | "storage" | "queue" | "platform";
  readonly method: string;
  readonly path: string;
}

export type FetchFault =
  /** Answered instead of carried out. */
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number }
  | { readonly kind: "unavailable"; readonly status: 500 | 503 }
  /** Carried out, but the answer is lost: the call rejects. */
  | { readonly kind: "reset" }
  /** The function is dead from here on: nothing after the call runs. */
  | { readonly kind: "killed"; readonly effect: "before" | "after" }
  /** The answer does not come before the function's time is over. */
  | { readonly kind: "stalled"; readonly effect: "before" | "after" };

export interface DeliveryPoint {
  readonly kind: "product-event" | "consumer";
  readonly functionKey: string;
}

export interface DeliveryFault {
  /** How often it is delivered in all; 1 is ordinary. */
  readonly copies: number;
  readonly extraDelaySeconds: number;
}

export type TickFault = "missed" | "doubled";

export interface FaultPolicy {
  onFetch(point: FetchPoint): FetchFault | undefined;
  onDelivery(point: DeliveryPoint): DeliveryFault | undefined;
  onTick(point: { readonly triggerKey: string; readonly at: number }): TickFault | undefined;
}

/** How often each kind of trouble comes, as probabilities. */
interface Frequencies {
  readonly fetch: number;
  readonly duplicate: number;
  readonly late: number;
  readonly longestExtraDelaySeconds: number;
  readonly missedTick: number;
  readonly doubledTick: number;
}

const FREQUENCIES: Readonly<Record<"light" | "heavy", Frequencies>> = {
  light: {
    fetch: 0.005,
    duplicate: 0.01,
    late: 0.01,
    longestExtraDelaySeconds: 600,
    missedTick: 0.01,
    doubledTick: 0.01,
  },
  heavy: {
    fetch: 0.03,
    duplicate: 0.05,
    late: 0.05,
    longestExtraDelaySeconds: 3_600,
    missedTick: 0.1,
    doubledTick: 0.1,
  },
};

/** What a call in trouble meets: share of each fault, in percent of all. */
const FETCH_FAULTS: readonly { readonly share: number; readonly fault: (random: Random) => FetchFault }[] = [
  { share: 35, fault: (random) => ({ kind: "throttled", retryAfterSeconds: 1 + random.below(60) }) },
  { share: 15, fault: () => ({ kind: "unavailable", status: 503 }) },
  { share: 10, fault: () => ({ kind: "unavailable", status: 500 }) },
  { share: 15, fault: () => ({ kind: "reset" }) },
  { share: 8, fault: () => ({ kind: "killed", effect: "before" }) },
  { share: 8, fault: () => ({ kind: "killed", effect: "after" }) },
  { share: 4, fault: () => ({ kind: "stalled", effect: "before" }) },
  { share: 5, fault: () => ({ kind: "stalled", effect: "after" }) },
];

/** Trouble at random, the same for the same seed. `none` is no policy at all. */
export function seededFaults(level: "none" | "light" | "heavy", seed: number): FaultPolicy | undefined {
  if (level === "none") return undefined;
  const frequencies = FREQUENCIES[level];
  const random = new Random(`${level} faults ${seed}`);
  return {
    onFetch() {
      if (!random.chance(frequencies.fetch)) return undefined;
      let point = random.below(100);
      const met = FETCH_FAULTS.find(({ share }) => {
        point -= share;
        return point < 0;
      });
      return met?.fault(random);
    },
    onDelivery() {
      const isDouble = random.chance(frequencies.duplicate);
      const isLate = random.chance(frequencies.late);
      if (!isDouble && !isLate) return undefined;
      return {
        copies: isDouble ? 2 : 1,
        extraDelaySeconds: isLate ? random.below(frequencies.longestExtraDelaySeconds) : 0,
      };
    },
    onTick() {
      if (random.chance(frequencies.missedTick)) return "missed";
      return random.chance(frequencies.doubledTick) ? "doubled" : undefined;
    },
  };
}

/** One fault, at the first call that `isThere` picks; nothing else ever happens. */
export function faultOnce(isThere: (point: FetchPoint) => boolean, fault: FetchFault): FaultPolicy {
  let hasHappened = false;
  return {
    onFetch(point) {
      if (hasHappened || !isThere(point)) return undefined;
      hasHappened = true;
      return fault;
    },
    onDelivery: () => undefined,
    onTick: () => undefined,
  };
}
