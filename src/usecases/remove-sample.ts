import type { Catalogue } from "../domain/catalogue/catalogue";
import { differenceOf } from "../domain/catalogue/difference";
import type { FactChange } from "../domain/catalogue/fact-changes";
import type { Use } from "../domain/catalogue/usage";
import { hasNoOwn, hasSample, isSample, usersOfSample, withoutSample } from "../domain/sample/sample-entries";
import { type CatalogueChange, type ChangeMade, keptFacts } from "./catalogue-change";
import { type CataloguePorts, changeCatalogue, type Decision, type Editing } from "./change-catalogue";
import type { ProjectSetup } from "./project-setup";

/** What the sample has left behind in a project in which there may be nothing else. */
export interface SampleLeftovers {
  readonly projectId: string;
  /** Of the setup that its removal left: whoever changes anything afterwards keeps the project. */
  readonly revision: number;
}

export interface RemoveSamplePorts extends CataloguePorts {
  /** Has Jira know that the project is watched no longer; it never throws. */
  markUnwatched(projectId: string): Promise<void>;
  /** Has `forgetSample` called after a while, when listings of storage know what was written until now. */
  forgetLater(leftovers: SampleLeftovers): Promise<void>;
}

export type SampleRemoved =
  | { readonly kind: "removed" }
  /** Nothing was removed: these entries of the project's own refer to entries of the sample. */
  | { readonly kind: "in-use"; readonly uses: readonly Use[] };

/**
 * Takes all sample entries out of a catalogue, whatever was made of them, agreed ones too: they bind nobody. Where nothing
 * else is in it, the project is forgotten as if nobody had ever looked at it. Called again it does no harm.
 */
export async function removeSample(ports: RemoveSamplePorts, editing: Editing): Promise<SampleRemoved> {
  const { projectId } = editing;
  const { leftovers, ...removed } = await changeCatalogue(ports, editing, decide);
  if (leftovers !== null) {
    await ports.markUnwatched(projectId);
    await ports.forgetLater({ projectId, revision: leftovers });
  }
  return removed;
}

/** `leftovers`: the revision of the setup with an empty catalogue; null where there is more to keep. */
type Outcome = SampleRemoved & { readonly leftovers: number | null };

function decide(catalogue: Catalogue, { revision }: ProjectSetup): Decision<Outcome> {
  const isAll = hasNoOwn(catalogue);
  if (!hasSample(catalogue)) return { kind: "leave", answer: { kind: "removed", leftovers: isAll ? revision : null } };
  const uses = usersOfSample(catalogue);
  if (uses.length > 0) return { kind: "leave", answer: { kind: "in-use", uses, leftovers: null } };
  const rest = withoutSample(catalogue);
  return {
    kind: "change",
    catalogue: rest,
    changes: [changeBy(catalogue, rest)],
    answer: () => ({ kind: "removed", leftovers: isAll ? revision + 1 : null }),
  };
}

function changeBy(before: Catalogue, after: Catalogue): ChangeMade {
  const facts = differenceOf(before, after).entries.map(
    ({ section, key, version, title }): FactChange => ({
      kind: "removed",
      path: [section, { item: { key, ...(version !== undefined && { version }) } }],
      before: title,
    }),
  );
  return { entry: null, action: "sample-removed", facts: keptFacts(facts), note: null, issueKey: null };
}

export interface ForgetSamplePorts {
  setup(projectId: string): Promise<ProjectSetup | null>;
  /** All lines of the project's audit trail; null when they are more than a look around leaves. */
  trail(projectId: string): Promise<readonly CatalogueChange[] | null>;
  /** Whether anything was done beside the catalogue that its trail does not tell: reviews, a baseline. */
  hasOtherWork(projectId: string): Promise<boolean>;
  /** @returns false when somebody changed the setup meanwhile */
  removeSetup(setup: ProjectSetup): Promise<boolean>;
  /** Has what is on record of the project removed, and what the app wrote into fields of its tickets. */
  forget(setup: ProjectSetup): Promise<void>;
}

/** Forgets a project in which there never was anything but a sample. @returns whether it did */
export async function forgetSample(
  ports: ForgetSamplePorts,
  { projectId, revision }: SampleLeftovers,
): Promise<boolean> {
  const setup = await ports.setup(projectId);
  if (setup === null || setup.revision !== revision || setup.follows !== null || setup.isShared) return false;
  const trail = await ports.trail(projectId);
  if (trail === null || !trail.every(isOfSample) || (await ports.hasOtherWork(projectId))) return false;
  if (!(await ports.removeSetup(setup))) return false;
  await ports.forget(setup);
  return true;
}

/** Whether a line tells of nothing but sample entries. */
function isOfSample({ entry, action, facts }: CatalogueChange): boolean {
  if (entry !== null) return "key" in entry && isSample(entry.key);
  if (action === "sample-removed") return true;
  return action === "imported" && facts.every(({ path }) => isSample(/^\w+\[(.*)\]/.exec(path)?.[1] ?? ""));
}
