import { z } from "zod";
import { unreachedStore } from "../../storage/unreached-contacts";
import { answeringProjectAdministrators } from "../answering";

const iso = (at: number) => new Date(at).toISOString();

/** Whom the steps of a project's ladders addressed in vain. */
export const contactCalls = {
  /** The contacts of the last month, each with the reason, since when, and the ticket on which it happened last. */
  unreachedContacts: answeringProjectAdministrators(
    z.object({ projectId: z.string().regex(/^\d+$/) }),
    async ({ projectId }) =>
      (await unreachedStore.list(projectId, Date.now())).map((one) => ({
        ...one,
        since: iso(one.since),
        lastAt: iso(one.lastAt),
      })),
  ),
};
