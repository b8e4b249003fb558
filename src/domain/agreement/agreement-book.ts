import type { Instant } from "../time";
import type { Agreement } from "./agreement";

/**
 * All that is agreed, ready to measure by: which agreement a ticket falls under, in the words of the ticket's fields.
 */
export interface AgreementBook {
  /** Key of the service that a ticket's service field value means; null when no service lists the value. */
  serviceOf(value: string | null): string | null;
  /** Key of the customer that a ticket's organization means; null when no customer has it. */
  customerOf(organization: string | null): string | null;
  /**
   * The most specific SLA in force at creation: a named customer before `*`, then a named service before `*`, then the
   * higher version, then the key in alphabetical order; null when none matches. Keys as `serviceOf`, `customerOf` give them.
   */
  slaFor(createdAt: Instant, service: string | null, customer: string | null): Agreement | null;
  /** Every OLA and UC in force at creation that matches the service: of each key the highest version. Sorted by key. */
  supportingFor(createdAt: Instant, service: string | null): readonly Agreement[];
  /** The status of a ticket whose history names none at creation: the first of category `new`; null when there is none. */
  readonly initialStatus: string | null;
}
