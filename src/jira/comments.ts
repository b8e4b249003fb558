import { route } from "@forge/api";
import { z } from "zod";
import { type StepIdentity, stepKey } from "../domain/monitoring/announcement";
import type { Instant } from "../domain/time";
import { AppError } from "../errors";
import type { AdfDocument } from "../words/document";
import type { JiraClient } from "./jira-client";
import { jiraInstant } from "./jira-instant";

/** The comment property that proves which step a comment announces. */
export const ANNOUNCEMENT_PROPERTY = "handshake.announcement";

/** Jira Service Management keeps a comment from the customer when it has this property with `{ internal: true }`. */
const VISIBILITY_PROPERTY = "sd.public.comment";

const announcementValue = z.object({ step: z.string(), crossedAt: z.string() });

const property = z.object({ key: z.string(), value: z.unknown() });

const postedComment = z.object({
  id: z.string(),
  created: jiraInstant,
  jsdPublic: z.boolean().optional(),
  properties: z.array(property).optional(),
});

const commentPage = z.object({ comments: z.array(postedComment), total: z.number() });

/** Jira made a comment public that was meant to be internal. To try again would only show the customer another one. */
export class PublicByMistake extends AppError {
  readonly code = "public-by-mistake";

  constructor() {
    super("Jira showed an internal comment to the customer; the app has taken it back and writes none on this ticket.");
  }
}

export interface AnnouncementComment {
  readonly commentId: string;
  readonly postedAt: Instant;
}

export const jiraComments = (jira: JiraClient) => ({
  /**
   * Writes the comment that announces a step, internal unless `isPublic`. Jira knows no idempotency: whoever gets no answer
   * has to look with `find` before trying again.
   * @throws PublicByMistake when an internal comment turned out public; it has been taken back then
   */
  async post(
    issueId: string,
    step: StepIdentity & { readonly crossedAt: Instant },
    body: AdfDocument,
    isPublic: boolean,
  ): Promise<AnnouncementComment> {
    const { agreement, version, measure, cycle, level } = step;
    const value = {
      step: stepKey(step),
      agreement,
      version,
      measure,
      cycle,
      level,
      crossedAt: new Date(step.crossedAt).toISOString(),
    };
    const comment = await jira.ask(
      {
        what: "comment on a ticket",
        route: route`/rest/api/3/issue/${issueId}/comment`,
        method: "POST",
        body: {
          body,
          properties: [
            { key: ANNOUNCEMENT_PROPERTY, value },
            { key: VISIBILITY_PROPERTY, value: { internal: !isPublic } },
          ],
        },
      },
      postedComment,
    );
    if (!isPublic && comment.jsdPublic === true) {
      await jira.tell({
        what: "take back a comment that was meant to be internal",
        route: route`/rest/api/3/issue/${issueId}/comment/${comment.id}`,
        method: "DELETE",
      });
      throw new PublicByMistake();
    }
    return { commentId: comment.id, postedAt: comment.created };
  },

  /** The comment that announces a step, looked for from the newest; null when there is none. */
  async find(issueId: string, step: StepIdentity): Promise<AnnouncementComment | null> {
    const wanted = stepKey(step);
    for (let startAt = 0; ; ) {
      const page = await jira.ask(
        {
          what: "look for an announcement among a ticket's comments",
          route: route`/rest/api/3/issue/${issueId}/comment?startAt=${startAt}&maxResults=100&orderBy=-created&expand=properties`,
        },
        commentPage,
      );
      for (const { id, created, properties } of page.comments) {
        const found = properties?.find(({ key }) => key === ANNOUNCEMENT_PROPERTY);
        const value = announcementValue.safeParse(found?.value);
        if (value.success && value.data.step === wanted) return { commentId: id, postedAt: created };
      }
      startAt += page.comments.length;
      if (page.comments.length === 0 || startAt >= page.total) return null;
    }
  },
});
