import type { Answer } from "./answer";

/** What is recorded of availability that can matter to some months, or to the quarters and years that they belong to. */
export interface AvailabilityAnswer {
  readonly at: string;
  /** In which months begin and end. */
  readonly timezone: string;
  /** Whether the viewer may record anything. */
  readonly mayChange: boolean;
  /** Each an `AvailabilityEntry` of `domain/availability`, in the order in which they were recorded. */
  readonly entries: unknown;
  /** Names of the accounts that recorded them. */
  readonly people: Readonly<Record<string, string>>;
}

/** The functions of the resolver `review` about availability: read by those who work on tickets, changed by administrators. */
export interface AvailabilityCalls {
  /** Months such as `2026-03`, both inclusive; twenty-four at most. */
  availability(payload: { projectId: string; first: string; last: string }): Answer<AvailabilityAnswer>;
  /**
   * Records an `AvailabilityDeed` of `domain/availability`. `requestId` is made up by the page: the same one sent twice records
   * once. `isNew` is false also where a log brought nothing that was not known.
   */
  changeAvailability(payload: {
    projectId: string;
    requestId: string;
    deed: unknown;
  }): Answer<{ readonly isNew: boolean }>;
}
