import { z } from "zod";
import type { ChangeEntry, Issue } from "../store/issue";
import { changeOf } from "../view/issue";
import { pageOf } from "./page";
import { badRequest } from "./problem";
import { type Answer, type Call, ok, type Route, scopes } from "./route";

const bulkBody = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(1_000),
  fieldIds: z.array(z.string()).max(10).optional(),
  maxResults: z.number().int().min(1).max(10_000).optional(),
  nextPageToken: z.string().optional(),
});

/** Oldest first, unlike the issue's own `expand=changelog`. */
function getChangelog(call: Call): Answer {
  const issue = call.issue();
  const startAt = call.count("startAt", 0);
  const maxResults = call.count("maxResults", 100, 100);
  const changes = call.world.issues.changes.of(issue.id);
  const values = changes.slice(startAt, startAt + maxResults).map((entry) => changeOf(call.view, entry));
  return ok(
    pageOf(call, `/rest/api/3/issue/${issue.id}/changelog`, {
      values,
      startAt,
      maxResults,
      total: changes.length,
    }),
  );
}

/** Entries of several issues, oldest first within each; an issue's entries may go on on the next page. */
function bulkFetch(call: Call): Answer {
  const body = call.body(bulkBody);
  const most = body.maxResults ?? 1_000;
  const start = body.nextPageToken === undefined ? { issue: 0, change: 0 } : readToken(body.nextPageToken);
  const fieldIds = body.fieldIds && new Set(body.fieldIds);
  const byIssue: { issueId: string; changeHistories: unknown[] }[] = [];
  let count = 0;
  for (const issue of visible(call, body.issueIdsOrKeys)) {
    if (issue.id < start.issue) continue;
    const entries = call.world.issues.changes.of(issue.id).flatMap((entry, index) => {
      if (issue.id === start.issue && index < start.change) return [];
      const items = fieldIds ? entry.items.filter(({ fieldId }) => fieldIds.has(fieldId)) : entry.items;
      return items.length > 0 ? [{ index, entry: { ...entry, items } }] : [];
    });
    const taken = entries.slice(0, most - count);
    count += taken.length;
    if (taken.length > 0)
      byIssue.push({ issueId: String(issue.id), changeHistories: taken.map(({ entry }) => shown(call, entry)) });
    const cut = entries[taken.length];
    if (cut)
      return ok(
        { issueChangeLogs: byIssue, nextPageToken: writeToken(issue.id, cut.index) },
        { objects: byIssue.length },
      );
  }
  return ok({ issueChangeLogs: byIssue }, { objects: byIssue.length });
}

const shown = (call: Call, entry: ChangeEntry) => changeOf(call.view, entry);

/** By ascending id, each once; those that the caller may not see are left out without a word. */
function visible(call: Call, idsOrKeys: readonly string[]): Issue[] {
  const found = new Map<number, Issue>();
  for (const idOrKey of idsOrKeys) {
    const issue = call.world.issues.byIdOrKey(idOrKey);
    if (issue && call.services.permissions.sees(call.account, issue)) found.set(issue.id, issue);
  }
  return [...found.values()].sort((a, b) => a.id - b.id);
}

const writeToken = (issue: number, change: number) => Buffer.from(`${issue}:${change}`).toString("base64url");

function readToken(token: string): { issue: number; change: number } {
  const match = /^(\d+):(\d+)$/.exec(Buffer.from(token, "base64url").toString());
  if (!match) throw badRequest("The provided next page token is invalid.");
  return { issue: Number(match[1]), change: Number(match[2]) };
}

const CHANGELOG_SCOPES = scopes("read:jira-work", "read:issue-meta", "read:avatar", "read:issue.changelog");

export const changelogRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/rest/api/3/issue/{issueIdOrKey}/changelog",
    scopes: CHANGELOG_SCOPES,
    cost: "read",
    query: ["startAt", "maxResults"],
    burstPerSecond: 200,
    answer: getChangelog,
  },
  {
    method: "POST",
    path: "/rest/api/3/changelog/bulkfetch",
    scopes: CHANGELOG_SCOPES,
    cost: "read",
    answer: bulkFetch,
  },
];
