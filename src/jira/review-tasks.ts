import { route } from "@forge/api";
import { z } from "zod";
import type { LocalDate } from "../domain/calendar/calendar";
import { apart, beginningOf } from "../domain/typed-text";
import { documentOf, text } from "../words/document";
import type { Words } from "../words/words";
import type { JiraClient } from "./jira-client";

const project = z.object({
  issueTypes: z.array(z.object({ id: z.string(), name: z.string(), subtask: z.boolean().optional() })),
});
const created = z.object({ key: z.string() });
const found = z.object({ issues: z.array(z.object({ key: z.string() })) });
const standing = z.object({
  issues: z.array(
    z.object({
      key: z.string(),
      fields: z.object({ status: z.object({ statusCategory: z.object({ key: z.string() }) }) }),
    }),
  ),
});

/** Jira takes no more in a summary. */
const LONGEST_SUMMARY = 255;
/** Jira takes at most so many ids in one bulk fetch. */
const ISSUES_PER_FETCH = 100;

/** Tasks that reviews and improvement plans decide on, as issues of the project. */
export const jiraReviewTasks = (jira: JiraClient, words: Words) => ({
  /** The key of the issue with a mark; null where there is none. */
  async find(projectId: string, mark: string): Promise<string | null> {
    const { issues } = await jira.ask(
      {
        what: "look for a task",
        route: route`/rest/api/3/search/jql`,
        method: "POST",
        body: { jql: `project = ${projectId} AND labels = "${mark}"`, fields: ["key"], maxResults: 1 },
      },
      found,
    );
    return issues[0]?.key ?? null;
  },

  /** Makes a task with a mark, of the project's type for tasks or else its first. @returns its key */
  async create(
    projectId: string,
    mark: string,
    task: { readonly text: string; readonly owner: string; readonly dueOn: LocalDate | null },
  ): Promise<string> {
    const { issueTypes } = await jira.ask(
      { what: "read a project's issue types", route: route`/rest/api/3/project/${projectId}` },
      project,
    );
    const standard = issueTypes.filter(({ subtask }) => subtask !== true);
    const type = standard.find(({ name }) => name.toLowerCase() === "task") ?? standard[0];
    const lines = [
      [text(task.text)],
      ...(task.owner === "" ? [] : [[text(words.text("review.task.owner", { owner: apart(task.owner) }))]]),
      ...(task.dueOn === null ? [] : [[text(words.text("review.task.due", { date: task.dueOn }))]]),
      [text(words.text("review.task.from"))],
    ];
    const { key } = await jira.ask(
      {
        what: "make a task",
        route: route`/rest/api/3/issue`,
        method: "POST",
        body: {
          fields: {
            project: { id: projectId },
            issuetype: { id: type?.id },
            summary: beginningOf(task.text.replaceAll(/\s+/g, " ").trim(), LONGEST_SUMMARY),
            description: documentOf(lines),
            labels: [mark],
          },
        },
      },
      created,
    );
    return key;
  },

  /** Those of the issues that are done, as far as the asker sees them. */
  async doneAmong(issueKeys: readonly string[]): Promise<ReadonlySet<string>> {
    const done = new Set<string>();
    for (let from = 0; from < issueKeys.length; from += ISSUES_PER_FETCH) {
      const { issues } = await jira.ask(
        {
          what: "read tasks",
          route: route`/rest/api/3/issue/bulkfetch`,
          method: "POST",
          body: { issueIdsOrKeys: issueKeys.slice(from, from + ISSUES_PER_FETCH), fields: ["status"] },
        },
        standing,
      );
      for (const { key, fields } of issues) if (fields.status.statusCategory.key === "done") done.add(key);
    }
    return done;
  },
});
