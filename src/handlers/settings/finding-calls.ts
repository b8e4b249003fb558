import { asApp, asUser } from "@forge/api";
import { z } from "zod";
import type { SettingsCalls } from "../../contract";
import { InvalidRequest } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { projectProperty } from "../../jira/project-property";
import { jiraServiceDesks } from "../../jira/service-desks";
import { projects } from "../../storage/projects";
import { answeringProjectAdministrators } from "../answering";
import type { Answering } from "./answers";
import { projectId } from "./payloads";

/** What Jira keeps from the app in a watched project, and what an administrator mends with a call of their own. */
export const findingCalls: Pick<Answering<SettingsCalls>, "siteFindings" | "markAsWatched"> = {
  siteFindings: answeringProjectAdministrators(z.object({ projectId }), async ({ projectId }) => {
    const [mark, tellsOrganizations] = await Promise.all([
      projectProperty(jiraClient(asUser())).read(projectId),
      jiraServiceDesks(jiraClient(asApp())).tellsOrganizations(projectId),
    ]);
    return { isMarkedAsWatched: mark?.watched === true, tellsOrganizations };
  }),

  markAsWatched: answeringProjectAdministrators(z.object({ projectId }), async ({ projectId }) => {
    if ((await projects.get(projectId)) === null)
      throw new InvalidRequest("Nobody watches this project yet. Make or import its catalogue first.");
    await projectProperty(jiraClient(asUser())).write(projectId, { watched: true });
    return null;
  }),
};
