import { route } from "@forge/api";
import { z } from "zod";
import { JiraRequestFailed } from "../errors";
import type { JiraClient } from "./jira-client";

const answer = z.object({
  projectPermissions: z
    .array(
      z.object({
        permission: z.string(),
        projects: z.array(z.coerce.number()).default([]),
        issues: z.array(z.coerce.number()).default([]),
      }),
    )
    .default([]),
});

/** One permission, and on which of the projects and issues asked about somebody has it. */
export interface Grant {
  readonly permission: string;
  readonly projects: readonly number[];
  readonly issues: readonly number[];
}

/**
 * What Jira lets whoever asks do. A refusal means nothing is granted; an answer that failed to come is no refusal.
 * @throws JiraRequestFailed when Jira is busy or broken
 * @throws JiraUnreachable
 */
export async function permissionsOf(
  jira: JiraClient,
  asked: {
    readonly permissions: readonly string[];
    readonly projects: readonly number[];
    readonly issues?: readonly number[];
  },
): Promise<readonly Grant[]> {
  try {
    const { projectPermissions } = await jira.ask(
      {
        what: "check permissions",
        route: route`/rest/api/3/permissions/check`,
        method: "POST",
        body: { projectPermissions: [asked] },
      },
      answer,
    );
    return projectPermissions;
  } catch (error) {
    if (error instanceof JiraRequestFailed && !error.isPassing) return [];
    throw error;
  }
}
