import { asUser } from "@forge/api";
import Resolver from "@forge/resolver";
import { z } from "zod";
import type { QueueCalls } from "../../contract";
import { onlyOf } from "../../domain/queue/queue-form";
import { jiraClient } from "../../jira/jira-client";
import { jiraSearch } from "../../jira/search";
import { viewQueue } from "../../usecases/view-queue";
import { answeringProjectTeam } from "../answering";
import { queuePorts } from "./queue-ports";

/** As many as Jira gives on a page when ids are all that is asked for. */
const IDS_PER_PAGE = 5_000;
const MOST_PAGES = 10;

const calls = {
  /** Jira says, asked as the caller, which of the tickets they may see: security levels hold here as anywhere. */
  openTickets: answeringProjectTeam(z.object({ projectId: z.string().regex(/^\d{1,18}$/) }), async ({ projectId }) => {
    const [view, visible] = await Promise.all([viewQueue(queuePorts(), projectId), openIdsSeen(projectId)]);
    if (view.kind === "project-not-watched") return view;
    return { ...view, form: onlyOf(view.form, visible) };
  }),
} satisfies { [Name in keyof QueueCalls]: (request: never) => Promise<ReturnType<QueueCalls[Name]>> };

async function openIdsSeen(projectId: string): Promise<ReadonlySet<string>> {
  const search = jiraSearch(jiraClient(asUser()));
  const seen = new Set<string>();
  let pageToken: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await search.issueIds(
      `project = ${projectId} AND statusCategory != Done ORDER BY created DESC`,
      IDS_PER_PAGE,
      pageToken,
    );
    for (const id of found.issueIds) seen.add(id);
    pageToken = found.pageToken;
    if (pageToken === null) break;
  }
  return seen;
}

const resolver = new Resolver();
for (const [name, answer] of Object.entries(calls)) resolver.define(name, answer as never);

/** The resolver of the queue page. */
export const queue = resolver.getDefinitions();
