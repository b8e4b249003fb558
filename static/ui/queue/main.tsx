/** The queue page: which open tickets need somebody now, and why. */
import { invoke, requestJira, router, view } from "@forge/bridge";
import type { Answer, QueueAnswer } from "../../../src/contract";
import { element } from "../panel/element";
import type { Viewer } from "../panel/times";
import { type Person, QueueView } from "./queue-view";
import type { Details } from "./row";
import { say } from "./words";
import "../panel/panel.css";
import "./queue.css";

const place = document.getElementById("page") as HTMLElement;
/** Often enough that nobody sees a minute pass unnoticed. */
const TICK = 15_000;
const IDS_PER_PAGE = 5_000;
const MOST_PEOPLE = 1_000;

interface Extension {
  readonly project: { readonly id: string | number; readonly key: string };
}

async function start(): Promise<void> {
  const themed = view.theme.enable();
  const context = await view.getContext();
  const { project } = context.extension as Extension;
  const projectId = String(project.id);
  const viewer: Viewer = { locale: context.locale.replace("_", "-"), timeZone: context.timezone };
  const queue = new QueueView(place, {
    viewer,
    async ask() {
      const [answer] = await Promise.all([
        invoke("openTickets", { projectId }) as Promise<Answer<QueueAnswer>>,
        themed,
      ]);
      return answer;
    },
    details: detailsOf,
    assignedTo: (who) => assignedTo(projectId, who),
    people: () => peopleOf(project.key),
    open: (key, inNewTab) => void (inNewTab ? router.open(`/browse/${key}`) : router.navigate(`/browse/${key}`)),
    now: Date.now,
    isSeen: () => !document.hidden,
  });
  await queue.look();
  window.setInterval(() => queue.tick(), TICK);
}

/** @throws Error when Jira refuses */
async function ask<Body>(path: string, body?: object): Promise<Body> {
  const response = await requestJira(path, {
    method: body === undefined ? "GET" : "POST",
    headers: { accept: "application/json", ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`Jira answered ${response.status}.`);
  return (await response.json()) as Body;
}

async function detailsOf(issueIds: readonly string[]): Promise<ReadonlyMap<string, Details>> {
  const { issues } = await ask<{
    issues: { id: string; fields: { summary?: string; assignee?: { displayName?: string } | null } }[];
  }>("/rest/api/3/issue/bulkfetch", { issueIdsOrKeys: issueIds, fields: ["summary", "assignee"] });
  return new Map(
    issues.map(({ id, fields }) => [
      id,
      { summary: fields.summary ?? "", assignee: fields.assignee?.displayName ?? null },
    ]),
  );
}

async function assignedTo(projectId: string, who: string): Promise<ReadonlySet<string>> {
  const named = { me: "= currentUser()", nobody: "is EMPTY" }[who] ?? `= ${JSON.stringify(who)}`;
  const found = new Set<string>();
  let nextPageToken: string | undefined;
  do {
    const page = await ask<{ issues: { id: string }[]; nextPageToken?: string }>("/rest/api/3/search/jql", {
      jql: `project = ${projectId} AND statusCategory != Done AND assignee ${named}`,
      fields: ["id"],
      maxResults: IDS_PER_PAGE,
      ...(nextPageToken !== undefined && { nextPageToken }),
    });
    for (const { id } of page.issues) found.add(id);
    nextPageToken = page.nextPageToken;
  } while (nextPageToken);
  return found;
}

async function peopleOf(projectKey: string): Promise<Person[]> {
  const path = `/rest/api/3/user/assignable/search?project=${encodeURIComponent(projectKey)}&maxResults=${MOST_PEOPLE}`;
  const people = await ask<{ accountId: string; displayName: string }[]>(path);
  return people.map(({ accountId, displayName }) => ({ accountId, name: displayName }));
}

start().catch((error: unknown) => {
  console.error(error);
  place.replaceChildren(element("p", { class: "note", role: "alert" }, say("no-answer")));
});
