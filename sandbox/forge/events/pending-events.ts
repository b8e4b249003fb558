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

/** Keeps events until they are delivered, so that none is lost when the site stops. */
export class PendingEvents {
  constructor(private readonly database: Database) {}

  save(event: PendingEvent): void {
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
    this.database.run("DELETE FROM pending_event WHERE id = ?", id);
  }

  has(id: string): boolean {
    return this.database.get("SELECT 1 FROM pending_event WHERE id = ?", id) !== undefined;
  }

  ofJob(queue: string, jobId: string): { id: string; lineage: string }[] {
    return this.database.all("SELECT id, lineage FROM pending_event WHERE queue = ? AND job_id = ?", queue, jobId);
  }

  /** In the order in which they are due. */
  all(): PendingEvent[] {
    return this.database.all<Row>("SELECT * FROM pending_event ORDER BY due_at, id").map((row) => ({
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
