import type { LocalDate } from "../../calendar/calendar";
import type { Status } from "../../catalogue/status";
import type { AgreementEntry } from "../agreement-entry";

/** How the proof of the chain behind a promise came out; `unproved` before anybody tried. */
export type ChainVerdict = "holds" | "fails" | "unproved";

/** What is known of the world around an agreement. What is left out is unknown: it is not checked, and the answer says so. */
export interface ProjectReality {
  /** Of the project's workflow; without them the catalogue's own, where it lists any. */
  readonly statuses?: readonly Status[];
  /** Names of the priorities that the project's tickets can have. */
  readonly priorities?: readonly string[];
  /** Account ids of people who left, or whom nobody knows. */
  readonly inactiveAccounts?: ReadonlySet<string>;
  /** Ids of groups that are gone. */
  readonly missingGroups?: ReadonlySet<string>;
  /** Whether the service was measured before the promise. */
  readonly hasBaseline?: (agreement: AgreementEntry) => boolean;
  /** The day of the last review; null when there was none. Without it, the last signature counts as one. */
  readonly lastReviewedOn?: (agreement: AgreementEntry) => LocalDate | null;
  readonly chain?: (agreement: AgreementEntry) => ChainVerdict;
}
