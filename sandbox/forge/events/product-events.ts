import type { HostClock } from "../../clock";
import type { ProductEvent } from "../../seams";
import type { FaultPolicy } from "../faults";
import { asksForRetry, type FinishedInvocation, type Invoker } from "../invocation/invoker";
import type { InstallationIdentity } from "../invocation/runtime-context";
import type { EventTrigger } from "../manifest/app-manifest";
import type { Random } from "../random";
import { judge } from "./event-filter";
import type { PendingEvent, PendingEvents } from "./pending-events";
import { CARELESS_RETRY_SECONDS, retryRequestOf } from "./retry";

const MOST_RETRIES = 4;
/** How often the platform delivers an event twice. Atlassian gives no number; often enough to be met in a day's work. */
const DOUBLE_DELIVERY = 1 / 250;

export interface ProductEventsParts {
  readonly clock: HostClock;
  readonly random: Random;
  readonly invoker: Invoker;
  readonly pending: PendingEvents;
  readonly triggers: readonly EventTrigger[];
  readonly installation: InstallationIdentity;
  readonly maxDelaySeconds: number;
  readonly ordinaryDoubles: boolean;
  readonly faults: FaultPolicy | undefined;
  /** Gets the problem of a filter expression that wants it logged. */
  readonly logProblem: (triggerKey: string, problem: string) => void;
}

/**
 * Brings product events to triggers: filtered when they happen, delivered up to three minutes later, each after a delay of
 * its own (so out of order), now and then twice; retried up to four times when the function asks or dies of time.
 */
export class ProductEvents {
  constructor(private readonly parts: ProductEventsParts) {}

  /** Takes up what was on its way when the site stopped. */
  resume(events: readonly PendingEvent[]): void {
    for (const event of events) this.schedule(event);
  }

  publish(event: ProductEvent): void {
    const { installation, triggers } = this.parts;
    const isSelfGenerated = event.causedByApp === installation.appId;
    let read: Record<string, unknown> | undefined;
    const payload = () => {
      read ??= {
        eventType: event.eventType,
        ...event.payload,
        ...(event.atlassianId === null ? {} : { atlassianId: event.atlassianId }),
        ...(isSelfGenerated ? { selfGenerated: true } : {}),
      };
      return read;
    };
    for (const trigger of triggers) {
      const filter = trigger.events.get(event.eventType);
      if (filter === undefined) continue;
      const verdict = judge(filter, payload, isSelfGenerated);
      if ("problem" in verdict && verdict.problem !== undefined)
        this.parts.logProblem(trigger.key, `The filter's expression failed for ${event.eventType}: ${verdict.problem}`);
      if (verdict.kind === "ignored" || verdict.kind === "ignored-in-error") continue;
      this.send(trigger, payload(), event.at);
    }
  }

  private send(trigger: EventTrigger, payload: Record<string, unknown>, happenedAt: number): void {
    const { clock, faults, installation, maxDelaySeconds, ordinaryDoubles, random } = this.parts;
    const body = JSON.stringify({ ...payload, context: { cloudId: installation.cloudId, moduleKey: trigger.key } });
    const fault = faults?.onDelivery({ kind: "product-event", functionKey: trigger.functionKey });
    const copies = fault?.copies ?? (ordinaryDoubles && random.chance(DOUBLE_DELIVERY) ? 2 : 1);
    for (let copy = 0; copy < copies; copy += 1) {
      const delayMs = Math.floor(random.next() * maxDelaySeconds * 1_000) + (fault?.extraDelaySeconds ?? 0) * 1_000;
      const dueAt = Math.max(clock.now(), happenedAt + delayMs);
      const id = random.uuid();
      this.keep({ id, moduleKey: trigger.key, body, dueAt, startedAt: dueAt, attempts: 0, lineage: id });
    }
  }

  private keep(event: PendingEvent): void {
    this.parts.pending.save(event);
    this.schedule(event);
  }

  private schedule(event: PendingEvent): void {
    this.parts.clock.schedule(event.dueAt, () => {
      void this.deliver(event);
    });
  }

  private async deliver(event: PendingEvent): Promise<void> {
    const trigger = this.parts.triggers.find(({ key }) => key === event.moduleKey);
    if (trigger === undefined) {
      this.parts.pending.remove(event.id);
      return;
    }
    const payload = JSON.parse(event.body) as Record<string, unknown>;
    if (event.attempts > 0)
      payload.retryContext = {
        retryCount: event.attempts,
        retryReason: event.retryReason,
        retryData: event.retryData === undefined ? undefined : (JSON.parse(event.retryData) as unknown),
      };
    const finished = await this.parts.invoker.run({
      kind: "product-event",
      functionKey: trigger.functionKey,
      moduleKey: trigger.key,
      lineage: event.lineage,
      payload,
    });
    this.settle(event, finished);
  }

  private settle(event: PendingEvent, { record, value }: FinishedInvocation): void {
    const isRetried = record.outcome === "timed-out" || record.outcome === "killed" || asksForRetry(value);
    if (!isRetried || event.attempts >= MOST_RETRIES) {
      this.parts.pending.remove(event.id);
      return;
    }
    const retry = asksForRetry(value)
      ? retryRequestOf(value)
      : { afterSeconds: CARELESS_RETRY_SECONDS, reason: reasonOf(record.outcome) };
    this.keep({
      ...event,
      attempts: event.attempts + 1,
      dueAt: this.parts.clock.now() + retry.afterSeconds * 1_000,
      retryReason: retry.reason,
      retryData: "data" in retry ? retry.data : undefined,
    });
  }
}

const reasonOf = (outcome: string): string =>
  outcome === "timed-out" ? "FUNCTION_TIME_OUT" : "FUNCTION_PLATFORM_UNKNOWN_ERROR";
