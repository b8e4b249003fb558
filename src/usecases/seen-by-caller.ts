/** Jira's search, as somebody is shown it. */
export interface TicketSearch {
  count(jql: string): Promise<number>;
  issueIds(
    jql: string,
    maxResults: number,
    pageToken: string | null,
  ): Promise<{ readonly issueIds: readonly string[]; readonly pageToken: string | null }>;
}

/** As many as Jira gives on a page when ids are all that is asked for. */
const IDS_PER_PAGE = 5_000;
const MOST_PAGES = 10;

/**
 * Which of a project's open tickets Jira shows a caller. A search costs a point a ticket, a count one point: where the
 * caller sees as many tickets without a security level as the app does, they see all of them, and only those with a level
 * are listed. Whoever sees fewer has theirs listed one by one.
 */
export async function seenByCaller(
  { caller, app }: { readonly caller: TicketSearch; readonly app: TicketSearch },
  projectId: string,
): Promise<(issueId: string) => boolean> {
  const open = `project = ${projectId} AND statusCategory != Done`;
  const unsecured = `${open} AND level IS EMPTY`;
  const secured = `${open} AND level IS NOT EMPTY`;
  const [seenCount, count, securedIds, securedSeen] = await Promise.all([
    caller.count(unsecured),
    app.count(unsecured),
    allIds(app, secured),
    allIds(caller, secured),
  ]);
  if (seenCount >= count) return (issueId) => !securedIds.has(issueId) || securedSeen.has(issueId);
  const seen = await allIds(caller, open);
  return (issueId) => seen.has(issueId);
}

async function allIds(search: TicketSearch, jql: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let pageToken: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const given = await search.issueIds(`${jql} ORDER BY created DESC`, IDS_PER_PAGE, pageToken);
    for (const id of given.issueIds) found.add(id);
    pageToken = given.pageToken;
    if (pageToken === null) break;
  }
  return found;
}
