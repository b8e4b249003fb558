import type { ContactStanding } from "../../../../src/contract";
import type { Contact } from "../../../../src/domain/catalogue/contact";

/** Why an escalation no longer reaches a contact; null while nothing is known against it. */
export type Gone = "account" | "group" | null;

export function goneOf({ accountId, groupId }: Contact, standing: ContactStanding | null): Gone {
  if (standing === null) return null;
  if (accountId !== undefined && standing.inactiveAccounts.includes(accountId)) return "account";
  return groupId !== undefined && standing.missingGroups.includes(groupId) ? "group" : null;
}

/** How a contact is reached, the best way first. */
export type Reach =
  | { readonly by: "account" }
  | { readonly by: "group" }
  | { readonly by: "phone"; readonly phone: string }
  | { readonly by: "email"; readonly email: string }
  | { readonly by: "nothing" };

export function reachOf({ accountId, groupId, phone, email }: Contact): Reach {
  if (accountId !== undefined) return { by: "account" };
  if (groupId !== undefined) return { by: "group" };
  if (phone !== undefined) return { by: "phone", phone };
  return email === undefined ? { by: "nothing" } : { by: "email", email };
}
