import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import type { CataloguePorts } from "../../../src/usecases/change-catalogue";
import type { ProjectSetup } from "../../../src/usecases/project-setup";

export const projectId = "10000";

const setup: ProjectSetup = {
  projectId,
  projectKey: "DESK",
  appFields: {
    service: "1",
    agreement: "2",
    state: "3",
    level: "7",
    statusRead: "8",
    resolutionDue: "4",
    responseDue: "5",
    nextEscalation: "6",
  },
  statuses: [],
  fields: { service: [], customer: [], team: [] },
  revision: 1,
  catalogue: { revision: 1, changedAt: 0, pieces: ["whole"] },
  isShared: false,
  follows: null,
  words: null,
  monitoredFrom: 0,
};

/** A project whose catalogue is always the same: what is saved is forgotten, so that every save does the same work. */
export function settingsInMemory(catalogue: Catalogue): CataloguePorts {
  return {
    now: () => Date.UTC(2026, 0, 8, 12),
    setup: async () => setup,
    lookUp: async () => ({ facts: setup, fields: setup.fields }),
    create: async () => false,
    read: async () => catalogue,
    store: async () => ["whole"],
    replace: async () => true,
    followersOf: async () => [],
    markWatched: async () => undefined,
    remeasure: async () => {},
  };
}
