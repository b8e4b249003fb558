import { authorize } from "@forge/api";
import { z } from "zod";
import type { Answer } from "../contract";
import { AppError, InvalidRequest, NotAllowed } from "../errors";

interface ResolverRequest {
  readonly payload: unknown;
}

/**
 * Makes a resolver function for administrators of the project that a page asks about: it checks the payload, then the
 * caller's permission in that very project, and only then does the work. Whatever a page shows or hides protects nothing.
 *
 * The app's own errors become answers in words; any other error is a bug, and is thrown for the log.
 */
export function answeringProjectAdministrators<Payload extends { projectId: string }, Value>(
  schema: z.ZodType<Payload>,
  work: (payload: Payload) => Promise<Value>,
): (request: ResolverRequest) => Promise<Answer<Value>> {
  return async ({ payload }) => {
    try {
      const asked = schema.safeParse(payload);
      if (!asked.success)
        throw new InvalidRequest(`The page asked in a way that is not understood: ${z.prettifyError(asked.error)}`);
      await requireProjectAdministrator(asked.data.projectId);
      return { kind: "answered", value: await work(asked.data) };
    } catch (error) {
      if (error instanceof AppError) return { kind: "failed", code: error.code, message: error.message };
      throw error;
    }
  };
}

async function requireProjectAdministrator(projectId: string): Promise<void> {
  const id = Number(projectId);
  // An id that is no number would leave the list of projects empty, which Jira takes for a yes.
  const isAllowed =
    Number.isSafeInteger(id) &&
    (await authorize().onJira([{ permissions: ["ADMINISTER_PROJECTS"], projects: [id] }])).some(
      ({ permission, projects }) => permission === "ADMINISTER_PROJECTS" && (projects ?? []).map(Number).includes(id),
    );
  if (!isAllowed) throw new NotAllowed("Only administrators of this project may see and change its service levels.");
}
