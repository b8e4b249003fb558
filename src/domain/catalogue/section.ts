import type { AgreementEntry } from "../agreement/agreement-entry";
import type { CalendarEntry } from "./calendar-entry";
import type { ConfigurationItem } from "./configuration-item";
import type { Contact } from "./contact";
import type { Customer } from "./customer";
import type { Service } from "./service";

/** The entries of each section that others refer to by key. */
export interface Sections {
  readonly calendars: CalendarEntry;
  readonly configurationItems: ConfigurationItem;
  readonly services: Service;
  readonly contacts: Contact;
  readonly customers: Customer;
  readonly agreements: AgreementEntry;
}

export type Section = keyof Sections;

/** A section of the file, those whose entries nobody refers to by key included. */
export type AnySection = Section | "statuses" | "priorityMatrix";
