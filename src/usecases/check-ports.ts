import type { FieldRecord } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import type { StatusFields } from "../domain/monitoring/status-fields";
import type { StoredTicket, WatchedTicket } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";
import type { AnnouncePorts } from "./announce-steps";

/** A ticket as Jira tells it at one moment. */
export interface ReadTicket {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly updatedAt: Instant;
  readonly record: FieldRecord;
}

export interface FieldWrite {
  readonly issueId: string;
  readonly fields: StatusFields;
  readonly before: StatusFields | null;
}

export interface CheckPorts extends AnnouncePorts {
  getTickets(issueIds: readonly string[]): Promise<readonly StoredTicket[]>;
  /** Ids of those that somebody else stored meanwhile. */
  replaceTickets(stored: readonly StoredTicket[]): Promise<ReadonlySet<string>>;
  removeTicket(issueId: string): Promise<void>;
  /** Null when nobody watches the project. */
  project(projectId: string): Promise<MonitoredProject | null>;
  /** Tickets that Jira does not show to the app are missing from the answer. */
  readTickets(
    project: MonitoredProject,
    issueIds: readonly string[],
    withComments: boolean,
  ): Promise<readonly ReadTicket[]>;
  /**
   * Reads only what happened to a known ticket, which costs half as much. Null when Jira does not show the ticket;
   * `moved` when it is in another project now.
   */
  readChanges(project: MonitoredProject, ticket: KnownTicket): Promise<ReadTicket | "moved" | null>;
  /** Ids of the tickets whose fields cannot be written, whatever is tried. */
  writeFields(project: MonitoredProject, writes: readonly FieldWrite[]): Promise<ReadonlySet<string>>;
  /** How long the function may still run. */
  remainingMs(): number;
}

export type KnownTicket = WatchedTicket & { readonly record: FieldRecord };
