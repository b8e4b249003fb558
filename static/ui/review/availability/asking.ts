import type { RecordedOutage } from "../../../../src/domain/availability/availability-record";

/** What somebody is about to record: a dialog asks for the rest. */
export type Asking =
  | { readonly what: "outage" | "maintenance" | "import" }
  | { readonly what: "correct" | "end" | "withdraw"; readonly outage: RecordedOutage }
  /** Since when every outage of a service is recorded. */
  | { readonly what: "recording"; readonly service: string; readonly timezone: string }
  /** A statement or an import, by its id and what it is called. */
  | { readonly what: "stop"; readonly of: string; readonly title: string }
  | { readonly what: "withdraw-entry"; readonly of: string; readonly title: string };
