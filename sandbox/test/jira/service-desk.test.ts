import { type HelpDesk, helpDesk, MINUTE, START } from "./support/help-desk";

const DESK = "/rest/servicedeskapi";

let site: HelpDesk;
beforeEach(() => {
  site = helpDesk();
});
afterEach(() => site.jira.close());

const values = async (who: string, path: string, headers?: Record<string, string>) =>
  (await site.as(who).get(`${DESK}${path}`, headers)).body.values;

describe("a request", () => {
  it.each`
    who           | more                            | status | why
    ${"customer"} | ${{}}                           | ${200} | ${"reported it"}
    ${"portal"}   | ${{}}                           | ${404} | ${"has nothing to do with it"}
    ${"portal"}   | ${{ organizations: ["Acme"] }}  | ${200} | ${"it is shared with the own organization"}
    ${"portal"}   | ${{ participants: ["portal"] }} | ${200} | ${"takes part"}
    ${"agent"}    | ${{}}                           | ${200} | ${"works in the project"}
    ${"app"}      | ${{}}                           | ${200} | ${"apps see projects"}
    ${"agent"}    | ${{ requesttype: null }}        | ${404} | ${"an issue without a request type is no request"}
  `("with $more read by $who answers $status: $why", async ({ who, more, status }) => {
    const { key } = site.issue(more);
    expect((await site.as(who).get(`${DESK}/request/${key}`)).status).toBe(status);
  });

  it("shows its status history newest first, beginning with its creation", async () => {
    const { key } = site.issue();
    site.desk.changeIssue(key, { at: START - 10 * MINUTE, actor: "agent", changes: { status: "Working" } });
    site.desk.changeIssue(key, { at: START, actor: "agent", changes: { status: "Solved" } });
    const history = await values("customer", `/request/${key}/status`);
    expect(
      history.map(
        ({
          status,
          statusCategory,
          statusDate,
        }: {
          status: string;
          statusCategory: string;
          statusDate: { epochMillis: number };
        }) => [status, statusCategory, statusDate.epochMillis - START],
      ),
    ).toEqual([
      ["Solved", "DONE", 0],
      ["Working", "INDETERMINATE", -10 * MINUTE],
      ["Open", "NEW", -60 * MINUTE],
    ]);
  });

  it("lists its participants", async () => {
    const { key } = site.issue({ participants: ["portal"] });
    expect(
      (await values("agent", `/request/${key}/participant`)).map(({ accountId }: { accountId: string }) => accountId),
    ).toEqual(["portal"]);
  });

  it.each`
    who           | given                            | status | why
    ${"customer"} | ${{ body: "Any news?" }}         | ${201} | ${"public by default"}
    ${"customer"} | ${{ body: "x", public: false }}  | ${403} | ${"customers have no internal comments"}
    ${"agent"}    | ${{ body: "x", public: false }}  | ${201} | ${"agents do"}
    ${"agent"}    | ${{ body: " " }}                 | ${400} | ${"nothing said"}
    ${"agent"}    | ${{ body: "x", internal: true }} | ${400} | ${"no such member"}
    ${"portal"}   | ${{ body: "x" }}                 | ${404} | ${"not a request of this customer"}
  `("answers $status to the comment $given of $who: $why", async ({ who, given, status }) => {
    const { key } = site.issue();
    expect((await site.as(who).post(`${DESK}/request/${key}/comment`, given)).status).toBe(status);
  });

  it("lists comments by kind", async () => {
    const { key } = site.issue();
    for (const isPublic of [true, false])
      site.desk.addComment(key, { at: START, author: "agent", text: "x", isPublic });
    const count = async (query: string) => (await values("agent", `/request/${key}/comment${query}`)).length;
    expect([await count(""), await count("?internal=false"), await count("?public=false")]).toEqual([2, 1, 1]);
  });

  it("has none of Jira's own metrics where none are set up", async () => {
    const { key } = site.issue();
    const status = async (who: string, path: string) =>
      (await site.as(who).get(`${DESK}/request/${key}${path}`)).status;
    expect(await values("agent", `/request/${key}/sla`)).toEqual([]);
    expect([await status("agent", "/sla/1"), await status("customer", "/sla")]).toEqual([404, 403]);
  });

  it("is raised from the portal's form", async () => {
    const { serviceDeskId, requestTypes } = site.desk.project("HELP")!;
    const { status, body } = await site.as("agent").post(`${DESK}/request`, {
      serviceDeskId,
      requestTypeId: requestTypes[0]!.id,
      requestFieldValues: { summary: "Printer", description: "It hums" },
      raiseOnBehalfOf: "portal",
    });
    expect([status, body.summary, body.reporter.accountId]).toEqual([201, "Printer", "portal"]);
    expect((await site.as("portal").get(`${DESK}/request/${body.issueKey}`)).status).toBe(200);
  });
});

describe("raising a request", () => {
  const raise = (who: string, more: object = {}) => {
    const { serviceDeskId, requestTypes } = site.desk.project("HELP")!;
    return site.as(who).post(`${DESK}/request`, {
      serviceDeskId,
      requestTypeId: requestTypes[0]!.id,
      requestFieldValues: { summary: "x" },
      ...more,
    });
  };

  it.each`
    who           | more                             | status | why
    ${"customer"} | ${{}}                            | ${201} | ${"a customer of the desk"}
    ${"portal"}   | ${{}}                            | ${201} | ${"by an organization of the desk"}
    ${"stranger"} | ${{}}                            | ${400} | ${"no customer of the desk"}
    ${"customer"} | ${{ requestFieldValues: {} }}    | ${400} | ${"without a summary"}
    ${"customer"} | ${{ requestTypeId: "99" }}       | ${400} | ${"no such request type"}
    ${"customer"} | ${{ raiseOnBehalfOf: "portal" }} | ${403} | ${"for others only agents"}
  `("by $who with $more answers $status: $why", async ({ who, more, status }) => {
    site.desk.addUser({ accountId: "stranger", displayName: "Sam Stranger", kind: "portal-only" });
    expect((await raise(who, more)).status).toBe(status);
  });

  it("shares it with the customer's one organization", async () => {
    await raise("portal");
    await raise("customer");
    expect(await site.find("Organizations = Acme")).toEqual(["HELP-1"]);
  });
});

describe("the list of requests", () => {
  it.each`
    who           | query                                  | numbers         | why
    ${"customer"} | ${""}                                  | ${[4, 3, 2, 1]} | ${"what one reported, newest first"}
    ${"portal"}   | ${""}                                  | ${[]}           | ${"reported none"}
    ${"portal"}   | ${"?requestOwnership=ALL_REQUESTS"}    | ${[3, 2]}       | ${"takes part in one and shares another"}
    ${"portal"}   | ${"?requestOwnership=ORGANIZATION"}    | ${[2]}          | ${"shares with the organization"}
    ${"customer"} | ${"?requestStatus=CLOSED_REQUESTS"}    | ${[4]}          | ${"what is resolved"}
    ${"customer"} | ${"?searchTerm=PRINTER"}               | ${[1]}          | ${"by a word"}
    ${"customer"} | ${"?organizationId=1&serviceDeskId=1"} | ${[2]}          | ${"by organization and desk"}
    ${"customer"} | ${"?serviceDeskId=9"}                  | ${[]}           | ${"no such desk"}
  `("of $who with '$query' is $numbers: $why", async ({ who, query, numbers }) => {
    site.issue({ summary: "Printer" });
    site.issue({ organizations: ["Acme"] });
    site.issue({ participants: ["portal"] });
    site.issue({ status: "Solved" });
    site.issue({ requesttype: null });
    const keys = (await values(who, `/request${query}`)).map(({ issueKey }: { issueKey: string }) => issueKey);
    expect(keys).toEqual(numbers.map((number: number) => `HELP-${number}`));
  });

  it("refuses an ownership that nobody knows", async () => {
    expect((await site.as("agent").get(`${DESK}/request?requestOwnership=MINE`)).status).toBe(400);
  });
});

describe("a service desk", () => {
  it("is found by its own id, its project's id and its project's key", async () => {
    const project = site.desk.project("HELP")!;
    const ids = await Promise.all(
      [project.serviceDeskId, project.id, "HELP"].map(
        async (id) => (await site.as("agent").get(`${DESK}/servicedesk/${id}`)).body.projectKey,
      ),
    );
    expect(ids).toEqual(["HELP", "HELP", "HELP"]);
  });

  it.each`
    who           | path                             | status | why
    ${"agent"}    | ${"/servicedesk/1/organization"} | ${200} | ${"for agents"}
    ${"customer"} | ${"/servicedesk/1/organization"} | ${403} | ${"not for customers"}
    ${"customer"} | ${"/servicedesk/1/requesttype"}  | ${200} | ${"what customers may ask for"}
    ${"customer"} | ${"/servicedesk/1/queue"}        | ${403} | ${"not for customers"}
    ${"agent"}    | ${"/servicedesk/9"}              | ${404} | ${"no such desk"}
    ${"agent"}    | ${"/servicedesk/1/customer"}     | ${412} | ${"experimental, without the header"}
  `("$path read by $who answers $status: $why", async ({ who, path, status }) => {
    const { jira } = site;
    const reply = await jira.request({
      method: "GET",
      path: `${DESK}${path}`,
      headers: {},
      caller: { kind: "user", accountId: who },
    });
    expect(reply.status).toBe(status);
  });

  it("hides from the portal what is not on it", async () => {
    site.desk.addRequestType("HELP", { name: "By mail", issueType: "Incident", onPortal: false });
    const names = async (query: string) =>
      (await values("agent", `/servicedesk/1/requesttype${query}`)).map(({ name }: { name: string }) => name);
    expect([await names(""), await names("?includeHiddenRequestTypesInSearch=true&searchQuery=mail")]).toEqual([
      ["Get help"],
      ["By mail"],
    ]);
  });

  it("counts and lists its queues", async () => {
    site.desk.addQueue("HELP", {
      name: "Open",
      jql: "project = HELP AND status = Open",
      columns: ["summary", "status"],
    });
    site.issue();
    const [queue] = await values("agent", "/servicedesk/1/queue?includeCount=true");
    const [issue] = await values("agent", `/servicedesk/1/queue/${queue.id}/issue`);
    expect([queue.issueCount, Object.keys(issue.fields)]).toEqual([1, ["summary", "status"]]);
  });

  it("lists organizations, those of a person, and their members", async () => {
    site.desk.addOrganization("Empty");
    const names = async (path: string) => (await values("app", path)).map(({ name }: { name: string }) => name);
    expect(await names("/organization")).toEqual(["Acme", "Empty"]);
    expect(await names("/organization?accountId=portal")).toEqual(["Acme"]);
    expect(await names("/servicedesk/1/organization")).toEqual(["Acme"]);
    expect(
      (await values("app", "/organization/1/user")).map(({ accountId }: { accountId: string }) => accountId),
    ).toEqual(["portal"]);
  });

  it("lists its customers, those of its organizations too", async () => {
    const customers = await values("agent", "/servicedesk/1/customer", { "x-experimentalapi": "opt-in" });
    expect(customers.map(({ accountId }: { accountId: string }) => accountId)).toEqual(["customer", "portal"]);
  });

  it("pages by start and limit with links", async () => {
    site.desk.addOrganization("Second");
    const { body } = await site.as("agent").get(`${DESK}/organization?limit=1`);
    expect([body.size, body.isLastPage, body._links.next]).toEqual([
      1,
      false,
      "https://desk.example/rest/servicedeskapi/organization?limit=1&start=1",
    ]);
  });
});
