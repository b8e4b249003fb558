import { randomUUID } from "node:crypto";
import { Filter, FilterConditions, kvs, Sort, WhereConditions } from "@forge/kvs";
import { z } from "zod";
import type { ReviewDesk, ReviewRecordKind, ReviewRecords } from "../domain/review/review-record";
import type { Instant } from "../domain/time";
import type { ReviewChange, StoredRecord } from "../usecases/review/review-ports";
import { keyPartOf, partitionOf } from "./bounded-text";
import { recordSchemas } from "./review-record-schema";
import { isConflict, readStored } from "./stored";

/** Names of the entities in the manifest. */
const RECORD_ENTITY = "review-record";
const CHANGE_ENTITY = "review-change";
const ROWS_PER_PAGE = 100;
const KEYS_PER_BATCH = 25;
const CHANGES_PER_PAGE = 50;

/** By then an issue that was made is found by any search. */
const CLAIMS_LAST_DAYS = 7;
const taskClaim = z.object({ at: z.number() });

const row = z.object({
  projectId: z.string(),
  kind: z.enum(["relation", "review", "requirement", "plan"]),
  /** Counts the writes: a write succeeds only on top of the one that was read. */
  version: z.number(),
  body: z.string(),
});
type Row = z.output<typeof row>;

interface ChangeRow {
  readonly projectId: string;
  readonly subject: string;
  readonly sortKey: string;
  readonly body: string;
}

const changeRow: z.ZodType<ChangeRow> = z.object({
  projectId: z.string(),
  subject: z.string(),
  sortKey: z.string(),
  body: z.string(),
});
const changeBody: z.ZodType<ReviewChange & { schemaVersion: 1 }> = z.object({
  schemaVersion: z.literal(1),
  at: z.number(),
  by: z.string(),
  kind: z.enum(["relation", "review", "requirement", "plan"]),
  id: z.string(),
  action: z.enum(["made", "changed", "removed", "frozen", "task-made"]),
  facts: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
});

/** What is settled with a customer has the customer's key for its id. */
const keyOf = (projectId: string, kind: ReviewRecordKind, id: string) => `${projectId}:${kind}:${keyPartOf(id)}`;
const subjectOf = (kind: ReviewRecordKind, id: string) => partitionOf(`${kind} ${id}`);

const withVersion = z.looseObject({ schemaVersion: z.literal(1) });

/** @throws UnexpectedShape when a row was written by a version of the app that this one does not know */
function recordIn<Kind extends ReviewRecordKind>(kind: Kind, { version, body }: Row): StoredRecord<Kind> {
  const what = `A stored ${kind}`;
  const { schemaVersion: _, ...record } = readStored(what, withVersion, JSON.parse(body));
  const schema: z.ZodType<ReviewRecords[Kind]> = recordSchemas[kind];
  return { version, record: readStored(what, schema, record) };
}

const rowOf = (stored: unknown): Row => readStored("A record of a review", row, stored);

/** What is kept of each project's reviews. Rows are added and replaced; lines of the log are added alone. */
export const reviewRecords = {
  async record<Kind extends ReviewRecordKind>(
    projectId: string,
    kind: Kind,
    id: string,
  ): Promise<StoredRecord<Kind> | null> {
    const stored = await kvs.entity<Row>(RECORD_ENTITY).get(keyOf(projectId, kind, id));
    return stored === undefined ? null : recordIn(kind, rowOf(stored));
  },

  async replace<Kind extends ReviewRecordKind>(
    projectId: string,
    kind: Kind,
    on: number,
    record: ReviewRecords[Kind] | null,
    change: ReviewChange,
  ): Promise<boolean> {
    const key = keyOf(projectId, kind, change.id);
    const sortKey = `${new Date(change.at).toISOString()}#${randomUUID()}`;
    const line: ChangeRow = {
      projectId,
      subject: subjectOf(kind, change.id),
      sortKey,
      body: JSON.stringify({ schemaVersion: 1, ...change }),
    };
    const conditions =
      on === 0
        ? new Filter<Row>().and("version", FilterConditions.notExists())
        : new Filter<Row>().and("version", FilterConditions.equalTo(on));
    const transaction = kvs.transact().set(`${projectId}:${sortKey}`, line, { entityName: CHANGE_ENTITY });
    if (record === null) transaction.delete<Row>(key, { entityName: RECORD_ENTITY, conditions });
    else {
      const body = JSON.stringify({ schemaVersion: 1, ...record });
      const value: Row = { projectId, kind, version: on + 1, body };
      transaction.set<Row>(key, value, { entityName: RECORD_ENTITY, conditions });
    }
    try {
      await transaction.execute();
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  },

  async desk(projectId: string): Promise<ReviewDesk> {
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      let query = kvs
        .entity<Row>(RECORD_ENTITY)
        .query()
        .index("by-project", { partition: [projectId] })
        .sort(Sort.ASC)
        .limit(ROWS_PER_PAGE);
      if (cursor !== undefined) query = query.cursor(cursor);
      const { results, nextCursor } = await query.getMany();
      rows.push(...results.map(({ value }) => rowOf(value)));
      cursor = nextCursor || undefined;
    } while (cursor !== undefined);
    const of = <Kind extends ReviewRecordKind>(kind: Kind) =>
      rows.filter((one) => one.kind === kind).map((one) => recordIn(kind, one).record);
    return { relations: of("relation"), reviews: of("review"), requirements: of("requirement"), plans: of("plan") };
  },

  /**
   * A page of the log of one record, latest first.
   * @param after the cursor that the page before gave
   */
  async changes(
    projectId: string,
    kind: ReviewRecordKind,
    id: string,
    after: string | null,
  ): Promise<{ changes: ReviewChange[]; cursor: string | null }> {
    const query = kvs
      .entity<ChangeRow>(CHANGE_ENTITY)
      .query()
      .index("by-subject", { partition: [projectId, subjectOf(kind, id)] })
      .sort(Sort.DESC)
      .limit(CHANGES_PER_PAGE);
    if (after !== null) query.where(WhereConditions.lessThan(after));
    const rows = (await query.getMany()).results.map(({ value }) =>
      readStored("A line of a review's log", changeRow, value),
    );
    const changes = rows.map(({ body }) => {
      const { schemaVersion: _, ...change } = readStored("A line of a review's log", changeBody, JSON.parse(body));
      return change;
    });
    return { changes, cursor: rows.length < CHANGES_PER_PAGE ? null : rows.at(-1)!.sortKey };
  },

  /** Notes that a task's issue is about to be made. @returns when that was noted before; null when it was not */
  async claimTask(projectId: string, mark: string, at: Instant): Promise<Instant | null> {
    const key = `review-task:${projectId}:${mark}`;
    try {
      await kvs.set(key, { at }, { keyPolicy: "FAIL_IF_EXISTS", ttl: { unit: "DAYS", value: CLAIMS_LAST_DAYS } });
      return null;
    } catch (error) {
      if (!isConflict(error)) throw error;
      const claim = readStored("A claim on a task", taskClaim, await kvs.get(key));
      return claim.at;
    }
  },

  /** Removes a page of a project's records, then of its log. @returns whether there may be more */
  async removeSome(projectId: string): Promise<boolean> {
    for (const entityName of [RECORD_ENTITY, CHANGE_ENTITY]) {
      const { results } = await kvs
        .entity(entityName)
        .query()
        .index("by-project", { partition: [projectId] })
        .limit(KEYS_PER_BATCH)
        .getMany();
      if (results.length === 0) continue;
      await kvs.batchDelete(results.map(({ key }) => ({ key, entityName })));
      return true;
    }
    return false;
  },
};
