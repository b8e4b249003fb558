import { at } from "../../catalogue/problem";
import type { Finding } from "./finding";
import type { Subject } from "./subject";

/** Contacts of the ladder, and the owner, who left, or whom nobody can reach by any way. */
export function* checkContacts({ entry, contactOf, reality }: Subject): Generator<Finding> {
  const named = (entry.escalation ?? []).flatMap(({ steps }, ladder) =>
    steps.flatMap(({ notify = [] }, step) =>
      notify.map((key, place) => ({ key, path: at("escalation", ladder, "steps", step, "notify", place) })),
    ),
  );
  if (entry.owner !== undefined) named.push({ key: entry.owner, path: "owner" });
  for (const { key, path } of named) {
    const { accountId, groupId, phone, email, substitute } = contactOf(key);
    const hasLeft =
      (accountId !== undefined && reality.inactiveAccounts?.has(accountId)) ||
      (groupId !== undefined && reality.missingGroups?.has(groupId));
    const finding = (code: "contact-left" | "contact-unreachable"): Finding => ({
      code,
      severity: "warning",
      path,
      data: { contact: key, ...(substitute !== undefined && { substitute }) },
      action: "edit-contact",
    });
    if (hasLeft) yield finding("contact-left");
    if ([accountId, groupId, phone, email].every((way) => way === undefined)) yield finding("contact-unreachable");
  }
}
