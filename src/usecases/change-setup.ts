import { InvalidRequest } from "../errors";
import type { CatalogueChange, ChangeMade } from "./catalogue-change";
import { type CataloguePorts, type Editing, newSetup } from "./change-catalogue";
import type { ProjectSetup } from "./project-setup";

export type SetupPorts = Pick<CataloguePorts, "now" | "setup" | "lookUp" | "create" | "replace" | "markWatched">;

/** What to make of a setup; null leaves it as it is. */
export type SetupChange = {
  readonly setup: Omit<ProjectSetup, "revision">;
  readonly change: ChangeMade;
} | null;

const ATTEMPTS = 8;

/**
 * Changes what is set up for a project beside its catalogue, on top of what everybody else did. A project that nobody
 * watched is watched from then on.
 * @param by null for the app itself
 * @returns whether anything was changed
 */
export async function changeSetup(
  ports: SetupPorts,
  { projectId, by }: Omit<Editing, "by"> & { readonly by: string | null },
  decide: (setup: ProjectSetup) => SetupChange | Promise<SetupChange>,
): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = await ports.setup(projectId);
    const setup = known ?? (await newSetup(ports, projectId));
    const decided = await decide(setup);
    if (decided === null) return false;
    if (known === null && !(await ports.create(setup))) continue;
    const line: CatalogueChange = { ...decided.change, at: ports.now(), by };
    if (!(await ports.replace({ ...decided.setup, revision: setup.revision + 1 }, [line]))) continue;
    if (known === null) await ports.markWatched(projectId);
    return true;
  }
  throw new InvalidRequest("Others are changing this project at the same moment. Nothing was saved: try again.");
}
