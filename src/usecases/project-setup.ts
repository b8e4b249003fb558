import type { Status, StatusCategory } from "../domain/catalogue/status";
import type { ActionRules } from "../domain/journal/action-rules";
import type { TicketFields } from "../domain/monitoring/field-record";
import type { Instant } from "../domain/time";

/** Ids of the app's own fields on this site, by what they hold. */
export interface AppFieldIds {
  readonly service: string;
  readonly agreement: string;
  readonly state: string;
  readonly level: string;
  readonly statusRead: string;
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

/** Which stored texts make a project's own catalogue. */
export interface CatalogueHead {
  /** Counts the changes; 0 while there was none, which makes the catalogue empty. */
  readonly revision: number;
  /** The instant of the last one. */
  readonly changedAt: Instant;
  /** Names of the texts that make the catalogue when they are joined in this order; none make an empty one. */
  readonly pieces: readonly string[];
}

/** A project whose tickets are watched: what was set up for it, without the texts of its catalogue. */
export interface ProjectSetup extends ProjectFacts {
  /** Counts the changes of this setup, whatever was changed: a write succeeds only on top of the one that was read. */
  readonly revision: number;
  readonly catalogue: CatalogueHead;
  /** Whether other projects may follow the catalogue. */
  readonly isShared: boolean;
  /** The project whose catalogue is in force here instead of the own one; its own is kept for the way back. */
  readonly follows: string | null;
  /** Name of the stored text with this project's words for those of the catalogue that it follows; null for none. */
  readonly words: string | null;
  /** Steps that fell due before are never announced. */
  readonly monitoredFrom: Instant;
  readonly fields: TicketFields;
  /** What is settled about what people do on tickets; absent until somebody settles it. */
  readonly actions?: ActionRules | undefined;
}

/** Whether anything is agreed for the project: an own catalogue that was ever changed, or another project's. */
export function hasCatalogue({ catalogue, follows }: ProjectSetup): boolean {
  return follows !== null || catalogue.revision > 0;
}
