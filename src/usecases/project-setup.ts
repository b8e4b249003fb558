import type { Status, StatusCategory } from "../domain/catalogue/status";
import type { TicketFields } from "../domain/monitoring/field-record";
import type { Instant } from "../domain/time";

/** Ids of the app's own fields on this site, by what they hold. */
export interface AppFieldIds {
  readonly service: string;
  readonly agreement: string;
  readonly state: string;
  readonly resolutionDue: string;
  readonly responseDue: string;
  readonly nextEscalation: string;
}

export interface WorkflowStatus extends Status {
  readonly id: string;
  readonly category: StatusCategory;
}

/** What Jira says of a project. */
export interface ProjectFacts {
  readonly projectId: string;
  readonly projectKey: string;
  readonly appFields: AppFieldIds;
  /** The statuses of all of its workflows. */
  readonly statuses: readonly WorkflowStatus[];
}

/** A project whose tickets are watched: what was set up for it, without the catalogue itself. */
export interface ProjectSetup extends ProjectFacts {
  /** Counts the changes of this setup, whatever was changed. */
  readonly revision: number;
  /** Counts the imports; the catalogue in force is stored under it. */
  readonly catalogueVersion: number;
  /** In how many pieces that catalogue is stored. */
  readonly catalogueChunks: number;
  readonly importedAt: Instant;
  /** Steps that fell due before are never announced. */
  readonly monitoredFrom: Instant;
  readonly fields: TicketFields;
}
