import type { Catalogue } from "../domain/catalogue/catalogue";
import { listed } from "../domain/catalogue/problem";
import { ambiguousValues, inWordsOf, type WordMapping } from "../domain/following/word-mapping";
import { InvalidRequest } from "../errors";
import type { ChangeAction, ChangedFact, ChangeMade } from "./catalogue-change";
import { type CataloguePorts, type Editing, firstStep, remeasureAll } from "./change-catalogue";
import { changeSetup } from "./change-setup";
import { hasCatalogue, type ProjectSetup } from "./project-setup";

export interface FollowPorts extends CataloguePorts {
  /** The words of a project for the catalogue that it follows. */
  words(setup: ProjectSetup): Promise<WordMapping>;
  /** @returns what the setup shall name them */
  storeWords(projectId: string, words: WordMapping): Promise<string>;
}

/**
 * Lets other projects follow a project's catalogue, or no longer. Those that did get a copy as their own, in their words,
 * so that their tickets keep what was promised.
 */
export async function shareCatalogue(ports: FollowPorts, editing: Editing, isShared: boolean): Promise<void> {
  await changeSetup(ports, editing, (setup) => {
    if (setup.follows !== null)
      throw new InvalidRequest(
        "This project follows another project's catalogue, so there is none of its own to share. Whoever wants it can follow that project.",
      );
    if (setup.isShared === isShared) return null;
    return { setup: { ...setup, isShared }, change: line(isShared ? "shared" : "unshared") };
  });
  if (!isShared) await releaseFollowers(ports, editing.projectId, editing.by);
}

/**
 * Puts another project's catalogue into force for a project, to be read there and changed where it belongs; null goes back
 * to the project's own, which waited unchanged. Whoever is followed follows nobody, so there are no circles and no chains.
 * @throws InvalidRequest when the other one is not shared, or this one is
 */
export async function followCatalogue(ports: FollowPorts, editing: Editing, source: string | null): Promise<void> {
  const { projectId } = editing;
  if (source === projectId) throw new InvalidRequest("A project cannot follow itself. Choose another one.");
  let pass: "known" | "intake" = "known";
  const isChanged = await changeSetup(ports, editing, async (setup) => {
    if (setup.follows === source) return null;
    const before = setup.follows === null ? null : await ports.setup(setup.follows);
    const after = source === null ? null : await sharedSetup(ports, source);
    if (source !== null && setup.isShared)
      throw new InvalidRequest(
        "Other projects may follow this project's catalogue, so it cannot follow one itself. Stop sharing it first.",
      );
    pass = hasCatalogue(setup) ? "known" : "intake";
    const fact = { path: "follows", before: before?.projectKey ?? null, after: after?.projectKey ?? null };
    return {
      setup: { ...setup, follows: source, words: null },
      change: line(source === null ? "unfollowed" : "followed", [fact]),
    };
  });
  if (!isChanged) return;
  await ports.remeasure(firstStep(projectId, pass), 0);
  // It may have been withdrawn at the very moment; its followers were asked for before this one was among them.
  if (source !== null && !(await ports.setup(source))?.isShared) await release(ports, projectId, source, null);
}

/** Says what a project's own words are for those of the catalogue that it follows, and has its tickets measured by them. */
export async function saveWordMapping(ports: FollowPorts, editing: Editing, words: WordMapping): Promise<void> {
  const { projectId } = editing;
  const isChanged = await changeSetup(ports, editing, async (setup) => {
    const source = setup.follows === null ? null : await ports.setup(setup.follows);
    if (source === null)
      throw new InvalidRequest("This project follows no other project's catalogue, so there are no words to map.");
    refuseAmbiguous(await ports.read(source), words);
    const name = await ports.storeWords(projectId, words);
    if (name === setup.words) return null;
    return { setup: { ...setup, words: name }, change: line("words-changed") };
  });
  if (isChanged) await ports.remeasure(firstStep(projectId, "known"), 0);
}

/**
 * Gives every follower of a project a copy of its catalogue, as when it is no longer shared or the project is deleted.
 * Begun anew it does no harm.
 * @param by null for the app itself
 */
export async function releaseFollowers(ports: FollowPorts, source: string, by: string | null): Promise<void> {
  for (const { projectId } of await ports.followersOf(source)) await release(ports, projectId, source, by);
}

async function release(ports: FollowPorts, projectId: string, source: string, by: string | null): Promise<void> {
  const owner = await ports.setup(source);
  await changeSetup(ports, { projectId, by }, async (setup) => {
    if (setup.follows !== source) return null;
    const unfollowing = { ...setup, follows: null, words: null };
    // A project that is gone altogether has left nothing to copy.
    if (owner === null) return { setup: unfollowing, change: line("unfollowed") };
    const copy = inWordsOf(await ports.read(owner), await ports.words(setup));
    const catalogue = {
      revision: setup.catalogue.revision + 1,
      changedAt: ports.now(),
      pieces: await ports.store(projectId, copy, setup.catalogue.pieces),
    };
    const fact = { path: "follows", before: owner.projectKey, after: null };
    return { setup: { ...unfollowing, catalogue }, change: line("copied", [fact]) };
  });
  await remeasureAll(ports, projectId, "known");
}

async function sharedSetup(ports: FollowPorts, source: string): Promise<ProjectSetup> {
  const setup = await ports.setup(source);
  if (setup === null || !setup.isShared)
    throw new InvalidRequest("That project does not share its catalogue. Ask one of its administrators to share it.");
  return setup;
}

function refuseAmbiguous(catalogue: Catalogue, words: WordMapping): void {
  const [first] = ambiguousValues(catalogue, words);
  if (first !== undefined)
    throw new InvalidRequest(
      `Tickets with ${JSON.stringify(first.value)} would belong to ${listed(first.services)} at once. Let it mean one of them.`,
    );
}

function line(action: ChangeAction, facts: readonly ChangedFact[] = []): ChangeMade {
  return { entry: null, action, facts, note: null, issueKey: null };
}
