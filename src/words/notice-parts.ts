import type { Addressee, EscalationNotice } from "../domain/monitoring/escalation-notice";
import { MINUTE, type Milliseconds } from "../domain/time";
import { type AdfInline, mention, text } from "./document";
import type { IsMentioned } from "./escalation-comment";
import type { Words } from "./words";

/** Which words a notice takes: the time is running out, or it has. */
export function stateOf({ isUsedUp }: EscalationNotice): "at-risk" | "used-up" {
  return isUsedUp ? "used-up" : "at-risk";
}

/**
 * When the promise is due, by the agreement's own clock, and how far its time is used.
 * @param side whose wording it is: a place below `comment` in the locale
 */
export function dueInWords(
  { dueAt, elapsed, target, isUsedUp, timezone }: EscalationNotice,
  words: Words,
  side: "internal" | "public" | "supplier",
): string {
  // A comment is written a moment after its step fell due: to the minute nobody misses it, to the second it looks odd.
  const isNow = isUsedUp && elapsed - target < MINUTE;
  const key = dueAt === null ? "never" : isNow ? "now" : isUsedUp ? "used-up" : "at-risk";
  return words.text(`comment.${side}.due.${key}`, {
    due: dueAt === null ? "" : words.moment(dueAt, timezone),
    percent: words.percent(elapsed, target),
    left: words.duration(toTheMinute(target - elapsed)),
    over: words.duration(toTheMinute(elapsed - target)),
  });
}

const toTheMinute = (length: Milliseconds) => (length < MINUTE ? length : Math.round(length / MINUTE) * MINUTE);

export function namesOf(addressees: readonly Addressee[], words: Words, isMentioned: IsMentioned): AdfInline[] {
  return addressees.flatMap((addressee, index) => {
    const { name, accountId, groupId } = addressee;
    const separator = index === 0 ? "" : index === addressees.length - 1 ? words.text("list.and") : ", ";
    if (accountId !== null && isMentioned(addressee)) return [text(separator), mention(accountId, name)];
    return [text(separator), text(groupId === null ? name : words.text("comment.group", { name }))];
  });
}
