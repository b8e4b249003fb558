import { asApp, asUser } from "@forge/api";
import type { OpenedCatalogue } from "../contract";
import { emptyCatalogue } from "../domain/editing/apply-edits";
import { jiraDirectory } from "../jira/directory";
import { jiraClient } from "../jira/jira-client";
import { pack } from "../storage/catalogue-pieces";
import { catalogues } from "../storage/catalogues";
import { projects } from "../storage/projects";
import type { ProjectSetup } from "../usecases/project-setup";

/** The catalogue that is in force for a project, as the pages open it. Who may read it is for the caller to check. */
export async function openedCatalogue(projectId: string): Promise<OpenedCatalogue> {
  const { setup, owner } = await setupsInForce(projectId);
  const packed = owner === null ? [] : await catalogues.packed(owner);
  // What another project shares may be read here, though not everybody who reads it may see that project.
  const jira = jiraDirectory(jiraClient(owner === setup ? asUser() : asApp()));
  return {
    revision: owner?.catalogue.revision ?? 0,
    owner: await jira.project(owner?.projectId ?? projectId),
    isFollowed: owner !== setup,
    isShared: setup?.isShared ?? false,
    packed: packed.length > 0 ? packed : [pack(JSON.stringify(emptyCatalogue))],
  };
}

/** The project's setup, and that of the project whose catalogue is in force for it; null before anything is set up. */
export async function setupsInForce(
  projectId: string,
): Promise<{ setup: ProjectSetup | null; owner: ProjectSetup | null }> {
  const setup = await projects.get(projectId);
  const source = setup?.follows ? await projects.get(setup.follows) : null;
  return { setup, owner: source ?? setup };
}
