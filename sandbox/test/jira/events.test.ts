import { type HelpDesk, helpDesk, paragraph, START } from "./support/help-desk";

let site: HelpDesk;
beforeEach(() => {
  site = helpDesk();
  site.events.length = 0;
});
afterEach(() => site.jira.close());

const types = () => site.events.map(({ eventType }) => eventType);

describe("what happens is told to apps", () => {
  it.each<[string, (key: string) => unknown, string[]]>([
    [
      "a change",
      (key) => site.as("agent").put(`/rest/api/3/issue/${key}`, { fields: { summary: "x" } }),
      ["avi:jira:updated:issue"],
    ],
    [
      "an assignment",
      (key) => site.as("agent").put(`/rest/api/3/issue/${key}/assignee`, { accountId: "agent" }),
      ["avi:jira:updated:issue", "avi:jira:assigned:issue"],
    ],
    [
      "a change of nothing",
      (key) => site.as("agent").put(`/rest/api/3/issue/${key}`, { fields: { priority: { name: "High" } } }),
      [],
    ],
    ["a refused change", (key) => site.as("agent").put(`/rest/api/3/issue/${key}`, { fields: { summary: "" } }), []],
    [
      "a comment",
      (key) => site.as("agent").post(`/rest/api/3/issue/${key}/comment`, { body: paragraph("x") }),
      ["avi:jira:commented:issue"],
    ],
    [
      "a property",
      (key) => site.as("agent").put(`/rest/api/3/issue/${key}/properties/p`, 1),
      ["avi:jira:set:issue-property"],
    ],
    ["a deletion", (key) => site.as("admin").remove(`/rest/api/3/issue/${key}`), ["avi:jira:deleted:issue"]],
    [
      "the deletion of a project, which says nothing of its issues",
      () => site.as("admin").remove("/rest/api/3/project/HELP"),
      ["avi:jira:deleted:project"],
    ],
    [
      "its new name",
      () => site.desk.renameProject("HELP", "Desk", { at: START, actor: "admin" }),
      ["avi:jira:updated:project"],
    ],
    [
      "its archiving",
      () => site.desk.setArchived("HELP", true, { at: START, actor: "admin" }),
      ["avi:jira:archived:project"],
    ],
  ])("%s", async (_what, act, told) => {
    const { key } = site.issue();
    site.events.length = 0;
    await act(key);
    expect(types()).toEqual(told);
  });

  it("a deleted comment, with the comment", async () => {
    const { key } = site.issue();
    const { id } = (await site.as("agent").post(`/rest/api/3/issue/${key}/comment`, { body: paragraph("x") })).body;
    site.events.length = 0;
    await site.as("agent").remove(`/rest/api/3/issue/${key}/comment/${id}`);
    expect(site.events).toMatchObject([
      { eventType: "avi:jira:deleted:comment", payload: { comment: { id, body: paragraph("x") } } },
    ]);
  });

  it("nothing of a comment that is edited: Forge has no such event", async () => {
    const { key } = site.issue();
    const { id } = (await site.as("agent").post(`/rest/api/3/issue/${key}/comment`, { body: paragraph("x") })).body;
    site.events.length = 0;
    await site.as("agent").put(`/rest/api/3/issue/${key}/comment/${id}`, { body: paragraph("y") });
    expect(types()).toEqual([]);
  });
});

describe("an event", () => {
  it("carries the short list of fields and the change", async () => {
    const { key, id } = site.issue();
    site.events.length = 0;
    site.desk.changeIssue(key, { at: START, actor: "agent", changes: { status: "Working" } });
    const [event] = site.events;
    const { issue, changelog, associatedStatuses, associatedUsers } = event!.payload as Record<string, unknown>;
    expect(event).toMatchObject({ at: START, atlassianId: "agent", causedByApp: null });
    expect(Object.keys((issue as { fields: object }).fields).sort()).toEqual([
      "assignee",
      "created",
      "creator",
      "issuetype",
      "project",
      "reporter",
      "status",
      "summary",
      "updated",
    ]);
    expect(issue).toMatchObject({ id, key, fields: { status: { name: "Working" } } });
    expect(changelog).toMatchObject({ items: [{ field: "status", fromString: "Open", toString: "Working" }] });
    expect((associatedStatuses as { name: string }[]).map(({ name }) => name)).toEqual(["Open", "Working"]);
    expect(associatedUsers).toEqual([{ accountId: "agent" }, { accountId: "customer" }]);
  });

  it.each`
    who        | throughApp   | causedByApp | why
    ${"app"}   | ${undefined} | ${"app"}    | ${"the app as itself"}
    ${"agent"} | ${"app"}     | ${"app"}    | ${"the app for a person"}
    ${"agent"} | ${undefined} | ${null}     | ${"the person"}
  `("of $who through $throughApp is caused by $causedByApp: $why", async ({ who, throughApp, causedByApp }) => {
    const { key } = site.issue();
    site.events.length = 0;
    await site.as(who, throughApp).post(`/rest/api/3/issue/${key}/comment`, { body: paragraph("x") });
    expect(site.events.map((event) => event.causedByApp)).toEqual([causedByApp]);
  });

  it("is sent after the commit: what it tells of can be read", () => {
    const seen: (string | undefined)[] = [];
    site.jira.onProductEvent(({ payload }) =>
      seen.push(site.desk.issue((payload as { issue: { key: string } }).issue.key)?.id),
    );
    const first = site.desk.batch({}, () => {
      const made = site.issue();
      site.issue();
      return made;
    });
    expect([seen.length, seen[0]]).toEqual([2, first.id]);
  });
});

it("a silent batch sends nothing and is found at once", async () => {
  site.desk.batch({ silent: true }, () => site.issue());
  expect([types(), await site.find("project = HELP")]).toEqual([[], ["HELP-1"]]);
});

it("a batch that throws leaves nothing behind, neither data nor events", () => {
  const fail = () =>
    site.desk.batch({}, () => {
      site.issue();
      site.desk.addStatus({ name: "Half done", category: "new" });
      throw new Error("stop");
    });
  expect(fail).toThrow("stop");
  expect([types(), site.desk.issueCount(), site.desk.statuses().map(({ name }) => name)]).toEqual([
    [],
    0,
    ["Open", "Working", "Solved"],
  ]);
  expect(site.issue().key).toBe("HELP-1");
});

it("a batch that throws leaves an issue as it was, for readers and for searches", async () => {
  const { key } = site.issue();
  const before = await site.as("agent").get(`/rest/api/3/issue/${key}?fields=*all&expand=changelog`);
  expect(await site.find("text ~ broken")).toEqual([]);
  const fail = () =>
    site.desk.batch({}, () => {
      site.desk.changeIssue(key, { at: START, actor: "agent", changes: { summary: "Broken", priority: "Low" } });
      site.desk.addComment(key, { at: START, author: "agent", text: "Broken", isPublic: true });
      throw new Error("stop");
    });
  expect(fail).toThrow("stop");
  expect(await site.find("text ~ broken OR priority = Low")).toEqual([]);
  expect((await site.as("agent").get(`/rest/api/3/issue/${key}?fields=*all&expand=changelog`)).body).toEqual(
    before.body,
  );
});
