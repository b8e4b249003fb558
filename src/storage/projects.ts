import { kvs, WhereConditions } from "@forge/kvs";
import { z } from "zod";
import type { ProjectSetup } from "../usecases/project-setup";
import { isConflict, readStored } from "./stored";

const projectSchema: z.ZodType<ProjectSetup & { schemaVersion: 1 }> = z.object({
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

export function projectKey(projectId: string): string {
  return PREFIX + projectId;
}

const CATALOGUE = "catalogue:";
/** Well below the platform's 240 KiB for a value, in characters that take up to three bytes. */
const CHUNK_CHARACTERS = 60_000;

export const projects = {
  async get(projectId: string): Promise<ProjectSetup | null> {
    const stored = await kvs.get(projectKey(projectId));
    return stored === undefined ? null : setupOf(stored);
  },

  async list(): Promise<ProjectSetup[]> {
    const setups: ProjectSetup[] = [];
    let cursor: string | undefined;
    do {
      let query = kvs.query().where("key", WhereConditions.beginsWith(PREFIX)).limit(100);
      if (cursor !== undefined) query = query.cursor(cursor);
      const page = await query.getMany<unknown>();
      setups.push(...page.results.map(({ value }) => setupOf(value)));
      cursor = page.nextCursor || undefined;
    } while (cursor !== undefined);
    return setups;
  },

  async save(setup: ProjectSetup): Promise<void> {
    await kvs.set(projectKey(setup.projectId), { schemaVersion: 1, ...setup });
  },

  async remove(projectId: string): Promise<void> {
    await kvs.delete(projectKey(projectId));
  },

  /**
   * Stores a catalogue's text under the first free version from the given one on; an import that was cut off may have left
   * one behind. The text is in force once a setup that names it is saved.
   */
  async saveCatalogue(projectId: string, from: number, text: string): Promise<{ version: number; chunks: number }> {
    const pieces = [text.slice(0, CHUNK_CHARACTERS)];
    for (let at = CHUNK_CHARACTERS; at < text.length; at += CHUNK_CHARACTERS) {
      pieces.push(text.slice(at, at + CHUNK_CHARACTERS));
    }
    for (let version = from; ; version++) {
      try {
        await kvs.set(catalogueKey(projectId, version, 0), { text: pieces[0] }, { keyPolicy: "FAIL_IF_EXISTS" });
      } catch (error) {
        if (isConflict(error)) continue;
        throw error;
      }
      for (const [chunk, piece] of pieces.entries()) {
        if (chunk > 0) await kvs.set(catalogueKey(projectId, version, chunk), { text: piece });
      }
      return { version, chunks: pieces.length };
    }
  },

  async catalogueText({ projectId, catalogueVersion, catalogueChunks }: ProjectSetup): Promise<string> {
    const pieces: string[] = [];
    for (let i = 0; i < catalogueChunks; i++) {
      const stored = await kvs.get(catalogueKey(projectId, catalogueVersion, i));
      pieces.push(readStored("A stored catalogue", z.object({ text: z.string() }), stored).text);
    }
    return pieces.join("");
  },
};

/** @throws UnexpectedShape */
export function setupOf(stored: unknown): ProjectSetup {
  const { schemaVersion: _, ...setup } = readStored("A stored project", projectSchema, stored);
  return setup;
}

function catalogueKey(projectId: string, version: number, chunk: number): string {
  return `${CATALOGUE}${projectId}:${version}:${chunk}`;
}
