import { z } from "zod";
import type { SettingsCalls } from "../../contract";
import { unreachedStore } from "../../storage/unreached-contacts";
import { answeringProjectAdministrators } from "../answering";
import type { Answering } from "./answers";
import { projectId } from "./payloads";

const iso = (at: number) => new Date(at).toISOString();

/** Whom the steps of a project's ladders addressed in vain. */
export const contactCalls: Pick<Answering<SettingsCalls>, "unreachedContacts"> = {
  /** The contacts of the last month, each with the reason, since when, and the ticket on which it happened last. */
  unreachedContacts: answeringProjectAdministrators(z.object({ projectId }), async ({ projectId }) =>
    (await unreachedStore.list(projectId, Date.now())).map((one) => ({
      ...one,
      since: iso(one.since),
      lastAt: iso(one.lastAt),
    })),
  ),
};
