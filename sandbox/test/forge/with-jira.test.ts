/** The host with the real Jira stand-in: the unmodified app, its events, its queue, its fields and its permissions. */
import { SimulatedClock } from "../../clock";
import { createForgeHost, type ForgeHost } from "../../forge/host";
import { type JiraStandIn, openJira, SEED_PROJECT, seedPeople, seedServiceDesk } from "../../jira";
import type { JiraCaller } from "../../seams";
import { validated } from "../support/openapi";
import { TEST_APP } from "../support/test-app";
import { BUILD_DIRECTORY, START } from "./support/test-host";

const MINUTE = 60_000;
const [agent] = seedPeople.agents;
/** A customer with an Atlassian account, one more, and one who signed up at the portal and has no other account. */
const [customer, unlicensed, stranger] = seedPeople.customers;

let clock: SimulatedClock;
let jira: JiraStandIn;
let host: ForgeHost;

beforeEach(async () => {
  clock = new SimulatedClock(START);
  jira = openJira({ clock });
  seedServiceDesk(jira.desk, clock.now());
  host = await createForgeHost({
    appDirectory: TEST_APP,
    buildDirectory: BUILD_DIRECTORY,
    dataFile: ":memory:",
    siteUrl: "http://localhost:8080",
    ordinaryDoubles: false,
    jira: validated(jira),
    clock,
  });
});
afterEach(() => {
  host.stop();
  jira.close();
});

const createIssue = () =>
  jira.desk.createIssue({
    project: SEED_PROJECT,
    at: clock.now(),
    actor: customer,
    fields: { summary: "Printer on fire", issuetype: "Incident", priority: "High" },
  });

const read = async (path: string, caller: JiraCaller = { kind: "user", accountId: agent }) => {
  const { status, body } = await jira.request({ method: "GET", path, headers: {}, caller });
  expect(status).toBe(200);
  return JSON.parse(body!) as Record<string, unknown>;
};

const fieldId = (moduleKey: string) => {
  const { appId } = host.manifest;
  return async () => {
    const fields = (await read("/rest/api/3/field")) as unknown as { id: string; schema?: { custom?: string } }[];
    return fields.find(
      ({ schema }) => schema?.custom?.includes(appId) && schema.custom.endsWith(`/static/${moduleKey}`),
    )!.id;
  };
};

const call = (functionKey: string, payload: unknown, accountId: string = agent) => {
  const viewer = { accountId, accountType: "licensed", locale: "en-US", timezone: "UTC" } as const;
  return clock.runToResult(
    host.invokeResolver({ moduleKey: "settings-page", functionKey, payload, viewer, extension: {} }),
  );
};

it("a new issue reaches the app, which comments on it internally and writes its fields, all as itself", async () => {
  const { id, key } = createIssue();
  await clock.runUntil(START + 5 * MINUTE);

  const { comments } = (await read(`/rest/api/3/issue/${key}/comment`)) as {
    comments: { author: { accountId: string }; jsdPublic: boolean }[];
  };
  expect(comments).toEqual([
    expect.objectContaining({ jsdPublic: false, author: expect.objectContaining({ accountId: host.accountId }) }),
  ]);

  const [text, state, due] = await Promise.all(
    ["note-text", "note-state", "note-due"].map((module) => fieldId(module)()),
  );
  const { fields } = (await read(`/rest/api/3/issue/${id}`)) as { fields: Record<string, unknown> };
  expect(fields[text!]).toBe("noted");
  expect(fields[state!]).toEqual({ status: "noted", count: 1 });
  expect(Date.parse(String(fields[due!]))).toBeGreaterThan(START);
});

it("does not hear its own changes where it asked not to, and hears them marked where it did not ask", async () => {
  createIssue();
  await clock.runUntil(START + 15 * MINUTE);
  const { invocations } = host.meter();
  expect(invocations["on-issue"]?.count).toBe(1);
  const commented = host.recentInvocations(500).filter(({ functionKey }) => functionKey === "on-comment");
  expect(commented.map(({ logs }) => logs[0]?.text)).toEqual([expect.stringContaining("by the app itself")]);
});

it("reads as the user what that user may see, and no more", async () => {
  const { key } = createIssue();
  const request = { as: "user", method: "GET", path: `/rest/api/3/issue/${key}?fields=summary` };
  expect(await call("jira", request, agent)).toMatchObject({ value: { status: 200 } });
  expect(await call("jira", request, stranger)).toMatchObject({ value: { status: 404 } });
});

it("lets nobody be asked for who has an Atlassian account and no licence, as Forge's proxy does", async () => {
  const { key } = createIssue();
  const request = { as: "user", method: "GET", path: `/rest/api/3/issue/${key}?fields=summary` };
  expect(await call("jira", request, unlicensed)).toMatchObject({ kind: "failed", message: "Authentication Required" });
});

it("is told by authorize() what the user may do", async () => {
  const { id } = createIssue();
  expect(await call("may-edit", { issueId: Number(id) }, agent)).toMatchObject({ value: true });
  expect(await call("may-edit", { issueId: Number(id) }, stranger)).toMatchObject({ value: false });
});

it("is refused what its manifest has no scope for", async () => {
  const { key } = createIssue();
  const user = await call("jira", { as: "app", method: "GET", path: `/rest/api/3/user?accountId=${agent}` });
  expect(user).toMatchObject({ value: { status: 401, text: expect.stringContaining("scope does not match") } });
  expect(await call("jira", { as: "app", method: "GET", path: `/rest/api/3/issue/${key}/watchers` })).toMatchObject({
    value: { status: 200 },
  });
});

it("counts what Jira counts: points, by operation", async () => {
  createIssue();
  await clock.runUntil(START + 5 * MINUTE);
  const { requests, points } = host.meter().jira;
  expect(requests).toMatchObject({
    "POST /rest/api/3/issue/{issueIdOrKey}/comment": 1,
    "POST /rest/api/3/app/field/value": 1,
  });
  expect(points).toBeGreaterThanOrEqual(3);
});
