import type { LocalDate } from "../../calendar/calendar";
import type { Catalogue } from "../../catalogue/catalogue";
import type { Contact } from "../../catalogue/contact";
import type { Status } from "../../catalogue/status";
import type { Instant } from "../../time";
import type { Agreement } from "../agreement";
import type { AgreementEntry } from "../agreement-entry";
import type { ProjectReality } from "./project-reality";

/** An agreement under inspection, with what the checks look at around it. */
export interface Subject {
  readonly entry: AgreementEntry;
  /** The same agreement as the engine would enforce it. */
  readonly agreement: Agreement;
  readonly catalogue: Catalogue;
  readonly reality: ProjectReality;
  /** The workflow's; absent when nobody knows them. */
  readonly statuses: readonly Status[] | undefined;
  readonly now: Instant;
  /** The date of the agreement's zone. */
  readonly today: LocalDate;
  readonly contactOf: (key: string) => Contact;
  /** Agreed versions of a key. */
  readonly agreedVersionsOf: (key: string) => readonly AgreementEntry[];
}
