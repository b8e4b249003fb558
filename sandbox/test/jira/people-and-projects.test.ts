import { type HelpDesk, helpDesk, START } from "./support/help-desk";

let site: HelpDesk;
beforeEach(() => {
  site = helpDesk();
});
afterEach(() => site.jira.close());

const ids = (things: { accountId: string }[]) => things.map(({ accountId }) => accountId);

describe("people", () => {
  it.each`
    accountId   | accountType    | hasMail  | why
    ${"admin"}  | ${"atlassian"} | ${true}  | ${"shows the address"}
    ${"agent"}  | ${"atlassian"} | ${false} | ${"the profile hides it"}
    ${"portal"} | ${"customer"}  | ${false} | ${"an account of the help centre alone"}
  `("$accountId is of type $accountType: $why", async ({ accountId, accountType, hasMail }) => {
    const { body } = await site.as("app").get(`/rest/api/3/user?accountId=${accountId}`);
    expect([body.accountType, "emailAddress" in body]).toEqual([accountType, hasMail]);
  });

  it("know themselves, with their groups", async () => {
    const { body } = await site.as("agent").get("/rest/api/3/myself?expand=groups");
    expect([body.accountId, body.groups.items.map(({ name }: { name: string }) => name)]).toEqual([
      "agent",
      ["jira-servicemanagement-users"],
    ]);
  });

  it("come ten a page in bulk", async () => {
    const wanted = Array.from(
      { length: 12 },
      (_, index) => site.desk.addUser({ displayName: `Person ${index}`, kind: "customer" }).accountId,
    );
    const { body } = await site
      .as("app")
      .get(`/rest/api/3/user/bulk?${wanted.map((id) => `accountId=${id}`).join("&")}`);
    expect([body.values.length, body.total, body.isLast]).toEqual([10, 12, false]);
  });

  it.each`
    path                                                 | found                          | why
    ${"/user/search?query=al"}                           | ${["agent"]}                   | ${"by the beginning of a name"}
    ${"/user/search?query=customer"}                     | ${["customer"]}                | ${"of any of its words"}
    ${"/user/assignable/search?project=HELP"}            | ${["admin", "agent", "other"]} | ${"who may work on it"}
    ${"/user/assignable/search?issueKey=HELP-1&query=o"} | ${["other"]}                   | ${"of those, by name"}
  `("$path finds $found: $why", async ({ path, found }) => {
    site.issue();
    expect(ids((await site.as("agent").get(`/rest/api/3${path}`)).body)).toEqual(found);
  });

  it("are members of groups, two points each", async () => {
    const { body, points } = await site
      .as("app")
      .get("/rest/api/3/group/member?groupname=jira-servicemanagement-users");
    expect([ids(body.values), points]).toEqual([["admin", "agent", "other"], 7]);
    const { values } = (await site.as("app").get("/rest/api/3/group/bulk?groupName=jira-administrators")).body;
    expect(values.map(({ name }: { name: string }) => name)).toEqual(["jira-administrators"]);
    const picked = (await site.as("agent").get("/rest/api/3/groups/picker?query=admin")).body;
    expect(picked.groups.map(({ name }: { name: string }) => name)).toEqual(["jira-administrators"]);
  });
});

describe("projects", () => {
  it.each`
    query                           | keys                | why
    ${""}                           | ${["HELP", "NEXT"]} | ${"all that live"}
    ${"?typeKey=service_desk"}      | ${["HELP", "NEXT"]} | ${"service projects"}
    ${"?typeKey=software"}          | ${[]}               | ${"there are no others"}
    ${"?query=next"}                | ${["NEXT"]}         | ${"by name"}
    ${"?keys=HELP"}                 | ${["HELP"]}         | ${"by key"}
    ${"?status=archived"}           | ${["OLD"]}          | ${"what was archived"}
    ${"?orderBy=-key&maxResults=1"} | ${["NEXT"]}         | ${"ordered and paged"}
  `("project/search$query finds $keys: $why", async ({ query, keys }) => {
    for (const [key, name] of [
      ["NEXT", "Next desk"],
      ["OLD", "Old desk"],
    ] as const)
      site.desk.addProject({ key, name, lead: "admin", statuses: ["Open"] });
    site.desk.setArchived("OLD", true, { at: START, actor: "admin" });
    const { body } = await site.as("app").get(`/rest/api/3/project/search${query}`);
    expect(body.values.map(({ key }: { key: string }) => key)).toEqual(keys);
  });

  it("give themselves by key as written, statuses by issue type, roles and components", async () => {
    const agent = site.as("admin");
    const { body } = await agent.get("/rest/api/3/project/HELP");
    expect([body.projectTypeKey, body.lead.accountId, (await agent.get("/rest/api/3/project/help")).status]).toEqual([
      "service_desk",
      "admin",
      404,
    ]);
    const types = (await agent.get("/rest/api/3/project/HELP/statuses")).body;
    expect(types[0].statuses.map(({ name }: { name: string }) => name)).toEqual(["Open", "Working", "Solved"]);
    const roles = (await agent.get("/rest/api/3/project/HELP/role")).body;
    const team = (await agent.get(new URL(roles["Service Desk Team"]).pathname)).body;
    expect(team.actors).toMatchObject([
      { type: "atlassian-group-role-actor", displayName: "jira-servicemanagement-users" },
    ]);
    const components = (await agent.get("/rest/api/3/project/HELP/components")).body;
    expect(components.map(({ name }: { name: string }) => name)).toEqual(["Mail", "Files"]);
  });

  it("are no more after their deletion, with all their issues", async () => {
    const { key } = site.issue();
    expect([
      (await site.as("agent").remove("/rest/api/3/project/HELP")).status,
      (await site.as("admin").remove("/rest/api/3/project/HELP")).status,
    ]).toEqual([404, 204]);
    expect([(await site.as("admin").get(`/rest/api/3/issue/${key}`)).status, site.desk.issueCount()]).toEqual([404, 0]);
  });
});

describe("the site's configuration", () => {
  it.each`
    path                | names
    ${"status"}         | ${["Open", "Working", "Solved"]}
    ${"statuscategory"} | ${["No Category", "To Do", "Done", "In Progress"]}
    ${"priority"}       | ${["High", "Medium", "Low"]}
    ${"resolution"}     | ${["Done"]}
    ${"issuetype"}      | ${["Service request", "Incident"]}
    ${"role"}           | ${["Administrators", "Service Desk Team", "Service Desk Customers", "atlassian-addons-project-access"]}
  `("$path: $names", async ({ path, names }) => {
    const { body } = await site.as("admin").get(`/rest/api/3/${path}`);
    expect(body.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it("lets a field be found by what it is made for", async () => {
    const { body } = await site.as("app").get("/rest/api/3/field");
    const custom = body.flatMap(({ schema }: { schema: { custom?: string } }) => schema.custom ?? []);
    expect(custom).toEqual(
      expect.arrayContaining([
        "com.atlassian.servicedesk:vp-origin",
        "com.atlassian.servicedesk:sd-request-participants",
      ]),
    );
  });

  it("answers anybody who it is", async () => {
    const { body } = await site.as("nobody").get("/rest/api/3/serverInfo");
    expect([body.baseUrl, body.deploymentType]).toEqual(["https://desk.example", "Cloud"]);
  });
});

describe("mail", () => {
  const notify = (to: object, who = "app") =>
    site.as(who).post("/rest/api/3/issue/HELP-1/notify", { subject: "s", textBody: "t", to });

  it.each`
    to                                                               | recipients            | why
    ${{ reporter: true }}                                            | ${["customer"]}       | ${"the reporter"}
    ${{ users: [{ accountId: "agent" }, { accountId: "agent" }] }}   | ${["agent"]}          | ${"everybody once"}
    ${{ groups: [{ name: "jira-administrators" }], watchers: true }} | ${["other", "admin"]} | ${"watchers and the members of a group"}
  `("to $to goes to $recipients: $why", async ({ to, recipients }) => {
    site.issue();
    await site.as("admin").post("/rest/api/3/issue/HELP-1/watchers", "other");
    expect((await notify(to)).status).toBe(204);
    expect(site.desk.outbox()).toMatchObject([{ issueKey: "HELP-1", recipients, subject: "s", textBody: "t" }]);
  });

  it.each`
    to                                       | why
    ${{ assignee: true }}                    | ${"nobody is assigned"}
    ${{ users: [{ accountId: "agent" }] }}   | ${"the caller alone, who gets no mail of his own"}
    ${{ users: [{ accountId: "nobody1" }] }} | ${"no such person"}
    ${{ groups: [{ name: "nobodies" }] }}    | ${"no such group"}
    ${{}}                                    | ${"to nobody"}
  `("to $to is refused: $why", async ({ to }) => {
    site.issue();
    const reply = await notify(to, "agent");
    expect([reply.status, site.desk.outbox()]).toEqual([400, []]);
  });

  it("leaves out who is not in the group or lacks the permission that it is restricted to", async () => {
    site.issue();
    const to = { reporter: true, users: [{ accountId: "agent" }, { accountId: "admin" }] };
    await site
      .as("app")
      .post("/rest/api/3/issue/HELP-1/notify", { to, restrict: { permissions: [{ key: "BROWSE" }] } });
    await site
      .as("app")
      .post("/rest/api/3/issue/HELP-1/notify", { to, restrict: { groups: [{ name: "jira-administrators" }] } });
    expect(site.desk.outbox().map(({ recipients }) => recipients)).toEqual([["admin"], ["agent", "admin"]]);
  });
});

it("lets people watch an issue and be seen watching", async () => {
  site.issue();
  const path = "/rest/api/3/issue/HELP-1/watchers";
  const post = async (who: string, accountId: string) => (await site.as(who).post(path, accountId)).status;
  expect([
    await post("agent", "agent"),
    await post("agent", "other"),
    await post("agent", "portal"),
    await post("agent", "nobody1"),
  ]).toEqual([204, 204, 400, 404]);
  expect(ids((await site.as("agent").get(path)).body.watchers)).toEqual(["agent", "other"]);
  await site.as("agent").remove(`${path}?accountId=agent`);
  expect((await site.as("agent").get(path)).body).toMatchObject({ watchCount: 1, isWatching: false });
});
