import { randomUUID } from "node:crypto";
import { kvs, Sort, WhereConditions } from "@forge/kvs";
import { z } from "zod";
import type { AnySection } from "../domain/catalogue/section";
import type { EntryName } from "../domain/editing/entry-name";
import { type CatalogueChange, changeActions, subjectOf } from "../usecases/catalogue-change";
import { partitionOf } from "./bounded-text";
import { readStored } from "./stored";

/** The entity's name in the manifest. */
export const CHANGE_ENTITY = "catalogue-change";
const KEYS_PER_BATCH = 25;
const CHANGES_PER_PAGE = 50;

/** A line of the trail as the platform indexes it. */
export interface ChangeRow {
  readonly projectId: string;
  /** What was changed, as text. */
  readonly subject: string;
  /** When, then which of the changes of that instant: later lines have later texts. */
  readonly sortKey: string;
  readonly body: string;
}

const row: z.ZodType<ChangeRow> = z.object({
  projectId: z.string(),
  subject: z.string(),
  sortKey: z.string(),
  body: z.string(),
});

const keyedSections = ["calendars", "statuses", "configurationItems", "services", "contacts", "customers"] as const;
const entryName: z.ZodType<EntryName> = z.union([
  z.object({ section: z.enum(keyedSections satisfies readonly AnySection[]), key: z.string() }),
  z.object({ section: z.literal("agreements"), key: z.string(), version: z.number() }),
  z.object({ section: z.literal("priorityMatrix") }),
]);

const body: z.ZodType<CatalogueChange & { schemaVersion: 1 }> = z.object({
  schemaVersion: z.literal(1),
  at: z.number(),
  by: z.string().nullable(),
  entry: entryName.nullable(),
  action: z.enum(changeActions),
  facts: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  note: z.string().nullable(),
  issueKey: z.string().nullable(),
});

/** Rows for lines of a project's trail that are stored together with a revision of its setup. */
export function rowsOf(projectId: string, revision: number, changes: readonly CatalogueChange[]) {
  return changes.map((change, index) => ({
    key: keyOf(projectId, revision, index),
    value: rowOf(projectId, change, `${revision}`.padStart(8, "0"), index),
  }));
}

function keyOf(projectId: string, revision: number, index: number): string {
  return `${projectId}:${revision}:${index}`;
}

/** @param batch tells what was written together from what was written apart at the same instant */
function rowOf(projectId: string, change: CatalogueChange, batch: string, index: number): ChangeRow {
  return {
    projectId,
    subject: partitionOf(subjectOf(change.entry)),
    sortKey: `${new Date(change.at).toISOString()}#${batch}#${`${index}`.padStart(4, "0")}`,
    body: JSON.stringify({ schemaVersion: 1, ...change }),
  };
}

function changeIn(stored: unknown): CatalogueChange {
  const line = readStored("A line of the audit trail", row, stored);
  const { schemaVersion: _, ...change } = readStored("A line of the audit trail", body, JSON.parse(line.body));
  return change;
}

/** How far back a change is looked for by its own key, as an index may lag behind by seconds: revisions, and lines of each. */
const REVISIONS_BACK = 5;
const LINES_EACH = 5;

/** What was changed in each project's catalogue, by whom and when. Lines are added, and removed with their project. */
export const auditTrail = {
  /** Adds a line about something that is not part of the project's setup. */
  async add(projectId: string, change: CatalogueChange): Promise<void> {
    const value = rowOf(projectId, change, randomUUID(), 0);
    await kvs.entity<ChangeRow>(CHANGE_ENTITY).set(`${projectId}:${value.sortKey}`, value);
  },

  /**
   * The latest line by which an entry changed, alone or with its whole catalogue; null when there is none.
   * @param revision of the project's present setup
   */
  async latestOf(projectId: string, entry: EntryName, revision: number): Promise<CatalogueChange | null> {
    const keys = Array.from({ length: REVISIONS_BACK * LINES_EACH }, (_, place) =>
      keyOf(projectId, revision - Math.floor(place / LINES_EACH), place % LINES_EACH),
    );
    const { successfulKeys } = await kvs.batchGet<ChangeRow>(keys.map((key) => ({ key, entityName: CHANGE_ENTITY })));
    const recent = successfulKeys.flatMap(({ value }) => (value === undefined || value === null ? [] : [value]));
    const older = [
      ...(await rowsAbout(projectId, subjectOf(entry), null, 1)),
      ...(await rowsAbout(projectId, subjectOf(null), null, CHANGES_PER_PAGE)),
    ];
    const latestFirst = [...recent, ...older].sort((one, other) => (one.sortKey < other.sortKey ? 1 : -1));
    return latestFirst.map(changeIn).find((change) => isAbout(change, entry)) ?? null;
  },

  /**
   * A page of a project's lines, or of those about one entry, latest first.
   * @param after the cursor that the page before gave
   */
  async page(
    projectId: string,
    entry: EntryName | null,
    after: string | null,
  ): Promise<{ changes: CatalogueChange[]; cursor: string | null }> {
    const rows = await rowsAbout(projectId, entry && subjectOf(entry), after, CHANGES_PER_PAGE);
    return { changes: rows.map(changeIn), cursor: rows.length < CHANGES_PER_PAGE ? null : rows.at(-1)!.sortKey };
  },

  /** Removes a page of a project's lines. @returns whether there may be more */
  async removeSome(projectId: string): Promise<boolean> {
    const { results } = await kvs
      .entity<ChangeRow>(CHANGE_ENTITY)
      .query()
      .index("by-project", { partition: [projectId] })
      .limit(KEYS_PER_BATCH)
      .getMany();
    if (results.length === 0) return false;
    await kvs.batchDelete(results.map(({ key }) => ({ key, entityName: CHANGE_ENTITY })));
    return true;
  },
};

/** Lines about a subject, or about anything when it is null, latest first. */
async function rowsAbout(
  projectId: string,
  subject: string | null,
  after: string | null,
  limit: number,
): Promise<ChangeRow[]> {
  const lines = kvs.entity<ChangeRow>(CHANGE_ENTITY).query();
  const query = (
    subject === null
      ? lines.index("by-project", { partition: [projectId] })
      : lines.index("by-subject", { partition: [projectId, partitionOf(subject)] })
  )
    .sort(Sort.DESC)
    .limit(limit);
  if (after !== null) query.where(WhereConditions.lessThan(after));
  return (await query.getMany()).results.map(({ value }) => value);
}

/** Whether a line may be why an entry is not what it was. */
function isAbout({ entry, action }: CatalogueChange, about: EntryName): boolean {
  return entry === null ? action === "imported" || action === "copied" : subjectOf(entry) === subjectOf(about);
}
