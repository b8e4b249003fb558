import { type HelpDesk, HOUR, helpDesk, MINUTE, paragraph, START } from "./support/help-desk";

let site: HelpDesk;
beforeEach(() => {
  site = helpDesk();
});
afterEach(() => site.jira.close());

const ISSUE = "/rest/api/3/issue";

describe("reading an issue", () => {
  it.each`
    who           | status | why
    ${"agent"}    | ${200} | ${"works in the project"}
    ${"admin"}    | ${200} | ${"administers it"}
    ${"app"}      | ${200} | ${"apps see projects"}
    ${"customer"} | ${404} | ${"reported it, but has no licence: the portal is the way"}
    ${"portal"}   | ${404} | ${"has no standing with the platform"}
    ${"nobody"}   | ${401} | ${"is nobody"}
  `("answers $who with $status: $why", async ({ who, status }) => {
    const { key } = site.issue();
    expect((await site.as(who).get(`${ISSUE}/${key}`)).status).toBe(status);
  });

  it("gives dates in the reader's own zone, and in the site's to apps", async () => {
    const { key } = site.issue();
    const created = async (who: string) =>
      (await site.as(who).get(`${ISSUE}/${key}?fields=created`)).body.fields.created;
    expect(await created("agent")).toBe("2026-03-02T10:00:00.000+0200");
    expect(await created("app")).toBe("2026-03-02T08:00:00.000+0000");
  });

  it.each`
    asked                                | shown                      | why
    ${"?fields=summary,status"}          | ${["summary", "status"]}   | ${"what is named, in that order"}
    ${"?fields=nonsense"}                | ${undefined}               | ${"an unknown field is left out without a word"}
    ${"?fields=summary&fields=priority"} | ${["summary", "priority"]} | ${"repeated instead of commas"}
  `("shows $shown for $asked: $why", async ({ asked, shown }) => {
    const { key } = site.issue();
    const { body } = await site.as("agent").get(`${ISSUE}/${key}${asked}`);
    expect(body.fields && Object.keys(body.fields)).toEqual(shown);
  });

  it("gives every field without a wish, and leaves out what a minus names", async () => {
    const { key } = site.issue();
    const all = Object.keys((await site.as("agent").get(`${ISSUE}/${key}`)).body.fields);
    const fewer = Object.keys((await site.as("agent").get(`${ISSUE}/${key}?fields=*all,-comment`)).body.fields);
    expect(all).toEqual(
      expect.arrayContaining(["summary", "comment", "watches", site.field("Team"), site.field("Word")]),
    );
    expect(fewer).toEqual(all.filter((id) => id !== "comment"));
  });

  it("finds a moved issue under its former key", async () => {
    const { key, id } = site.issue();
    site.desk.addProject({ key: "NEW", name: "New desk", lead: "admin", statuses: ["Open"] });
    const moved = site.desk.moveIssue(key, { project: "NEW", at: START, actor: "admin" });
    const { status, body } = await site.as("agent").get(`${ISSUE}/${key}?fields=project`);
    expect([status, body.id, body.key, body.fields.project.key]).toEqual([200, id, moved.key, "NEW"]);
  });

  it("bulk-fetches by ascending id and leaves out, without a word, what is gone or hidden", async () => {
    const first = site.issue();
    const second = site.issue();
    site.desk.addSecurityLevel("HELP", { name: "Secret", holders: [{ type: "user", id: "admin" }] });
    const hidden = site.issue({ security: "Secret" });
    const { body, points } = await site.as("agent").post(`${ISSUE}/bulkfetch`, {
      issueIdsOrKeys: [second.key, hidden.key, first.id, "HELP-99"],
      fields: ["summary"],
    });
    expect(body.issues.map(({ key }: { key: string }) => key)).toEqual([first.key, second.key]);
    expect([body.issueErrors, points]).toEqual([[], 3]);
  });
});

describe("what a request must look like", () => {
  it.each`
    path                                 | body                                         | named
    ${`${ISSUE}/bulkfetch`}              | ${{ issueIdsOrKeys: ["HELP-1"], expnd: [] }} | ${"expnd"}
    ${`${ISSUE}/bulkfetch`}              | ${{}}                                        | ${"issueIdsOrKeys"}
    ${"/rest/api/3/search/jql"}          | ${{ jql: "project = HELP", startAt: 0 }}     | ${"startAt"}
    ${"/rest/api/3/changelog/bulkfetch"} | ${{ issueIdsOrKeys: [] }}                    | ${"issueIdsOrKeys"}
  `("refuses $body and names $named", async ({ path, body, named }) => {
    const reply = await site.as("agent").post(path, body);
    expect([reply.status, reply.body.errorMessages.join()]).toEqual([400, expect.stringContaining(named)]);
  });

  it("refuses a query parameter that the operation does not have", async () => {
    const { key } = site.issue();
    const { status, body } = await site.as("agent").get(`${ISSUE}/${key}?field=summary`);
    expect([status, body.errorMessages[0]]).toEqual([400, expect.stringContaining("'field'")]);
  });

  it("says by name which operation it lacks", async () => {
    const { status, body } = await site.as("agent").get("/rest/api/3/issue/HELP-1/votes");
    expect([status, body.errorMessages[0]]).toEqual([
      501,
      "The Jira stand-in does not implement GET /rest/api/3/issue/HELP-1/votes.",
    ]);
  });
});

describe("writing an issue", () => {
  it("creates it with the project's next key and first status", async () => {
    const { status, body } = await site.as("agent").post(ISSUE, {
      fields: {
        project: { key: "HELP" },
        issuetype: { name: "Incident" },
        summary: "No network",
        priority: { name: "Low" },
        description: paragraph("At gate 1"),
      },
    });
    expect([status, body.key]).toEqual([201, "HELP-1"]);
    const { fields } = (await site.as("agent").get(`${ISSUE}/HELP-1`)).body;
    expect([fields.status.name, fields.priority.name, fields.reporter.accountId, fields.description]).toEqual([
      "Open",
      "Low",
      "agent",
      paragraph("At gate 1"),
    ]);
  });

  it.each`
    who         | fields                                                                                                     | faulty         | why
    ${"agent"}  | ${{ project: { key: "HELP" }, issuetype: { name: "Incident" } }}                                           | ${"summary"}   | ${"it needs a summary"}
    ${"agent"}  | ${{ project: { key: "NONE" }, summary: "x" }}                                                              | ${"project"}   | ${"there is no such project"}
    ${"agent"}  | ${{ project: { key: "HELP" }, summary: "x" }}                                                              | ${"issuetype"} | ${"it needs a type"}
    ${"agent"}  | ${{ project: { key: "HELP" }, issuetype: { name: "Incident" }, summary: "x", status: { name: "Solved" } }} | ${"status"}    | ${"a status comes by transitions"}
    ${"portal"} | ${{ project: { key: "HELP" }, issuetype: { name: "Incident" }, summary: "x" }}                             | ${"project"}   | ${"portal people don't see the project"}
  `("refuses $fields of $who because of $faulty: $why", async ({ who, fields, faulty }) => {
    const { status, body } = await site.as(who).post(ISSUE, { fields });
    expect([status, Object.keys(body.errors)]).toEqual([400, [faulty]]);
  });

  it("records one changelog entry for all that one edit changes, and none for an edit that changes nothing", async () => {
    const { key } = site.issue();
    await site.as("agent").put(`${ISSUE}/${key}`, { fields: { priority: { name: "Low" }, summary: "Mail is slow" } });
    await site.as("agent").put(`${ISSUE}/${key}`, { fields: { priority: { name: "Low" } } });
    const { values } = (await site.as("agent").get(`${ISSUE}/${key}/changelog`)).body;
    expect(values.map(({ items }: { items: { field: string }[] }) => items.map(({ field }) => field))).toEqual([
      ["priority", "summary"],
    ]);
  });

  it("adds to and removes from a list", async () => {
    const { key } = site.issue({ components: ["Mail"], labels: ["old"] });
    await site.as("agent").put(`${ISSUE}/${key}`, {
      update: { labels: [{ add: "new" }, { remove: "old" }], components: [{ add: { name: "Files" } }] },
    });
    const { fields } = (await site.as("agent").get(`${ISSUE}/${key}?fields=labels,components`)).body;
    expect([fields.labels, fields.components.map(({ name }: { name: string }) => name)]).toEqual([
      ["new"],
      ["Mail", "Files"],
    ]);
  });

  it.each`
    fields                                   | faulty           | why
    ${{ priority: "High" }}                  | ${"priority"}    | ${"a priority is an object"}
    ${{ priority: { name: "Huge" } }}        | ${"priority"}    | ${"no such priority"}
    ${{ assignee: { accountId: "portal" } }} | ${"assignee"}    | ${"customers can't be assigned"}
    ${{ labels: ["two words"] }}             | ${"labels"}      | ${"labels have no spaces"}
    ${{ description: "plain" }}              | ${"description"} | ${"v3 wants a document"}
    ${{ summary: "" }}                       | ${"summary"}     | ${"a summary is not empty"}
    ${{ created: "2026-01-01" }}             | ${"created"}     | ${"nobody sets the creation"}
    ${{ nonsense: 1 }}                       | ${"nonsense"}    | ${"no such field"}
  `("refuses the edit $fields: $why", async ({ fields, faulty }) => {
    const { key } = site.issue();
    const { status, body } = await site.as("agent").put(`${ISSUE}/${key}`, { fields });
    expect([status, Object.keys(body.errors)]).toEqual([400, [faulty]]);
  });

  it("lets people read a project that was archived, and nobody write in it", async () => {
    const { key } = site.issue();
    site.desk.setArchived("HELP", true, { at: START, actor: "admin" });
    expect((await site.as("agent").get(`${ISSUE}/${key}`)).status).toBe(200);
    expect((await site.as("agent").put(`${ISSUE}/${key}`, { fields: { summary: "x" } })).status).toBe(403);
  });

  it("leaves nothing of a deleted issue", async () => {
    const { key } = site.issue();
    expect((await site.as("agent").remove(`${ISSUE}/${key}`)).status).toBe(403);
    expect((await site.as("admin").remove(`${ISSUE}/${key}`)).status).toBe(204);
    expect((await site.as("admin").get(`${ISSUE}/${key}`)).status).toBe(404);
  });
});

describe("transitions", () => {
  const path = (key: string) => `${ISSUE}/${key}/transitions`;

  it("moves along, sets the resolution on reaching a done status and takes it away on leaving", async () => {
    const { key } = site.issue();
    const agent = site.as("agent");
    const idOf = async (to: string) =>
      (await agent.get(path(key))).body.transitions.find(
        (transition: { to: { name: string } }) => transition.to.name === to,
      ).id;
    const read = async () => {
      const { fields } = (await agent.get(`${ISSUE}/${key}?fields=status,resolution,resolutiondate`)).body;
      return [fields.status.name, fields.resolution?.name, fields.resolutiondate];
    };
    site.clock.pass(MINUTE);
    await agent.post(path(key), { transition: { id: await idOf("Solved") } });
    expect(await read()).toEqual(["Solved", "Done", "2026-03-02T11:01:00.000+0200"]);
    site.clock.pass(HOUR);
    await agent.post(path(key), { transition: { id: await idOf("Working") } });
    expect(await read()).toEqual(["Working", undefined, null]);
  });

  it("offers only what leads out of the present status, and refuses the rest", async () => {
    const { desk } = site;
    desk.addProject({
      key: "FLOW",
      name: "Flow",
      lead: "admin",
      statuses: ["Open", "Working", "Solved"],
      transitions: [
        { name: "Begin", from: ["Open"], to: "Working" },
        { name: "Finish", from: ["Working"], to: "Solved" },
      ],
    });
    const { key } = desk.createIssue({ project: "FLOW", at: START, actor: "agent", fields: { summary: "x" } });
    const { transitions } = (await site.as("agent").get(path(key))).body;
    expect(transitions.map(({ name }: { name: string }) => name)).toEqual(["Begin"]);
    expect((await site.as("agent").post(path(key), { transition: { id: "21" } })).status).toBe(400);
  });
});

describe("changelogs", () => {
  const changed = () => {
    const { key, id } = site.issue({ components: ["Mail"] });
    const change = (minutes: number, changes: Record<string, string | null | string[]>) =>
      site.desk.changeIssue(key, { at: START + minutes * MINUTE, actor: "agent", changes });
    change(1, { status: "Working", assignee: "agent" });
    change(2, { components: ["Files"] });
    change(3, { assignee: null });
    return { key, id };
  };

  it("name ids beside words, and null for nothing", async () => {
    const { key } = changed();
    const { values } = (await site.as("agent").get(`${ISSUE}/${key}/changelog`)).body;
    const [open, working] = site.desk.statuses();
    const [mail, files] = site.desk.project("HELP")!.components;
    expect(values[0].items).toEqual([
      {
        field: "status",
        fieldtype: "jira",
        fieldId: "status",
        from: open!.id,
        fromString: "Open",
        to: working!.id,
        toString: "Working",
      },
      {
        field: "assignee",
        fieldtype: "jira",
        fieldId: "assignee",
        from: null,
        fromString: null,
        to: "agent",
        toString: "Alex Agent",
      },
    ]);
    expect(values[1].items).toEqual([
      {
        field: "Component",
        fieldtype: "jira",
        fieldId: "components",
        from: mail!.id,
        fromString: "Mail",
        to: null,
        toString: null,
      },
      {
        field: "Component",
        fieldtype: "jira",
        fieldId: "components",
        from: null,
        fromString: null,
        to: files!.id,
        toString: "Files",
      },
    ]);
    expect(values[0].created).toBe("2026-03-02T11:01:00.000+0200");
  });

  it("come oldest first by their own call and newest first as an expansion", async () => {
    const { key } = changed();
    const own = (await site.as("agent").get(`${ISSUE}/${key}/changelog`)).body.values;
    const expanded = (await site.as("agent").get(`${ISSUE}/${key}?expand=changelog`)).body.changelog.histories;
    const ids = (histories: { id: string }[]) => histories.map(({ id }) => id);
    expect(ids(expanded)).toEqual(ids(own).reverse());
  });

  it("page by start and size", async () => {
    const { key } = changed();
    const { body } = await site.as("agent").get(`${ISSUE}/${key}/changelog?startAt=1&maxResults=1`);
    expect([body.total, body.isLast, body.values.length, typeof body.nextPage]).toEqual([3, false, 1, "string"]);
  });

  it("bulk-fetch with a token that goes on within an issue, filtered by field", async () => {
    const first = changed();
    const second = changed();
    const fetch = async (nextPageToken?: string) =>
      (
        await site.as("app").post("/rest/api/3/changelog/bulkfetch", {
          issueIdsOrKeys: [second.key, first.key],
          fieldIds: ["assignee"],
          maxResults: 3,
          ...(nextPageToken ? { nextPageToken } : {}),
        })
      ).body;
    const count = (page: { issueChangeLogs: { issueId: string; changeHistories: unknown[] }[] }) =>
      page.issueChangeLogs.map(({ issueId, changeHistories }) => [issueId, changeHistories.length]);
    const one = await fetch();
    const two = await fetch(one.nextPageToken);
    expect([count(one), count(two), two.nextPageToken]).toEqual([
      [
        [first.id, 2],
        [second.id, 1],
      ],
      [[second.id, 1]],
      undefined,
    ]);
  });
});
