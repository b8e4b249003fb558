import type { StoredTicket } from "../domain/monitoring/watched-ticket";
import { unreadTicket, type WatchedTicket } from "../domain/monitoring/watched-ticket";
import { DAY, type Instant } from "../domain/time";
import type { ProjectFacts, ProjectSetup } from "./project-setup";

/** What a comparison with Jira found and mended. */
export interface ReconciliationReport {
  readonly ranAt: Instant;
  /** Tickets that Jira had and the app did not know, or knew in an older state. */
  readonly repaired: number;
  /** Tickets that the app watched and Jira no longer has. */
  readonly removed: number;
}

export interface ReconcilePorts {
  now(): Instant;
  projects(): Promise<readonly ProjectSetup[]>;
  /**
   * Ids of a project's tickets that changed within the last hours and differ from what the app's own fields on them say,
   * apart from the latest, whose news may still be on its way. Costs one point, and one for each ticket found.
   */
  findDifferent(setup: ProjectSetup, sinceHours: number): Promise<readonly string[]>;
  getTickets(issueIds: readonly string[]): Promise<readonly StoredTicket[]>;
  addTicket(ticket: WatchedTicket): Promise<boolean>;
  replaceTickets(stored: readonly StoredTicket[]): Promise<ReadonlySet<string>>;
  removeTicket(issueId: string): Promise<void>;
}

export interface AuditPorts extends ReconcilePorts {
  /** Null when Jira has no such project any more, or does not show it to the app. */
  lookUp(projectId: string): Promise<ProjectFacts | null>;
  saveSetup(setup: ProjectSetup): Promise<void>;
  /** Forgets the project and, in the background, its tickets. */
  forgetProject(projectId: string): Promise<void>;
  notMonitored(projectId: string, after: string | null): Promise<readonly StoredTicket[]>;
}

/** How far back the comparisons look; each also makes up for some that were missed. */
const HOURLY_REACH_HOURS = 3;
const DAILY_REACH_HOURS = 72;

/**
 * Every hour: finds tickets whose events were lost, for one point a project. Jira does the comparing: the app's field
 * holds the status as last read, so one search finds the tickets on which it differs from the real one. A lost change of
 * another field is found with the ticket's next event, or before its next announcement.
 */
export async function reconcile(ports: ReconcilePorts): Promise<ReconciliationReport> {
  const ranAt = ports.now();
  let repaired = 0;
  for (const setup of await ports.projects()) repaired += await repair(ports, setup, HOURLY_REACH_HOURS);
  return { ranAt, repaired, removed: 0 };
}

/** How long a ticket that Jira does not show is kept: it may come back when an archive is opened or a level is lifted. */
const KEPT_UNREADABLE = 30 * DAY;

/**
 * Every day: looks at the projects themselves (gone, statuses renamed or added), at the tickets that could not be watched,
 * and further back than the hourly comparison.
 */
export async function audit(ports: AuditPorts): Promise<ReconciliationReport> {
  const ranAt = ports.now();
  let repaired = 0;
  let removed = 0;
  for (const setup of await ports.projects()) {
    const facts = await ports.lookUp(setup.projectId);
    if (facts === null) {
      await ports.forgetProject(setup.projectId);
      continue;
    }
    if (!sameFacts(facts, setup)) await ports.saveSetup({ ...setup, ...facts, revision: setup.revision + 1 });
    repaired += await repair(ports, setup, DAILY_REACH_HOURS);
    let after: string | null = null;
    do {
      const page = await ports.notMonitored(setup.projectId, after);
      const lost = page.filter(
        ({ ticket: { notMonitored } }) =>
          notMonitored?.reason === "not-readable" && notMonitored.since < ranAt - KEPT_UNREADABLE,
      );
      for (const { ticket } of lost) await ports.removeTicket(ticket.issueId);
      removed += lost.length;
      await markChanged(
        ports,
        page.filter((stored) => !lost.includes(stored)),
      );
      after = page.at(-1)?.ticket.issueId ?? null;
    } while (after !== null);
  }
  return { ranAt, repaired, removed };
}

async function repair(ports: ReconcilePorts, setup: ProjectSetup, sinceHours: number): Promise<number> {
  const issueIds = await ports.findDifferent(setup, sinceHours);
  if (issueIds.length === 0) return 0;
  const stored = await ports.getTickets(issueIds);
  const known = new Set(stored.map(({ ticket }) => ticket.issueId));
  for (const issueId of issueIds) {
    if (!known.has(issueId)) await ports.addTicket(unreadTicket(issueId, setup.projectId, ports.now()));
  }
  const unaware = stored.filter(({ ticket }) => ticket.changedAt === null && ticket.notMonitored === null);
  await markChanged(ports, unaware);
  return issueIds.length - known.size + unaware.length;
}

async function markChanged(ports: ReconcilePorts, tickets: readonly StoredTicket[]): Promise<void> {
  const changedAt = ports.now();
  await ports.replaceTickets(
    tickets.map(({ ticket, version }) => ({ ticket: { ...ticket, changedAt, news: null }, version })),
  );
}

function sameFacts(a: ProjectFacts, b: ProjectFacts): boolean {
  const essence = ({ projectKey, appFields, statuses }: ProjectFacts) =>
    JSON.stringify([projectKey, appFields, statuses]);
  return essence(a) === essence(b);
}
