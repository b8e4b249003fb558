import { route } from "@forge/api";
import type { Side } from "../domain/catalogue/contact";
import type { StepIdentity } from "../domain/monitoring/announcement";
import type { Addressee, EscalationNotice } from "../domain/monitoring/escalation-notice";
import type { Unreached } from "../domain/monitoring/unreached-contact";
import type { Instant } from "../domain/time";
import { JiraRequestFailed, JiraUnreachable, UnexpectedShape } from "../errors";
import type { AnnouncePorts, PostOutcome } from "../usecases/announce-steps";
import { escalationComment, escalationMail, unreachedBy } from "../words/escalation-comment";
import type { Words } from "../words/words";
import { jiraComments, PublicByMistake } from "./comments";
import { unknownToJira } from "./contact-lookup";
import type { JiraClient } from "./jira-client";

/** How long to wait where Jira says "too many requests" and does not say for how long. */
const DEFAULT_WAIT_SECONDS = 30;

/** Those who get mail, side by side: each side reads a step in words of its own. */
const SIDES: readonly Side[] = ["provider", "customer", "supplier"];

/** Announces steps on tickets by comments, and by mail to those whom a comment does not reach. */
export function jiraAnnouncer(
  jira: JiraClient,
  words: Words,
): Pick<AnnouncePorts, "postAnnouncement" | "findAnnouncement" | "notify"> {
  const comments = jiraComments(jira);

  const post = async (
    issueId: string,
    step: StepIdentity & { readonly crossedAt: Instant },
    notice: EscalationNotice,
    unreached: readonly Unreached[] | null,
  ): Promise<PostOutcome> => {
    const gone = new Set(unreached?.map(({ contact }) => contact));
    const isMentioned = ({ contact }: Addressee) => !gone.has(contact);
    try {
      const isPublic = notice.visibility === "public";
      const comment = await comments.post(issueId, step, escalationComment(notice, words, isMentioned), isPublic);
      return { kind: "posted", ...comment, unreached: unreached ?? [] };
    } catch (error) {
      if (error instanceof JiraUnreachable || error instanceof UnexpectedShape) return { kind: "unknown" };
      if (error instanceof PublicByMistake) return { kind: "refused" };
      if (!(error instanceof JiraRequestFailed)) throw error;
      if (error.isThrottled) return { kind: "later", afterSeconds: error.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS };
      if (error.status >= 500) return { kind: "unknown" };
      // Jira takes no mention of an account that is gone; the contact's name still says whom the step addresses.
      if (error.status !== 400 || unreached !== null) return { kind: "refused" };
      const unknown = await unknownAmong(notice.addressees);
      return unknown.length === 0 ? { kind: "refused" } : post(issueId, step, notice, unknown);
    }
  };

  /** Those whose accounts Jira does not have; all who have one where Jira does not say. */
  const unknownAmong = async (addressees: readonly Addressee[]): Promise<readonly Unreached[]> => {
    const withAccount = addressees.filter(({ accountId }) => accountId !== null);
    if (withAccount.length === 0) return [];
    try {
      return await unknownToJira(jira, withAccount);
    } catch (error) {
      console.warn("Accounts could not be looked up:", error instanceof Error ? error.message : error);
      return withAccount.map(({ contact }) => ({ contact, reason: "account-unknown" }));
    }
  };

  /** @returns `refused` where Jira does not know one of them; a mail that is not sent for another reason is only logged */
  const sendMail = async (
    issueId: string,
    issueKey: string,
    { heading, text }: ReturnType<typeof escalationMail>,
    recipients: readonly Addressee[],
  ): Promise<"sent" | "refused"> => {
    const users = recipients.flatMap(({ accountId }) => (accountId === null ? [] : [{ accountId }]));
    const groupIds = recipients.flatMap(({ accountId, groupId }) =>
      accountId === null && groupId !== null ? [groupId] : [],
    );
    try {
      await jira.tell({
        what: "send mail about a ticket",
        route: route`/rest/api/3/issue/${issueId}/notify`,
        method: "POST",
        body: {
          subject: words.text("comment.mail.subject", { issueKey, heading }),
          textBody: text,
          to: { ...(users.length > 0 && { users }), ...(groupIds.length > 0 && { groupIds }) },
        },
      });
      return "sent";
    } catch (error) {
      if (error instanceof JiraRequestFailed && (error.status === 400 || error.status === 404)) return "refused";
      // The comment stands; mail is an extra that a site without mail cannot have.
      console.warn("No mail was sent:", error instanceof Error ? error.message : error);
      return "sent";
    }
  };

  /** @returns those whom Jira does not know */
  const tellSide = async (
    issueId: string,
    issueKey: string,
    notice: EscalationNotice,
    side: Side,
  ): Promise<Unreached[]> => {
    const isUnreached = unreachedBy(notice.visibility)(side);
    const recipients = notice.addressees.filter(
      (one) => one.side === side && ((one.accountId !== null && isUnreached) || one.groupId !== null),
    );
    if (recipients.length === 0) return [];
    const mail = escalationMail(notice, side, words);
    if ((await sendMail(issueId, issueKey, mail, recipients)) === "sent") return [];
    // One whom Jira does not know keeps the mail from all of them; so each gets one of its own.
    const unreached: Unreached[] = [];
    for (const recipient of recipients) {
      const isAlone = recipients.length === 1;
      if (!isAlone && (await sendMail(issueId, issueKey, mail, [recipient])) === "sent") continue;
      const { contact, accountId } = recipient;
      unreached.push({ contact, reason: accountId === null ? "group-unknown-or-empty" : "account-unknown" });
    }
    return unreached;
  };

  return {
    postAnnouncement: (issueId, step, notice) => post(issueId, step, notice, null),
    findAnnouncement: comments.find,
    async notify(issueId, issueKey, notice) {
      const unreached: Unreached[] = [];
      for (const side of SIDES) unreached.push(...(await tellSide(issueId, issueKey, notice, side)));
      return unreached;
    },
  };
}
