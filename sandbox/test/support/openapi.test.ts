import type { JiraRequest, JiraResponse, JiraSite } from "../../seams";
import { mismatches, validated } from "./openapi";
import { describeWithDocuments } from "./openapi-describe";
import { allOperations, findOperation } from "./openapi-operations";
import { parameterCheck, requestBodyCheck, responseBodyCheck } from "./openapi-validators";

function request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): JiraRequest {
  return {
    method,
    path,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    caller: { kind: "user", accountId: "agent" },
  };
}

function answer(status: number, body?: unknown, route?: string): JiraResponse {
  const headers = { "content-type": "application/json;charset=UTF-8" };
  return { status, headers, body: body === undefined ? undefined : JSON.stringify(body), route, points: 1 };
}

const search = (body: unknown) => request("POST", "/rest/api/3/search/jql", body);
const comment = { body: { type: "doc", version: 1, content: [] } };
const item = {
  field: "status",
  fieldtype: "jira",
  fieldId: "status",
  from: null,
  fromString: null,
  to: "3",
  toString: "Open",
};
const changelog = (created: unknown, from: unknown) => ({
  issueChangeLogs: [{ issueId: "1", changeHistories: [{ id: "2", created, items: [{ ...item, from }] }] }],
});
const readChangelogs = request("POST", "/rest/api/3/changelog/bulkfetch", { issueIdsOrKeys: ["HD-1"] });

describeWithDocuments("an exchange held against Atlassian's documents", () => {
  it.each`
    sent                                                                                                | got                                               | complaint                         | why
    ${search({ jql: "project = HD" })}                                                                  | ${answer(200, { issues: [] })}                    | ${undefined}                      | ${"both are as documented"}
    ${search({ jql: "project = HD", startAt: 0 })}                                                      | ${answer(200, { issues: [] })}                    | ${"request body /"}               | ${"an unknown body member was accepted"}
    ${search({ jql: "project = HD", startAt: 0 })}                                                      | ${answer(400, { errorMessages: [], errors: {} })} | ${undefined}                      | ${"an unknown body member was refused"}
    ${search(undefined)}                                                                                | ${answer(200, { issues: [] })}                    | ${"request body: is required"}    | ${"a missing body was accepted"}
    ${search({ jql: "project = HD" })}                                                                  | ${answer(200, { issues: {} })}                    | ${"/issues: must be array"}       | ${"a wrong type in the answer"}
    ${search({ jql: "project = HD" })}                                                                  | ${answer(200, { issues: [], total: 0 })}          | ${"(total)"}                      | ${"a member that the new search no longer has"}
    ${search({ jql: "project = HD" })}                                                                  | ${answer(200)}                                    | ${"response body: is missing"}    | ${"an answer without its body"}
    ${search({ jql: "project = HD" })}                                                                  | ${answer(409, {})}                                | ${"status 409 is none of"}        | ${"a status that the operation does not have"}
    ${search({ jql: "project = HD" })}                                                                  | ${answer(429, { errorMessages: ["wait"] })}       | ${undefined}                      | ${"rate limits are described apart"}
    ${search({ jql: "project = HD" })}                                                                  | ${answer(400, { errorMessage: "no" })}            | ${"(errorMessage)"}               | ${"the other family's form of an error"}
    ${request("GET", "/rest/api/3/issue/HD-1/comment?maxResults=5&startAt=0")}                          | ${answer(200, { comments: [] })}                  | ${undefined}                      | ${"numbers arrive as text"}
    ${request("GET", "/rest/api/3/issue/HD-1/comment?maxResults=many")}                                 | ${answer(200, { comments: [] })}                  | ${"query parameters /maxResults"} | ${"no number"}
    ${request("GET", "/rest/api/3/issue/HD-1/comment?limit=5")}                                         | ${answer(200, { comments: [] })}                  | ${"(limit)"}                      | ${"an unknown query parameter was accepted"}
    ${request("GET", "/rest/api/3/issue/HD-1/comment?maxResults=5&maxResults=6")}                       | ${answer(200, { comments: [] })}                  | ${"query parameters /maxResults"} | ${"given twice, and no list"}
    ${request("GET", "/rest/api/3/user/bulk?accountId=a&accountId=b")}                                  | ${answer(200, { values: [] })}                    | ${undefined}                      | ${"a list is the parameter repeated"}
    ${request("GET", "/rest/api/3/user/bulk")}                                                          | ${answer(200, { values: [] })}                    | ${"'accountId'"}                  | ${"a required parameter is missing"}
    ${request("POST", "/rest/api/3/issue/HD-1/comment", comment)}                                       | ${answer(201, { id: "1" })}                       | ${undefined}                      | ${"a comment"}
    ${request("GET", "/rest/api/3/issue/bulkfetch")}                                                    | ${answer(200, {}, "/rest/api/3/issue/bulkfetch")} | ${"answered by the route"}        | ${"GET exists for the placeholder only"}
    ${request("GET", "/rest/api/3/tickets")}                                                            | ${answer(200, {})}                                | ${"no document describes"}        | ${"made up"}
    ${request("GET", "/rest/api/3/tickets")}                                                            | ${answer(404, {})}                                | ${undefined}                      | ${"made up, and refused"}
    ${request("GET", "/rest/api/3/dashboard")}                                                          | ${answer(501, { lacks: "GET dashboard" })}        | ${undefined}                      | ${"what the stand-in lacks is no claim about Jira"}
    ${request("GET", "/rest/api/3/search?jql=x")}                                                       | ${answer(410, { errorMessages: ["gone"] })}       | ${undefined}                      | ${"the old search is removed on live sites"}
    ${request("GET", "/rest/servicedeskapi/requesttype")}                                               | ${answer(200, { values: [] })}                    | ${"X-ExperimentalApi"}            | ${"experimental without opting in"}
    ${request("GET", "/rest/servicedeskapi/requesttype", undefined, { "x-experimentalapi": "opt-in" })} | ${answer(200, { values: [] })}                    | ${undefined}                      | ${"experimental, opted in"}
    ${request("PUT", "/rest/api/3/app/field/x/value?generateAppEvents=false", { updates: [] })}         | ${answer(204)}                                    | ${undefined}                      | ${"a parameter younger than the documents"}
    ${readChangelogs}                                                                                   | ${answer(200, changelog(1492070429000, null))}    | ${undefined}                      | ${"both contradictions are excused"}
    ${readChangelogs}                                                                                   | ${answer(200, changelog(true, null))}             | ${"/created: must be string"}     | ${"only a number is excused"}
    ${readChangelogs}                                                                                   | ${answer(200, changelog("yesterday", null))}      | ${"date-time"}                    | ${"text that is no instant is not excused"}
  `("$sent.method $sent.path → $got.status: $complaint ($why)", ({ sent, got, complaint }) => {
    const wrong = mismatches(sent, got);
    if (complaint === undefined) expect(wrong).toEqual([]);
    else expect(wrong.join("\n")).toContain(complaint);
  });

  it("prefers the literal segment, and reads the placeholders of the path", () => {
    expect(findOperation("POST", "/rest/api/3/issue/bulkfetch")?.template).toBe("/rest/api/3/issue/bulkfetch");
    expect(findOperation("GET", "/rest/api/3/issue/HD-1")?.pathValues).toEqual({ issueIdOrKey: "HD-1" });
  });

  it("keeps failing after the first mismatch, whatever the caller makes of it", async () => {
    const answers = [answer(200, { issues: {} }), answer(200, { issues: [] })];
    const site = validated(standInThatGives(answers));
    await expect(site.request(search({ jql: "project = HD" }))).rejects.toThrow("/issues: must be array");
    await expect(site.request(search({ jql: "project = HD" }))).rejects.toThrow("/issues: must be array");
  });

  it("can compile every schema of both documents", () => {
    for (const found of allOperations()) {
      parameterCheck(found, "query");
      requestBodyCheck(found);
      for (const status of Object.keys(found.operation.responses)) responseBodyCheck(found, Number(status));
    }
  }, 60_000);
});

function standInThatGives(answers: JiraResponse[]): JiraSite {
  return {
    request: async () => answers.shift() ?? answer(500),
    scopesFor: () => undefined,
    onProductEvent: () => undefined,
    installApp: () => ({ accountId: "app" }),
  };
}
