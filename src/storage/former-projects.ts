import { kvs, WhereConditions } from "@forge/kvs";
import { z } from "zod";
import { readCatalogueText } from "../domain/catalogue/catalogue-text";
import { MINUTE } from "../domain/time";
import { UnexpectedShape } from "../errors";
import type { ProjectSetup } from "../usecases/project-setup";
import { piecesOf } from "./catalogue-pieces";
import { pieces } from "./pieces";
import { readStored } from "./stored";

/** A project as the app stored it while a catalogue was one text, cut into chunks: plain values, without a history. */
const formerProject = z.object({
  schemaVersion: z.literal(1),
  projectId: z.string(),
  projectKey: z.string(),
  revision: z.number(),
  catalogueVersion: z.number(),
  catalogueChunks: z.number(),
  importedAt: z.number(),
  monitoredFrom: z.number(),
  fields: z.object({ service: z.array(z.string()), customer: z.array(z.string()), team: z.array(z.string()) }),
  appFields: z.object({
    service: z.string(),
    agreement: z.string(),
    state: z.string(),
    resolutionDue: z.string(),
    responseDue: z.string(),
    nextEscalation: z.string(),
  }),
  statuses: z.array(z.object({ id: z.string(), name: z.string(), category: z.enum(["new", "indeterminate", "done"]) })),
});

const PREFIX = "project:";

export function formerKey(projectId: string): string {
  return PREFIX + projectId;
}

/** Ids of the projects that are stored in the former way still. */
export async function formerProjectIds(): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    let query = kvs.query().where("key", WhereConditions.beginsWith(PREFIX)).limit(100);
    if (cursor !== undefined) query = query.cursor(cursor);
    const page = await query.getMany<unknown>();
    ids.push(...page.results.map(({ key }) => key.slice(PREFIX.length)));
    cursor = page.nextCursor || undefined;
  } while (cursor !== undefined);
  return ids;
}

/**
 * What a project that is stored in the former way is now. Its catalogue is stored in pieces when this returns; the chunks
 * stay, for whoever reads them at this moment.
 * @throws UnexpectedShape
 */
export async function adoptFormerProject(stored: unknown): Promise<ProjectSetup> {
  const {
    schemaVersion: _,
    catalogueVersion,
    catalogueChunks,
    importedAt,
    ...kept
  } = readStored("A stored project", formerProject, stored);
  const { projectId } = kept;
  const keys = Array.from(
    { length: catalogueChunks },
    (_, chunk) => `catalogue:${projectId}:${catalogueVersion}:${chunk}`,
  );
  const chunks: string[] = [];
  for (const key of keys)
    chunks.push(readStored("A stored catalogue", z.object({ text: z.string() }), await kvs.get(key)).text);
  const read = readCatalogueText(chunks.join(""));
  if (read.kind === "refused")
    throw new UnexpectedShape(
      "The stored catalogue",
      read.problems.map(({ path, message }) => `${path}: ${message}`),
    );
  const made = piecesOf(read.catalogue);
  await pieces.save(projectId, made, Math.floor(importedAt / MINUTE));
  return {
    ...kept,
    revision: kept.revision + 1,
    catalogue: { revision: catalogueVersion, changedAt: importedAt, pieces: made.map(({ name }) => name) },
    isShared: false,
    follows: null,
    words: null,
  };
}
