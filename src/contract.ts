/**
 * What the pages may ask of the app, and what they get. Types only: pages import them, and nothing else of `src/`.
 * Instants are ISO 8601 in UTC with `Z`.
 */

/** An answer, or why there is none, in words for the person who asked. */
export type Answer<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };

/** One thing that is wrong or doubtful in a catalogue file. */
export interface CatalogueProblem {
  /** Where, such as `agreements[3].targets[0].within`. */
  readonly path: string;
  /** What, and how to mend it. */
  readonly message: string;
}

export type ImportResult =
  | { readonly kind: "imported"; readonly version: number; readonly warnings: readonly CatalogueProblem[] }
  /** Nothing was stored. */
  | { readonly kind: "refused"; readonly problems: readonly CatalogueProblem[] };

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

export interface Reconciled {
  readonly ranAt: string;
  /** Tickets that Jira had and the app did not know, or knew in an older state. */
  readonly repaired: number;
  /** Tickets that the app watched and Jira no longer has. */
  readonly removed: number;
  /** How many repairs there have been in all. */
  readonly repairedInAll: number;
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

/** The functions of the resolver `settings`; each is for administrators of the very project that it is asked about. */
export interface SettingsCalls {
  importCatalogue(payload: { projectId: string; text: string }): Answer<ImportResult>;
  exportCatalogue(payload: { projectId: string; form: "yaml" | "json" }): Answer<{ text: string }>;
  saveMapping(payload: { projectId: string; fields: TicketFieldMapping }): Answer<null>;
  /** Takes in the tickets that were created in a period and are done, in the background; `monitoringStatus` shows how far it is. */
  startBaseline(payload: { projectId: string; from: string; to: string }): Answer<null>;
  monitoringStatus(payload: { projectId: string }): Answer<MonitoringStatus>;
  /** Running clocks are read at `at`, so that all pages of a listing tell of one moment; null is the moment of the call. */
  measurements(payload: { projectId: string; cursor: string | null; at: string | null }): Answer<MeasurementPage>;
}
