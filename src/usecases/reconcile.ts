import { type FieldValues, presentValue } from "../domain/monitoring/field-record";
import { type StoredTicket, unreadTicket, type WatchedTicket } from "../domain/monitoring/watched-ticket";
import { HOUR, type Instant } from "../domain/time";
import { JiraRequestFailed, JiraUnreachable } from "../errors";
import type { ProjectFacts, ProjectSetup } from "./project-setup";

/** What a comparison with Jira found and mended. */
export interface ReconciliationReport {
  readonly ranAt: Instant;
  /** Tickets that Jira had and the app did not know, or knew in an older state. */
  readonly repaired: number;
  /** What could not be done; everything else was. */
  readonly failures: readonly DutyFailure[];
}

/**
 * What a comparison owes each project: to look at the project itself, at the contacts of its catalogue, at tickets of which
 * news was lost, and at those that are not monitored. One that fails keeps back neither the others nor another project's.
 */
export type Duty = "project" | "contacts" | "tickets" | "left-tickets";

export interface DutyFailure {
  readonly projectId: string;
  readonly duty: Duty;
  /** Whether the same may well succeed in minutes: Jira was busy, or gave no answer. */
  readonly isPassing: boolean;
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
  /** When such a comparison ran last without a failure; null before the first. */
  lastWholeAt(): Promise<Instant | null>;
  /** Puts down why a duty failed. */
  failed(failure: DutyFailure, error: unknown): void;
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
}

export interface AuditPorts extends ReconcilePorts {
  /**
   * That Jira does not show a project is no proof that it is gone: permissions change, and what is in the trash comes back.
   * Only the event of its deletion has it forgotten.
   * @throws JiraRequestFailed when it does not show it
   */
  lookUp(projectId: string): Promise<ProjectFacts>;
  saveSetup(setup: ProjectSetup): Promise<void>;
  /** Looks whether Jira still has those whom the project's catalogue names, and remembers whom it has not. */
  checkContacts(projectId: string): Promise<void>;
  notMonitored(projectId: string, after: string | null): Promise<readonly StoredTicket[]>;
}

/** How far back a comparison looks at least; where the last one without a failure is longer ago, it looks back to that one. */
const SHORTEST_REACH_HOURS = { hourly: 3, daily: 25 };
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
  const reach = await reachOf(ports, ranAt, SHORTEST_REACH_HOURS.hourly);
  const failures: DutyFailure[] = [];
  let repaired = 0;
  for (const setup of await ports.projects()) {
    await attempt(ports, failures, setup.projectId, "tickets", async () => {
      repaired += await repair(ports, setup, reach, false);
    });
  }
  return { ranAt, repaired, failures };
}

/** Hours; an hour more than have passed, as the last comparison left out the latest changes. */
async function reachOf(ports: ReconcilePorts, now: Instant, shortest: number): Promise<number> {
  const lastAt = await ports.lastWholeAt();
  return lastAt === null ? shortest : Math.max(shortest, Math.ceil((now - lastAt) / HOUR) + 1);
}

/** @returns whether the work was done; why not is put down, and no error leaves it */
async function attempt(
  ports: ReconcilePorts,
  failures: DutyFailure[],
  projectId: string,
  duty: Duty,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const isPassing = error instanceof JiraUnreachable || (error instanceof JiraRequestFailed && error.isPassing);
    const failure = { projectId, duty, isPassing };
    failures.push(failure);
    ports.failed(failure, error);
    return false;
  }
}

/**
 * Every day: looks at the projects themselves (renamed, statuses renamed or added), at the tickets that could not be watched,
 * at the contacts (accounts and groups that are gone), and compares every ticket that changed since the day before and is not done, field by field, for a point each.
 */
export async function audit(ports: AuditPorts): Promise<ReconciliationReport> {
  const ranAt = ports.now();
  const reach = await reachOf(ports, ranAt, SHORTEST_REACH_HOURS.daily);
  const failures: DutyFailure[] = [];
  let repaired = 0;
  for (const setup of await ports.projects()) {
    const perform = (duty: Duty, work: () => Promise<void>) => attempt(ports, failures, setup.projectId, duty, work);
    let current = setup;
    await perform("project", async () => {
      const facts = await ports.lookUp(setup.projectId);
      if (sameFacts(facts, setup)) return;
      current = { ...setup, ...facts, revision: setup.revision + 1 };
      await ports.saveSetup(current);
    });
    await perform("contacts", () => ports.checkContacts(setup.projectId));
    await perform("tickets", async () => {
      repaired += await repair(ports, current, reach, true);
    });
    await perform("left-tickets", async () => {
      await lookAtLeftTickets(ports, setup.projectId);
    });
  }
  return { ranAt, repaired, failures };
}

/**
 * Has those read again that could not be watched. None is forgotten for not being shown, however long: an archive is opened
 * again, a level lifted, a permission given back. Jira tells when a ticket is deleted.
 */
async function lookAtLeftTickets(ports: AuditPorts, projectId: string): Promise<void> {
  let after: string | null = null;
  do {
    const page = await ports.notMonitored(projectId, after);
    await markChanged(ports, page);
    after = page.at(-1)?.ticket.issueId ?? null;
  } while (after !== null);
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
