import { route } from "@forge/api";
import { z } from "zod";
import { ASSIGNEE_GROUPS } from "../domain/monitoring/field-record";
import { severalValues } from "../domain/monitoring/field-values";
import { JiraRequestFailed } from "../errors";
import type { ChangelogEntry } from "./issue-schema";
import type { JiraClient } from "./jira-client";

/** Names of the groups of accounts, by account id. */
export type GroupsOf = (accountIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;

/** Where groups are kept from one invocation to the next. */
export interface GroupMemory {
  recall(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  remember(accountId: string, groups: readonly string[]): Promise<void>;
}

const userWithGroups = z.object({ groups: z.object({ items: z.array(z.object({ name: z.string() })) }) });

/**
 * Looks up the groups that accounts are in now; Jira keeps no history of that. Jira is asked once for an account, for three
 * points, and again when the memory has forgotten it. An account that is gone is in no group.
 */
export function accountGroups(jira: JiraClient, memory: GroupMemory): GroupsOf {
  const known = new Map<string, readonly string[]>();
  const groupsInJira = async (accountId: string): Promise<readonly string[]> => {
    try {
      const call = {
        what: "read the groups of an assignee",
        route: route`/rest/api/3/user?accountId=${accountId}&expand=groups`,
      };
      const { groups } = await jira.ask(call, userWithGroups);
      return groups.items.map(({ name }) => name);
    } catch (error) {
      if (error instanceof JiraRequestFailed && !error.isPassing) return [];
      throw error;
    }
  };
  return async (accountIds) => {
    const missing = [...new Set(accountIds)].filter((accountId) => !known.has(accountId));
    if (missing.length > 0) {
      const recalled = await memory.recall(missing);
      for (const accountId of missing) {
        const groups = recalled.get(accountId) ?? (await groupsInJira(accountId));
        if (!recalled.has(accountId)) await memory.remember(accountId, groups);
        known.set(accountId, groups);
      }
    }
    return known;
  };
}

/** The teams of accounts, as a field's text, by account id; groups that no agreement names as a team are none. */
export type TeamsOf = (accountIds: readonly string[]) => Promise<(accountId: string | null) => string | null>;

export function teamsAmong(groupsOf: GroupsOf, teams: ReadonlySet<string>): TeamsOf {
  return async (accountIds) => {
    const groups = await groupsOf(accountIds);
    return (accountId) =>
      accountId === null ? null : severalValues((groups.get(accountId) ?? []).filter((name) => teams.has(name)));
  };
}

/** Accounts that a changelog names as assignees. */
export function assigneesIn(entries: readonly ChangelogEntry[]): string[] {
  return entries.flatMap(({ items }) =>
    items.flatMap(({ fieldId, from, to }) => (fieldId === "assignee" ? [from, to].filter((id) => id !== null) : [])),
  );
}

/** Tells each change of the assignee also as one of a field that holds the assignee's teams. */
export function withTeamChanges(
  entries: readonly ChangelogEntry[],
  teamsOf: (accountId: string | null) => string | null,
): ChangelogEntry[] {
  return entries.map((entry) => ({
    ...entry,
    items: entry.items.flatMap((item) => {
      if (item.fieldId !== "assignee") return [item];
      const names = { fromName: teamsOf(item.from), toName: teamsOf(item.to) };
      return [item, { fieldId: ASSIGNEE_GROUPS, from: null, to: null, ...names }];
    }),
  }));
}
