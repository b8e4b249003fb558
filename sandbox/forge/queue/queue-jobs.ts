import type { Database } from "../../database";

export interface JobStats {
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
}

interface Job {
  readonly queue: string;
  readonly jobId: string;
  readonly pushedAt: number;
  success: number;
  inProgress: number;
  failed: number;
}

/** Longer than any event can live: 24 hours, and up to 96 when the platform itself is at fault. */
const JOB_KEPT_MS = 96 * 3_600_000;
const PUSHES_BETWEEN_SWEEPS = 1_024;

/** How the events of each push fare; in the data file too if there will be a next start. */
export class QueueJobs {
  private readonly jobs = new Map<string, Job>();
  private pushes = 0;

  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {
    const stored = database.all<Job>(
      `SELECT queue, job_id AS jobId, pushed_at AS pushedAt, success, in_progress AS inProgress, failed FROM queue_job`,
    );
    for (const job of stored) this.jobs.set(addressOf(job.queue, job.jobId), job);
  }

  pushed(queue: string, jobId: string, events: number): void {
    this.pushes += 1;
    if (this.pushes % PUSHES_BETWEEN_SWEEPS === 0) this.sweep();
    const known = this.jobs.get(addressOf(queue, jobId));
    const job = known ?? { queue, jobId, pushedAt: this.now(), success: 0, inProgress: 0, failed: 0 };
    job.inProgress += events;
    this.jobs.set(addressOf(queue, jobId), job);
    this.save(job);
  }

  ended(queue: string, jobId: string, outcome: "success" | "failed"): void {
    const job = this.jobs.get(addressOf(queue, jobId));
    if (job === undefined) return;
    job.inProgress -= 1;
    job[outcome] += 1;
    this.save(job);
  }

  stats(queue: string, jobId: string): JobStats | undefined {
    const job = this.jobs.get(addressOf(queue, jobId));
    return job && { success: job.success, inProgress: job.inProgress, failed: job.failed };
  }

  private save({ queue, jobId, pushedAt, inProgress, success, failed }: Job): void {
    if (!this.database.outlivesProcess) return;
    this.database.run(
      "INSERT OR REPLACE INTO queue_job (queue, job_id, pushed_at, in_progress, success, failed) VALUES (?, ?, ?, ?, ?, ?)",
      queue,
      jobId,
      pushedAt,
      inProgress,
      success,
      failed,
    );
  }

  private sweep(): void {
    const before = this.now() - JOB_KEPT_MS;
    for (const [address, { queue, jobId, inProgress, pushedAt }] of this.jobs) {
      if (inProgress > 0 || pushedAt >= before) continue;
      this.jobs.delete(address);
      if (this.database.outlivesProcess)
        this.database.run("DELETE FROM queue_job WHERE queue = ? AND job_id = ?", queue, jobId);
    }
  }
}

/** Queues have no blank in their names. */
const addressOf = (queue: string, jobId: string): string => `${queue} ${jobId}`;
