import type { Catalogue } from "../catalogue";
import { at, type Report } from "../problem";
import { entriesOf, type Sound } from "../sound-parts";

/** A contact is one person or one group: a comment mentions either. */
export function checkContacts(catalogue: Sound<Catalogue>, report: Report): void {
  for (const { path, entry } of entriesOf("contacts", catalogue.contacts))
    if (entry.accountId !== undefined && entry.groupId !== undefined)
      report(
        at(path, "groupId"),
        "The contact has an account already, and a contact is either a person or a group. Remove one of the two.",
      );
}
