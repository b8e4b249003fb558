import type { Database } from "../../database";

export interface JobStats {
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
}

/** Longer than any event can live: 24 hours, and up to 96 when the platform itself is at fault. */
const JOB_KEPT_MS = 96 * 3_600_000;
const PUSHES_BETWEEN_SWEEPS = 1_024;

/** How the events of each push fare. */
export class QueueJobs {
  private pushes = 0;

  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  pushed(queue: string, jobId: string, events: number): void {
    this.pushes += 1;
    if (this.pushes % PUSHES_BETWEEN_SWEEPS === 0)
      this.database.run("DELETE FROM queue_job WHERE in_progress = 0 AND pushed_at < ?", this.now() - JOB_KEPT_MS);
    this.database.run(
      `INSERT INTO queue_job VALUES (?, ?, ?, ?, 0, 0)
       ON CONFLICT DO UPDATE SET in_progress = in_progress + excluded.in_progress`,
      queue,
      jobId,
      this.now(),
      events,
    );
  }

  ended(queue: string, jobId: string, outcome: "success" | "failed"): void {
    this.database.run(
      `UPDATE queue_job SET in_progress = in_progress - 1, ${outcome} = ${outcome} + 1 WHERE queue = ? AND job_id = ?`,
      queue,
      jobId,
    );
  }

  stats(queue: string, jobId: string): JobStats | undefined {
    const row = this.database.get<{ success: number; in_progress: number; failed: number }>(
      "SELECT success, in_progress, failed FROM queue_job WHERE queue = ? AND job_id = ?",
      queue,
      jobId,
    );
    return row && { success: row.success, inProgress: row.in_progress, failed: row.failed };
  }
}
