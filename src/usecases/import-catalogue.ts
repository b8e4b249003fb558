import { readCatalogueText } from "../domain/catalogue/catalogue-text";
import type { Problem } from "../domain/catalogue/problem";
import type { TicketFields } from "../domain/monitoring/field-record";
import type { Instant } from "../domain/time";
import type { ProjectFacts, ProjectSetup } from "./project-setup";

export interface ImportPorts {
  now(): Instant;
  /** The setup so far; null for a project that nobody watched until now. */
  setup(projectId: string): Promise<ProjectSetup | null>;
  /** Looks the project up in Jira, and where its tickets tell service, customer and team as a rule. */
  lookUp(projectId: string): Promise<{ facts: ProjectFacts; fields: TicketFields }>;
  /** Stores a text under the first free version from the given one on. */
  saveCatalogue(projectId: string, from: number, text: string): Promise<{ version: number; chunks: number }>;
  save(setup: ProjectSetup): Promise<void>;
  /** Has the project's tickets measured by what holds from now on, in the background. */
  remeasure(projectId: string): Promise<void>;
}

export type Imported =
  | { readonly kind: "imported"; readonly version: number; readonly warnings: readonly Problem[] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/**
 * Puts a catalogue into force for a project. A file with any problem is refused whole, with all of its problems.
 *
 * The text is stored under a new version before the setup names it, so a reader finds the old catalogue or the new one and
 * nothing between. A project that had none is monitored from this moment on; where its tickets tell service, customer and
 * team stays as it was chosen.
 */
export async function importCatalogue(ports: ImportPorts, projectId: string, text: string): Promise<Imported> {
  const read = readCatalogueText(text);
  if (read.kind === "refused") return read;
  const current = await ports.setup(projectId);
  const { facts, fields } = await ports.lookUp(projectId);
  const { version, chunks } = await ports.saveCatalogue(projectId, (current?.catalogueVersion ?? 0) + 1, text);
  const now = ports.now();
  await ports.save({
    ...facts,
    fields: current?.fields ?? fields,
    revision: (current?.revision ?? 0) + 1,
    catalogueVersion: version,
    catalogueChunks: chunks,
    importedAt: now,
    monitoredFrom: current?.monitoredFrom ?? now,
  });
  await ports.remeasure(projectId);
  return { kind: "imported", version, warnings: read.warnings };
}
