import type { Answer } from "./answer";
import type { ImportResult } from "./catalogue";

/** Ids of the fields that tell a ticket's service, customer and team, each list in order of precedence: the first that is filled counts. */
export interface TicketFieldMapping {
  readonly service: readonly string[];
  readonly customer: readonly string[];
  readonly team: readonly string[];
}

export interface MonitoringStatus {
  /** Null while the project has no catalogue. */
  readonly project: {
    readonly catalogueVersion: number;
    readonly importedAt: string;
    readonly monitoredFrom: string;
    readonly fields: TicketFieldMapping;
  } | null;
  /** Null until the first sweep that had something to say. A sweep that finds nothing says so once an hour. */
  readonly lastSweep: { readonly ranAt: string; readonly handedOn: number; readonly overdue: number } | null;
  /** The first hundred. */
  readonly notMonitored: readonly {
    readonly issueId: string;
    readonly issueKey: string;
    readonly reason: string;
    readonly since: string;
  }[];
  /** How far the finished tickets of a period were taken in; null when nobody asked for it. */
  readonly baseline: {
    readonly from: string;
    readonly to: string;
    readonly found: number;
    readonly added: number;
    readonly finishedAt: string | null;
  } | null;
  /** What the hourly and the daily comparison with Jira last found; null until they ran. */
  readonly lastReconciliation: Reconciled | null;
  readonly lastAudit: Reconciled | null;
}

/** Looking at the project itself, at its contacts, at tickets whose news was lost, at those that are not monitored. */
export type FailedDuty = "project" | "contacts" | "tickets" | "left-tickets";

export interface Reconciled {
  readonly ranAt: string;
  /** Tickets that Jira had and the app did not know, or knew in an older state. */
  readonly repaired: number;
  /** What it could not do for this project. */
  readonly failed: readonly FailedDuty[];
  /** How many repairs there have been in all. */
  readonly repairedInAll: number;
}

/** What Jira keeps from the app in a project, of what needs no ticket to be seen. */
export interface SiteFindings {
  /** Whether Jira knows that the project is watched: only then do tickets show the panel, and the project its reviews. */
  readonly isMarkedAsWatched: boolean;
  /** Whether Jira tells the app the organizations of customers; otherwise everybody counts as in none. */
  readonly tellsOrganizations: boolean;
}

/** One clock of a ticket: a row of `measurements.csv`. */
export interface MeasurementRow {
  readonly issueId: string;
  readonly issueKey: string;
  readonly agreement: string;
  readonly version: number;
  readonly kind: "sla" | "ola" | "uc";
  readonly measure: "resolution" | "response";
  readonly cycle: number;
  readonly priority: string | null;
  readonly state: "running" | "paused" | "stopped";
  readonly startedAt: string;
  readonly stoppedAt: string | null;
  readonly targetSeconds: number;
  readonly elapsedSeconds: number;
  readonly dueAt: string | null;
  readonly breached: boolean;
  readonly breachedAt: string | null;
}

export interface MeasurementPage {
  readonly rows: readonly MeasurementRow[];
  /** What to ask the next page with; null on the last. */
  readonly cursor: string | null;
}

/** A contact whom a step of a ladder addressed in vain. */
export interface UnreachedContact {
  /** Its key in the catalogue. */
  readonly contact: string;
  readonly reason: "account-unknown" | "group-unknown-or-empty";
  readonly since: string;
  readonly lastAt: string;
  /** The ticket on which it happened last; null when only the daily audit found it. */
  readonly issueKey: string | null;
}

/** The functions of the resolver `settings`; each is for administrators of the very project that it is asked about. */
export interface SettingsCalls {
  importCatalogue(payload: { projectId: string; text: string }): Answer<ImportResult>;
  exportCatalogue(payload: { projectId: string; form: "yaml" | "json" }): Answer<{ text: string }>;
  saveMapping(payload: { projectId: string; fields: TicketFieldMapping }): Answer<null>;
  /** Takes in the tickets that were created in a period and are done, in the background; `monitoringStatus` shows how far it is. */
  startBaseline(payload: { projectId: string; from: string; to: string }): Answer<null>;
  monitoringStatus(payload: { projectId: string }): Answer<MonitoringStatus>;
  siteFindings(payload: { projectId: string }): Answer<SiteFindings>;
  /** Has Jira know that the project is watched, in the name of whoever asks. */
  markAsWatched(payload: { projectId: string }): Answer<null>;
  /** Those of the last month. */
  unreachedContacts(payload: { projectId: string }): Answer<readonly UnreachedContact[]>;
  ticketActionRules(payload: { projectId: string }): Answer<TicketActionRules>;
  saveTicketActionRules(payload: { projectId: string; rules: TicketActionRules }): Answer<null>;
  /** Running clocks are read at `at`, so that all pages of a listing tell of one moment; null is the moment of the call. */
  measurements(payload: { projectId: string; cursor: string | null; at: string | null }): Answer<MeasurementPage>;
}

/** What the project has settled about the actions on tickets. */
export interface TicketActionRules {
  /** Shown in this order. A key stays for good; one that is no longer offered is not listed. */
  readonly breachReasons: readonly { readonly key: string; readonly name: string }[];
  /** Who may grant an extension: administrators of the project always; the members of these groups and these accounts too. */
  readonly extensionGranters: { readonly accountIds: readonly string[]; readonly groups: readonly string[] };
  /** Whether acknowledging holds the further steps of a cycle, for ladders that do not say so themselves. */
  readonly acknowledgementHolds: boolean;
  /** Groups, by name, whose members see figures of single agents; with none nobody does, and nothing of it is kept. */
  readonly agentFigureGroups: readonly string[];
}
