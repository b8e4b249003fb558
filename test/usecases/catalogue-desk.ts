import type { Catalogue } from "../../src/domain/catalogue/catalogue";
import { readCatalogueText } from "../../src/domain/catalogue/catalogue-text";
import { emptyCatalogue } from "../../src/domain/editing/apply-edits";
import type { CatalogueChange } from "../../src/usecases/catalogue-change";
import type { CataloguePorts } from "../../src/usecases/change-catalogue";
import type { ProjectFacts, ProjectSetup } from "../../src/usecases/project-setup";
import type { RemeasurePass } from "../../src/usecases/remeasure";

export const now = Date.UTC(2024, 0, 8, 12);

export const facts: ProjectFacts = {
  projectId: "7",
  projectKey: "HD",
  appFields: {
    service: "a",
    agreement: "b",
    state: "c",
    level: "g",
    statusRead: "h",
    resolutionDue: "d",
    responseDue: "e",
    nextEscalation: "f",
  },
  statuses: [
    { id: "1", name: "New", category: "new" },
    { id: "2", name: "Closed", category: "done" },
  ],
};

/** A catalogue from a file that has nothing wrong with it. */
export function catalogueIn(text: string): Catalogue {
  const read = readCatalogueText(text);
  if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
  return read.catalogue;
}

/** Projects and their catalogues in memory, as the use cases see storage; every write is counted. */
export class CatalogueDesk {
  readonly setups = new Map<string, ProjectSetup>();
  readonly changes: (CatalogueChange & { readonly projectId: string })[] = [];
  readonly passes: { readonly pass: RemeasurePass; readonly delaySeconds: number }[] = [];
  /** Projects that Jira was told to be watched. */
  readonly marked: string[] = [];
  private readonly texts = new Map<string, Catalogue>();
  /** Called before each conditional write: somebody else may be quicker there. */
  beforeReplace: () => void = () => {};

  readonly ports: CataloguePorts = {
    now: () => now,
    setup: async (id) => this.setups.get(id) ?? null,
    lookUp: async (projectId) => ({
      facts: { ...facts, projectId },
      fields: { service: ["found"], customer: [], team: [] },
    }),
    create: async (setup) => {
      if (this.setups.has(setup.projectId)) return false;
      this.setups.set(setup.projectId, setup);
      return true;
    },
    read: async (setup) => this.catalogueOf(setup),
    store: async (projectId, catalogue) => {
      const name = `${projectId} text ${this.texts.size + 1}`;
      this.texts.set(name, catalogue);
      return [name];
    },
    replace: async (setup, changes) => {
      this.beforeReplace();
      if (this.setups.get(setup.projectId)?.revision !== setup.revision - 1) return false;
      this.setups.set(setup.projectId, setup);
      this.changes.push(...changes.map((change) => ({ ...change, projectId: setup.projectId })));
      return true;
    },
    followersOf: async (id) => [...this.setups.values()].filter(({ follows }) => follows === id),
    markWatched: async (projectId) => void this.marked.push(projectId),
    remeasure: async (pass, delaySeconds) => void this.passes.push({ pass, delaySeconds }),
  };

  /** Puts a catalogue in place as if it had been there for long. */
  have(projectId: string, catalogue: Catalogue, more: Partial<ProjectSetup> = {}): void {
    const name = `${projectId} text ${this.texts.size + 1}`;
    this.texts.set(name, catalogue);
    this.setups.set(projectId, {
      ...facts,
      projectId,
      fields: { service: ["chosen"], customer: [], team: [] },
      revision: 5,
      catalogue: { revision: 3, changedAt: 1, pieces: [name] },
      isShared: false,
      follows: null,
      words: null,
      monitoredFrom: 1,
      ...more,
    });
  }

  catalogue(projectId = "7"): Catalogue {
    return this.catalogueOf(this.setups.get(projectId)!);
  }

  private catalogueOf({ catalogue: { pieces } }: ProjectSetup): Catalogue {
    return pieces.length === 0 ? emptyCatalogue : this.texts.get(pieces[0]!)!;
  }
}
