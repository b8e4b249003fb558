import { agreementSchema } from "../agreement/agreement-schema";
import { calendarSchema } from "./calendar-schema";
import { CATALOGUE_FORMAT } from "./catalogue";
import { documents } from "./document-link-schema";
import { amount, filledListOf, group, key, listOf, oneOf, text } from "./file-values";

const statusSchema = group("a status such as { name: Closed, category: done }", {
  name: text,
  category: oneOf("new", "indeterminate", "done").optional(),
});

const configurationItemSchema = group("a configuration item with its key", {
  key,
  name: text.optional(),
  type: text.optional(),
  description: text.optional(),
  owner: key.optional(),
  state: oneOf("planned", "live", "retired").optional(),
  dependsOn: listOf(key).optional(),
});

const serviceSchema = group("a service with its key and name", {
  key,
  name: text,
  description: text.optional(),
  outcome: text.optional(),
  cost: group("a cost such as { amount: 4.50, currency: EUR, per: mailbox per month }", {
    amount: amount.optional(),
    currency: text.optional(),
    per: text.optional(),
  }).optional(),
  owner: key.optional(),
  state: oneOf("proposed", "live", "retired").optional(),
  hours: key.optional(),
  dependsOn: listOf(key).optional(),
  configurationItems: listOf(key).optional(),
  tickets: group('ticket values such as { service: ["E-mail"] }', { service: listOf(text).optional() }).optional(),
  documents: documents.optional(),
});

const contactSchema = group("a contact with its key", {
  key,
  name: text.optional(),
  side: oneOf("provider", "customer", "supplier").optional(),
  accountId: text.optional(),
  groupId: text.optional(),
  role: text.optional(),
  phone: text.optional(),
  email: text.optional(),
  substitute: key.optional(),
  company: text.optional(),
});

const customerSchema = group("a customer with its key", {
  key,
  name: text.optional(),
  organization: text.optional(),
  contacts: listOf(key).optional(),
});

const priorityMatrixSchema = group("a matrix such as { impacts: […], urgencies: […], priorities: [[…]] }", {
  impacts: filledListOf(text, "name at least one impact"),
  urgencies: filledListOf(text, "name at least one urgency"),
  priorities: listOf(listOf(text)),
});

/**
 * The shape of a catalogue file: which keys there are, and what each may hold by itself. What one entry demands of another
 * (references, duplicates, ladders …) is for the checks in `checks/`.
 */
export const catalogueSchema = group("a catalogue: a group of keys that begins with format", {
  format: oneOf(CATALOGUE_FORMAT),
  calendars: listOf(calendarSchema),
  statuses: listOf(statusSchema).optional(),
  configurationItems: listOf(configurationItemSchema).optional(),
  services: listOf(serviceSchema),
  contacts: listOf(contactSchema).optional(),
  customers: listOf(customerSchema).optional(),
  priorityMatrix: priorityMatrixSchema.optional(),
  agreements: listOf(agreementSchema),
});
