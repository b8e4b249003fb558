import type { EscalationNotice, PromiseInWords } from "../domain/monitoring/escalation-notice";
import { apart, shortened } from "../domain/typed-text";
import type { AdfDocument } from "./document";

/** Jira takes 32,767 characters in a comment; whether the document's own signs count among them, it does not say. */
const LONGEST_COMMENT = 30_000;
/** So much of each name is left in a comment that would be too long. */
const LONGEST_NAME = 100;

/** Writes a notice with every name that people typed kept apart from the sentence around it, and short enough for Jira. */
export function withNamesThatFit(
  notice: EscalationNotice,
  write: (notice: EscalationNotice) => AdfDocument,
): AdfDocument {
  const whole = write(withNames(notice, apart));
  if (JSON.stringify(whole).length <= LONGEST_COMMENT) return whole;
  // A comment that Jira refuses would tell nobody anything.
  return write(withNames(notice, (name) => apart(shortened(name, LONGEST_NAME))));
}

function withNames(notice: EscalationNotice, name: (typed: string) => string): EscalationNotice {
  const { promise, agreement, addressees, next } = notice;
  return {
    ...notice,
    promise: namesInPromise(promise, name),
    agreement: name(agreement),
    addressees: addressees.map((addressee) => ({ ...addressee, name: name(addressee.name) })),
    next: next && { ...next, names: next.names.map(name) },
  };
}

function namesInPromise(promise: PromiseInWords, name: (typed: string) => string): PromiseInWords {
  const service = name(promise.service);
  switch (promise.kind) {
    case "sla":
      return { ...promise, service, customer: promise.customer === null ? null : name(promise.customer) };
    case "ola":
      return { ...promise, service, teams: promise.teams.map(name) };
    case "uc":
      return { ...promise, service, supplier: name(promise.supplier) };
  }
}
