import { asUser } from "@forge/api";
import { z } from "zod";
import type { Answer } from "../../contract";
import { MINUTE } from "../../domain/time";
import { InvalidRequest, NotAllowed } from "../../errors";
import { jiraClient } from "../../jira/jira-client";
import { permissionsOf } from "../../jira/permissions";
import { failedAnswer } from "../failed-answer";
import { installationId } from "../wiring";

/** What the platform says of a call from a panel on an issue. Only the account is vouched for; the ids are claims. */
const panelContext = z.object({
  accountId: z.string(),
  accountType: z.enum(["licensed"]).optional(),
  extension: z.object({
    issue: z.object({ id: z.coerce.string().regex(/^\d{1,18}$/) }),
    project: z.object({ id: z.coerce.string().regex(/^\d{1,18}$/) }),
  }),
});

/** The issue on which the panel stands, the project that it is said to be in, and who looks. */
export interface PanelPlace {
  readonly issueId: string;
  readonly projectId: string;
  readonly accountId: string;
}

const refusal = "Only people who work on this project's tickets see what is promised on them.";

/**
 * Makes a resolver function for those who work on a ticket: agents and administrators of its project who may see this very
 * issue. Nothing in the payload says which ticket is meant.
 *
 * The caller's permission is asked while the work is done, so that it costs no time; what the work found goes to nobody
 * who lacks it, and what changes anything is left to `afterwards`. The app's own errors become answers in words; any other error is a bug, and is thrown for the log.
 */
export function answeringAgents<Payload, Value>(
  schema: z.ZodType<Payload>,
  work: (place: PanelPlace, payload: Payload) => Promise<Value>,
  afterwards: (place: PanelPlace, value: Value) => Promise<void> = async () => undefined,
): (request: { readonly payload: unknown; readonly context: unknown }) => Promise<Answer<Value>> {
  return answering(schema, async (place, asked) => {
    const [isAllowed, value] = await Promise.all([
      worksOn(place),
      work(place, asked).then(
        (given) => ({ given }),
        (error: unknown) => ({ error }),
      ),
    ]);
    if (!isAllowed) throw new NotAllowed(refusal);
    if ("error" in value) throw value.error;
    await afterwards(place, value.given);
    return value.given;
  });
}

/** The same for what changes something: nothing begins before Jira has said that the caller works on this ticket. */
export function changingAsAgent<Payload, Value>(
  schema: z.ZodType<Payload>,
  work: (place: PanelPlace, payload: Payload) => Promise<Value>,
): (request: { readonly payload: unknown; readonly context: unknown }) => Promise<Answer<Value>> {
  return answering(schema, async (place, asked) => {
    if (!(await worksOn(place))) throw new NotAllowed(refusal);
    return work(place, asked);
  });
}

function answering<Payload, Value>(
  schema: z.ZodType<Payload>,
  work: (place: PanelPlace, payload: Payload) => Promise<Value>,
): (request: { readonly payload: unknown; readonly context: unknown }) => Promise<Answer<Value>> {
  return async ({ payload, context }) => {
    try {
      const caller = panelContext.safeParse(context);
      if (!caller.success) throw new NotAllowed(refusal);
      const asked = schema.safeParse(payload ?? {});
      if (!asked.success)
        throw new InvalidRequest(`The panel asked in a way that is not understood: ${z.prettifyError(asked.error)}`);
      const { accountId, extension } = caller.data;
      const place = { issueId: extension.issue.id, projectId: extension.project.id, accountId };
      return { kind: "answered", value: await work(place, asked.data) };
    } catch (error) {
      return failedAnswer(error);
    }
  };
}

/** For so long a yes is remembered: a panel that stays open asks again whenever its ticket changes. */
const REMEMBERED = MINUTE;
const MOST_REMEMBERED = 1_000;

/**
 * Until when somebody is known to work on a ticket. A process serves several customers: the installation's id in the key
 * keeps them apart. A no is never remembered.
 */
const workers = new Map<string, number>();

async function worksOn({ accountId, issueId, projectId }: PanelPlace): Promise<boolean> {
  const key = [installationId(), accountId, issueId, projectId].join(" ");
  const now = Date.now();
  const known = workers.get(key);
  if (known !== undefined && now < known && known <= now + REMEMBERED) return true;
  workers.delete(key);
  if (!(await mayWorkOn(issueId, projectId))) return false;
  if (workers.size >= MOST_REMEMBERED) workers.delete(workers.keys().next().value!);
  workers.set(key, now + REMEMBERED);
  return true;
}

/** Asks Jira, as the caller, with one request: whether they see the issue, and work in or administer its project. */
async function mayWorkOn(issueId: string, projectId: string): Promise<boolean> {
  const [issue, project] = [Number(issueId), Number(projectId)];
  const permissions = ["BROWSE_PROJECTS", "SERVICEDESK_AGENT", "ADMINISTER_PROJECTS"];
  const granted = await permissionsOf(jiraClient(asUser()), { permissions, issues: [issue], projects: [project] });
  const holds = (permission: string) => {
    const given = granted.find((one) => one.permission === permission);
    return given?.issues.includes(issue) === true && given.projects.includes(project);
  };
  return holds("BROWSE_PROJECTS") && (holds("SERVICEDESK_AGENT") || holds("ADMINISTER_PROJECTS"));
}
