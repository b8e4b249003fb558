import type { EscalationNotice, PromiseInWords } from "../domain/monitoring/escalation-notice";
import { type AdfDocument, type AdfInline, documentOf, strong, text } from "./document";
import type { IsMentioned } from "./escalation-comment";
import { dueInWords, namesOf, stateOf } from "./notice-parts";
import type { Words } from "./words";

/** What an escalation is about, in a few words for those who work on the ticket. */
export function providerHeading(notice: EscalationNotice, words: Words): string {
  return words.text(`comment.internal.heading.${notice.promise.kind}.${notice.measure}.${stateOf(notice)}`);
}

/** Whose promise to whom, when it is due and how far it is used, which step for whom, and what comes next. */
export function providerText(notice: EscalationNotice, words: Words, isMentioned: IsMentioned): AdfDocument {
  const { promise, measure, agreement, version, position, of } = notice;
  const say = (key: string, params?: Record<string, string | number>) => words.text(`comment.internal.${key}`, params);
  return documentOf([
    [strong(providerHeading(notice, words))],
    [
      text(
        say(`promise.${promise.kind}.${measure}`, {
          service: promise.service || say("service"),
          customer: promise.kind === "sla" ? (promise.customer ?? say("customer")) : "",
          party: partyOf(promise, words),
          target: targetInWords(notice, words),
          agreement,
          version,
        }),
      ),
    ],
    [text(dueInWords(notice, words, "internal"))],
    [text(say("step", { position, of })), ...peopleOf(notice, words, isMentioned), text(".")],
    [text(nextInWords(notice, words))],
  ]);
}

function targetInWords({ target, granted }: EscalationNotice, words: Words): string {
  const whole = words.duration(target);
  return granted === 0
    ? whole
    : words.text("comment.internal.granted", { target: whole, granted: words.duration(granted) });
}

function peopleOf({ addressees }: EscalationNotice, words: Words, isMentioned: IsMentioned): AdfInline[] {
  const people: AdfInline[] = [];
  for (const side of ["provider", "customer", "supplier"] as const) {
    const ofSide = addressees.filter((addressee) => addressee.side === side);
    if (ofSide.length === 0) continue;
    people.push(
      text(`${people.length === 0 ? "" : "; "}${words.text(`comment.internal.side.${side}`)}`),
      ...namesOf(ofSide, words, isMentioned),
    );
  }
  return people.length === 0 ? [text(words.text("comment.internal.nobody"))] : people;
}

function nextInWords({ next, isHeldByAcknowledging, timezone }: EscalationNotice, words: Words): string {
  const say = (key: string, params?: Record<string, string | number>) => words.text(`comment.internal.${key}`, params);
  if (next === null) return say("next.last");
  const { position, at, names } = next;
  const key = at === null ? "next.never" : isHeldByAcknowledging ? "next.unless-acknowledged" : "next.known";
  return say(key, {
    position,
    at: at === null ? "" : words.moment(at, timezone),
    names: names.length === 0 ? say("watchers") : words.list(names),
  });
}

function partyOf(promise: PromiseInWords, words: Words): string {
  if (promise.kind === "ola") return words.list(promise.teams);
  return promise.kind === "uc" ? promise.supplier : "";
}
