import { asUser } from "@forge/api";
import { z } from "zod";
import type { AgreeCalls } from "../../contract";
import { NotAllowed } from "../../errors";
import { jiraDirectory } from "../../jira/directory";
import { jiraClient } from "../../jira/jira-client";
import { catalogues } from "../../storage/catalogues";
import { projects } from "../../storage/projects";
import { followCatalogue, saveWordMapping, shareCatalogue } from "../../usecases/follow-catalogue";
import { answeringProjectAdministrators, projectsWhere } from "../answering";
import { followPorts } from "../wiring";
import type { Answering } from "./answers";
import { projectId } from "./payloads";

const word = z.string().min(1).max(1_000);
const MOST_WORDS = 2_000;
const mapped = z
  .record(word, z.array(word).max(200))
  .refine((words) => Object.keys(words).length <= MOST_WORDS, `at most ${MOST_WORDS} words can be mapped`);

/** One catalogue for several projects. */
export const sharingCalls: Pick<
  Answering<AgreeCalls>,
  "shareCatalogue" | "sharedCatalogues" | "followCatalogue" | "wordMapping" | "saveWordMapping"
> = {
  shareCatalogue: answeringProjectAdministrators(
    z.object({ projectId, isShared: z.boolean() }),
    async ({ projectId, isShared }, { accountId: by }) => {
      await shareCatalogue(followPorts(), { projectId, by }, isShared);
      return null;
    },
  ),

  sharedCatalogues: answeringProjectAdministrators(z.object({ projectId }), async ({ projectId }) => {
    const shared = (await projects.shared()).filter((setup) => setup.projectId !== projectId);
    return jiraDirectory(jiraClient(asUser())).visible(shared.map((setup) => setup.projectId));
  }),

  followCatalogue: answeringProjectAdministrators(
    z.object({ projectId, source: projectId.nullable() }),
    async ({ projectId, source }, { accountId: by }) => {
      if (source !== null && !(await projectsWhere("BROWSE_PROJECTS", [source])).has(source))
        throw new NotAllowed("You cannot see that project, so you cannot choose its catalogue.");
      await followCatalogue(followPorts(), { projectId, by }, source);
      return null;
    },
  ),

  wordMapping: answeringProjectAdministrators(z.object({ projectId }), async ({ projectId }) => {
    const setup = await projects.get(projectId);
    return setup === null ? { statuses: {}, teams: {}, services: {} } : catalogues.words(setup);
  }),

  saveWordMapping: answeringProjectAdministrators(
    z.object({ projectId, words: z.object({ statuses: mapped, teams: mapped, services: mapped }) }),
    async ({ projectId, words }, { accountId: by }) => {
      await saveWordMapping(followPorts(), { projectId, by }, words);
      return null;
    },
  ),
};
