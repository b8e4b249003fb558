import { permissionsOf } from "../../src/jira/permissions";
import { type Given, jiraThatAnswers } from "./jira-answers";

const asked = { permissions: ["BROWSE_PROJECTS"], projects: [10001], issues: [10042] };

it.each<[why: string, given: Given, granted: unknown]>([
  [
    "ids are numbers, whether Jira writes them as such or as text",
    { body: { projectPermissions: [{ permission: "BROWSE_PROJECTS", projects: ["10001"], issues: [10042] }] } },
    [{ permission: "BROWSE_PROJECTS", projects: [10001], issues: [10042] }],
  ],
  [
    "what Jira leaves out is not granted",
    { body: { projectPermissions: [{ permission: "BROWSE_PROJECTS" }], globalPermissions: ["ADMINISTER"] } },
    [{ permission: "BROWSE_PROJECTS", projects: [], issues: [] }],
  ],
  ["an answer without projects grants nothing", { body: {} }, []],
  ["somebody without access is granted nothing", { status: 403 }, []],
  ["an issue that is gone is a refusal", { status: 400 }, []],
])("%s", async (_, given, granted) => {
  const { client, asked: requests } = jiraThatAnswers(given);
  expect(await permissionsOf(client, asked)).toEqual(granted);
  expect(requests).toEqual([
    { method: "POST", path: "/rest/api/3/permissions/check", body: { projectPermissions: [asked] } },
  ]);
});

it.each<[why: string, given: Given]>([
  ["Jira is busy", { status: 429 }],
  ["Jira is broken", { status: 503 }],
  ["no answer came", new Error("socket hang up")],
])("is no refusal, and can be asked again, where %s", async (_, given) => {
  const { client } = jiraThatAnswers(given);
  await expect(permissionsOf(client, asked)).rejects.toThrow();
});
