import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AvailabilityEntry } from "../../src/domain/availability/availability-entry";
import { emptyCatalogue } from "../../src/domain/editing/apply-edits";
import { emptyShelf } from "../../src/domain/history-pages/history-shelf";
import { unreadTicket } from "../../src/domain/monitoring/watched-ticket";
import { acknowledgements } from "../../src/storage/acknowledgements";
import { auditTrail } from "../../src/storage/audit-trail";
import { availabilityBooks } from "../../src/storage/availability-books";
import { catalogues } from "../../src/storage/catalogues";
import { frozenReviews, hashOf } from "../../src/storage/frozen-reviews";
import { historyPages, packPage } from "../../src/storage/history-pages";
import { historyShelves } from "../../src/storage/history-shelves";
import { projects } from "../../src/storage/projects";
import { reviewRecords } from "../../src/storage/review-records";
import { ticketJournal } from "../../src/storage/ticket-journal";
import { watchedTickets } from "../../src/storage/watched-tickets";
import type { CatalogueChange } from "../../src/usecases/catalogue-change";
import type { ProjectSetup } from "../../src/usecases/project-setup";
import type { ReviewChange } from "../../src/usecases/review/review-ports";
import { AppStorage } from "../support/app-storage";
import { facts } from "../usecases/catalogue-desk";

/**
 * Entities, attributes and indexes can never be changed once the app is deployed. So each is written down with its reason,
 * each is used, and each takes the longest and the emptiest that the app may have to store.
 */

const NOW = Date.UTC(2026, 0, 5, 9);
const PROJECT = "10001";
/** As long as a key may be, in letters of four bytes. */
const LONGEST_KEY = "𝔎".repeat(1_000);
const OTHER_KEY = `${"𝔎".repeat(999)}𝔏`;

const setup: ProjectSetup = {
  ...facts,
  projectId: PROJECT,
  fields: { service: [], customer: [], team: [] },
  revision: 1,
  catalogue: { revision: 0, changedAt: 0, pieces: [] },
  isShared: false,
  follows: null,
  words: null,
  monitoredFrom: NOW,
};
const change = (entry: CatalogueChange["entry"], at = NOW): CatalogueChange => ({
  at,
  by: null,
  entry,
  action: "imported",
  facts: [],
  note: null,
  issueKey: null,
});
const agreement = (key: string) => ({ section: "agreements", key, version: 999_999 }) as const;
const relation = (id: string) => ({
  id,
  every: "year" as const,
  nextOn: null,
  outcomes: "",
  preferences: "",
  baseline: null,
  participants: [],
});
const made = (id: string): ReviewChange => ({ at: NOW, by: "lead", kind: "relation", id, action: "made", facts: [] });
const outage: AvailabilityEntry = {
  id: "outage-1",
  at: NOW,
  by: "lead",
  kind: "outage",
  outage: {
    subject: { kind: "service", key: LONGEST_KEY },
    from: NOW,
    to: null,
    effect: "down",
    planned: null,
    issueKeys: [],
    note: "",
  },
} as unknown as AvailabilityEntry;

/** What the app keeps of each entity, at its extremes: saved, found by every listing there is, and at last removed. */
async function walkEverything(): Promise<void> {
  await watchedTickets.add(unreadTicket("1", PROJECT, NOW));
  await watchedTickets.add({ ...unreadTicket("2", PROJECT, NOW), nextAt: null, changedAt: null, isDone: true });
  await watchedTickets.dueUntil(NOW);
  await watchedTickets.finishedSince(PROJECT, NOW);
  await watchedTickets.inPhase(PROJECT, "open");

  await projects.create(setup);
  await projects.replace({ ...setup, revision: 2, follows: "10002" }, [
    change(null),
    change(agreement(LONGEST_KEY)),
    change({ section: "services", key: LONGEST_KEY }),
  ]);
  await projects.list();
  await projects.shared();
  await projects.followersOf("10002");
  await catalogues.store(PROJECT, emptyCatalogue, [], NOW);
  await catalogues.storeWords(PROJECT, { statuses: {}, teams: {}, services: {} }, NOW);
  await catalogues.tidy(setup, NOW);

  await auditTrail.add(PROJECT, change(null));
  await auditTrail.page(PROJECT, null, null);
  await auditTrail.page(PROJECT, agreement(LONGEST_KEY), null);
  const version = { projectId: PROJECT, key: LONGEST_KEY, version: 999_999 };
  await acknowledgements.add(version, { by: "𝔎".repeat(400), on: "2026-01-05", recordedBy: "lead" });
  await acknowledgements.of(version);

  await ticketJournal.add(PROJECT, "1", { id: "a", at: NOW, by: "lead", deed: { kind: "excluded", reason: "" } });
  await ticketJournal.of("1", []);

  const page = packPage({ page: new Uint8Array(), people: new Uint8Array() });
  await historyPages.save(PROJECT, [page], 0);
  await historyPages.removeUnused(PROJECT, new Set(), 0);
  await historyShelves.replace(PROJECT, { ...emptyShelf("Etc/UTC"), revision: 1 });

  await reviewRecords.replace(PROJECT, "relation", 0, relation(LONGEST_KEY), made(LONGEST_KEY));
  await reviewRecords.desk(PROJECT);
  await reviewRecords.changes(PROJECT, "relation", LONGEST_KEY, null);
  await frozenReviews.store(PROJECT, hashOf(""), "");

  // More than a log takes before it fills a page.
  for (const revision of [0, 1])
    await availabilityBooks.append(
      PROJECT,
      revision,
      Array.from({ length: 2_000 }, (_, n) => ({ ...outage, id: hashOf(`${revision} ${n}`) })),
      NOW,
    );

  for (const { removeSome } of [auditTrail, acknowledgements, ticketJournal, historyPages, reviewRecords])
    await removeSome(PROJECT);
  await frozenReviews.removeSome(PROJECT);
  await availabilityBooks.removeSome(PROJECT);
  await reviewRecords.removeSome(PROJECT);
}

describe("each entity takes the longest and the emptiest that there is, and nothing is declared that is not used", () => {
  let storage: AppStorage;
  beforeAll(async () => {
    storage = AppStorage.open();
    await walkEverything();
  });

  it("every attribute of every entity is written", () => {
    const written = new Set<string>();
    const note = ({ entityName, value }: { entityName?: string; value?: object }) => {
      if (entityName !== undefined) for (const name of Object.keys(value ?? {})) written.add(`${entityName}.${name}`);
    };
    for (const { path, request } of storage.calls) {
      if (path === "/api/v1/entity/set") note(request);
      if (path === "/api/v1/batch/set") request.forEach(note);
      if (path === "/api/v1/transaction") (request.set ?? []).forEach(note);
    }
    const declared = [...storage.entities.values()].flatMap(({ name, attributes }) =>
      [...attributes.keys()].map((attribute) => `${name}.${attribute}`),
    );
    expect([...written].sort()).toEqual(declared.sort());
  });

  it("every index of every entity is asked", () => {
    const asked = new Set(
      storage.calls
        .filter(({ path }) => path === "/api/v1/entity/query")
        .map(({ request }) => `${request.entityName} ${request.indexName}`),
    );
    const declared = [...storage.entities.values()].flatMap(({ name, indexes }) =>
      [...indexes.keys()].filter((index) => index !== "by-key").map((index) => `${name} ${index}`),
    );
    expect([...asked].sort()).toEqual(declared.sort());
  });
});

it("keys that are alike for as long as a key of storage may be have each their own record, log and list", async () => {
  AppStorage.open();
  for (const key of [LONGEST_KEY, OTHER_KEY]) {
    await reviewRecords.replace(PROJECT, "relation", 0, { ...relation(key), outcomes: key.slice(-2) }, made(key));
    await auditTrail.add(PROJECT, change(agreement(key)));
    await acknowledgements.add(
      { projectId: PROJECT, key, version: 1 },
      { by: key.slice(-2), on: "2026-01-05", recordedBy: "lead" },
    );
  }
  const { relations } = await reviewRecords.desk(PROJECT);
  expect(relations.map(({ outcomes }) => outcomes).sort()).toEqual(["𝔎", "𝔏"]);
  for (const key of [LONGEST_KEY, OTHER_KEY]) {
    expect((await reviewRecords.record(PROJECT, "relation", key))?.record.id).toBe(key);
    expect((await reviewRecords.changes(PROJECT, "relation", key, null)).changes.map(({ id }) => id)).toEqual([key]);
    expect((await auditTrail.page(PROJECT, agreement(key), null)).changes.map(({ entry }) => entry)).toEqual([
      agreement(key),
    ]);
    expect(await acknowledgements.of({ projectId: PROJECT, key, version: 1 })).toMatchObject([{ by: key.slice(-2) }]);
  }
});

describe("ARCHITECTURE.md writes down what can never be changed", () => {
  const architecture = readFileSync(join(__dirname, "../../ARCHITECTURE.md"), "utf8");
  const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
  const table = architecture
    .split("\n")
    .slice(architecture.split("\n").findIndex((line) => line.startsWith("| entity | attributes | indexes | why |")) + 2)
    .join("\n")
    .split("\n\n")[0]!
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));

  it("every entity with its attributes and indexes, as the manifest has them, and a reason", () => {
    const written = table.map(([, entity, attributes, indexes]) => [
      names(entity!)[0],
      names(attributes!).sort(),
      names(indexes!).sort(),
    ]);
    const declared = [...AppStorage.open().entities.values()].map(({ name, attributes, indexes }) => [
      name,
      [...attributes.keys()].sort(),
      [...indexes.keys()].filter((index) => index !== "by-key").sort(),
    ]);
    expect(written).toEqual(declared);
    expect(table.filter(([, , , , why]) => why === undefined || why.length < 20)).toEqual([]);
  });

  it("of which the platform takes 20", () => {
    expect(table.length).toBeGreaterThan(10);
    expect(table.length).toBeLessThanOrEqual(20);
  });
});
