import { createHash } from "node:crypto";
import { kvs, Sort } from "@forge/kvs";
import { z } from "zod";
import { partitionOf, sortKeyOf } from "./bounded-text";
import { readStored } from "./stored";

/** Somebody's word that they have read a version of an agreement and accept it. */
export interface Acknowledgement {
  /** As it was typed: customers and suppliers need no account. */
  readonly by: string;
  /** The day on which it was given. */
  readonly on: string;
  /** The account that wrote it down. */
  readonly recordedBy: string;
}

export interface AgreementVersion {
  readonly projectId: string;
  readonly key: string;
  readonly version: number;
}

/** The entity's name in the manifest. */
const ENTITY = "agreement-acknowledgement";
const ROWS_PER_PAGE = 100;
const KEYS_PER_BATCH = 25;

const row = z.object({ projectId: z.string(), agreementVersion: z.string(), sortKey: z.string(), body: z.string() });
type Row = z.output<typeof row>;
const body: z.ZodType<Acknowledgement & { schemaVersion: 1 }> = z.object({
  schemaVersion: z.literal(1),
  by: z.string(),
  on: z.string(),
  recordedBy: z.string(),
});

const nameOf = ({ key, version }: AgreementVersion) => partitionOf(`${key}:${version}`);

/** Who has acknowledged each version of an agreement. */
export const acknowledgements = {
  /** @returns false when the same person's word of that day is recorded already */
  async add(agreement: AgreementVersion, given: Acknowledgement): Promise<boolean> {
    const { projectId } = agreement;
    const identity = JSON.stringify([agreement.key, agreement.version, given.by, given.on]);
    const key = `${projectId}:${createHash("sha256").update(identity).digest("hex")}`;
    if ((await kvs.entity<Row>(ENTITY).get(key)) !== undefined) return false;
    await kvs.entity<Row>(ENTITY).set(key, {
      projectId,
      agreementVersion: nameOf(agreement),
      sortKey: sortKeyOf(`${given.on} ${given.by}`),
      body: JSON.stringify({ schemaVersion: 1, ...given }),
    });
    return true;
  },

  /** In the order of their days. */
  async of(agreement: AgreementVersion): Promise<Acknowledgement[]> {
    const found: Acknowledgement[] = [];
    let cursor: string | undefined;
    do {
      let query = kvs
        .entity<Row>(ENTITY)
        .query()
        .index("by-agreement-version", { partition: [agreement.projectId, nameOf(agreement)] })
        .sort(Sort.ASC)
        .limit(ROWS_PER_PAGE);
      if (cursor !== undefined) query = query.cursor(cursor);
      const { results, nextCursor } = await query.getMany();
      for (const { value } of results) {
        const { body: text } = readStored("An acknowledgement", row, value);
        const { schemaVersion: _, ...given } = readStored("An acknowledgement", body, JSON.parse(text));
        found.push(given);
      }
      cursor = nextCursor || undefined;
    } while (cursor !== undefined);
    return found;
  },

  /** Removes a page of a project's acknowledgements. @returns whether there may be more */
  async removeSome(projectId: string): Promise<boolean> {
    const { results } = await kvs
      .entity<Row>(ENTITY)
      .query()
      .index("by-project", { partition: [projectId] })
      .limit(KEYS_PER_BATCH)
      .getMany();
    if (results.length === 0) return false;
    await kvs.batchDelete(results.map(({ key }) => ({ key, entityName: ENTITY })));
    return true;
  },
};
