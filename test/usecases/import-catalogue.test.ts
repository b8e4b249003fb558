import { importCatalogue } from "../../src/usecases/import-catalogue";
import type { ProjectFacts, ProjectSetup } from "../../src/usecases/project-setup";

const now = Date.UTC(2024, 0, 8, 12);
const good = "format: service-level-catalogue/1\ncalendars: []\nservices: []\nagreements: []\n";

const facts: ProjectFacts = {
  projectId: "7",
  projectKey: "HD",
  appFields: { service: "a", agreement: "b", state: "c", resolutionDue: "d", responseDue: "e", nextEscalation: "f" },
  statuses: [],
};

async function imported(text: string, current: ProjectSetup | null = null) {
  const steps: string[] = [];
  let saved: ProjectSetup | null = null;
  const answer = await importCatalogue(
    {
      now: () => now,
      setup: async () => current,
      lookUp: async () => ({ facts, fields: { service: ["found"], customer: [], team: [] } }),
      async saveCatalogue(_, from) {
        steps.push("text");
        return { version: from, chunks: 2 };
      },
      async save(setup) {
        steps.push("setup");
        saved = setup;
      },
      remeasure: async () => void steps.push("remeasure"),
    },
    "7",
    text,
  );
  return { answer, steps, saved: saved as ProjectSetup | null };
}

it("stores the text before the setup names it, and measures anew after", async () => {
  const { answer, steps, saved } = await imported(good);
  expect(answer).toEqual({ kind: "imported", version: 1, warnings: [] });
  expect(steps).toEqual(["text", "setup", "remeasure"]);
  expect(saved).toEqual({
    ...facts,
    fields: { service: ["found"], customer: [], team: [] },
    revision: 1,
    catalogueVersion: 1,
    catalogueChunks: 2,
    importedAt: now,
    monitoredFrom: now,
  });
});

it("a later catalogue changes neither since when the project is monitored nor what was chosen for its fields", async () => {
  const before = {
    ...facts,
    fields: { service: ["chosen"], customer: [], team: [] },
    revision: 5,
    catalogueVersion: 3,
    catalogueChunks: 1,
    importedAt: 1,
    monitoredFrom: 1,
  };
  const { saved } = await imported(good, before);
  expect(saved).toMatchObject({
    revision: 6,
    catalogueVersion: 4,
    importedAt: now,
    monitoredFrom: 1,
    fields: before.fields,
  });
});

it.each`
  text                                     | why
  ${"format: [unclosed"}                   | ${"no YAML"}
  ${"format: service-level-catalogue/2\n"} | ${"another format, and most of it missing"}
`("nothing is stored of a text that is refused ($why)", async ({ text }) => {
  const { answer, steps } = await imported(text);
  expect(answer.kind).toBe("refused");
  expect(steps).toEqual([]);
});
