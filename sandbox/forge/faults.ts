/**
 * What may go wrong, and where. The host asks its policy at four points; a policy answers with a fault or with nothing.
 * Seeded policies make trouble at random but repeatably; a scripted one makes a single fault happen exactly there.
 */
import type { InvocationKind } from "./invocation/invocation-record";

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
