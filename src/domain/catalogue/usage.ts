import type { Section } from "./section";

/** As what an entry is used. */
export type Role =
  | "target"
  | "availability"
  | "serviceHours"
  | "escalation"
  | "owner"
  | "substitute"
  | "customerContact"
  | "dependsOn"
  | "configurationItem"
  | "service"
  | "customer"
  | "chain";

/** One use of an entry: by whom, and as what. */
export interface Use {
  readonly section: Section;
  readonly key: string;
  /** Of an agreement that uses it. */
  readonly version?: number;
  readonly role: Role;
}

/** A service or configuration item that is reached through dependencies, by the shortest way. */
export interface Reached {
  readonly section: "services" | "configurationItems";
  readonly key: string;
  /** The one before it on the way; null next to where the way begins. */
  readonly via: Reached | null;
}
