import type { Side } from "../domain/catalogue/contact";
import type { Addressee, EscalationNotice, PromiseInWords } from "../domain/monitoring/escalation-notice";
import { type AdfDocument, type AdfInline, documentOf, mention, strong, text } from "./document";
import type { Words } from "./words";

/** Asked only of addressees that have an account. */
type IsMentioned = (addressee: Addressee) => boolean;

/**
 * The comment that announces a step: which promise, when it is due and how far it is used, which step for whom, and what
 * comes next; always these lines in this order. A public one names nobody and nothing of the provider's own house.
 * @param isMentioned which of those with accounts are mentioned; the others are only named, for Jira may not know them
 */
export function escalationComment(notice: EscalationNotice, words: Words, isMentioned: IsMentioned): AdfDocument {
  return notice.visibility === "public"
    ? publicComment(notice, words, isMentioned)
    : internalComment(notice, words, isMentioned);
}

/** What an escalation is about, in a few words: heading of the comment and subject of the mail. */
export function headingOf({ visibility, promise, measure, isUsedUp }: EscalationNotice, words: Words): string {
  const state = isUsedUp ? "used-up" : "at-risk";
  return visibility === "public"
    ? words.text(`comment.public.heading.${measure}.${state}`)
    : words.text(`comment.internal.heading.${promise.kind}.${measure}.${state}`);
}

/** The same lines as plain text, for a mail. */
export function plainText(document: AdfDocument): string {
  return document.content
    .map(({ content }) => content.map((part) => (part.type === "text" ? part.text : part.attrs.text)).join(""))
    .join("\n\n");
}

function internalComment(notice: EscalationNotice, words: Words, isMentioned: IsMentioned): AdfDocument {
  const { promise, measure, target, agreement, version, position, of, addressees, next } = notice;
  const say = (key: string, params?: Record<string, string | number>) => words.text(`comment.internal.${key}`, params);
  const people: AdfInline[] = [];
  for (const side of ["provider", "customer", "supplier"] as const) {
    const ofSide = addressees.filter((addressee) => addressee.side === side);
    if (ofSide.length === 0) continue;
    people.push(
      text(`${people.length === 0 ? "" : "; "}${say(`side.${side}`)}`),
      ...namesOf(ofSide, words, isMentioned),
    );
  }
  if (people.length === 0) people.push(text(say("nobody")));

  return documentOf([
    [strong(headingOf(notice, words))],
    [
      text(
        say(`promise.${promise.kind}.${measure}`, {
          service: promise.service || say("service"),
          customer: promise.kind === "sla" ? (promise.customer ?? say("customer")) : "",
          party: partyOf(promise, words),
          target: words.duration(target),
          agreement,
          version,
        }),
      ),
    ],
    [text(dueLine(notice, words, "internal"))],
    [text(say("step", { position, of })), ...people, text(".")],
    [
      text(
        next === null
          ? say("next.last")
          : say(next.at === null ? "next.unknown" : "next.known", {
              position: next.position,
              at: next.at === null ? "" : words.moment(next.at, notice.timezone),
              names: next.names.length === 0 ? say("nobody") : words.list(next.names),
            }),
      ),
    ],
  ]);
}

function publicComment(notice: EscalationNotice, words: Words, isMentioned: IsMentioned): AdfDocument {
  const { promise, measure, target, position, of, addressees, next } = notice;
  const say = (key: string, params?: Record<string, string | number>) => words.text(`comment.public.${key}`, params);
  const customers = addressees.filter(({ side }) => side === "customer");
  return documentOf([
    [strong(headingOf(notice, words))],
    [text(say(`promise.${measure}`, { service: promise.service || say("service"), target: words.duration(target) }))],
    [text(dueLine(notice, words, "public"))],
    [
      text(say("step", { position, of })),
      ...(customers.length === 0
        ? []
        : [text(` ${say("addressed")}`), ...namesOf(customers, words, isMentioned), text(".")]),
    ],
    [
      text(
        next === null
          ? say("next.last")
          : next.at === null
            ? say("next.unknown")
            : say("next.known", { at: words.moment(next.at, notice.timezone) }),
      ),
    ],
  ]);
}

function dueLine(
  { dueAt, elapsed, target, isUsedUp, timezone }: EscalationNotice,
  words: Words,
  wording: string,
): string {
  const key = dueAt === null ? "never" : isUsedUp ? "used-up" : "at-risk";
  return words.text(`comment.${wording}.due.${key}`, {
    due: dueAt === null ? "" : words.moment(dueAt, timezone),
    percent: words.percent(elapsed, target),
    left: words.duration(target - elapsed),
    over: words.duration(elapsed - target),
  });
}

function partyOf(promise: PromiseInWords, words: Words): string {
  if (promise.kind === "ola") return words.list(promise.teams);
  return promise.kind === "uc" ? promise.supplier : "";
}

function namesOf(addressees: readonly Addressee[], words: Words, isMentioned: IsMentioned): AdfInline[] {
  return addressees.flatMap((addressee, index) => {
    const { name, accountId, groupId } = addressee;
    const separator = index === 0 ? "" : index === addressees.length - 1 ? words.text("list.and") : ", ";
    if (accountId !== null && isMentioned(addressee)) return [text(separator), mention(accountId, name)];
    return [text(separator), text(groupId === null ? name : words.text("comment.group", { name }))];
  });
}

/** Those whom the comment itself does not reach: customers and suppliers cannot see an internal one, a public one names nobody of the provider. */
export function unreachedBy(visibility: EscalationNotice["visibility"]): (side: Side) => boolean {
  return visibility === "internal" ? (side) => side !== "provider" : (side) => side !== "customer";
}
