import type { AvailabilityEntry } from "../../domain/availability/availability-entry";
import type { Span } from "../../domain/availability/span";
import type { Catalogue } from "../../domain/catalogue/catalogue";
import type { Instant } from "../../domain/time";

/** What is recorded, in the order in which it was. */
export interface AvailabilityBook {
  /** Counts the writes; 0 while nothing is recorded. */
  readonly revision: number;
  readonly entries: readonly AvailabilityEntry[];
}

export interface AvailabilityPorts {
  now(): Instant;
  /** What can matter to a time; everything where none is given. */
  book(projectId: string, within: Span | null): Promise<AvailabilityBook>;
  /** @returns false when the book is no longer at the revision */
  append(projectId: string, revision: number, entries: readonly AvailabilityEntry[]): Promise<boolean>;
  /** The one in force for the project; null where it has none. */
  catalogue(projectId: string): Promise<Catalogue | null>;
}
