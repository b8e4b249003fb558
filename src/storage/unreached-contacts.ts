import { kvs } from "@forge/kvs";
import { z } from "zod";
import { type Unreached, type UnreachedContact, withUnreached } from "../domain/monitoring/unreached-contact";
import { DAY, type Instant, type Milliseconds } from "../domain/time";
import { readStored } from "./stored";

const unreachedContacts = z.object({
  schemaVersion: z.literal(1),
  contacts: z.array(
    z.object({
      contact: z.string(),
      reason: z.enum(["account-unknown", "group-unknown-or-empty"]),
      since: z.number(),
      lastAt: z.number(),
      issueKey: z.string().nullable(),
    }),
  ),
});

const keyOf = (projectId: string) => `unreached:${projectId}`;
/** A contact whom nothing addressed for so long may have been mended since; the next step that addresses it will tell. */
const SHOWN_FOR: Milliseconds = 30 * DAY;

/** Contacts of a project's catalogue whom its steps address in vain. */
export const unreachedStore = {
  async list(projectId: string, now: Instant): Promise<UnreachedContact[]> {
    const stored = await kvs.get(keyOf(projectId));
    if (stored === undefined) return [];
    const { contacts } = readStored("The contacts that were not reached", unreachedContacts, stored);
    return contacts.filter(({ lastAt }) => lastAt >= now - SHOWN_FOR);
  },

  /** Best effort, as two checks may note at once: what one of them loses is noted with the next step. */
  async note(projectId: string, issueKey: string | null, unreached: readonly Unreached[], now: Instant): Promise<void> {
    const contacts = withUnreached(await unreachedStore.list(projectId, now), unreached, issueKey, now);
    await kvs.set(keyOf(projectId), { schemaVersion: 1, contacts });
  },
};
