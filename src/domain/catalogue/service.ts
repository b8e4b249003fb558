import type { DocumentLink } from "./document-link";

export interface Cost {
  readonly amount?: number;
  /** A currency's code, such as `EUR`. */
  readonly currency?: string;
  /** What one pays it for, in words: `mailbox per month`. */
  readonly per?: string;
}

/** `proposed` while nobody can order it, `live` in use, `retired` no longer offered. */
export type ServiceState = "proposed" | "live" | "retired";

/** What a customer relies on, in the customer's words. */
export interface Service {
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  /** What the customer achieves by it. */
  readonly outcome?: string;
  readonly cost?: Cost;
  /** The contact who answers for the service; a key. */
  readonly owner?: string;
  /** Absent: `live`. */
  readonly state?: ServiceState;
  /** Key of the calendar with the hours in which the service is looked after. */
  readonly hours?: string;
  /** Keys of the services without which this one fails; never circular. */
  readonly dependsOn?: readonly string[];
  /** Keys of the configuration items that deliver it. */
  readonly configurationItems?: readonly string[];
  readonly tickets?: {
    /** Values of a ticket's service field that mean this service; no other service lists them. */
    readonly service?: readonly string[];
  };
  readonly documents?: readonly DocumentLink[];
}
