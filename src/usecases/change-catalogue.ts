import type { Catalogue } from "../domain/catalogue/catalogue";
import { affectsMeasurement } from "../domain/catalogue/engine-view";
import type { TicketFields } from "../domain/monitoring/field-record";
import { hasNoOwn, hasSample } from "../domain/sample/sample-entries";
import type { Instant } from "../domain/time";
import { InvalidRequest } from "../errors";
import type { CatalogueChange, ChangeMade } from "./catalogue-change";
import type { ProjectFacts, ProjectSetup } from "./project-setup";
import type { RemeasurePass } from "./remeasure";

export interface CataloguePorts {
  now(): Instant;
  /** Null for a project that nobody watched until now. */
  setup(projectId: string): Promise<ProjectSetup | null>;
  /** Looks the project up in Jira, and where its tickets tell service, customer and team as a rule. */
  lookUp(projectId: string): Promise<{ facts: ProjectFacts; fields: TicketFields }>;
  /** @returns false when the project is known by now */
  create(setup: ProjectSetup): Promise<boolean>;
  /** The project's own catalogue. */
  read(setup: ProjectSetup): Promise<Catalogue>;
  /** Stores what of a catalogue is not among the pieces stored already. @returns names of all of its pieces, in order */
  store(projectId: string, catalogue: Catalogue, stored: readonly string[]): Promise<readonly string[]>;
  /**
   * Stores a setup and lines of the audit trail, all or nothing.
   * @returns false when it is not the revision before that is stored
   */
  replace(setup: ProjectSetup, changes: readonly CatalogueChange[]): Promise<boolean>;
  followersOf(projectId: string): Promise<readonly ProjectSetup[]>;
  /** Has Jira know that the project is watched from now on. What fails is made up for by the audit; it never throws. */
  markWatched(projectId: string): Promise<void>;
  /** Has a project's tickets measured by what holds from now on, in the background. */
  remeasure(pass: RemeasurePass, delaySeconds: number): Promise<void>;
}

/** Whose catalogue is changed, and by which account. */
export interface Editing {
  readonly projectId: string;
  readonly by: string;
}

/** What to do about the catalogue as it is. */
export type Decision<Answer> =
  | {
      readonly kind: "change";
      readonly catalogue: Catalogue;
      /** Lines for the audit trail. */
      readonly changes: readonly ChangeMade[];
      /** @param revision of the catalogue with the change */
      readonly answer: (revision: number) => Answer;
      /** Which tickets to measure anew; absent: those known, where the change may make a difference to them. */
      readonly remeasure?: RemeasurePass["kind"];
    }
  /** Nothing is to be stored; `remeasure` is for tickets that may not be measured yet by what is stored. */
  | { readonly kind: "leave"; readonly answer: Answer; readonly remeasure?: RemeasurePass["kind"] };

/** People who save at the same moment are few; whoever loses so often stands before something broken. */
const ATTEMPTS = 8;
/** Between the passes of projects that follow one catalogue, so that they do not take storage's writes from each other. */
const SECONDS_BETWEEN_FOLLOWERS = 5;

/**
 * Changes a project's own catalogue, on top of what everybody else did. Readers find the old catalogue or the new one and
 * nothing between; when somebody else was quicker, it is decided anew.
 *
 * A project without a catalogue is monitored from its first change on. Tickets are measured anew where the change may make
 * a difference to them, in the projects that follow this one too.
 * @throws InvalidRequest when the project follows another's catalogue
 */
export async function changeCatalogue<Answer>(
  ports: CataloguePorts,
  { projectId, by }: Editing,
  decide: (catalogue: Catalogue, setup: ProjectSetup) => Decision<Answer>,
): Promise<Answer> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = await ports.setup(projectId);
    if (known?.follows)
      throw new InvalidRequest(
        "This project follows another project's catalogue, so it can only be read here. Change it there, or go back to the project's own catalogue first.",
      );
    const setup = known ?? (await newSetup(ports, projectId));
    const catalogue = await ports.read(setup);
    const decision = decide(catalogue, setup);
    if (decision.kind === "leave") {
      if (decision.remeasure) await remeasureAll(ports, projectId, decision.remeasure);
      return decision.answer;
    }
    if (known === null && !(await ports.create(setup))) continue;
    const at = ports.now();
    const changed: ProjectSetup = {
      ...setup,
      revision: setup.revision + 1,
      catalogue: {
        revision: setup.catalogue.revision + 1,
        changedAt: at,
        pieces: await ports.store(projectId, decision.catalogue, setup.catalogue.pieces),
      },
    };
    const changes = decision.changes.map((change) => ({ ...change, at, by }));
    if (!(await ports.replace(changed, changes))) continue;
    if (known === null || isEmpty(catalogue)) await ports.markWatched(projectId);
    const pass = setup.catalogue.revision === 0 ? "intake" : decision.remeasure;
    if (pass !== undefined) await remeasureAll(ports, projectId, pass);
    else if (affectsMeasurement(catalogue, decision.catalogue)) await remeasureAll(ports, projectId, "known");
    return decision.answer(changed.catalogue.revision);
  }
  throw new InvalidRequest("Others are changing this catalogue at the same moment. Nothing was saved: try again.");
}

/** As before the first change, and after a sample was removed. */
const isEmpty = (catalogue: Catalogue) => hasNoOwn(catalogue) && !hasSample(catalogue);

/** Has the tickets of a project, and of those that follow it, measured by what holds now. */
export async function remeasureAll(
  { followersOf, remeasure }: Pick<CataloguePorts, "followersOf" | "remeasure">,
  projectId: string,
  kind: RemeasurePass["kind"],
): Promise<void> {
  await remeasure(firstStep(projectId, kind), 0);
  for (const [index, follower] of (await followersOf(projectId)).entries())
    await remeasure(firstStep(follower.projectId, "known"), (index + 1) * SECONDS_BETWEEN_FOLLOWERS);
}

/** A pass over a project's tickets from its beginning. */
export function firstStep(projectId: string, kind: RemeasurePass["kind"]): RemeasurePass {
  return kind === "known" ? { kind, projectId, after: null } : { kind, projectId, pageToken: null };
}

/** A project as it is before anything was agreed for it; monitored from now on. */
export async function newSetup(
  ports: Pick<CataloguePorts, "now" | "lookUp">,
  projectId: string,
): Promise<ProjectSetup> {
  const { facts, fields } = await ports.lookUp(projectId);
  const now = ports.now();
  return {
    ...facts,
    fields,
    revision: 1,
    catalogue: { revision: 0, changedAt: now, pieces: [] },
    isShared: false,
    follows: null,
    words: null,
    monitoredFrom: now,
  };
}
