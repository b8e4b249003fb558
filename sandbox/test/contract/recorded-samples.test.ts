import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JiraCaller, JiraResponse, JiraSite } from "../../seams";
import { validated } from "../support/openapi";
import { describeWithShared } from "../support/openapi-describe";
import { sharedFolder } from "../support/openapi-documents";
import { type SampleDesk, sampleDesk } from "./sample-desk";
import { shapeDifferences, shapeOf } from "./shape";

/** The sample desk, each exchange with which is held against the documents. */
type CheckedDesk = SampleDesk & { readonly site: JiraSite };

async function call(
  site: JiraSite,
  caller: JiraCaller,
  method: string,
  path: string,
  body?: unknown,
): Promise<JiraResponse> {
  return site.request({
    method,
    path,
    headers: {},
    body: body === undefined ? undefined : JSON.stringify(body),
    caller,
  });
}

async function answerOf(
  site: JiraSite,
  caller: JiraCaller,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  return JSON.parse((await call(site, caller, method, path, body)).body ?? "null");
}

const sample = (name: string): Sample =>
  JSON.parse(readFileSync(join(sharedFolder, "fixtures", "jira", `${name}.json`), "utf8"));

const SEARCH = "/rest/api/3/search/jql";
const all = { jql: "project = HD", fields: ["*all"] };

/** A recorded message. Its form is what is being tested, so nothing is known of it beforehand. */
// biome-ignore lint/suspicious/noExplicitAny: a recorded message may hold anything
type Sample = any;

interface Comparison {
  readonly name: string;
  /** The part of the sample that is compared, with field ids as on this site. */
  readonly part?: (recorded: Sample, desk: CheckedDesk) => unknown;
  readonly answer: (desk: CheckedDesk) => Promise<unknown>;
  /** Differences that are right, each with the reason. */
  readonly excused?: Readonly<Record<string, string>>;
}

const issueField = async ({ site, administrator, idOfField }: CheckedDesk, field: string) => {
  const { fields } = (await answerOf(site, administrator, "GET", "/rest/api/3/issue/HD-1")) as {
    fields: Record<string, unknown>;
  };
  return fields[idOfField(field)];
};

const lacking = "The stand-in's issues do not have this field.";
const younger = "Only the youngest record has it; the older one of the same field does not.";
const noGroup = "The request type is in no group of the portal, as in the older record.";
const short = "Shown of a project by itself; an issue shows its project in short.";

const comparisons: readonly Comparison[] = [
  {
    name: "assembled-jsm-search-page",
    part(recorded, { idOfField }) {
      const { customfield_10010, customfield_10002, ...rest } = recorded.issues[0].fields;
      // The rest of the custom fields are there where Jira's own SLAs and languages are set up.
      const fields = Object.fromEntries(Object.entries(rest).filter(([id]) => !id.startsWith("customfield_")));
      return {
        ...recorded,
        issues: [
          {
            ...recorded.issues[0],
            fields: {
              ...fields,
              [idOfField("Request Type")]: customfield_10010,
              [idOfField("Organizations")]: customfield_10002,
            },
          },
        ],
      };
    },
    answer: ({ site, administrator }) => answerOf(site, administrator, "POST", SEARCH, all),
    excused: {
      "/issues/0/fields/statuscategorychangedate is missing": lacking,
      "/issues/0/fields/duedate is missing": lacking,
      "/issues/0/fields/customfield_10000/requestType/defaultName is missing": younger,
      "/issues/0/fields/customfield_10000/requestType/groupIds is empty, recorded are elements": noGroup,
    },
  },
  {
    name: "doc-comments-get",
    async answer({ site, administrator }) {
      const words = [{ type: "text", text: "For us only" }];
      const body = { type: "doc", version: 1, content: [{ type: "paragraph", content: words }] };
      const visibility = { type: "role", value: "Administrators" };
      await call(site, administrator, "POST", "/rest/api/3/issue/HD-1/comment", { body, visibility });
      return answerOf(site, administrator, "GET", "/rest/api/3/issue/HD-1/comment?startAt=1");
    },
  },
  {
    name: "mcp-atlassian-comments-v2-jsdPublic",
    answer: ({ site, administrator }) => answerOf(site, administrator, "GET", "/rest/api/3/issue/HD-1/comment"),
    excused: { "/comments/0/body is object, recorded is text": "The record is of REST v2, where a body is wiki text." },
  },
  {
    name: "doc-issue-changelog",
    answer: ({ site, administrator }) =>
      answerOf(site, administrator, "GET", "/rest/api/3/issue/HD-1/changelog?maxResults=1&startAt=1"),
  },
  {
    name: "doc-changelog-bulkfetch-response",
    answer: ({ site, administrator }) =>
      answerOf(site, administrator, "POST", "/rest/api/3/changelog/bulkfetch", {
        issueIdsOrKeys: ["HD-1"],
        maxResults: 1,
      }),
    excused: {
      "/issueChangeLogs/0/changeHistories/0/created is jira date, recorded is number":
        "Atlassian's example and its schema contradict each other; the stand-in follows the schema.",
    },
  },
  {
    name: "doc-issue-bulkfetch-response",
    answer: ({ site, administrator }) =>
      answerOf(site, administrator, "POST", "/rest/api/3/issue/bulkfetch", {
        issueIdsOrKeys: ["HD-1"],
        fields: ["summary", "project", "assignee"],
      }),
    excused: {
      "/expand is missing": "The schema forbids it, against Atlassian's own example.",
      "/issues/0/fields/project/insight is missing": short,
      "/issues/0/fields/project/projectCategory is missing": short,
      "/issues/0/fields/project/style is missing": short,
    },
  },
  {
    name: "doc-issue-get",
    answer: ({ site, administrator }) => answerOf(site, administrator, "GET", "/rest/api/3/issue/HD-1"),
    excused: {
      "/fields/watcher is missing": "Live sites name the field `watches`.",
      "/fields/attachment is missing": "The stand-in keeps no files.",
      "/fields/sub-tasks is missing": "Live sites name the field `subtasks`; the stand-in has none.",
      "/fields/project/insight is missing": short,
      "/fields/project/projectCategory is missing": short,
      "/fields/project/style is missing": short,
      "/fields/comment is object, recorded is list": "Live sites give a page of comments, an object.",
      "/fields/issuelinks is missing": "The stand-in links no issues.",
      "/fields/worklog is missing": "The stand-in logs no work.",
      "/fields/updated is jira date, recorded is number": "The example has the number 1; live sites give a date.",
      "/fields/timetracking is missing": "The stand-in tracks no time.",
    },
  },
  {
    name: "doc-jsm-request",
    answer: ({ site, administrator }) => answerOf(site, administrator, "GET", "/rest/servicedeskapi/request/HD-1"),
  },
  {
    name: "doc-jsm-request-sla",
    answer: ({ site, administrator }) => answerOf(site, administrator, "GET", "/rest/servicedeskapi/request/HD-1/sla"),
    excused: {
      "/_links/next is missing": "There is no next page.",
      "/_links/prev is missing": "There is no page before it.",
      "/values is empty, recorded are elements": "No SLA of Jira's own is set up on this site.",
    },
  },
  {
    name: "real-field-request-type",
    answer: (desk) => issueField(desk, "Request Type"),
    excused: {
      "/requestType/defaultName is missing": younger,
      "/requestType/groupIds is empty, recorded are elements": noGroup,
    },
  },
  {
    name: "go-atlassian-field-request-type",
    part: (recorded) => recorded.fields.customfield_10010,
    answer: (desk) => issueField(desk, "Request Type"),
  },
  {
    name: "real-error-410-search-removed",
    answer: ({ site, administrator }) =>
      answerOf(site, administrator, "GET", "/rest/api/3/search?jql=project%20%3D%20HD"),
  },
];

describeWithShared("fixtures/jira", "answers of the stand-in against recorded samples", () => {
  let desk: CheckedDesk;
  beforeEach(() => {
    const opened = sampleDesk({ pointsPerHour: 5 });
    desk = { ...opened, site: validated(opened.jira) };
  });
  afterEach(() => desk.jira.close());

  it.each(comparisons)("$name: the recorded members and kinds", async ({ name, part, answer, excused = {} }) => {
    const recorded = sample(name);
    const shape = shapeOf(part ? part(recorded, desk) : recorded);
    const differences = shapeDifferences(shape, await answer(desk));
    expect(differences.filter((difference) => !Object.hasOwn(excused, difference))).toEqual([]);
  });

  it("doc-error-429-headers: a site that is out of points says so in these headers", async () => {
    const { status, headers } = sample("doc-error-429-headers");
    const searched = [];
    for (let count = 0; count < 6; count += 1) searched.push(await call(desk.site, desk.app, "POST", SEARCH, all));
    const refused = searched.at(-1)!;
    expect(refused.status).toBe(status);
    for (const [name, value] of Object.entries<string>(headers)) {
      expect([name, kindOf(refused.headers[name.toLowerCase()])]).toEqual([name, kindOf(value)]);
    }
  });

  it("doc-app-field-value-post-request: the owning app may set these values", async () => {
    const recorded = sample("doc-app-field-value-post-request");
    const [words, figure] = [desk.idOfField("Words"), desk.idOfField("Figure")];
    const issueIds = [Number(desk.issue.id)];
    const updates = recorded.updates.map((update: { value: unknown }) => ({
      ...update,
      issueIds,
      customField: typeof update.value === "string" ? words : figure,
    }));
    const answer = await call(desk.site, desk.app, "POST", "/rest/api/3/app/field/value", { ...recorded, updates });
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    const { fields } = (await answerOf(desk.site, desk.administrator, "GET", "/rest/api/3/issue/HD-1")) as {
      fields: Record<string, unknown>;
    };
    expect([fields[words], fields[figure]]).toEqual(["new value", 1000]);
  });

  it("doc-notify-request: this mail may be sent", async () => {
    const recorded = sample("doc-notify-request");
    const groups = desk.jira.desk.groups().map(({ name }) => ({ name }));
    const answer = await call(desk.site, desk.app, "POST", "/rest/api/3/issue/HD-1/notify", {
      ...recorded,
      restrict: { ...recorded.restrict, groups },
      to: { ...recorded.to, groups, users: [{ accountId: desk.administrator.accountId }] },
    });
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect(desk.jira.desk.outbox()[0]).toMatchObject({ subject: recorded.subject, textBody: recorded.textBody });
  });

  /*
   * Without a counterpart: `real-field-sla-*` (the stand-in sets up no SLAs of Jira's own, so it has no such fields) and
   * `go-atlassian-field-assets-object` (it has no Assets).
   */
});

/** What a header's text is, for headers whose values differ from site to site. */
function kindOf(value: string | undefined): string {
  if (value === undefined) return "missing";
  if (/^\d+$/.test(value)) return "number";
  return /^\d{4}-\d{2}-\d{2}T[\d:]+(\.\d+)?Z$/.test(value) ? "instant" : value;
}
