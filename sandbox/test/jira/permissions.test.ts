import { type HelpDesk, helpDesk, paragraph } from "./support/help-desk";

let site: HelpDesk;
beforeEach(() => {
  site = helpDesk();
});
afterEach(() => site.jira.close());

describe("permissions/check", () => {
  const CHECK = "/rest/api/3/permissions/check";

  it.each`
    who           | held                                                               | why
    ${"admin"}    | ${["BROWSE_PROJECTS", "SERVICEDESK_AGENT", "ADMINISTER_PROJECTS"]} | ${"administers"}
    ${"agent"}    | ${["BROWSE_PROJECTS", "SERVICEDESK_AGENT"]}                        | ${"works"}
    ${"app"}      | ${["BROWSE_PROJECTS", "SERVICEDESK_AGENT", "ADMINISTER_PROJECTS"]} | ${"apps act with the project's app role"}
    ${"customer"} | ${[]}                                                              | ${"asks"}
  `("$who holds $held: $why", async ({ who, held }) => {
    const issue = Number(site.issue().id);
    const project = Number(site.desk.project("HELP")!.id);
    const permissions = ["BROWSE_PROJECTS", "SERVICEDESK_AGENT", "ADMINISTER_PROJECTS"];
    const { body } = await site
      .as(who)
      .post(CHECK, { projectPermissions: [{ permissions, projects: [project, 1], issues: [issue, 1] }] });
    expect(body.projectPermissions).toEqual(
      permissions.map((permission) => ({
        permission,
        projects: held.includes(permission) ? [project] : [],
        issues: held.includes(permission) ? [issue] : [],
      })),
    );
  });

  it.each`
    who        | about        | status | why
    ${"agent"} | ${"agent"}   | ${200} | ${"oneself"}
    ${"agent"} | ${"other"}   | ${403} | ${"others only for administrators"}
    ${"admin"} | ${"other"}   | ${200} | ${"an administrator"}
    ${"app"}   | ${"other"}   | ${200} | ${"an app as itself"}
    ${"admin"} | ${"nobody1"} | ${400} | ${"no such account"}
  `("$who asking about $about is answered $status: $why", async ({ who, about, status }) => {
    expect((await site.as(who).post(CHECK, { accountId: about, globalPermissions: ["ADMINISTER"] })).status).toBe(
      status,
    );
  });

  it("refuses a permission that nobody knows", async () => {
    expect((await site.as("agent").post(CHECK, { globalPermissions: ["FLY"] })).status).toBe(400);
  });
});

it.each`
  who        | query                                                | held
  ${"agent"} | ${"permissions=ADMINISTER_PROJECTS&projectKey=HELP"} | ${false}
  ${"admin"} | ${"permissions=ADMINISTER_PROJECTS&projectKey=HELP"} | ${true}
  ${"agent"} | ${"permissions=SERVICEDESK_AGENT"}                   | ${true}
  ${"agent"} | ${"permissions=ADMINISTER"}                          | ${false}
  ${"agent"} | ${"permissions=EDIT_ISSUES&issueKey=HELP-1"}         | ${true}
`("mypermissions?$query of $who: $held", async ({ who, query, held }) => {
  site.issue();
  const { body } = await site.as(who).get(`/rest/api/3/mypermissions?${query}`);
  expect(
    Object.values<{ havePermission: boolean }>(body.permissions).map(({ havePermission }) => havePermission),
  ).toEqual([held]);
});

describe("issue security", () => {
  it("hides an issue from apps unless the site lets them into every level", async () => {
    site.desk.addSecurityLevel("HELP", { name: "Secret", holders: [{ type: "role", id: "10002" }] });
    const { key } = site.issue({ security: "Secret" });
    const status = async () => (await site.as("app").get(`/rest/api/3/issue/${key}`)).status;
    const before = await status();
    site.desk.setAppsSeeSecuredIssues(true);
    expect([before, await status()]).toEqual([404, 200]);
  });
});

describe("a grant", () => {
  it("that is taken away takes effect at once", async () => {
    const { key } = site.issue();
    const comment = () => site.as("agent").post(`/rest/api/3/issue/${key}/comment`, { body: paragraph("x") });
    const before = (await comment()).status;
    site.desk.setGrants("HELP", "ADD_COMMENTS", []);
    expect([before, (await comment()).status]).toEqual([201, 400]);
  });

  it("to the reporter opens his own issues and nobody else's", async () => {
    site.desk.setGrants("HELP", "BROWSE_PROJECTS", [{ type: "reporter" }]);
    const own = site.issue({ reporter: "other" });
    const foreign = site.issue();
    const status = async (key: string) => (await site.as("other").get(`/rest/api/3/issue/${key}`)).status;
    expect([await status(own.key), await status(foreign.key), await site.find("project = HELP", "other")]).toEqual([
      200,
      404,
      [own.key],
    ]);
  });
});

it.each`
  who           | throughApp   | status | why
  ${"portal"}   | ${undefined} | ${200} | ${"the portal shows a customer the own request"}
  ${"portal"}   | ${"app"}     | ${200} | ${"through an app a portal-only customer is the same"}
  ${"customer"} | ${undefined} | ${404} | ${"not a request of this customer"}
  ${"customer"} | ${"app"}     | ${401} | ${"no app may ask on behalf of an account without a licence"}
  ${"agent"}    | ${"app"}     | ${200} | ${"an agent is the same through an app"}
`("a request read by $who through $throughApp answers $status: $why", async ({ who, throughApp, status }) => {
  const { key } = site.issue({ reporter: "portal" });
  expect((await site.as(who, throughApp).get(`/rest/servicedeskapi/request/${key}`)).status).toBe(status);
});
