import { asUser } from "@forge/api";
import { z } from "zod";
import type { Answer } from "../contract";
import { InvalidRequest, NotAllowed } from "../errors";
import { jiraClient } from "../jira/jira-client";
import { permissionsOf } from "../jira/permissions";
import { seenTickets } from "../jira/seen-tickets";
import { asCallerSees } from "../usecases/hidden-tickets";
import { failedAnswer } from "./failed-answer";

interface ResolverRequest {
  readonly payload: unknown;
  readonly context: { readonly accountId?: unknown };
}

/** A function of a resolver, as the platform calls it. */
export type ResolverFunction<Given> = (request: ResolverRequest) => Promise<Given>;

/** Who asks; the platform vouches for it. */
export interface Caller {
  readonly accountId: string;
  /** Ids of tickets by their keys: whoever names tickets by keys adds what is known, so that asking who may see them is cheap. */
  readonly ticketIds: Map<string, string>;
}

/**
 * Makes a resolver function for administrators of the project that a page asks about: it checks the payload, then the
 * caller's permission in that very project, and only then does the work. Whatever a page shows or hides protects nothing.
 *
 * The app's own errors become answers in words; any other error is a bug, and is thrown for the log. Tickets that the answer
 * names are named only to who may see them.
 */
export function answeringProjectAdministrators<Payload extends { projectId: string }, Value>(
  schema: z.ZodType<Payload>,
  work: (payload: Payload, caller: Caller) => Promise<Value>,
): ResolverFunction<Answer<Value>> {
  return answeringWhom(
    isProjectAdministrator,
    "Only administrators of this project may see and change its service levels.",
    schema,
    work,
  );
}

/** The same for all who work on the project's tickets: its agents, and its administrators. Customers are none of them. */
export function answeringProjectTeam<Payload extends { projectId: string }, Value>(
  schema: z.ZodType<Payload>,
  work: (payload: Payload, caller: Caller) => Promise<Value>,
): ResolverFunction<Answer<Value>> {
  return answeringWhom(
    isOnProjectTeam,
    "Only people who work on this project's tickets may see how its promises stand.",
    schema,
    work,
  );
}

/** Whom the platform names where nobody is logged in. */
const NOBODY = "unidentified";

function answeringWhom<Payload extends { projectId: string }, Value>(
  mayAsk: (projectId: string) => Promise<boolean>,
  refusal: string,
  schema: z.ZodType<Payload>,
  work: (payload: Payload, caller: Caller) => Promise<Value>,
): ResolverFunction<Answer<Value>> {
  return async ({ payload, context: { accountId } }) => {
    try {
      const asked = schema.safeParse(payload);
      if (!asked.success)
        throw new InvalidRequest(`The page asked in a way that is not understood: ${z.prettifyError(asked.error)}`);
      if (typeof accountId !== "string" || accountId === NOBODY || !(await mayAsk(asked.data.projectId)))
        throw new NotAllowed(refusal);
      const caller: Caller = { accountId, ticketIds: new Map() };
      const value = await work(asked.data, caller);
      const seen = seenTickets(jiraClient(asUser()));
      return { kind: "answered", value: await asCallerSees(seen, value, caller.ticketIds) };
    } catch (error) {
      return failedAnswer(error);
    }
  };
}

export async function isProjectAdministrator(projectId: string): Promise<boolean> {
  return (await projectsWhere("ADMINISTER_PROJECTS", [projectId])).has(projectId);
}

async function isOnProjectTeam(projectId: string): Promise<boolean> {
  const project = Number(projectId);
  const permissions = ["BROWSE_PROJECTS", "SERVICEDESK_AGENT", "ADMINISTER_PROJECTS"];
  const granted = await permissionsOf(jiraClient(asUser()), { permissions, projects: [project] });
  const holds = (permission: string) =>
    granted.some((one) => one.permission === permission && one.projects.includes(project));
  return holds("BROWSE_PROJECTS") && (holds("SERVICEDESK_AGENT") || holds("ADMINISTER_PROJECTS"));
}

/** Jira takes no more in one request. */
const PROJECTS_PER_REQUEST = 1_000;

/** Those of the projects in which the caller has a permission. */
export async function projectsWhere(permission: string, projectIds: readonly string[]): Promise<ReadonlySet<string>> {
  // An id that is no number would leave the list of projects empty, which Jira takes for a yes.
  const asked = projectIds.map(Number).filter(Number.isSafeInteger);
  const allowed = new Set<string>();
  for (let from = 0; from < asked.length; from += PROJECTS_PER_REQUEST) {
    const chunk = asked.slice(from, from + PROJECTS_PER_REQUEST);
    const answers = await permissionsOf(jiraClient(asUser()), { permissions: [permission], projects: chunk });
    for (const { permission: answered, projects } of answers)
      if (answered === permission) for (const id of projects) allowed.add(String(id));
  }
  return new Set(projectIds.filter((id) => allowed.has(String(Number(id)))));
}
