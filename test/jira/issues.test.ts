import { unreadTicket } from "../../src/domain/monitoring/watched-ticket";
import { jiraIssues } from "../../src/jira/issues";
import type { KnownTicket } from "../../src/usecases/check-ports";
import { jiraThatAnswers } from "./jira-answers";

const rules = {
  fields: { service: ["customfield_1", "components"], customer: ["customfield_2"], team: ["customfield_3"] },
  statusNames: new Map([
    ["1", "New"],
    ["2", "In progress"],
    ["3", "Done"],
  ]),
  teamsOf: () => {
    throw new Error("The assignee's groups tell nothing here.");
  },
};

const entry = (id: string, created: string | number, ...items: object[]) => ({ id, created, items });
const item = (fieldId: string, from: string | null, to: string | null, ids: { from?: string; to?: string } = {}) => ({
  field: fieldId,
  fieldId,
  from: ids.from ?? null,
  fromString: from,
  to: ids.to ?? null,
  toString: to,
});

function issueOf(more: { fields?: object; histories?: readonly object[]; total?: number; id?: string } = {}) {
  const { fields = {}, histories = [], total = histories.length, id = "10" } = more;
  return {
    id,
    key: `HD-${id}`,
    fields: {
      created: "2024-01-08T10:00:00.000+0100",
      updated: "2024-01-08T12:00:00.000+0100",
      project: { id: "7" },
      status: { id: "3", name: "Erledigt", statusCategory: { key: "done" } },
      priority: { name: "High" },
      reporter: { accountId: "customer-1", accountType: "atlassian" },
      ...fields,
    },
    changelog: { startAt: 0, maxResults: 40, total, histories },
  };
}

const bulk = (...issues: object[]) => ({ body: { issues, issueErrors: [] } });
const at = (time: string) => Date.parse(`2024-01-08T${time}+01:00`);

describe("a ticket's record", () => {
  it("begins with what the first change of each field replaced, or with what never changed", async () => {
    const histories = [
      entry("102", "2024-01-08T11:30:00.000+0100", item("status", "In Arbeit", "Erledigt", { from: "2", to: "3" })),
      entry(
        "101",
        "2024-01-08T11:00:00.000+0100",
        item("status", "Neu", "In Arbeit", { from: "1", to: "2" }),
        item("priority", "Low", "High"),
      ),
    ];
    const { client } = jiraThatAnswers(
      bulk(issueOf({ histories, fields: { customfield_3: { id: "t1", name: "First line" } } })),
    );
    const [ticket] = await jiraIssues(client).read(["10"], rules, false);
    expect(ticket).toMatchObject({ issueId: "10", issueKey: "HD-10", projectId: "7", updatedAt: at("12:00:00") });
    expect(ticket!.record).toEqual({
      createdAt: at("10:00:00"),
      initial: {
        status: "New",
        priority: "Low",
        customfield_1: null,
        components: null,
        customfield_2: null,
        customfield_3: "First line",
      },
      changes: [
        { at: at("11:00:00"), values: { status: "In progress", priority: "High" } },
        { at: at("11:30:00"), values: { status: "Done" } },
      ],
      firstReplyAt: null,
    });
  });

  it.each`
    value                                                | name           | of
    ${"Mail"}                                            | ${"Mail"}      | ${"a text"}
    ${{ value: "Mail", id: "3" }}                        | ${"Mail"}      | ${"an option"}
    ${{ name: "Mail" }}                                  | ${"Mail"}      | ${"a team or a group"}
    ${[{ name: "Web" }, { name: "Mail" }]}               | ${"Mail\nWeb"} | ${"two components, in the order of the alphabet"}
    ${{ requestType: { name: "Get help" }, _links: {} }} | ${"Get help"}  | ${"a request type"}
    ${[]}                                                | ${null}        | ${"an empty list"}
    ${null}                                              | ${null}        | ${"an empty field"}
  `("takes $name from $of", async ({ value, name }) => {
    const { client } = jiraThatAnswers(bulk(issueOf({ fields: { customfield_1: value } })));
    const [ticket] = await jiraIssues(client).read(["10"], rules, false);
    expect(ticket!.record.initial.customfield_1).toBe(name);
  });

  it.each`
    items                                                                   | before                | after          | why
    ${[item("components", null, "Web")]}                                    | ${"Mail"}             | ${"Mail\nWeb"} | ${"one was added"}
    ${[item("components", "Print", null)]}                                  | ${"Mail\nPrint\nWeb"} | ${"Mail\nWeb"} | ${"one of several was taken away"}
    ${[item("components", "Print", null), item("components", null, "Web")]} | ${"Mail\nPrint"}      | ${"Mail\nWeb"} | ${"one took the place of another"}
    ${[item("components", "Print", "Mail, Web", { from: "1", to: "2,3" })]} | ${"Print"}            | ${"Mail\nWeb"} | ${"the change tells all of them"}
  `("knows the several values of a field before and after: $why", async ({ items, before, after }) => {
    const fields = { components: [{ name: "Mail" }, { name: "Web" }] };
    const histories = [entry("101", "2024-01-08T11:00:00.000+0100", ...items)];
    const { client } = jiraThatAnswers(bulk(issueOf({ fields, histories })));
    const [ticket] = await jiraIssues(client).read(["10"], rules, false);
    expect(ticket!.record.initial.components).toBe(before);
    expect(ticket!.record.changes).toEqual([{ at: at("11:00:00"), values: { components: after } }]);
  });

  it("gives what was renamed since its last change its present name from then on", async () => {
    const histories = [entry("101", "2024-01-08T11:00:00.000+0100", item("customfield_3", "Desk", "Second line"))];
    const { client } = jiraThatAnswers(bulk(issueOf({ histories, fields: { customfield_3: { name: "Experts" } } })));
    const [ticket] = await jiraIssues(client).read(["10"], rules, false);
    expect(ticket!.record.initial.customfield_3).toBe("Desk");
    expect(ticket!.record.changes).toEqual([{ at: at("11:00:00"), values: { customfield_3: "Experts" } }]);
  });

  it("reads the whole changelog where the newest forty entries are not all, page by page", async () => {
    const { client, asked } = jiraThatAnswers(
      bulk(
        issueOf({
          histories: [entry("9", "2024-01-08T11:00:00.000+0100", item("priority", "Low", "High"))],
          total: 41,
        }),
      ),
      {
        body: {
          issueChangeLogs: [
            { issueId: "10", changeHistories: [entry("1", 1_704_704_460_000, item("priority", null, "Low"))] },
          ],
          nextPageToken: "more",
        },
      },
      {
        body: {
          issueChangeLogs: [
            { issueId: "10", changeHistories: [entry("9", 1_704_708_000, item("priority", "Low", "High"))] },
          ],
        },
      },
    );
    const [ticket] = await jiraIssues(client).read(["10"], rules, false);
    expect(ticket!.record.changes).toEqual([
      { at: 1_704_704_460_000, values: { priority: "Low" } },
      { at: 1_704_708_000_000, values: { priority: "High" } },
    ]);
    expect(asked.map(({ path }) => path)).toEqual([
      "/rest/api/3/issue/bulkfetch",
      "/rest/api/3/changelog/bulkfetch",
      "/rest/api/3/changelog/bulkfetch",
    ]);
    expect(asked[2]!.body).toMatchObject({
      nextPageToken: "more",
      fieldIds: expect.arrayContaining(["status", "customfield_3"]),
    });
  });

  it("is not hidden by another ticket that is not as expected", async () => {
    const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
    const { client } = jiraThatAnswers(bulk({ id: "9", key: "HD-9", fields: {} }, issueOf()));
    expect((await jiraIssues(client).read(["9", "10"], rules, false)).map(({ issueId }) => issueId)).toEqual(["10"]);
    expect(warn).toHaveBeenCalled();
  });
});

describe("the first answer of an agent", () => {
  const comment = (created: string, author: object, jsdPublic = true) => ({
    id: created,
    created: `2024-01-08T${created}.000+0100`,
    jsdPublic,
    author,
  });
  const agent = { accountId: "agent-1", accountType: "atlassian" };

  it.each`
    comments                                                                        | first         | why
    ${[comment("10:30:00", agent), comment("11:30:00", agent)]}                     | ${"10:30:00"} | ${"the earliest counts"}
    ${[comment("10:30:00", agent, false)]}                                          | ${null}       | ${"a note among agents answers nobody"}
    ${[comment("10:30:00", { accountId: "p", accountType: "customer" })]}           | ${null}       | ${"a portal customer is no agent"}
    ${[comment("10:30:00", { accountId: "customer-1", accountType: "atlassian" })]} | ${null}       | ${"nor is who raised the ticket"}
    ${[comment("10:30:00", { accountId: "app", accountType: "app" })]}              | ${null}       | ${"nor is an app"}
  `("$first: $why", async ({ comments, first }) => {
    const fields = { comment: { comments, total: comments.length } };
    const { client, asked } = jiraThatAnswers(bulk(issueOf({ fields })));
    const [ticket] = await jiraIssues(client).read(["10"], rules, true);
    expect(ticket!.record.firstReplyAt).toBe(first === null ? null : at(first));
    expect(asked[0]!.body).toMatchObject({ fields: expect.arrayContaining(["comment"]) });
  });
});

describe("reading only the changes of a known ticket", () => {
  const known: KnownTicket = {
    ...unreadTicket("10", "7", 0),
    issueKey: "HD-10",
    readUpTo: at("10:00:00"),
    measuredAt: at("10:05:00"),
    record: {
      createdAt: at("10:00:00"),
      initial: {
        status: "New",
        priority: null,
        customfield_1: "Mail",
        components: null,
        customfield_2: null,
        customfield_3: null,
      },
      changes: [],
      firstReplyAt: at("10:02:00"),
    },
  };
  const page = (...values: object[]) => ({ body: { values, total: values.length, startAt: 0, maxResults: 100 } });

  it("keeps how it began and takes every change from Jira", async () => {
    const { client } = jiraThatAnswers(
      page(entry("5", "2024-01-08T11:00:00.000+0100", item("status", "x", "y", { from: "1", to: "2" }))),
    );
    expect(await jiraIssues(client).readChanges(known, rules)).toMatchObject({
      updatedAt: at("11:00:00"),
      record: {
        initial: known.record.initial,
        firstReplyAt: at("10:02:00"),
        changes: [{ at: at("11:00:00"), values: { status: "In progress" } }],
      },
    });
  });

  it.each`
    answer                                                                                | read       | why
    ${{ status: 404 }}                                                                    | ${null}    | ${"Jira does not show it any more"}
    ${page(entry("5", "2024-01-08T11:00:00.000+0100", item("project", "Desk", "Other")))} | ${"moved"} | ${"it is in another project now"}
  `("answers $read where $why", async ({ answer, read }) => {
    expect(await jiraIssues(jiraThatAnswers(answer).client).readChanges(known, rules)).toBe(read);
  });

  it("reads the whole ticket where the changes do not follow from how it began", async () => {
    const removal = entry("5", "2024-01-08T11:00:00.000+0100", item("components", "Web", null));
    const several = {
      ...known,
      record: { ...known.record, initial: { ...known.record.initial, components: "Mail\nWeb" } },
    };
    const { client } = jiraThatAnswers(
      page(removal),
      bulk(issueOf({ histories: [removal], fields: { components: [{ name: "Mail" }] } })),
    );
    expect(await jiraIssues(client).readChanges(several, rules)).toMatchObject({
      record: {
        initial: { components: "Mail\nWeb" },
        changes: [{ at: at("11:00:00"), values: { components: "Mail" } }],
      },
    });
  });

  it("does not take a passing failure for a missing ticket", async () => {
    const { client } = jiraThatAnswers({
      status: 429,
      headers: { "Retry-After": "17", "RateLimit-Reason": "jira-burst-based" },
    });
    await expect(jiraIssues(client).readChanges(known, rules)).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: 17,
      limit: "jira-burst-based",
    });
  });
});
