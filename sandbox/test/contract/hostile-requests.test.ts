import type { Route } from "../../jira/rest/route";
import { routes } from "../../jira/rest/routes";
import type { JiraCaller, JiraRequest } from "../../seams";
import { mismatches } from "../support/openapi";
import { describeWithDocuments } from "../support/openapi-describe";
import { type SampleDesk, sampleDesk } from "./sample-desk";

/** What a caller may put in the place of a placeholder, in turn for all of them. */
const places = (desk: SampleDesk) => ["HD-1", desk.issue.id, "HD", "1", "10000", desk.comment.id, "no such thing", "%"];

const bodies = [
  undefined,
  "no JSON",
  "null",
  "[]",
  '"text"',
  "{}",
  '{"madeUp":true}',
  '{"jql":7,"fields":{},"queries":[7],"issueIds":["x"]}',
  '{"jql":"project =","queries":["project ="],"issueIdsOrKeys":["HD-1","HD-9"]}',
  '{"jql":"colour = red","issueIdsOrKeys":[],"updates":[],"maxResults":-1}',
  '{"body":"text","subject":"","to":{},"fields":{"summary":null},"transition":{"id":"999"}}',
  '{"body":{"type":"doc"},"fields":{"made up":1},"update":{"summary":[{"explode":1}]},"transition":{}}',
];

const queries = [
  "",
  "?startAt=-1&maxResults=x",
  "?expand=names,madeUp&fields=*all&jql=%22",
  "?madeUp=1",
  "?start=9999&limit=0",
];

const callersOf = (desk: SampleDesk): readonly JiraCaller[] => [
  { kind: "anonymous" },
  desk.customer,
  desk.administrator,
  desk.app,
];

/** Every path of a route that some place fits, by every caller, with every query where it takes no body, and every body where it does. */
function* requestsTo({ method, path }: Route, desk: SampleDesk): Generator<JiraRequest> {
  const paths = new Set(places(desk).map((place) => path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(place))));
  for (const caller of callersOf(desk)) {
    for (const concrete of paths) {
      const request = { method, headers: { "x-experimentalapi": "opt-in" }, caller };
      if (method === "GET" || method === "DELETE") {
        for (const query of queries) yield { ...request, path: concrete + query };
      } else {
        for (const body of bodies) yield { ...request, path: concrete, body };
      }
    }
  }
}

const calls = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describeWithDocuments("hostile and clumsy requests", () => {
  it.each(calls)("%s accepts no request and gives no answer that the documents don't have", async (_call, route) => {
    const desk = sampleDesk({ pointsPerHour: Number.POSITIVE_INFINITY, hasBurstLimit: false, issueWrites: [] });
    const wrong = new Set<string>();
    for (const request of requestsTo(route, desk)) {
      const response = await desk.jira.request(request);
      for (const mismatch of mismatches(request, response)) {
        wrong.add(`${request.path} ${request.body} by ${request.caller.kind} → ${response.status}: ${mismatch}`);
      }
    }
    desk.jira.close();
    expect([...wrong].slice(0, 3)).toEqual([]);
  });
});
