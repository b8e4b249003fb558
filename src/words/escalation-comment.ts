import type { Side } from "../domain/catalogue/contact";
import type { Addressee, EscalationNotice } from "../domain/monitoring/escalation-notice";
import { customerHeading, customerText } from "./customer-notice";
import type { AdfDocument } from "./document";
import { withNamesThatFit } from "./names-that-fit";
import { providerHeading, providerText } from "./provider-notice";
import { supplierHeading, supplierText } from "./supplier-notice";
import type { Words } from "./words";

/** Asked only of addressees that have an account. */
export type IsMentioned = (addressee: Addressee) => boolean;

/** Each side reads of an escalation in words of its own. */
const wordings: Readonly<
  Record<
    Side,
    {
      readonly heading: (notice: EscalationNotice, words: Words) => string;
      readonly text: (notice: EscalationNotice, words: Words, isMentioned: IsMentioned) => AdfDocument;
    }
  >
> = {
  provider: { heading: providerHeading, text: providerText },
  customer: { heading: customerHeading, text: customerText },
  supplier: { heading: supplierHeading, text: supplierText },
};

/**
 * The comment that announces a step: always the same few lines in the same order. A public one is in the customer's words
 * and names nobody and nothing of the provider's own house.
 * @param isMentioned which of those with accounts are mentioned; the others are only named, for Jira may not know them
 */
export function escalationComment(notice: EscalationNotice, words: Words, isMentioned: IsMentioned): AdfDocument {
  const { text } = wordings[notice.visibility === "public" ? "customer" : "provider"];
  return withNamesThatFit(notice, (named) => text(named, words, isMentioned));
}

/** A mail about a step to people of one side: nobody outside reads what is written for the provider's own house. */
export function escalationMail(
  notice: EscalationNotice,
  side: Side,
  words: Words,
): { readonly heading: string; readonly text: string } {
  const { heading, text } = wordings[side];
  return {
    heading: heading(notice, words),
    text: plainText(withNamesThatFit(notice, (named) => text(named, words, () => false))),
  };
}

/** The same lines as plain text. */
export function plainText(document: AdfDocument): string {
  return document.content
    .map(({ content }) => content.map((part) => (part.type === "text" ? part.text : part.attrs.text)).join(""))
    .join("\n\n");
}

/** Those whom the comment itself does not reach: customers and suppliers cannot see an internal one, a public one names nobody of the provider. */
export function unreachedBy(visibility: EscalationNotice["visibility"]): (side: Side) => boolean {
  return visibility === "internal" ? (side) => side !== "provider" : (side) => side !== "customer";
}
