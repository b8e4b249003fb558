import { asApp, asUser } from "@forge/api";
import Resolver from "@forge/resolver";
import { z } from "zod";
import type { QueueCalls } from "../../contract";
import { onlyOf, type QueueForm } from "../../domain/queue/queue-form";
import { jiraClient } from "../../jira/jira-client";
import { jiraSearch } from "../../jira/search";
import { monitoredProjects } from "../../storage/monitored-projects";
import { seenByCaller } from "../../usecases/seen-by-caller";
import { viewQueue } from "../../usecases/view-queue";
import { answeringProjectTeam } from "../answering";
import { installationId } from "../wiring";
import { queuePorts } from "./queue-ports";

const calls = {
  /** Jira says, asked as the caller, which of the tickets they may see: security levels hold here as anywhere. */
  openTickets: answeringProjectTeam(z.object({ projectId: z.string().regex(/^\d{1,18}$/) }), async ({ projectId }) => {
    const project = await monitoredProjects(installationId()).get(projectId);
    if (project === null) return { kind: "project-not-watched" };
    const searches = { caller: jiraSearch(jiraClient(asUser())), app: jiraSearch(jiraClient(asApp())) };
    const [view, seen] = await Promise.all([
      viewQueue({ ...queuePorts(), project: async () => project }, projectId),
      seenByCaller(searches, projectId),
    ]);
    if (view.kind === "project-not-watched") return view;
    return { ...view, form: onlyOf(view.form, new Set(issueIdsOf(view.form).filter(seen))) };
  }),
} satisfies { [Name in keyof QueueCalls]: (request: never) => Promise<ReturnType<QueueCalls[Name]>> };

const issueIdsOf = ({ rows }: QueueForm) => rows.map(([issueId]) => String(issueId));

const resolver = new Resolver();
for (const [name, answer] of Object.entries(calls)) resolver.define(name, answer as never);

/** The resolver of the queue page. */
export const queue = resolver.getDefinitions();
