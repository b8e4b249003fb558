import { route } from "@forge/api";
import { z } from "zod";
import { ASSIGNEE_GROUPS, fieldsInJira, fieldsThatMatter, type TicketFields } from "../domain/monitoring/field-record";
import { JiraRequestFailed } from "../errors";
import type { KnownTicket, ReadTicket } from "../usecases/check-ports";
import { assigneesIn, type TeamsOf, withTeamChanges } from "./assignee-teams";
import {
  type ChangelogEntry,
  type ChangelogItem,
  changelogEntry,
  type Issue,
  type IssueComment,
  issue,
  issueComment,
} from "./issue-schema";
import { changesOf, follows, recordOfIssue, type StatusNames } from "./issue-to-record";
import type { JiraClient } from "./jira-client";

export interface ReadingRules {
  readonly fields: TicketFields;
  readonly statusNames: StatusNames;
  readonly teamsOf: TeamsOf;
}

/** Jira takes at most so many ids in one bulk fetch. */
export const ISSUES_PER_FETCH = 100;

/** Issues are read one by one, so that one which is not as expected does not hide the others. */
const issuePage = z.object({ issues: z.array(z.unknown()) });

const changelogPage = z.object({
  issueChangeLogs: z.array(z.object({ issueId: z.coerce.string(), changeHistories: z.array(changelogEntry) })),
  nextPageToken: z.string().nullish(),
});

const commentPage = z.object({ comments: z.array(issueComment), startAt: z.number(), total: z.number() });

const ownChangelog = z.object({ values: z.array(changelogEntry), total: z.number() });

const assignee = z.object({ accountId: z.string() });

const tellsMove = ({ fieldId }: ChangelogItem) => fieldId === "project" || fieldId === "Key";

/** Reads tickets with their histories: as a rule one request for a hundred, which costs a point and one for each ticket. */
export const jiraIssues = (jira: JiraClient) => {
  /** Bulk fetch gives the newest forty entries; where there are more, all are read. */
  const changelogs = async (
    issues: readonly Issue[],
    fieldIds: readonly string[],
  ): Promise<Map<string, ChangelogEntry[]>> => {
    const entries = new Map(issues.map(({ id, changelog }) => [id, [...(changelog?.histories ?? [])]]));
    const cut = issues.filter(
      ({ changelog }) => changelog === undefined || changelog.total > changelog.histories.length,
    );
    if (cut.length === 0) return entries;
    for (const { id } of cut) entries.set(id, []);
    let nextPageToken: string | null | undefined;
    do {
      const page: z.output<typeof changelogPage> = await jira.ask(
        {
          what: "read the changelogs of tickets",
          route: route`/rest/api/3/changelog/bulkfetch`,
          method: "POST",
          body: {
            issueIdsOrKeys: cut.map(({ id }) => id),
            // More than ten fields cannot be asked for; then all of them are.
            ...(fieldIds.length <= 10 && { fieldIds }),
            ...(nextPageToken && { nextPageToken }),
          },
        },
        changelogPage,
      );
      for (const { issueId, changeHistories } of page.issueChangeLogs) entries.get(issueId)?.push(...changeHistories);
      nextPageToken = page.nextPageToken;
    } while (nextPageToken);
    return entries;
  };

  /** Bulk fetch may give only part of many comments; the first answer is among the oldest, so all are read then. */
  const commentsOf = async ({ id, fields: { comment } }: Issue): Promise<IssueComment[]> => {
    if (comment === undefined) return [];
    if ((comment.total ?? comment.comments.length) <= comment.comments.length) return comment.comments;
    const comments: IssueComment[] = [];
    for (;;) {
      const page = await jira.ask(
        {
          what: "read a ticket's comments",
          route: route`/rest/api/3/issue/${id}/comment?startAt=${comments.length}&orderBy=created`,
        },
        commentPage,
      );
      comments.push(...page.comments);
      if (page.comments.length === 0 || comments.length >= page.total) return comments;
    }
  };

  /** Adds, to issues and their changelogs, the teams of the assignees as if they were a field. */
  const addTeams = async (
    issues: readonly Issue[],
    entries: Map<string, ChangelogEntry[]>,
    lookUp: TeamsOf,
  ): Promise<void> => {
    const present = (found: Issue) => assignee.safeParse(found.fields.assignee).data?.accountId ?? null;
    const accountIds = [
      ...issues.map(present).filter((accountId) => accountId !== null),
      ...[...entries.values()].flatMap(assigneesIn),
    ];
    const teamsOf = await lookUp(accountIds);
    for (const found of issues) {
      found.fields[ASSIGNEE_GROUPS] = teamsOf(present(found));
      entries.set(found.id, withTeamChanges(entries.get(found.id) ?? [], teamsOf));
    }
  };

  const read = async (
    issueIds: readonly string[],
    rules: ReadingRules,
    withComments: boolean,
  ): Promise<ReadTicket[]> => {
    if (issueIds.length === 0) return [];
    const fieldIds = fieldsThatMatter(rules.fields);
    const page = await jira.ask(
      {
        what: "read tickets",
        route: route`/rest/api/3/issue/bulkfetch`,
        method: "POST",
        body: {
          issueIdsOrKeys: issueIds,
          fields: [
            ...fieldsInJira(rules.fields),
            "created",
            "updated",
            "project",
            "reporter",
            ...(withComments ? ["comment"] : []),
          ],
          expand: ["changelog"],
        },
      },
      issuePage,
    );
    const issues = page.issues.flatMap((found) => {
      const read = issue.safeParse(found);
      if (!read.success) console.warn("A ticket is not as expected:", z.prettifyError(read.error));
      return read.success ? [read.data] : [];
    });
    const entries = await changelogs(issues, fieldsInJira(rules.fields));
    if (fieldIds.includes(ASSIGNEE_GROUPS)) await addTeams(issues, entries, rules.teamsOf);
    const tickets: ReadTicket[] = [];
    for (const found of issues) {
      const comments = await commentsOf(found);
      tickets.push({
        issueId: found.id,
        issueKey: found.key,
        projectId: found.fields.project.id,
        updatedAt: found.fields.updated,
        record: recordOfIssue(found, entries.get(found.id) ?? [], comments, fieldIds, rules.statusNames),
      });
    }
    return tickets;
  };

  return {
    /**
     * Reads up to `ISSUES_PER_FETCH` tickets; those that Jira does not show to the app, or
     * shows in a shape that is not understood, are missing from the answer.
     * @param withComments whether the first public answer of an agent matters
     */
    read,

    /**
     * Reads the changelog of a ticket whose beginnings are known, for one point. As `readChanges` of a check. Where the
     * changes do not follow from the beginnings, as with a field of several values, the whole ticket is read.
     */
    async readChanges(ticket: KnownTicket, rules: ReadingRules): Promise<ReadTicket | "moved" | null> {
      const { statusNames } = rules;
      const { issueId, issueKey, projectId, record } = ticket;
      let entries: ChangelogEntry[] = [];
      try {
        for (let isLast = false; !isLast; ) {
          const page = await jira.ask(
            {
              what: "read a ticket's changelog",
              route: route`/rest/api/3/issue/${issueId}/changelog?startAt=${entries.length}&maxResults=100`,
            },
            ownChangelog,
          );
          entries.push(...page.values);
          isLast = page.values.length === 0 || entries.length >= page.total;
        }
      } catch (error) {
        if (error instanceof JiraRequestFailed && !error.isPassing) return null;
        throw error;
      }
      if (entries.some(({ created, items }) => created > (ticket.measuredAt ?? 0) && items.some(tellsMove)))
        return "moved";
      if (Object.hasOwn(record.initial, ASSIGNEE_GROUPS))
        entries = withTeamChanges(entries, await rules.teamsOf(assigneesIn(entries)));
      if (!follows(entries, record.initial, statusNames)) return (await read([issueId], rules, false))[0] ?? null;
      const updatedAt = Math.max(ticket.readUpTo ?? 0, ...entries.map(({ created }) => created));
      return {
        issueId,
        issueKey,
        projectId,
        updatedAt,
        record: { ...record, changes: changesOf(entries, record.initial, statusNames) },
      };
    },
  };
};
