import type { EscalationNotice } from "../domain/monitoring/escalation-notice";
import { type AdfDocument, type AdfInline, documentOf, strong, text } from "./document";
import type { IsMentioned } from "./escalation-comment";
import { dueInWords, namesOf, stateOf } from "./notice-parts";
import type { Words } from "./words";

/**
 * What an escalation is about, in a few words for the customer. What teams and suppliers promised was never promised to the
 * customer, so nothing is said of it but that the request gets more attention.
 */
export function customerHeading(notice: EscalationNotice, words: Words): string {
  return notice.promise.kind === "sla"
    ? words.text(`comment.public.heading.${notice.measure}.${stateOf(notice)}`)
    : words.text("comment.public.behind.heading");
}

/** The customer's own lines: nobody and nothing of the provider's house is named. */
export function customerText(notice: EscalationNotice, words: Words, isMentioned: IsMentioned): AdfDocument {
  const { promise, measure, target, granted, position, of } = notice;
  const say = (key: string, params?: Record<string, string | number>) => words.text(`comment.public.${key}`, params);
  const heading = [strong(customerHeading(notice, words))];
  const addressed = addressedOf(notice, words, isMentioned);
  if (promise.kind !== "sla")
    return documentOf([heading, [text(say("behind.step")), ...addressed], [text(say("behind.next"))]]);
  return documentOf([
    heading,
    [
      text(
        say(`promise.${measure}`, {
          service: promise.service || say("service"),
          // What was promised is what was agreed; that it takes longer is another matter.
          target: words.duration(target - granted),
          granted: granted === 0 ? "" : say("granted", { granted: words.duration(granted) }),
        }),
      ),
    ],
    [text(dueInWords(notice, words, "public"))],
    [text(say("step", { position, of })), ...addressed],
    [text(nextInWords(notice, words))],
  ]);
}

function addressedOf({ addressees }: EscalationNotice, words: Words, isMentioned: IsMentioned): AdfInline[] {
  const customers = addressees.filter(({ side }) => side === "customer");
  if (customers.length === 0) return [];
  return [text(` ${words.text("comment.public.addressed")}`), ...namesOf(customers, words, isMentioned), text(".")];
}

function nextInWords({ next, measure, timezone }: EscalationNotice, words: Words): string {
  if (next === null) return words.text(`comment.public.next.last.${measure}`);
  if (next.at === null) return words.text(`comment.public.next.never.${measure}`);
  return words.text(`comment.public.next.known.${measure}`, { at: words.moment(next.at, timezone) });
}
