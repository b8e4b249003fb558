import { z } from "zod";
import type { AgreeCalls } from "../../contract";
import { InvalidRequest } from "../../errors";
import { acknowledgements } from "../../storage/acknowledgements";
import { auditTrail } from "../../storage/audit-trail";
import { catalogues } from "../../storage/catalogues";
import { projects } from "../../storage/projects";
import { type AgreementMove, moveAgreement } from "../../usecases/move-agreement";
import { answeringProjectAdministrators } from "../answering";
import { cataloguePorts } from "../wiring";
import type { Answering } from "./answers";
import { agreementVersion, entryReference, localDate, note, projectId, typedName } from "./payloads";
import { peopleBy } from "./people-by";

const signature = z.object({ side: z.enum(["provider", "customer", "supplier"]), name: typedName, on: localDate });
const waiver = z.object({
  measure: z.literal("resolution"),
  priority: z.string().min(1).max(1_000).nullable(),
  reason: note.min(1),
});
const move: z.ZodType<AgreementMove> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("propose") }),
  z.object({ kind: z.literal("take back") }),
  z.object({ kind: z.literal("agree"), signatures: z.array(signature).max(20), waivers: z.array(waiver).max(50) }),
  z.object({ kind: z.literal("waive"), waiver }),
  z.object({ kind: z.literal("end"), on: localDate, reason: note.min(1) }),
]);

/** The life of agreements, and what is on record about them. */
export const agreementCalls: Pick<
  Answering<AgreeCalls>,
  "moveAgreement" | "auditTrail" | "acknowledgements" | "acknowledge"
> = {
  moveAgreement: answeringProjectAdministrators(
    agreementVersion.extend({ move }),
    async ({ projectId, key, version, move }, { accountId: by }) => {
      const made = await moveAgreement(cataloguePorts(), { projectId, by }, { key, version }, move);
      if (made.kind !== "unsafe") return made;
      const promises = made.promises.map(({ worstStart, ...promise }) => ({
        ...promise,
        worstStart: new Date(worstStart).toISOString(),
      }));
      return { kind: "unsafe", promises };
    },
  ),

  auditTrail: answeringProjectAdministrators(
    z.object({ projectId, entry: entryReference.nullable(), cursor: z.string().max(200).nullable() }),
    async ({ projectId, entry, cursor }) => {
      const page = await auditTrail.page(projectId, entry, cursor);
      const personOf = await peopleBy(page.changes.map(({ by }) => by));
      const entries = page.changes.map(({ at, by, ...change }) => ({
        ...change,
        at: new Date(at).toISOString(),
        by: personOf(by),
      }));
      return { entries, cursor: page.cursor };
    },
  ),

  acknowledgements: answeringProjectAdministrators(agreementVersion, async (agreement) => {
    const given = await acknowledgements.of(agreement);
    const personOf = await peopleBy(given.map(({ recordedBy }) => recordedBy));
    return given.map(({ recordedBy, ...rest }) => ({ ...rest, recordedBy: personOf(recordedBy)! }));
  }),

  acknowledge: answeringProjectAdministrators(
    agreementVersion.extend({ by: typedName, on: localDate }),
    async ({ by, on, ...agreement }, { accountId }) => {
      const { projectId, key, version } = agreement;
      const setup = await projects.get(projectId);
      const { agreements } = setup === null ? { agreements: [] } : await catalogues.read(setup);
      if (!agreements.some((entry) => entry.key === key && entry.version === version))
        throw new InvalidRequest(
          `This project has no version ${version} of an agreement ${JSON.stringify(key)}. Read the catalogue again.`,
        );
      if (await acknowledgements.add(agreement, { by, on, recordedBy: accountId }))
        await auditTrail.add(projectId, {
          at: Date.now(),
          by: accountId,
          entry: { section: "agreements", key, version },
          action: "acknowledged",
          facts: [{ path: "", before: null, after: `${by}, ${on}` }],
          note: null,
          issueKey: null,
        });
      return null;
    },
  ),
};
