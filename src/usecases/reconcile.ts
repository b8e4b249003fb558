import { type FieldValues, presentValue } from "../domain/monitoring/field-record";
import { type StoredTicket, unreadTicket, type WatchedTicket } from "../domain/monitoring/watched-ticket";
import { DAY, HOUR, type Instant } from "../domain/time";
import type { ProjectFacts, ProjectSetup } from "./project-setup";

/** What a comparison with Jira found and mended. */
export interface ReconciliationReport {
  readonly ranAt: Instant;
  /** Tickets that Jira had and the app did not know, or knew in an older state. */
  readonly repaired: number;
  /** Tickets that the app watched and Jira no longer has. */
  readonly removed: number;
}

/** What fields of a ticket hold, by a search that may be seconds old. */
export interface SeenTicket {
  readonly issueId: string;
  readonly values: FieldValues;
}

export interface SeenPage {
  readonly tickets: readonly SeenTicket[];
  /** Null on the last page. */
  readonly pageToken: string | null;
}

export interface ReconcilePorts {
  now(): Instant;
  projects(): Promise<readonly ProjectSetup[]>;
  /**
   * A page of a project's tickets that changed within the last hours and of which news may have been lost, apart from the
   * latest, whose news may still be on its way. Costs one point, and one for each ticket.
   * @param isThorough whether all that are not done are among them, or only those that Jira itself can tell
   */
  findSuspects(
    setup: ProjectSetup,
    sinceHours: number,
    isThorough: boolean,
    pageToken: string | null,
  ): Promise<SeenPage>;
  getTickets(issueIds: readonly string[]): Promise<readonly StoredTicket[]>;
  addTicket(ticket: WatchedTicket): Promise<boolean>;
  replaceTickets(stored: readonly StoredTicket[]): Promise<ReadonlySet<string>>;
  removeTicket(issueId: string): Promise<void>;
}

export interface AuditPorts extends ReconcilePorts {
  /** When the last audit ran; null before the first. */
  lastAuditAt(): Promise<Instant | null>;
  /** Null when Jira has no such project any more, or does not show it to the app. */
  lookUp(projectId: string): Promise<ProjectFacts | null>;
  saveSetup(setup: ProjectSetup): Promise<void>;
  /** Forgets the project and, in the background, its tickets. */
  forgetProject(projectId: string): Promise<void>;
  /** Looks whether Jira still has those whom the project's catalogue names, and remembers whom it has not. */
  checkContacts(projectId: string): Promise<void>;
  notMonitored(projectId: string, after: string | null): Promise<readonly StoredTicket[]>;
}

/** How far back the hourly comparison looks; it also makes up for some that were missed. */
const HOURLY_REACH_HOURS = 3;
/** The daily one goes back to the one before, within these bounds. */
const SHORTEST_DAILY_REACH_HOURS = 25;
const LONGEST_DAILY_REACH_HOURS = 72;
/** Pages of a hundred tickets that one comparison of a project pays for; what is left over, the next one finds. */
const MOST_PAGES = { hourly: 5, daily: 200 };

/**
 * Every hour: finds tickets of which news of status or priority was lost, for one point a project. Jira does the comparing:
 * the app's field holds the status as last read, so one search finds the tickets on which it differs from the real one. A
 * lost change of another field is found by the daily audit, with the ticket's next event, or before its next announcement,
 * whichever comes first.
 */
export async function reconcile(ports: ReconcilePorts): Promise<ReconciliationReport> {
  const ranAt = ports.now();
  let repaired = 0;
  for (const setup of await ports.projects()) {
    repaired += await repair(ports, setup, HOURLY_REACH_HOURS, false);
  }
  return { ranAt, repaired, removed: 0 };
}

/** How long a ticket that Jira does not show is kept: it may come back when an archive is opened or a level is lifted. */
const KEPT_UNREADABLE = 30 * DAY;

/**
 * Every day: looks at the projects themselves (gone, statuses renamed or added), at the tickets that could not be watched,
 * at the contacts (accounts and groups that are gone), and compares every ticket that changed since the day before and is not done, field by field, for a point each.
 */
export async function audit(ports: AuditPorts): Promise<ReconciliationReport> {
  const ranAt = ports.now();
  let repaired = 0;
  let removed = 0;
  const lastAt = await ports.lastAuditAt();
  const hoursSince = lastAt === null ? 0 : Math.ceil((ranAt - lastAt) / HOUR) + 1;
  const reach = Math.min(LONGEST_DAILY_REACH_HOURS, Math.max(SHORTEST_DAILY_REACH_HOURS, hoursSince));
  for (const setup of await ports.projects()) {
    const facts = await ports.lookUp(setup.projectId);
    if (facts === null) {
      await ports.forgetProject(setup.projectId);
      continue;
    }
    if (!sameFacts(facts, setup)) await ports.saveSetup({ ...setup, ...facts, revision: setup.revision + 1 });
    await ports.checkContacts(setup.projectId);
    repaired += await repair(ports, setup, reach, true);
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

async function repair(
  ports: ReconcilePorts,
  setup: ProjectSetup,
  sinceHours: number,
  isThorough: boolean,
): Promise<number> {
  let repaired = 0;
  let pageToken: string | null = null;
  for (let pages = isThorough ? MOST_PAGES.daily : MOST_PAGES.hourly; pages > 0; pages--) {
    const page = await ports.findSuspects(setup, sinceHours, isThorough, pageToken);
    repaired += await repairAmong(ports, setup, page.tickets);
    pageToken = page.pageToken;
    if (pageToken === null) break;
  }
  return repaired;
}

/** Takes in the tickets that are unknown, and marks those that the app knows in another state than Jira. */
async function repairAmong(ports: ReconcilePorts, setup: ProjectSetup, seen: readonly SeenTicket[]): Promise<number> {
  if (seen.length === 0) return 0;
  const stored = await ports.getTickets(seen.map(({ issueId }) => issueId));
  const known = new Map(stored.map((one) => [one.ticket.issueId, one]));
  const unaware: StoredTicket[] = [];
  for (const { issueId, values } of seen) {
    const found = known.get(issueId);
    if (found === undefined) await ports.addTicket(unreadTicket(issueId, setup.projectId, ports.now()));
    else if (isUnaware(found.ticket, values)) unaware.push(found);
  }
  await markChanged(ports, unaware);
  return seen.length - known.size + unaware.length;
}

/** Whether a ticket that waits for nothing holds other values than the app knows, or never got the app's fields. */
function isUnaware({ changedAt, notMonitored, record, fields }: WatchedTicket, values: FieldValues): boolean {
  if (changedAt !== null || notMonitored !== null) return false;
  if (record === null || fields === null) return true;
  return Object.entries(values).some(([fieldId, value]) => presentValue(record, fieldId) !== value);
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
