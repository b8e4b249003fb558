import type { AgreementEntry } from "../agreement/agreement-entry";
import type { Contact } from "../catalogue/contact";

/** Keys of the provider's house and of what stands behind the promise. */
const internalKeys: ReadonlySet<string> = new Set(["chain", "waivers", "owner", "party"]);

/**
 * A version as its customer knows it: without who stands behind it, without internal steps, and of the others only those
 * contacts of whom a customer may know.
 */
export function customerTerms(entry: AgreementEntry, contactOf: (key: string) => Contact): AgreementEntry {
  const { escalation, ...terms } = Object.fromEntries(
    Object.entries(entry).filter(([key]) => !internalKeys.has(key)),
  ) as unknown as AgreementEntry;
  const ladders = (escalation ?? []).flatMap((ladder) => {
    const steps = ladder.steps
      .filter(({ comment }) => comment === "public")
      .map((step) => ({ ...step, notify: (step.notify ?? []).filter((key) => isKnownToCustomers(contactOf(key))) }));
    return steps.length > 0 ? [{ ...ladder, steps }] : [];
  });
  return ladders.length > 0 ? { ...terms, escalation: ladders } : terms;
}

/** Suppliers' people are the provider's affair. */
export function isKnownToCustomers({ side = "provider" }: Contact): boolean {
  return side !== "supplier";
}
