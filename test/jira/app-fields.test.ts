import type { StatusFields } from "../../src/domain/monitoring/status-fields";
import { jiraAppFields } from "../../src/jira/app-fields";
import { suspectJql } from "../../src/jira/differences";
import { appFieldIdsAmong, defaultTicketFields } from "../../src/jira/project-facts";
import { jiraSearch } from "../../src/jira/search";
import type { ProjectSetup } from "../../src/usecases/project-setup";
import { jiraThatAnswers } from "./jira-answers";

const ids = {
  service: "cf_1",
  agreement: "cf_2",
  state: "cf_3",
  resolutionDue: "cf_4",
  responseDue: "cf_5",
  nextEscalation: "cf_6",
  level: "cf_7",
  statusRead: "cf_8",
};

const fields: StatusFields = {
  agreement: "gold v1",
  state: "running",
  level: 0,
  resolutionDueAt: Date.UTC(2024, 0, 8, 12),
  responseDueAt: null,
  nextEscalationAt: null,
  status: "New",
};

describe("writing the app's fields", () => {
  it("says all of a ticket that was never written, and leaves out what is empty", async () => {
    const { client, asked } = jiraThatAnswers({ status: 204 });
    await jiraAppFields(client, ids).write([{ issueId: "10", fields, before: null }]);
    expect(asked).toEqual([
      {
        method: "POST",
        path: "/rest/api/3/app/field/value?generateChangelog=false",
        body: {
          updates: [
            { customField: "cf_2", issueIds: [10], value: "gold v1" },
            { customField: "cf_3", issueIds: [10], value: "running" },
            { customField: "cf_7", issueIds: [10], value: 0 },
            { customField: "cf_8", issueIds: [10], value: "New" },
            { customField: "cf_4", issueIds: [10], value: "2024-01-08T12:00:00.000Z" },
          ],
        },
      },
    ]);
  });

  it("says only what differs from before, and together what is the same for several tickets", async () => {
    const { client, asked } = jiraThatAnswers({ status: 204 });
    const write = (issueId: string) => ({ issueId, fields: { ...fields, resolutionDueAt: null }, before: fields });
    await jiraAppFields(client, ids).write([write("10"), write("11")]);
    expect(asked[0]!.body).toEqual({ updates: [{ customField: "cf_4", issueIds: [10, 11], value: null }] });
  });

  const long = "k".repeat(300);
  it.each`
    agreement                   | end       | why
    ${`${"k".repeat(252)} v1`}  | ${" v1"}  | ${"just as long as Jira takes: it stands as it is"}
    ${`${"k".repeat(253)} v1`}  | ${" v1"}  | ${"a letter too long"}
    ${`${"k".repeat(999)} v12`} | ${" v12"} | ${"the longest key: its version is read nevertheless"}
    ${`${"👍".repeat(200)} v1`} | ${" v1"}  | ${"signs of two units are not cut in two"}
  `("fits the agreement into 255 letters, so that Jira refuses no field: $why", async ({ agreement, end }) => {
    const { client, asked } = jiraThatAnswers({ status: 204 });
    await jiraAppFields(client, ids).write([{ issueId: "10", fields: { ...fields, agreement }, before: null }]);
    const { updates } = asked[0]!.body as { updates: { customField: string; value: string }[] };
    const value = updates.find(({ customField }) => customField === "cf_2")!.value;
    expect(value.length).toBeLessThanOrEqual(255);
    expect(value.endsWith(end)).toBe(true);
    expect(Buffer.from(value).toString() === value).toBe(true);
    if (agreement.length <= 255) expect(value).toBe(agreement);
  });

  it("keeps apart agreements whose long keys begin alike", async () => {
    const { client, asked } = jiraThatAnswers({ status: 204 });
    const write = (issueId: string, key: string) => ({
      issueId,
      fields: { ...fields, agreement: `${key} v1` },
      before: { ...fields, agreement: null },
    });
    await jiraAppFields(client, ids).write([write("10", `${long}a`), write("11", `${long}b`)]);
    const { updates } = asked[0]!.body as { updates: { issueIds: number[]; value: string }[] };
    expect(updates.map(({ issueIds }) => issueIds)).toEqual([[10], [11]]);
    expect(updates[0]!.value).not.toBe(updates[1]!.value);
    expect(updates.every(({ value }) => value.length <= 255)).toBe(true);
  });

  it("writes up to a hundred tickets in a request", async () => {
    const { client, asked } = jiraThatAnswers({ status: 204 }, { status: 204 });
    await jiraAppFields(client, ids).write(
      Array.from({ length: 101 }, (_, i) => ({ issueId: String(i), fields, before: null })),
    );
    expect(asked).toHaveLength(2);
  });

  it("writes each ticket alone where one of them fails them all, and names the one", async () => {
    const { client, asked } = jiraThatAnswers({ status: 404 }, { status: 204 }, { status: 404 });
    const refused = await jiraAppFields(client, ids).write([
      { issueId: "10", fields, before: null },
      { issueId: "11", fields, before: null },
    ]);
    expect([...refused]).toEqual(["11"]);
    expect(asked).toHaveLength(3);
  });

  it("gives up for now where Jira is busy: the ticket stays due", async () => {
    const { client } = jiraThatAnswers({ status: 429 });
    await expect(jiraAppFields(client, ids).write([{ issueId: "10", fields, before: null }])).rejects.toMatchObject({
      status: 429,
    });
  });
});

describe("the fields of a site", () => {
  const appField = (id: string, moduleKey: string) => ({
    id,
    name: moduleKey,
    schema: { custom: `ari:cloud:ecosystem::extension/x/y/static/${moduleKey}` },
  });
  const own = [
    appField("cf_1", "slm-service"),
    appField("cf_2", "slm-agreement"),
    appField("cf_3", "slm-state"),
    appField("cf_7", "slm-level"),
    appField("cf_8", "slm-status-read"),
    appField("cf_4", "slm-resolution-due"),
    appField("cf_5", "slm-response-due"),
    appField("cf_6", "slm-next-escalation"),
  ];
  const site = [
    ...own,
    { id: "cf_10", name: "Service", schema: { custom: "com.atlassian.jira.plugin.system.customfieldtypes:select" } },
    { id: "cf_11", name: "Kunden", schema: { custom: "com.atlassian.servicedesk:sd-customer-organizations" } },
    { id: "cf_12", name: "Anfragetyp", schema: { custom: "com.atlassian.servicedesk:vp-origin" } },
    {
      id: "cf_13",
      name: "Team",
      schema: { custom: "com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team" },
    },
    { id: "components", name: "Components" },
  ];

  it("are known by their types, whatever people call them", () => {
    expect(appFieldIdsAmong(site)).toEqual(ids);
    expect(defaultTicketFields(site, ids)).toEqual({
      service: ["cf_1", "cf_10", "cf_12", "components"],
      customer: ["cf_11"],
      team: ["cf_13"],
    });
  });

  it("are waited for where Jira has not made the app's own yet", () => {
    expect(() => appFieldIdsAmong(own.slice(1))).toThrow('Jira does not list the app\'s field "slm-service" yet');
  });
});

it("asks Jira for the tickets that are in another status than the one that was read", () => {
  const setup = {
    projectId: "7",
    appFields: { state: "customfield_31", statusRead: "customfield_32" },
    statuses: [
      { id: "1", name: 'Wait "here"', category: "indeterminate" },
      { id: "2", name: "Done", category: "done" },
    ],
  } as unknown as ProjectSetup;
  expect(suspectJql(setup, 3, false)).toBe(
    'project = 7 AND updated >= "-3h" AND updated <= "-15m" AND (cf[31] IS EMPTY OR ' +
      '(status = "Wait \\"here\\"" AND cf[32] != "Wait \\"here\\"") OR ' +
      'priority CHANGED AFTER "-3h" OR ' +
      '(statusCategory = Done AND cf[32] NOT IN ("Done"))) ORDER BY updated ASC',
  );
  expect(suspectJql(setup, 25, true)).toBe(
    'project = 7 AND updated >= "-25h" AND updated <= "-15m" AND (cf[31] IS EMPTY OR ' +
      "statusCategory != Done OR " +
      '(statusCategory = Done AND cf[32] NOT IN ("Done"))) ORDER BY updated ASC',
  );
});

it("tells what the fields of tickets hold, as they are named in a record", async () => {
  const { client, asked } = jiraThatAnswers({
    body: {
      issues: [
        {
          id: "10",
          fields: {
            status: { id: "1", name: "Warten" },
            priority: null,
            components: [{ name: "Web" }, { name: "Mail" }],
          },
        },
      ],
      nextPageToken: "more",
    },
  });
  const fieldIds = ["status", "priority", "components", "cf_9"];
  const rules = {
    fields: { service: ["components"], customer: ["cf_9"], team: [] },
    statusNames: new Map([["1", "Waiting"]]),
    teamsOf: () => Promise.reject(new Error("No group tells a team here.")),
  };
  expect(await jiraSearch(client).values("project = 7", rules, null)).toEqual({
    tickets: [{ issueId: "10", values: { status: "Waiting", priority: null, components: "Mail\nWeb" } }],
    pageToken: "more",
  });
  expect(asked[0]!.body).toEqual({ jql: "project = 7", fields: fieldIds, maxResults: 100 });
});
