import { z } from "zod";
import type { AgreeCalls, CatalogueProblem, SettingsCalls } from "../../contract";
import { writeCatalogueJson, writeCatalogueYaml } from "../../domain/catalogue/catalogue-text";
import { emptyCatalogue } from "../../domain/editing/apply-edits";
import { InvalidRequest } from "../../errors";
import { auditTrail } from "../../storage/audit-trail";
import { catalogues } from "../../storage/catalogues";
import { projects } from "../../storage/projects";
import { stagedImports } from "../../storage/staged-imports";
import { importCatalogue } from "../../usecases/import-catalogue";
import { saveEntries } from "../../usecases/save-entries";
import { answeringProjectAdministrators } from "../answering";
import { openedCatalogue, setupsInForce } from "../opened-catalogue";
import { cataloguePorts } from "../wiring";
import type { Answering } from "./answers";
import { entryReference, issueKey, note, projectId } from "./payloads";
import { peopleBy } from "./people-by";

/** More than a page's dialog asks for; one edit writes one line of the audit trail. */
const MOST_EDITS = 200;
const edit = z.object({
  entry: entryReference,
  before: z.unknown().transform((value) => value ?? null),
  after: z.unknown().transform((value) => value ?? null),
});

/** Of a staged import: a request may have 500 KB. */
const LONGEST_STAGED = 450_000;
const MOST_STAGED = 60;
const uploadId = z.string().regex(/^[\w-]{8,64}$/);

/** Reading a catalogue, and changing it whole or entry by entry. */
export const catalogueCalls: Pick<
  Answering<AgreeCalls & SettingsCalls>,
  "openCatalogue" | "saveEntries" | "importCatalogue" | "stageImport" | "importStaged" | "exportCatalogue"
> = {
  openCatalogue: answeringProjectAdministrators(z.object({ projectId }), ({ projectId }) => openedCatalogue(projectId)),

  saveEntries: answeringProjectAdministrators(
    z.object({
      projectId,
      edits: z.array(edit).min(1).max(MOST_EDITS),
      note: note.nullable(),
      issueKey: issueKey.nullable(),
    }),
    async ({ projectId, edits, note, issueKey }, { accountId: by }) => {
      const saved = await saveEntries(cataloguePorts(), { projectId, by }, edits, { note: note || null, issueKey });
      if (saved.kind !== "conflict") return saved;
      const { revision = 0 } = (await projects.get(projectId)) ?? {};
      const changes = await Promise.all(
        saved.entries.map(({ edit }) => auditTrail.latestOf(projectId, edits[edit]!.entry, revision)),
      );
      const personOf = await peopleBy(changes.map((change) => change?.by ?? null));
      return {
        kind: "conflict",
        entries: saved.entries.map((entry, index) => {
          const change = changes[index] ?? null;
          return {
            ...entry,
            changedBy: personOf(change?.by ?? null),
            changedAt: change === null ? null : new Date(change.at).toISOString(),
          };
        }),
      };
    },
  ),

  importCatalogue: answeringProjectAdministrators(
    z.object({ projectId, text: z.string() }),
    async ({ projectId, text }, { accountId: by }) => {
      const imported = await importCatalogue(cataloguePorts(), { projectId, by }, text);
      if (imported.kind === "outdated") throw new Error("An import that was compared with nothing is never outdated.");
      return toImportResult(imported);
    },
  ),

  stageImport: answeringProjectAdministrators(
    z.object({
      projectId,
      uploadId,
      piece: z
        .int()
        .min(0)
        .max(MOST_STAGED - 1),
      text: z.string().max(LONGEST_STAGED),
    }),
    async ({ projectId, uploadId, piece, text }, { accountId }) => {
      await stagedImports.save({ projectId, accountId, uploadId }, piece, text, Date.now());
      return null;
    },
  ),

  importStaged: answeringProjectAdministrators(
    z.object({ projectId, uploadId, pieces: z.int().min(1).max(MOST_STAGED), revision: z.int().min(0) }),
    async ({ projectId, uploadId, pieces, revision }, { accountId }) => {
      const upload = { projectId, accountId, uploadId };
      const text = await stagedImports.joined(upload, pieces, Date.now());
      if (text === null)
        throw new InvalidRequest("Parts of the file have not arrived, or waited here for too long. Send it again.");
      const imported = await importCatalogue(cataloguePorts(), { projectId, by: accountId }, text, revision);
      return imported.kind === "outdated" ? imported : toImportResult(imported);
    },
  ),

  exportCatalogue: answeringProjectAdministrators(
    z.object({ projectId, form: z.enum(["yaml", "json"]) }),
    async ({ projectId, form }) => {
      const { owner } = await setupsInForce(projectId);
      const catalogue = owner === null ? emptyCatalogue : await catalogues.read(owner);
      return { text: form === "yaml" ? writeCatalogueYaml(catalogue) : writeCatalogueJson(catalogue) };
    },
  ),
};

/** Enough for people to read, and far from what an answer may hold. */
const MOST_PROBLEMS = 500;

function toImportResult<Result extends { readonly kind: "imported" | "refused" }>(imported: Result): Result {
  const told = (problems: readonly CatalogueProblem[]) =>
    problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({ path, message }));
  return {
    ...imported,
    ...("warnings" in imported && { warnings: told(imported.warnings as readonly CatalogueProblem[]) }),
    ...("problems" in imported && { problems: told(imported.problems as readonly CatalogueProblem[]) }),
  };
}
