import type { Agreement } from "../agreement/agreement";
import type { Contact } from "../catalogue/contact";
import { titleOf } from "../catalogue/entry-title";
import { thresholdOf } from "../escalation/thresholds";
import { isKnownToCustomers } from "./customer-terms";
import type { Audience, PublishedContact, PublishedLadder } from "./published-agreement";

/**
 * The ladders of an agreement as an audience sees them, each step at its own place on the clock. A customer sees the public
 * steps alone, counted among themselves, so that nothing tells how many there are between them.
 */
export function publishedEscalation(
  { escalation, targets }: Agreement,
  audience: Audience,
  contactOf: (key: string) => Contact,
): PublishedLadder[] {
  return escalation.flatMap((procedure) => {
    const steps = procedure.steps
      .map((step, index) => ({ step, k: index + 1 }))
      .filter(({ step }) => audience === "internal" || step.comment === "public")
      .map(({ step, k }, place) => ({
        position: place + 1,
        after: targets
          .filter(({ measure }) => measure === procedure.measure)
          .map((target) => ({ priority: target.priority, elapsed: thresholdOf(procedure, k, target) })),
        contacts: step.notify.flatMap((key) => publishedContact(key, audience, contactOf) ?? []),
        comment: step.comment,
      }));
    return steps.length > 0 ? [{ measure: procedure.measure, steps }] : [];
  });
}

/** How to reach somebody; null for one of whom the audience may not know. */
export function publishedContact(
  key: string,
  audience: Audience,
  contactOf: (key: string) => Contact,
): PublishedContact | null {
  const contact = contactOf(key);
  const isShown = (person: Contact) => audience === "internal" || isKnownToCustomers(person);
  if (!isShown(contact)) return null;
  const { side = "provider", role, phone, email, company, substitute } = contact;
  const standIn = substitute === undefined ? undefined : contactOf(substitute);
  return {
    name: titleOf(contact),
    side,
    ...(role !== undefined && { role }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(company !== undefined && { company }),
    ...(standIn && isShown(standIn) && { substitute: titleOf(standIn) }),
  };
}
