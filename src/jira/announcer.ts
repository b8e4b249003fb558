import { route } from "@forge/api";
import type { StepIdentity } from "../domain/monitoring/announcement";
import type { EscalationNotice } from "../domain/monitoring/escalation-notice";
import type { Instant } from "../domain/time";
import { JiraRequestFailed, JiraUnreachable, UnexpectedShape } from "../errors";
import type { AnnouncePorts, PostOutcome } from "../usecases/announce-steps";
import { escalationComment, headingOf, plainText, unreachedBy } from "../words/escalation-comment";
import type { Words } from "../words/words";
import { jiraComments, PublicByMistake } from "./comments";
import type { JiraClient } from "./jira-client";

/** How long to wait where Jira says "too many requests" and does not say for how long. */
const DEFAULT_WAIT_SECONDS = 30;

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
    withMentions: boolean,
  ): Promise<PostOutcome> => {
    try {
      const isPublic = notice.visibility === "public";
      const comment = await comments.post(issueId, step, escalationComment(notice, words, withMentions), isPublic);
      return { kind: "posted", ...comment };
    } catch (error) {
      if (error instanceof JiraUnreachable || error instanceof UnexpectedShape) return { kind: "unknown" };
      if (error instanceof PublicByMistake) return { kind: "refused" };
      if (!(error instanceof JiraRequestFailed)) throw error;
      if (error.isThrottled) return { kind: "later", afterSeconds: error.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS };
      if (error.status >= 500) return { kind: "unknown" };
      // Jira takes no mention of an account that is gone; the contact's name still says whom the step addresses.
      if (error.status === 400 && withMentions) return post(issueId, step, notice, false);
      return { kind: "refused" };
    }
  };

  return {
    postAnnouncement: (issueId, step, notice) =>
      post(
        issueId,
        step,
        notice,
        notice.addressees.some(({ accountId }) => accountId !== null),
      ),
    findAnnouncement: comments.find,
    async notify(issueId, issueKey, notice) {
      const isUnreached = unreachedBy(notice.visibility);
      const users = notice.addressees.flatMap(({ side, accountId }) =>
        accountId !== null && isUnreached(side) ? [{ accountId }] : [],
      );
      if (users.length === 0) return;
      const heading = headingOf(notice, words);
      try {
        await jira.tell({
          what: "send mail about a ticket",
          route: route`/rest/api/3/issue/${issueId}/notify`,
          method: "POST",
          body: {
            subject: words.text("comment.mail.subject", { issueKey, heading }),
            textBody: plainText(escalationComment(notice, words, false)),
            to: { users },
          },
        });
      } catch (error) {
        // The comment stands; mail is an extra that an account without an address, or a site without mail, cannot have.
        console.warn("No mail was sent:", error instanceof Error ? error.message : error);
      }
    },
  };
}
