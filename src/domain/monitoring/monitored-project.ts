import type { AgreementBook } from "../agreement/agreement-book";
import type { Catalogue } from "../catalogue/catalogue";
import type { ActionRules } from "../journal/action-rules";
import type { Instant } from "../time";
import type { TicketFields } from "./field-record";

/** A project whose tickets are watched, with what its tickets are measured by. */
export interface MonitoredProject {
  readonly projectId: string;
  readonly catalogue: Catalogue;
  readonly book: AgreementBook;
  /** Where tickets tell their service, customer and team. */
  readonly fields: TicketFields;
  /** Names of the statuses that Jira counts as done. */
  readonly doneStatuses: ReadonlySet<string>;
  /** Steps that fell due before are passed over in silence: they were over before anybody asked for them. */
  readonly monitoredFrom: Instant;
  /** Whether any agreement promises a response, so that comments matter. */
  readonly promisesResponse: boolean;
  /** What is settled about what people do on its tickets. */
  readonly actions: ActionRules;
}
