import type { Priority, Status } from "../desk";
import { STATUS_CATEGORIES } from "../view/view";
import { pageOfAll } from "./page";
import { notFound } from "./problem";
import { type Answer, type Call, ok, type Route, scopes } from "./route";

function fields(call: Call): Answer {
  return ok(
    call.services.fields.all().map(({ id, key, name, schema, clauseNames, kind }) => ({
      id,
      key,
      name,
      custom: schema.custom !== undefined,
      orderable: kind !== "instant",
      navigable: true,
      searchable: true,
      clauseNames,
      schema,
    })),
  );
}

/** Statuses of the workflows of projects that the caller may browse. */
function visibleStatuses(call: Call): Status[] {
  const ids = new Set(
    call.services.permissions.browsable(call.account).flatMap(({ project }) => project.workflow.statuses),
  );
  return call.world.statuses.all().filter(({ id }) => ids.has(id));
}

function status(call: Call): Answer {
  const wanted = call.parameter("idOrName");
  const found = visibleStatuses(call).find(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  if (!found) throw notFound("The status was not found or you do not have permission to view it.");
  return ok(call.view.status(found));
}

function priority(call: Call, { id, description, color }: Priority) {
  return { ...call.view.priority(id), description, statusColor: color };
}

const byRank = (call: Call) => call.world.priorities.all().sort((a, b) => a.rank - b.rank);

function resolution(call: Call, id: string) {
  const { name, description } = call.world.resolutions.need(id);
  return { self: call.view.link(`/rest/api/3/resolution/${id}`), id, description, name };
}

function serverInfo(call: Call): Answer {
  return ok({
    baseUrl: call.world.baseUrl,
    displayUrl: call.world.baseUrl,
    version: "1001.0.0-SNAPSHOT",
    versionNumbers: [1001, 0, 0],
    deploymentType: "Cloud",
    buildNumber: 100_000,
    buildDate: call.view.date(0),
    serverTime: call.view.date(call.now),
    serverTimeZone: call.world.timeZone,
    scmInfo: "stand-in",
    serverTitle: "Jira",
  });
}

const work = (...granular: string[]) => scopes("read:jira-work", ...granular);

export const configurationRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/rest/api/3/field",
    scopes: work("read:field", "read:avatar", "read:project-category", "read:project", "read:field-configuration"),
    cost: "read",
    answer: fields,
  },
  {
    method: "GET",
    path: "/rest/api/3/status",
    scopes: work("read:status"),
    cost: "read",
    answer: (call) => ok(visibleStatuses(call).map((one) => call.view.status(one))),
  },
  { method: "GET", path: "/rest/api/3/status/{idOrName}", scopes: work("read:status"), cost: "read", answer: status },
  {
    method: "GET",
    path: "/rest/api/3/statuscategory",
    scopes: work("read:status"),
    cost: "read",
    answer: (call) =>
      ok(
        (Object.keys(STATUS_CATEGORIES) as (keyof typeof STATUS_CATEGORIES)[]).map((key) =>
          call.view.statusCategory(key),
        ),
      ),
  },
  {
    method: "GET",
    path: "/rest/api/3/priority",
    scopes: work("read:priority"),
    cost: "read",
    answer: (call) => ok(byRank(call).map((one) => priority(call, one))),
  },
  {
    method: "GET",
    path: "/rest/api/3/priority/search",
    scopes: scopes("manage:jira-configuration"),
    cost: "read",
    query: ["startAt", "maxResults"],
    answer: (call) =>
      ok(pageOfAll(call, "/rest/api/3/priority/search", byRank(call), 50, (one) => priority(call, one))),
  },
  {
    method: "GET",
    path: "/rest/api/3/resolution",
    scopes: work("read:resolution"),
    cost: "read",
    answer: (call) => ok(call.world.resolutions.all().map(({ id }) => resolution(call, id))),
  },
  {
    method: "GET",
    path: "/rest/api/3/issuetype",
    scopes: work("read:issue-type", "read:avatar", "read:project-category", "read:project"),
    cost: "read",
    answer: (call) => ok(call.world.issueTypes.all().map(({ id }) => call.view.issueType(id))),
  },
  {
    method: "GET",
    path: "/rest/api/3/serverInfo",
    scopes: { classic: [], granular: [] },
    cost: "read",
    isOpen: true,
    answer: serverInfo,
  },
];
