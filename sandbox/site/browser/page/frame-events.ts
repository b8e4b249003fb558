import type { Frame } from "./frame";

interface Subscription {
  readonly frame: Frame;
  readonly event: unknown;
  readonly callback: unknown;
}

const subscriptions: Subscription[] = [];

/** A frame that is gone or has unsubscribed ignores what it is still told. */
export function subscribe(frame: Frame, { event, callback }: { event?: unknown; callback?: unknown }): void {
  subscriptions.push({ frame, event, callback });
}

/** Tells every subscriber on this page, the sender too if it listens. */
export function emit({ event, payload }: { event?: unknown; payload?: unknown }): void {
  for (const subscription of subscriptions)
    if (subscription.event === event) subscription.frame.callBack(subscription.callback, payload);
}
