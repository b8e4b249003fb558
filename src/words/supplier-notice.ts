import type { EscalationNotice } from "../domain/monitoring/escalation-notice";
import { type AdfDocument, documentOf, strong, text } from "./document";
import { dueInWords, namesOf, stateOf } from "./notice-parts";
import type { Words } from "./words";

/** Whether it is the supplier's own contract, or somebody else's promise that needs the supplier's help. */
const own = ({ promise }: EscalationNotice) => (promise.kind === "uc" ? "own" : "other");

/** What an escalation is about, in a few words for the supplier. */
export function supplierHeading(notice: EscalationNotice, words: Words): string {
  return words.text(`comment.supplier.heading.${own(notice)}.${stateOf(notice)}`);
}

/** A supplier's own lines: of the promise to the customer and of the teams no more than that help is needed by when. */
export function supplierText(notice: EscalationNotice, words: Words): AdfDocument {
  const { promise, target, agreement, version, position, of, addressees } = notice;
  const say = (key: string, params?: Record<string, string | number>) => words.text(`comment.supplier.${key}`, params);
  const suppliers = addressees.filter(({ side }) => side === "supplier");
  const service = promise.service || say("service");
  return documentOf([
    [strong(supplierHeading(notice, words))],
    [text(say(`promise.${own(notice)}`, { service, target: words.duration(target), agreement, version }))],
    [text(dueInWords(notice, words, "supplier"))],
    [text(say("step", { position, of })), ...namesOf(suppliers, words, () => false), text(".")],
    [text(nextInWords(notice, words))],
  ]);
}

function nextInWords({ next, timezone }: EscalationNotice, words: Words): string {
  if (next === null || next.at === null) return words.text("comment.supplier.next.last");
  return words.text("comment.supplier.next.known", { at: words.moment(next.at, timezone) });
}
