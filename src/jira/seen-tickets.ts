import { route } from "@forge/api";
import { z } from "zod";
import { JiraRequestFailed } from "../errors";
import type { JiraClient } from "./jira-client";
import { permissionsOf } from "./permissions";

/** As many as Jira takes in one request. */
const IDS_PER_REQUEST = 1_000;
const KEYS_PER_REQUEST = 100;

const found = z.object({ issues: z.array(z.object({ key: z.string() })).default([]) });

/** Which of some tickets Jira shows whoever asks. What it refuses is not shown; an answer that failed to come is no refusal. */
export const seenTickets = (jira: JiraClient) => ({
  /** @throws JiraRequestFailed when Jira is busy or broken, JiraUnreachable */
  async byId(issueIds: readonly string[]): Promise<ReadonlySet<string>> {
    const seen = new Set<string>();
    for (const ids of chunksOf([...new Set(issueIds)], IDS_PER_REQUEST)) {
      const asked = { permissions: ["BROWSE_PROJECTS"], projects: [], issues: ids.map(Number) };
      for (const { issues } of await permissionsOf(jira, asked)) for (const id of issues) seen.add(String(id));
    }
    return seen;
  },

  /** @throws JiraRequestFailed when Jira is busy or broken, JiraUnreachable */
  async byKey(issueKeys: readonly string[]): Promise<ReadonlySet<string>> {
    const seen = new Set<string>();
    for (const keys of chunksOf([...new Set(issueKeys)], KEYS_PER_REQUEST)) {
      const shown = await shownAmong(jira, keys);
      const asked = new Set(keys);
      for (const key of shown) seen.add(key);
      // A ticket that was moved is found by its former key and comes under its new one: which it was, only asking alone tells.
      if (shown.every((key) => asked.has(key))) continue;
      for (const key of keys) if (!seen.has(key) && (await shownAmong(jira, [key])).length > 0) seen.add(key);
    }
    return seen;
  },
});

async function shownAmong(jira: JiraClient, keys: readonly string[]): Promise<readonly string[]> {
  try {
    const { issues } = await jira.ask(
      {
        what: "look which tickets are shown",
        route: route`/rest/api/3/issue/bulkfetch`,
        method: "POST",
        body: { issueIdsOrKeys: keys, fields: ["id"] },
      },
      found,
    );
    return issues.map(({ key }) => key);
  } catch (error) {
    if (error instanceof JiraRequestFailed && !error.isPassing) return [];
    throw error;
  }
}

const chunksOf = <Item>(all: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
