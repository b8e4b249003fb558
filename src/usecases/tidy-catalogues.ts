import type { FollowPorts } from "./follow-catalogue";
import { releaseFollowers } from "./follow-catalogue";
import type { ProjectSetup } from "./project-setup";

export interface TidyPorts extends FollowPorts {
  projects(): Promise<readonly ProjectSetup[]>;
  /** Removes texts of a project that its setup does not name and that are old enough for nobody to read them. */
  removeUnused(setup: ProjectSetup): Promise<void>;
}

/**
 * Every day: removes what no catalogue is made of any more, and gives a copy to followers of a catalogue that is not to be
 * had any more, should whoever withdrew it have been cut off.
 */
export async function tidyCatalogues(ports: TidyPorts): Promise<void> {
  const setups = await ports.projects();
  const shared = new Set(setups.filter(({ isShared }) => isShared).map(({ projectId }) => projectId));
  const withdrawn = setups.flatMap(({ follows }) => (follows === null || shared.has(follows) ? [] : [follows]));
  for (const source of new Set(withdrawn)) await releaseFollowers(ports, source, null);
  for (const setup of setups) await ports.removeUnused(setup);
}
