import type { HostClock } from "../../clock";
import type { PendingEvent, PendingEvents } from "../events/pending-events";
import { retryRequestOf } from "../events/retry";
import type { FaultPolicy } from "../faults";
import type { InvocationOutcome } from "../invocation/invocation-record";
import { asksForRetry, type FinishedInvocation, type Invoker, timeLimitSeconds } from "../invocation/invoker";
import type { AppFunction, QueueConsumer } from "../manifest/app-manifest";
import { jsonAnswer, NO_CONTENT, type PlatformAnswer } from "../platform-answer";
import type { Random } from "../random";
import { RateWindow } from "../rate-window";
import { Lineages } from "./lineages";
import type { QueueJobs } from "./queue-jobs";

const EVENTS_PER_PUSH = 50;
const PUSH_BYTES = 200 * 1_024;
const EVENTS_PER_MINUTE = 500;
/** For consumers that may run longer than 55 seconds. */
const LONG_CONSUMER_EVENT_BYTES = 100 * 1_024;
const ORDINARY_CONSUMER_SECONDS = 55;
const LONGEST_DELAY_SECONDS = 900;
const RETENTION_MS = 24 * 3_600_000;
const LONGEST_GAP_SECONDS = 900;
/** The platform's own delay before an event that is due is delivered. */
const DISPATCH_MS = 1_000;

interface PushedEvent {
  readonly body: unknown;
  readonly delayInSeconds?: number;
  readonly concurrency?: { readonly key: string; readonly limit: number };
}

interface PushRequest {
  readonly queueName: string;
  readonly jobId: string;
  readonly payload: readonly PushedEvent[];
}

export interface QueueUse {
  pushed: number;
  delivered: number;
  retried: number;
  expired: number;
}

export interface QueueParts {
  readonly clock: HostClock;
  readonly random: Random;
  readonly invoker: Invoker;
  readonly pending: PendingEvents;
  readonly jobs: QueueJobs;
  readonly consumers: readonly QueueConsumer[];
  readonly functions: ReadonlyMap<string, AppFunction>;
  readonly faults: FaultPolicy | undefined;
}

/**
 * The app's queues: what `@forge/events` asks for under `/webhook/queue/…`, and delivery at least once within 24 hours,
 * with growing gaps after failures, in no promised order.
 */
export class QueueService {
  readonly use: QueueUse = { pushed: 0, delivered: 0, retried: 0, expired: 0 };
  private readonly rate = new RateWindow(EVENTS_PER_MINUTE, 60_000);
  private readonly running = new Map<string, number>();
  private readonly lineages = new Lineages();
  /** Events that a consumer is working on. */
  private readonly started = new Set<string>();

  constructor(private readonly parts: QueueParts) {}

  resume(events: readonly PendingEvent[]): void {
    for (const event of events) this.schedule(event);
  }

  push(body: string, lineage: string): PlatformAnswer {
    const { queueName, jobId, payload } = JSON.parse(body) as PushRequest;
    const consumer = this.parts.consumers.find(({ queue }) => queue === queueName);
    if (consumer === undefined) return refusal(400, `No consumer of the manifest reads the queue ${queueName}.`);
    const tooBig = this.tooBig(payload, consumer);
    if (tooBig !== undefined) return jsonAnswer(413, { errorMessage: tooBig });
    const wrong = payload.map(wrongSetting).find((problem) => problem !== undefined);
    if (wrong !== undefined) return refusal(400, wrong);
    if (!this.rate.take(this.parts.clock.now(), payload.length)) return refusal(429, "Too many requests.");
    if (!this.lineages.push(lineage, payload.length))
      return refusal(405, "The limit on cyclic invocation has been reached.");
    this.parts.jobs.pushed(queueName, jobId, payload.length);
    for (const event of payload) this.accept(consumer, jobId, event, lineage);
    return jsonAnswer(201, {});
  }

  stats(body: string): PlatformAnswer {
    const { queueName, jobId } = JSON.parse(body) as PushRequest;
    const stats = this.parts.jobs.stats(queueName, jobId);
    return stats === undefined ? refusal(404, "The job was not found.") : jsonAnswer(200, stats);
  }

  /** Ends what has not begun; a delivery that runs goes on. */
  cancel(body: string): PlatformAnswer {
    const { queueName, jobId } = JSON.parse(body) as PushRequest;
    if (this.parts.jobs.stats(queueName, jobId) === undefined) return refusal(404, "The job was not found.");
    for (const event of this.parts.pending.ofJob(queueName, jobId))
      if (!this.started.has(event.id)) this.end({ ...event, queue: queueName, jobId }, "failed");
    return NO_CONTENT;
  }

  private tooBig(payload: readonly PushedEvent[], consumer: QueueConsumer): string | undefined {
    if (payload.length > EVENTS_PER_PUSH) return `A push may have ${EVENTS_PER_PUSH} events at most.`;
    if (bytesOf(payload) > PUSH_BYTES) return "The maximum payload size is 200KB.";
    const seconds = timeLimitSeconds("consumer", this.parts.functions.get(consumer.functionKey)!);
    if (seconds > ORDINARY_CONSUMER_SECONDS && payload.some((event) => bytesOf(event) > LONG_CONSUMER_EVENT_BYTES))
      return "An event for a consumer with a time-out above 55 seconds may have 100KB at most.";
    return undefined;
  }

  private accept(consumer: QueueConsumer, jobId: string, event: PushedEvent, lineage: string): void {
    const { clock, faults, random } = this.parts;
    const fault = faults?.onDelivery({ kind: "consumer", functionKey: consumer.functionKey });
    const delaySeconds = (event.delayInSeconds ?? 0) + (fault?.extraDelaySeconds ?? 0);
    const dueAt = clock.now() + delaySeconds * 1_000 + random.below(DISPATCH_MS);
    this.use.pushed += 1;
    const pending: PendingEvent = {
      id: random.uuid(),
      moduleKey: consumer.key,
      queue: consumer.queue,
      jobId,
      body: JSON.stringify(event.body),
      dueAt,
      startedAt: dueAt,
      attempts: 0,
      concurrency: event.concurrency,
      lineage,
    };
    this.keep(pending);
    // A duplicate is delivered beside the event, and counts in nobody's statistics.
    for (let copy = 1; copy < (fault?.copies ?? 1); copy += 1)
      clock.schedule(dueAt + random.below(60_000), () => void this.run(consumer, pending));
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
    const consumer = this.parts.consumers.find(({ key }) => key === event.moduleKey);
    if (!this.parts.pending.has(event.id)) return; // cancelled meanwhile
    if (consumer === undefined) {
      this.end(event, "failed");
      return;
    }
    const { concurrency } = event;
    const running = concurrency === undefined ? 0 : (this.running.get(concurrency.key) ?? 0);
    if (concurrency !== undefined && running >= concurrency.limit) {
      this.waitForTurn(event);
      return;
    }
    if (concurrency !== undefined) this.running.set(concurrency.key, running + 1);
    this.started.add(event.id);
    const finished = await this.run(consumer, event);
    this.started.delete(event.id);
    if (concurrency !== undefined) {
      const left = this.running.get(concurrency.key)! - 1;
      if (left === 0) this.running.delete(concurrency.key);
      else this.running.set(concurrency.key, left);
    }
    this.settle(event, finished);
  }

  private run(consumer: QueueConsumer, event: PendingEvent): Promise<FinishedInvocation> {
    this.use.delivered += 1;
    return this.parts.invoker.run({
      kind: "consumer",
      functionKey: consumer.functionKey,
      moduleKey: consumer.key,
      lineage: event.lineage,
      payload: {
        body: JSON.parse(event.body) as unknown,
        queueName: event.queue,
        jobId: event.jobId,
        eventId: event.id,
        ...(event.concurrency === undefined ? {} : { concurrency: event.concurrency }),
        ...(event.attempts === 0 ? {} : { retryContext: this.retryContext(event) }),
      },
    });
  }

  private retryContext(event: PendingEvent) {
    return {
      retryCount: event.attempts,
      retryReason: event.retryReason,
      retryData: event.retryData === undefined ? null : (JSON.parse(event.retryData) as unknown),
      retentionWindow: {
        startTime: new Date(event.startedAt).toISOString(),
        remainingTimeMs: Math.max(0, event.startedAt + RETENTION_MS - this.parts.clock.now()),
      },
    };
  }

  /** Its concurrency key is taken: back-off that grows with how long it has waited, for a day at most. */
  private waitForTurn(event: PendingEvent): void {
    const { clock, random } = this.parts;
    const waitedMs = clock.now() - event.startedAt;
    const gapMs = Math.min(1_000 + waitedMs, LONGEST_GAP_SECONDS * 1_000) * (0.5 + random.next() / 2);
    this.tryAgain({ ...event, dueAt: clock.now() + Math.floor(gapMs) });
  }

  private settle(event: PendingEvent, { record, value }: FinishedInvocation): void {
    if (record.outcome === "succeeded") {
      this.end(event, "success");
      return;
    }
    const { clock, random } = this.parts;
    const retry = asksForRetry(value)
      ? retryRequestOf(value)
      : {
          afterSeconds: Math.min(2 ** event.attempts, LONGEST_GAP_SECONDS) * (0.5 + random.next() / 2),
          reason: reasonOf(record.outcome),
          data: undefined,
        };
    this.use.retried += 1;
    this.tryAgain({
      ...event,
      attempts: event.attempts + 1,
      dueAt: clock.now() + Math.floor(retry.afterSeconds * 1_000),
      retryReason: retry.reason,
      retryData: retry.data,
    });
  }

  private tryAgain(event: PendingEvent): void {
    if (event.dueAt <= event.startedAt + RETENTION_MS) {
      this.keep(event);
      return;
    }
    this.use.expired += 1;
    this.end(event, "failed");
  }

  private end(event: Pick<PendingEvent, "id" | "queue" | "jobId" | "lineage">, outcome: "success" | "failed"): void {
    this.parts.pending.remove(event.id);
    this.parts.jobs.ended(event.queue!, event.jobId!, outcome);
    this.lineages.eventEnded(event.lineage);
  }
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const refusal = (status: number, message: string): PlatformAnswer => jsonAnswer(status, { code: status, message });

/** The service checks again what the client has checked. */
function wrongSetting({ delayInSeconds = 0, concurrency }: PushedEvent): string | undefined {
  if (!(delayInSeconds >= 0 && delayInSeconds <= LONGEST_DELAY_SECONDS))
    return "The delayInSeconds setting must be between 0 and 900.";
  if (
    concurrency !== undefined &&
    !(concurrency.key !== "" && Number.isInteger(concurrency.limit) && concurrency.limit > 0)
  )
    return "The concurrency setting needs a key and a limit of 1 or more.";
  return undefined;
}

const reasonOf = (outcome: InvocationOutcome): string =>
  outcome === "timed-out" ? "FUNCTION_TIME_OUT" : "FUNCTION_PLATFORM_UNKNOWN_ERROR";
