import { compileAgreementBook } from "../domain/agreement/compile-agreement-book";
import { readCatalogueText } from "../domain/catalogue/catalogue-text";
import type { Status } from "../domain/catalogue/status";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import { UnexpectedShape } from "../errors";
import type { ProjectSetup } from "../usecases/project-setup";
import { projects } from "./projects";

/** A monitored project together with how its tickets are read. */
export interface ProjectAtWork extends MonitoredProject {
  readonly setup: ProjectSetup;
  /** Present names of statuses by id. */
  readonly statusNames: ReadonlyMap<string, string>;
}

/**
 * Compiled projects of this process, by installation, project and revision. A process serves several customers: the
 * installation's id in the key keeps them apart, and a revision never changes.
 */
const compiled = new Map<string, ProjectAtWork>();
const MOST_COMPILED = 20;

/** Reads and compiles the projects of one installation; one reader serves one invocation. */
export function monitoredProjects(installation: string) {
  const known = new Map<string, Promise<ProjectAtWork | null>>();
  const load = async (projectId: string): Promise<ProjectAtWork | null> => {
    const setup = await projects.get(projectId);
    if (setup === null) return null;
    const key = `${installation} ${projectId} ${setup.revision}`;
    let project = compiled.get(key);
    if (project === undefined) {
      project = compile(setup, await projects.catalogueText(setup));
      if (compiled.size >= MOST_COMPILED) compiled.delete(compiled.keys().next().value!);
      compiled.set(key, project);
    }
    return project;
  };
  return {
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

/** @throws UnexpectedShape when the stored catalogue is not one that this version of the app accepts */
export function compile(setup: ProjectSetup, text: string): ProjectAtWork {
  const read = readCatalogueText(text);
  if (read.kind === "refused") {
    throw new UnexpectedShape(
      "The stored catalogue",
      read.problems.map(({ path, message }) => `${path}: ${message}`),
    );
  }
  const { catalogue } = read;
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
    statusNames: new Map(setup.statuses.map(({ id, name }) => [id, name])),
  };
}

/** The catalogue's word counts for the statuses that it names, the workflow's for the others. */
function statusesOf(listed: readonly Status[], workflow: readonly Status[]): Status[] {
  const names = new Set(listed.map(({ name }) => name));
  return [...listed, ...workflow.filter(({ name }) => !names.has(name))];
}
