import { AGENT, startTestHost, type TestHost } from "./support/test-host";

let test: TestHost;
beforeEach(async () => {
  test = await startTestHost();
});
afterEach(() => test.host.stop());

const jira = (as: "app" | "user", method: string, path: string, body?: unknown) => ({ as, method, path, body });

describe("a call to Jira", () => {
  it("goes out as the app, or as whoever clicked", async () => {
    await test.value("jira", jira("app", "GET", "/rest/api/3/issue/SD-1?fields=summary"));
    await test.value("jira", jira("user", "POST", "/rest/api/3/issue/SD-1/comment", { body: "…" }));
    expect(
      test.jira.requests.map(({ method, path, body, caller, headers }) => ({
        method,
        path,
        body,
        caller,
        type: headers["content-type"],
      })),
    ).toEqual([
      {
        method: "GET",
        path: "/rest/api/3/issue/SD-1?fields=summary",
        body: undefined,
        caller: { kind: "app", appId: test.host.manifest.appId, accountId: "app-account" },
        type: "application/json",
      },
      {
        method: "POST",
        path: "/rest/api/3/issue/SD-1/comment",
        body: '{"body":"…"}',
        caller: { kind: "user", accountId: "agent", throughApp: test.host.manifest.appId },
        type: "application/json",
      },
    ]);
  });

  it.each`
    method   | path                               | status | why
    ${"GET"} | ${"/rest/api/3/issue/SD-1"}        | ${200} | ${"read:jira-work is in the manifest"}
    ${"PUT"} | ${"/rest/api/3/issue/SD-1"}        | ${200} | ${"so is write:jira-work"}
    ${"GET"} | ${"/rest/api/3/users/search"}      | ${401} | ${"read:jira-user is not, nor are all granular ones"}
    ${"PUT"} | ${"/rest/api/3/app/field/1/value"} | ${200} | ${"a granular scope that stands alone"}
    ${"GET"} | ${"/nothing/of/jira"}              | ${200} | ${"a path without known scopes is for Jira itself to refuse"}
  `("$method $path: $status ($why)", async ({ method, path, status }) => {
    const answer = await test.value("jira", jira("app", method, path));
    expect(answer).toMatchObject({ status });
    if (status === 401) {
      expect(answer).toMatchObject({ text: '{"code":401,"message":"Unauthorized; scope does not match"}' });
      expect(test.jira.requests).toEqual([]);
    }
  });

  it("as nobody asks for authentication, as the platform's proxy does", async () => {
    const anonymous = { ...AGENT, accountId: undefined, accountType: "anonymous" } as const;
    expect(await test.call("jira", jira("user", "GET", "/rest/api/3/myself"), anonymous)).toMatchObject({
      kind: "failed",
      message: "Authentication Required",
    });
  });

  it("hands Jira's refusals on with their headers", async () => {
    test.jira.answer = () => ({
      status: 429,
      headers: { "retry-after": "17" },
      body: '{"errorMessages":["slow down"]}',
    });
    expect(await test.value("jira", jira("app", "GET", "/rest/api/3/issue/SD-1"))).toEqual({
      status: 429,
      retryAfter: "17",
      text: '{"errorMessages":["slow down"]}',
    });
    expect(test.host.meter().jira).toEqual({
      requests: { "GET /rest/api/3/issue/{issueIdOrKey}": 1 },
      points: 1,
      throttled: 1,
    });
  });

  it("answers authorize()", async () => {
    test.jira.answer = () => ({
      status: 200,
      headers: {},
      body: JSON.stringify({ projectPermissions: [{ permission: "EDIT_ISSUES", issues: [10001] }] }),
    });
    expect(await test.value("may-edit", { issueId: 10001 })).toBe(true);
    expect(await test.value("may-edit", { issueId: 10002 })).toBe(false);
    expect(JSON.parse(test.jira.requests[0]!.body!)).toMatchObject({ accountId: "agent" });
  });

  it("of a page is the viewer's, within the app's scopes", async () => {
    const request = { viewer: AGENT, method: "GET", headers: {} };
    expect(await test.host.requestJiraAsViewer({ ...request, path: "/rest/api/3/issue/SD-1" })).toMatchObject({
      status: 200,
    });
    expect(test.jira.requests[0]!.caller).toMatchObject({ kind: "user", accountId: "agent" });
    expect(await test.host.requestJiraAsViewer({ ...request, path: "/rest/api/3/users" })).toMatchObject({
      status: 401,
    });
  });
});

describe("a call that does not go to Jira", () => {
  it("and is for a service that the offline site lacks is answered 501, by name", async () => {
    expect(await test.value("elsewhere")).toEqual([
      [501, expect.stringContaining("calls of type fpp to confluence (GET /wiki/api/v2/spaces)")],
      [501, expect.stringContaining("the Atlassian endpoint POST /graphql")],
      [501, expect.stringContaining("to bitbucket")],
    ]);
  });

  it("needs its scope: reporting personal data is not in the manifest", async () => {
    expect(await test.call("report-accounts")).toMatchObject({ kind: "failed" });
  });
});
