import { covers, historyOf, withNews } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import type { StoredTicket, WatchPhase } from "../domain/monitoring/watched-ticket";
import { type QueueForm, toQueueForm } from "../domain/queue/queue-form";
import { type QueueTicket, queueTicket } from "../domain/queue/queue-ticket";
import { type Instant, MINUTE } from "../domain/time";
import { announcedIn, toldIn } from "./announce-steps";

/** What is kept of a project's open tickets for the queue page. */
export interface QueueSnapshot {
  readonly form: QueueForm;
  /** When somebody last asked for a newer one. */
  readonly renewalAskedAt: Instant | null;
}

export interface QueuePorts {
  now(): Instant;
  project(projectId: string): Promise<MonitoredProject | null>;
  ticketsInPhase(
    projectId: string,
    phase: WatchPhase,
    cursor?: string,
  ): Promise<{ readonly tickets: readonly StoredTicket[]; readonly cursor?: string | undefined }>;
  snapshot(projectId: string): Promise<QueueSnapshot | null>;
  save(projectId: string, form: QueueForm): Promise<void>;
  noteRenewal(projectId: string, at: Instant): Promise<void>;
  /** Has a newer snapshot made while nobody waits. */
  renew(projectId: string): Promise<void>;
}

export type QueueView =
  | { readonly kind: "project-not-watched" }
  | { readonly kind: "told"; readonly form: QueueForm; readonly isBeingRenewed: boolean };

/**
 * As old as the page may show it without asking for a newer one. Ten thousand rows are a quarter of what storage lets an
 * installation read in a minute: so many are made anew every five minutes.
 */
const freshFor = ({ rows }: QueueForm) => Math.max(MINUTE, rows.length * 30);
/** A renewal that has not come by then was lost. */
const LOST_AFTER = 3 * MINUTE;

/**
 * The open tickets of a project as they stood a moment ago. They are kept together since ten thousand rows cannot be read
 * while somebody waits; what is older than a minute is shown at once and made anew meanwhile. Nothing is kept for a project
 * whose queue nobody opens.
 */
export async function viewQueue(ports: QueuePorts, projectId: string): Promise<QueueView> {
  const project = await ports.project(projectId);
  if (project === null) return { kind: "project-not-watched" };
  const now = ports.now();
  const kept = await ports.snapshot(projectId);
  if (kept === null) return { kind: "told", form: await makeQueue(ports, project), isBeingRenewed: false };
  const { form, renewalAskedAt } = kept;
  if (now - form.at < freshFor(form)) return { kind: "told", form, isBeingRenewed: false };
  if (renewalAskedAt === null || renewalAskedAt < form.at || now - renewalAskedAt > LOST_AFTER) {
    await ports.noteRenewal(projectId, now);
    await ports.renew(projectId);
  }
  return { kind: "told", form, isBeingRenewed: true };
}

/** Reads the open tickets of a project, a hundred at a time, and keeps how their promises stand now. */
export async function makeQueue(ports: QueuePorts, project: MonitoredProject): Promise<QueueForm> {
  const now = ports.now();
  const phases = ["open", "not-monitored"] as const;
  const found = await Promise.all(phases.map((phase) => inPhase(ports, project, phase, now)));
  const form = toQueueForm(found.flat(), now);
  await ports.save(project.projectId, form);
  return form;
}

async function inPhase(
  ports: QueuePorts,
  project: MonitoredProject,
  phase: WatchPhase,
  now: Instant,
): Promise<QueueTicket[]> {
  const found: QueueTicket[] = [];
  let cursor: string | undefined;
  do {
    const page = await ports.ticketsInPhase(project.projectId, phase, cursor);
    for (const { ticket } of page.tickets)
      if (!ticket.isDone) {
        const { record, news, announcements } = ticket;
        const told = record === null ? null : ((news && withNews(record, news)) ?? record);
        const history = told === null || !covers(told, project.fields) ? null : historyOf(told, project.fields);
        found.push(queueTicket(ticket, history, project, announcedIn(announcements), toldIn(announcements), now));
      }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
