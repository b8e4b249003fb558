import { createHash } from "node:crypto";
import { route } from "@forge/api";
import type { StatusFields } from "../domain/monitoring/status-fields";
import type { Instant } from "../domain/time";
import { JiraRequestFailed } from "../errors";
import type { FieldWrite } from "../usecases/check-ports";
import type { AppFieldIds } from "../usecases/project-setup";
import type { JiraClient } from "./jira-client";

/** The keys of the fields in the manifest. */
export const APP_FIELD_KEYS: Readonly<Record<keyof AppFieldIds, string>> = {
  service: "slm-service",
  agreement: "slm-agreement",
  state: "slm-state",
  level: "slm-level",
  statusRead: "slm-status-read",
  resolutionDue: "slm-resolution-due",
  responseDue: "slm-response-due",
  nextEscalation: "slm-next-escalation",
};

interface Update {
  readonly customField: string;
  readonly issueIds: number[];
  readonly value: unknown;
}

/** Field practice: Jira publishes no maximum, and chunks of a hundred issues are known to work. */
const ISSUES_PER_WRITE = 100;

export const jiraAppFields = (jira: JiraClient, ids: AppFieldIds) => {
  const write = async (updates: readonly Update[]) => {
    if (updates.length === 0) return;
    await jira.tell({
      what: "write the app's fields on tickets",
      route: route`/rest/api/3/app/field/value?generateChangelog=false`,
      method: "POST",
      body: { updates },
    });
  };
  return {
    /**
     * Writes what differs from before, all tickets in one request. One ticket that is gone fails the whole request; then
     * each is written alone.
     * @returns ids of the tickets whose fields could not be written for good
     * @throws JiraRequestFailed, JiraUnreachable when trying again later may help
     */
    async write(writes: readonly FieldWrite[]): Promise<ReadonlySet<string>> {
      const refused = new Set<string>();
      for (let from = 0; from < writes.length; from += ISSUES_PER_WRITE) {
        const chunk = writes.slice(from, from + ISSUES_PER_WRITE);
        if (await isWritten(() => write(updatesOf(chunk, ids)))) continue;
        for (const single of chunk)
          if (!(await isWritten(() => write(updatesOf([single], ids))))) refused.add(single.issueId);
      }
      return refused;
    },

    /**
     * Empties all of the fields that the app writes, on tickets that it shall leave as it found them. A ticket that is gone,
     * or that the app may not see, is passed over.
     * @throws JiraRequestFailed, JiraUnreachable when trying again later may help
     */
    async clear(issueIds: readonly string[]): Promise<void> {
      for (let from = 0; from < issueIds.length; from += ISSUES_PER_WRITE) {
        const chunk = issueIds.slice(from, from + ISSUES_PER_WRITE);
        const all = await isWritten(() => write(emptied(chunk, ids)));
        if (!all) for (const issueId of chunk) await isWritten(() => write(emptied([issueId], ids)));
      }
    },
  };
};

/** @returns false when Jira refuses it for good */
async function isWritten(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!(error instanceof JiraRequestFailed) || error.isPassing) throw error;
    return false;
  }
}

/** The service is left alone: people fill it in. */
function emptied(issueIds: readonly string[], { service: _, ...written }: AppFieldIds): Update[] {
  return Object.values(written).map((customField) => ({ customField, issueIds: issueIds.map(Number), value: null }));
}

/** One entry for each field and value; tickets with the same value share it. */
function updatesOf(writes: readonly FieldWrite[], ids: AppFieldIds): Update[] {
  const updates = new Map<string, Update>();
  for (const { issueId, fields, before } of writes) {
    const now = valuesOf(fields, ids);
    const then = before === null ? null : valuesOf(before, ids);
    for (const [customField, value] of Object.entries(now)) {
      const text = JSON.stringify(value);
      if (then !== null && JSON.stringify(then[customField]) === text) continue;
      if (then === null && value === null) continue;
      const key = `${customField} ${text}`;
      const update = updates.get(key) ?? { customField, issueIds: [], value };
      update.issueIds.push(Number(issueId));
      updates.set(key, update);
    }
  }
  return [...updates.values()];
}

/** Words of the state as people search for them in JQL. */
const stateWords: Readonly<Record<StatusFields["state"], string>> = {
  running: "running",
  paused: "paused",
  met: "met",
  breached: "breached",
  none: "no agreement",
};

function valuesOf(fields: StatusFields, ids: AppFieldIds): Record<string, unknown> {
  return {
    [ids.agreement]: fields.agreement === null ? null : fittedAgreement(fields.agreement),
    [ids.state]: stateWords[fields.state],
    [ids.level]: fields.level,
    [ids.statusRead]: fields.status,
    [ids.resolutionDue]: iso(fields.resolutionDueAt),
    [ids.responseDue]: iso(fields.responseDueAt),
    [ids.nextEscalation]: iso(fields.nextEscalationAt),
  };
}

/** UTF-16 units; Jira refuses a longer text, and every other field of the ticket with it. */
const LONGEST_TEXT = 255;

/**
 * `key v2` as the field takes it. A key may have a thousand letters: of a longer one its beginning stands, with digits of
 * the whole behind it, so that a search for one agreement does not find another's tickets.
 */
function fittedAgreement(agreement: string): string {
  if (agreement.length <= LONGEST_TEXT) return agreement;
  const version = agreement.slice(agreement.lastIndexOf(" "));
  const end = `…${createHash("sha256").update(agreement).digest("hex").slice(0, 8)}${version}`;
  let beginning = "";
  for (const character of agreement) {
    if (beginning.length + character.length + end.length > LONGEST_TEXT) break;
    beginning += character;
  }
  return beginning + end;
}

function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
