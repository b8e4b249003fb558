import { compileAgreementBook } from "../domain/agreement/compile-agreement-book";
import type { Catalogue } from "../domain/catalogue/catalogue";
import type { Status } from "../domain/catalogue/status";
import { inWordsOf } from "../domain/following/word-mapping";
import { ordinaryRules } from "../domain/journal/action-rules";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import type { ProjectSetup } from "../usecases/project-setup";
import { catalogues } from "./catalogues";
import { projects } from "./projects";

/** A monitored project together with how its tickets are read. */
export interface ProjectAtWork extends MonitoredProject {
  readonly setup: ProjectSetup;
  /** Present names of statuses by id. */
  readonly statusNames: ReadonlyMap<string, string>;
}

/**
 * Compiled projects of this process, by installation and by what they were compiled from. A process serves several
 * customers: the installation's id in the key keeps them apart, and a revision of a project never changes.
 */
const compiled = new Map<string, ProjectAtWork>();
const MOST_COMPILED = 20;

/** Reads and compiles the projects of one installation; one reader serves one invocation. */
export function monitoredProjects(installation: string) {
  const known = new Map<string, Promise<ProjectAtWork | null>>();
  const load = async (projectId: string): Promise<ProjectAtWork | null> => {
    const setup = await projects.get(projectId);
    return setup === null ? null : atWork(setup);
  };
  const atWork = async (setup: ProjectSetup): Promise<ProjectAtWork> => {
    const { projectId } = setup;
    // A project that is followed and gone leaves its followers a copy; until that is made, their own catalogue holds.
    const owner = setup.follows === null ? setup : ((await projects.get(setup.follows)) ?? setup);
    // A project that was forgotten and begun anew counts its revisions from the start again.
    const begun = [setup.monitoredFrom, owner.monitoredFrom];
    const key = [installation, projectId, setup.revision, owner.projectId, owner.catalogue.revision, ...begun].join(
      " ",
    );
    let project = compiled.get(key);
    if (project === undefined) {
      const catalogue = await catalogues.read(owner);
      project = compile(setup, owner === setup ? catalogue : inWordsOf(catalogue, await catalogues.words(setup)));
      if (compiled.size >= MOST_COMPILED) compiled.delete(compiled.keys().next().value!);
      compiled.set(key, project);
    }
    return project;
  };
  return {
    /** A project whose setup was read already. */
    of: atWork,

    /** Null when nobody watches the project. */
    get(projectId: string): Promise<ProjectAtWork | null> {
      let project = known.get(projectId);
      if (project === undefined) {
        project = load(projectId);
        known.set(projectId, project);
      }
      return project;
    },
  };
}

/** @param catalogue in the words of the project; it was checked when it was stored */
function compile(setup: ProjectSetup, catalogue: Catalogue): ProjectAtWork {
  return {
    projectId: setup.projectId,
    setup,
    catalogue,
    book: compileAgreementBook(catalogue, statusesOf(catalogue.statuses ?? [], setup.statuses)),
    fields: setup.fields,
    doneStatuses: new Set(setup.statuses.filter(({ category }) => category === "done").map(({ name }) => name)),
    monitoredFrom: setup.monitoredFrom,
    promisesResponse: catalogue.agreements.some(
      ({ kind, targets }) => kind === "sla" && targets.some(({ measure }) => measure === "response"),
    ),
    actions: setup.actions ?? ordinaryRules,
    statusNames: new Map(setup.statuses.map(({ id, name }) => [id, name])),
  };
}

/** The catalogue's word counts for the statuses that it names, the workflow's for the others. */
function statusesOf(listed: readonly Status[], workflow: readonly Status[]): Status[] {
  const names = new Set(listed.map(({ name }) => name));
  return [...listed, ...workflow.filter(({ name }) => !names.has(name))];
}
