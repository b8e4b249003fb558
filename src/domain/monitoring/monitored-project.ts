import type { AgreementBook } from "../agreement/agreement-book";
import type { Catalogue } from "../catalogue/catalogue";
import type { Instant } from "../time";

/** A project whose tickets are watched, with what its tickets are measured by. */
export interface MonitoredProject {
  readonly projectId: string;
  readonly catalogue: Catalogue;
  readonly book: AgreementBook;
  /** Steps that fell due before are passed over in silence: they were over before anybody asked for them. */
  readonly monitoredFrom: Instant;
  /** Whether any agreement promises a response, so that comments matter. */
  readonly promisesResponse: boolean;
}
