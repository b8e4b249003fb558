import type { Database } from "../../database";

/** An event on its way to a function. Instants are epoch milliseconds of the site's clock. */
export interface PendingEvent {
  readonly id: string;
  /** The trigger or consumer that gets it. */
  readonly moduleKey: string;
  /** Undefined for product events. */
  readonly queue?: string | undefined;
  readonly jobId?: string | undefined;
  /** JSON. */
  readonly body: string;
  readonly dueAt: number;
  /** When its first delivery was tried, or is to be: a queue event lives 24 hours from then. */
  readonly startedAt: number;
  /** Deliveries so far. */
  readonly attempts: number;
  readonly retryReason?: string | undefined;
  /** JSON. */
  readonly retryData?: string | undefined;
  readonly concurrency?: { readonly key: string; readonly limit: number } | undefined;
  readonly lineage: string;
}

interface Row {
  id: string;
  module_key: string;
  queue: string | null;
  job_id: string | null;
  body: string;
  due_at: number;
  started_at: number;
  attempts: number;
  retry_reason: string | null;
  retry_data: string | null;
  concurrency_key: string | null;
  concurrency_limit: number | null;
  lineage: string;
}

/** Keeps events until they are delivered, so that none is lost when the site stops; in the data file if there will be a next start. */
export class PendingEvents {
  private readonly events = new Map<string, PendingEvent>();

  constructor(private readonly database: Database) {
    for (const event of this.stored()) this.events.set(event.id, event);
  }

  save(event: PendingEvent): void {
    this.events.set(event.id, event);
    if (!this.database.outlivesProcess) return;
    this.database.run(
      "INSERT OR REPLACE INTO pending_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      event.id,
      event.moduleKey,
      event.queue ?? null,
      event.jobId ?? null,
      event.body,
      event.dueAt,
      event.startedAt,
      event.attempts,
      event.retryReason ?? null,
      event.retryData ?? null,
      event.concurrency?.key ?? null,
      event.concurrency?.limit ?? null,
      event.lineage,
    );
  }

  remove(id: string): void {
    this.events.delete(id);
    if (this.database.outlivesProcess) this.database.run("DELETE FROM pending_event WHERE id = ?", id);
  }

  has(id: string): boolean {
    return this.events.has(id);
  }

  ofJob(queue: string, jobId: string): PendingEvent[] {
    return [...this.events.values()].filter((event) => event.queue === queue && event.jobId === jobId);
  }

  /** In the order in which they are due; of one instant, by id. */
  all(): PendingEvent[] {
    return [...this.events.values()].sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  }

  private stored(): PendingEvent[] {
    return this.database.all<Row>("SELECT * FROM pending_event").map((row) => ({
      id: row.id,
      moduleKey: row.module_key,
      queue: row.queue ?? undefined,
      jobId: row.job_id ?? undefined,
      body: row.body,
      dueAt: row.due_at,
      startedAt: row.started_at,
      attempts: row.attempts,
      retryReason: row.retry_reason ?? undefined,
      retryData: row.retry_data ?? undefined,
      concurrency:
        row.concurrency_key === null ? undefined : { key: row.concurrency_key, limit: row.concurrency_limit ?? 1 },
      lineage: row.lineage,
    }));
  }
}
