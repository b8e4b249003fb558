import type { AgreementEntry } from "../agreement/agreement-entry";
import type { CalendarEntry } from "./calendar-entry";
import type { ConfigurationItem } from "./configuration-item";
import type { Contact } from "./contact";
import type { Customer } from "./customer";
import type { PriorityMatrix } from "./priority-matrix";
import type { Service } from "./service";
import type { Status } from "./status";

/** What the first key of a catalogue file says. */
export const CATALOGUE_FORMAT = "service-level-catalogue/1";

/**
 * Everything a service level manager agrees, as it is written in one file: dates, durations and keys in words, optional
 * keys absent where the file leaves them out. Keys are unique within their section, references resolve, and the order of
 * keys and entries is the file's, so that an export writes what the import read.
 */
export interface Catalogue {
  readonly format: typeof CATALOGUE_FORMAT;
  readonly calendars: readonly CalendarEntry[];
  /** The workflow's statuses; needed only where the file is used with a ticket history instead of a Jira project. */
  readonly statuses?: readonly Status[];
  readonly configurationItems?: readonly ConfigurationItem[];
  readonly services: readonly Service[];
  readonly contacts?: readonly Contact[];
  readonly customers?: readonly Customer[];
  /** Absent: priorities are given by hand. */
  readonly priorityMatrix?: PriorityMatrix;
  readonly agreements: readonly AgreementEntry[];
}
