import fc from "fast-check";
import { type HelpDesk, HOUR, helpDesk, MINUTE, SECOND, START } from "./support/help-desk";

const SEARCH = "/rest/api/3/search/jql";

/** Four issues, HELP-1 to HELP-4, that differ in everything a query can ask for. */
async function stocked(): Promise<HelpDesk> {
  const site = helpDesk();
  site.issue({
    summary: "Mail is down",
    team: "Network",
    components: ["Mail"],
    labels: ["urgent"],
    organizations: ["Acme"],
  });
  site.issue({
    summary: "Files are slow",
    priority: "Medium",
    team: "Storage",
    components: ["Mail", "Files"],
    reporter: "portal",
  });
  site.issue({ summary: "Mail rules", priority: "Low", labels: ["later"], impact: "Large" });
  site.issue({ summary: "A question", priority: null, requesttype: null });
  const change = (key: string, at: number, changes: Record<string, string | null>) =>
    site.desk.changeIssue(key, { at, actor: "agent", changes });
  change("HELP-1", START - 30 * MINUTE, { status: "Working", assignee: "agent" });
  change("HELP-2", START - 50 * MINUTE, { status: "Solved", assignee: "other" });
  change("HELP-3", START - 40 * MINUTE, { assignee: "agent" });
  change("HELP-3", START - 20 * MINUTE, { assignee: null });
  const [one, two, three] = ["HELP-1", "HELP-2", "HELP-3"].map((key) => Number(site.desk.issue(key)!.id));
  const update = (name: string, issue: number | undefined, value: unknown) => ({
    customField: site.field(name),
    issueIds: [issue],
    value,
  });
  await site.as("app").post("/rest/api/3/app/field/value", {
    updates: [
      update("Word", one, "Late"),
      update("Word", two, "On time"),
      update("Words", one, ["red", "blue"]),
      update("Figure", one, 5),
      update("Figure", two, 12.5),
      update("Moment", one, "2026-03-02T09:30:00Z"),
      update("Moment", three, "2026-03-01T09:30:00Z"),
      update("Person", two, { accountId: "other" }),
      update("Thing", one, { size: 3, label: "Blue box" }),
      update("Thing", two, { size: 8 }),
    ],
  });
  return site;
}

describe("a query", () => {
  let site: HelpDesk;
  beforeAll(async () => {
    site = await stocked();
  });
  afterAll(() => site.jira.close());

  it.each`
    jql                                                               | keys            | why
    ${"project = HELP"}                                               | ${[1, 2, 3, 4]} | ${"a project by key"}
    ${'project = "Help desk"'}                                        | ${[1, 2, 3, 4]} | ${"and by name"}
    ${"status = Working"}                                             | ${[1]}          | ${"a status"}
    ${"status = working"}                                             | ${[1]}          | ${"names in any case"}
    ${"status != Open"}                                               | ${[1, 2]}       | ${"not equal"}
    ${"status in (Working, Solved)"}                                  | ${[1, 2]}       | ${"a list"}
    ${"status not in (Working, Solved)"}                              | ${[3, 4]}       | ${"outside a list"}
    ${"statusCategory = Done"}                                        | ${[2]}          | ${"a category by name"}
    ${'statusCategory != "In Progress"'}                              | ${[2, 3, 4]}    | ${"and its opposite"}
    ${"issuetype = Incident"}                                         | ${[1, 2, 3, 4]} | ${"a type"}
    ${"resolution = Done"}                                            | ${[2]}          | ${"a resolution"}
    ${"resolution is EMPTY"}                                          | ${[1, 3, 4]}    | ${"unresolved"}
    ${"priority = High"}                                              | ${[1]}          | ${"a priority"}
    ${"priority != High"}                                             | ${[2, 3]}       | ${"'not equal' leaves out what has none"}
    ${"priority > Low"}                                               | ${[1, 2]}       | ${"greater is more urgent"}
    ${"priority is not EMPTY"}                                        | ${[1, 2, 3]}    | ${"has one"}
    ${"assignee = currentUser()"}                                     | ${[1]}          | ${"who asks"}
    ${"assignee in (agent, other)"}                                   | ${[1, 2]}       | ${"account ids"}
    ${"assignee is EMPTY"}                                            | ${[3, 4]}       | ${"nobody"}
    ${"assignee = EMPTY"}                                             | ${[3, 4]}       | ${"the same with ="}
    ${'assignee in membersOf("jira-servicemanagement-users")'}        | ${[1, 2]}       | ${"members of a group"}
    ${"reporter = portal"}                                            | ${[2]}          | ${"reporter"}
    ${"key = HELP-3"}                                                 | ${[3]}          | ${"a key"}
    ${"key in (HELP-1, HELP-4)"}                                      | ${[1, 4]}       | ${"keys"}
    ${"key >= HELP-3"}                                                | ${[3, 4]}       | ${"keys are ordered by number"}
    ${"component = Mail"}                                             | ${[1, 2]}       | ${"one of several components"}
    ${"component != Mail"}                                            | ${[]}           | ${"has others, and Mail not among them"}
    ${"component not in (Files)"}                                     | ${[1]}          | ${"has some, none of them Files"}
    ${"component is EMPTY"}                                           | ${[3, 4]}       | ${"no component"}
    ${"labels = urgent"}                                              | ${[1]}          | ${"a label"}
    ${"labels in (urgent, later)"}                                    | ${[1, 3]}       | ${"labels"}
    ${"Organizations = Acme"}                                         | ${[1]}          | ${"an organization"}
    ${'"Request Type" = "Get help"'}                                  | ${[1, 2, 3]}    | ${"a request type"}
    ${'"Request Type" is EMPTY'}                                      | ${[4]}          | ${"raised past the portal"}
    ${"Team = Network"}                                               | ${[1]}          | ${"a team by name"}
    ${"Impact = Large"}                                               | ${[3]}          | ${"an option"}
    ${"summary ~ mail"}                                               | ${[1, 3]}       | ${"a word"}
    ${'summary ~ "mail rules"'}                                       | ${[3]}          | ${"all words"}
    ${'text ~ "question"'}                                            | ${[4]}          | ${"anywhere in the text"}
    ${"summary !~ mail"}                                              | ${[2, 4]}       | ${"a word that is missing"}
    ${"created >= -2h"}                                               | ${[1, 2, 3, 4]} | ${"a period"}
    ${'created > "2026-03-02 11:00"'}                                 | ${[]}           | ${"wall time in the reader's zone"}
    ${'created <= "2026-03-02 10:00"'}                                | ${[1, 2, 3, 4]} | ${"the minute itself belongs to it"}
    ${'created >= "2026-03-03"'}                                      | ${[]}           | ${"a day begins at midnight"}
    ${"created >= startOfDay() AND created < endOfDay()"}             | ${[1, 2, 3, 4]} | ${"today"}
    ${"created < startOfDay(-1d)"}                                    | ${[]}           | ${"before yesterday"}
    ${"resolved >= -1h"}                                              | ${[2]}          | ${"when it was resolved"}
    ${"resolved is EMPTY"}                                            | ${[1, 3, 4]}    | ${"never resolved"}
    ${"status was Working"}                                           | ${[1]}          | ${"has been so"}
    ${"status was not Working"}                                       | ${[2, 3, 4]}    | ${"has never been so"}
    ${"assignee was agent"}                                           | ${[1, 3]}       | ${"was once, or is"}
    ${"status changed"}                                               | ${[1, 2]}       | ${"moved at all"}
    ${"status changed to Working after -45m"}                         | ${[1]}          | ${"moved where and when"}
    ${"status changed from Open to Solved by agent"}                  | ${[2]}          | ${"moved by whom"}
    ${"status = Open AND NOT priority = Low"}                         | ${[]}           | ${"NOT turns the operator, so what has no priority is out"}
    ${"NOT component = Mail"}                                         | ${[]}           | ${"the same for fields with several values"}
    ${"NOT (status = Open OR priority = High)"}                       | ${[2]}          | ${"and through a group"}
    ${"NOT Figure > 5"}                                               | ${[1]}          | ${"and for an order"}
    ${"NOT status changed"}                                           | ${[3, 4]}       | ${"and for history"}
    ${"status = Working OR (component = Files AND assignee = other)"} | ${[1, 2]}       | ${"nested"}
    ${'Word = "on time"'}                                             | ${[2]}          | ${"an app's string, whole"}
    ${"Words = blue"}                                                 | ${[1]}          | ${"one of an app's list"}
    ${"Figure > 5"}                                                   | ${[2]}          | ${"an app's number"}
    ${"Figure in (5, 6)"}                                             | ${[1]}          | ${"numbers"}
    ${"Moment > now()"}                                               | ${[1]}          | ${"an app's instant, ahead"}
    ${"Moment <= now()"}                                              | ${[3]}          | ${"and past"}
    ${"Moment is EMPTY"}                                              | ${[2, 4]}       | ${"not set"}
    ${"Person = other"}                                               | ${[2]}          | ${"an app's user"}
    ${"Thing.Size >= 3"}                                              | ${[1, 2]}       | ${"inside an app's object"}
    ${'Thing.Label = "blue box"'}                                     | ${[1]}          | ${"another alias"}
    ${'"Thing.Size" = 8'}                                             | ${[2]}          | ${"with the whole in quotes"}
    ${'Thing ~ "box"'}                                                | ${[1]}          | ${"anywhere in the object"}
  `("$jql finds $keys: $why", async ({ jql, keys }) => {
    const found = await site.find(`${jql} ORDER BY key ASC`);
    expect(found).toEqual(keys.map((number: number) => `HELP-${number}`));
  });

  it.each`
    order                   | keys            | why
    ${"key DESC"}           | ${[4, 3, 2, 1]} | ${"by number"}
    ${"priority DESC, key"} | ${[1, 2, 3, 4]} | ${"the most urgent first, those without last"}
    ${"summary"}            | ${[4, 2, 1, 3]} | ${"by the alphabet"}
    ${"resolved ASC, key"}  | ${[2, 1, 3, 4]} | ${"empty dates last"}
    ${"Figure DESC, key"}   | ${[3, 4, 2, 1]} | ${"a field of an app; empty counts as greatest"}
  `("ordered by $order gives $keys: $why", async ({ order, keys }) => {
    expect(await site.find(`project = HELP ORDER BY ${order}`)).toEqual(keys.map((number: number) => `HELP-${number}`));
  });

  it.each`
    jql                          | status | named                | why
    ${""}                        | ${400} | ${"Unbounded"}       | ${"nothing restricts it"}
    ${"ORDER BY key"}            | ${400} | ${"Unbounded"}       | ${"an order is no restriction"}
    ${"nonsense = 1"}            | ${400} | ${"'nonsense'"}      | ${"nobody has such a field"}
    ${"status = Nowhere"}        | ${400} | ${"'Nowhere'"}       | ${"no such status"}
    ${"status ~ Open"}           | ${400} | ${"'~'"}             | ${"the operator does not fit"}
    ${"created >= yesterday"}    | ${400} | ${"'yesterday'"}     | ${"no date"}
    ${"status = = Open"}         | ${400} | ${"JQL"}             | ${"no JQL"}
    ${"Word ~ late"}             | ${400} | ${"'~'"}             | ${"an app's plain string is compared whole"}
    ${"Thing.Colour = red"}      | ${400} | ${"'Thing.Colour'"}  | ${"no such alias"}
    ${'"Thing".Size = 8'}        | ${400} | ${"JQL"}             | ${"quotes around the name alone, as Atlassian's parser refuses it"}
    ${"key = HELP-77"}           | ${400} | ${"'HELP-77'"}       | ${"no such issue"}
    ${"sprint = 4"}              | ${501} | ${'"sprint"'}        | ${"Jira has it, the stand-in does not"}
    ${"issue.property[a].b = 1"} | ${501} | ${"entity property"} | ${"the same"}
    ${"assignee = lastLogin()"}  | ${501} | ${'"lastLogin()"'}   | ${"the same for functions"}
  `("$jql is refused with $status, naming $named: $why", async ({ jql, status, named }) => {
    const { status: given, body } = await site.as("agent").post(SEARCH, { jql });
    expect([given, body.errorMessages.join(" ")]).toEqual([status, expect.stringContaining(named)]);
  });

  it("costs a point and one for each issue it returns", async () => {
    expect((await site.as("app").post(SEARCH, { jql: "status = Open" })).points).toBe(3);
  });

  it("gives ids alone unless fields are asked for", async () => {
    const { issues } = (await site.as("agent").get(`${SEARCH}?jql=${encodeURIComponent("key = HELP-1")}`)).body;
    expect(issues).toEqual([{ id: site.desk.issue("HELP-1")!.id }]);
  });

  it("is answered page by page until there is no token, whatever is written meanwhile", async () => {
    const ask = async (nextPageToken?: string) =>
      (
        await site.as("agent").post(SEARCH, {
          jql: "project = HELP ORDER BY priority DESC, key",
          maxResults: 3,
          fields: ["key"],
          ...(nextPageToken ? { nextPageToken } : {}),
        })
      ).body;
    const first = await ask();
    const second = await ask(first.nextPageToken);
    expect([first.isLast, first.issues.length, second.isLast, second.issues.length, second.nextPageToken]).toEqual([
      false,
      3,
      true,
      1,
      undefined,
    ]);
  });

  it("refuses a token of another query", async () => {
    const { nextPageToken } = (await site.as("agent").post(SEARCH, { jql: "project = HELP", maxResults: 1 })).body;
    expect((await site.as("agent").post(SEARCH, { jql: "status = Open", nextPageToken })).status).toBe(400);
  });

  it("counts, matches and parses", async () => {
    const ids = ["HELP-1", "HELP-2"].map((key) => Number(site.desk.issue(key)!.id));
    const count = await site.as("agent").post("/rest/api/3/search/approximate-count", { jql: "status = Open" });
    const match = await site
      .as("agent")
      .post("/rest/api/3/jql/match", { issueIds: ids, jqls: ["status = Solved", "nonsense = 1"] });
    const parse = await site
      .as("agent")
      .post("/rest/api/3/jql/parse?validation=strict", { queries: ["status = Nowhere", "a = = b"] });
    expect(count.body).toEqual({ count: 2 });
    expect(match.body.matches).toEqual([
      { matchedIssues: [ids[1]], errors: [] },
      { matchedIssues: [], errors: [expect.stringContaining("nonsense")] },
    ]);
    expect(parse.body.queries.map(({ errors }: { errors: string[] }) => errors.length)).toEqual([1, 1]);
  });

  it("shows how it reads a query", async () => {
    const query = "status = Open AND NOT assignee in (currentUser(), agent) ORDER BY key DESC";
    // Past the document's check: its clause schema forbids every member of the clauses that it lists, so nothing satisfies it.
    const reply = await site.jira.request({
      method: "POST",
      path: "/rest/api/3/jql/parse?validation=strict",
      headers: {},
      body: JSON.stringify({ queries: [query] }),
      caller: { kind: "user", accountId: "agent" },
    });
    const people = { values: [{ function: "currentUser", arguments: [] }, { value: "agent" }] };
    expect(JSON.parse(reply.body!).queries).toEqual([
      {
        query,
        structure: {
          where: {
            operator: "and",
            clauses: [
              { field: { name: "status" }, operator: "=", operand: { value: "Open" } },
              { operator: "not", clauses: [{ field: { name: "assignee" }, operator: "in", operand: people }] },
            ],
          },
          orderBy: { fields: [{ field: { name: "key" }, direction: "desc" }] },
        },
      },
    ]);
  });

  it("answers the removed search with 410", async () => {
    const { status, body } = await site.as("agent").get("/rest/api/3/search?jql=project%20%3D%20HELP");
    expect([status, body.errorMessages[0]]).toEqual([410, expect.stringContaining("/rest/api/3/search/jql")]);
  });
});

describe("the logic of queries", () => {
  const clauses = [
    "status = Open",
    "priority != High",
    "assignee is EMPTY",
    "component = Mail",
    "labels not in (urgent)",
    "Figure > 5",
    "Moment <= now()",
    "status was Working",
    "resolved is EMPTY",
    "summary ~ mail",
  ];
  const clause = fc.constantFrom(...clauses);
  let site: HelpDesk;
  beforeAll(async () => {
    site = await stocked();
  });
  afterAll(() => site.jira.close());

  const found = async (jql: string) => new Set(await site.find(jql));

  it("AND is the intersection and OR the union of what both sides find", async () => {
    await fc.assert(
      fc.asyncProperty(clause, clause, async (a, b) => {
        const [ofA, ofB] = [await found(a), await found(b)];
        expect(await found(`${a} AND ${b}`)).toEqual(new Set([...ofA].filter((key) => ofB.has(key))));
        expect(await found(`${a} OR ${b}`)).toEqual(new Set([...ofA, ...ofB]));
        site.clock.pass(SECOND);
      }),
      { numRuns: 30 },
    );
  });

  it("NOT NOT changes nothing, and NOT never finds what the clause itself finds", async () => {
    await fc.assert(
      fc.asyncProperty(clause, clause, async (a, b) => {
        const group = `(${a} AND ${b})`;
        const inside = await found(group);
        expect(await found(`NOT (NOT ${group})`)).toEqual(inside);
        expect([...(await found(`NOT ${group}`))].filter((key) => inside.has(key))).toEqual([]);
        site.clock.pass(SECOND);
      }),
      { numRuns: 30 },
    );
  });

  it("pages put together are the whole, whatever their size and order", async () => {
    const orders = fc.constantFrom("key", "priority DESC", "Figure", "created ASC, key DESC", "resolved DESC, summary");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), orders, async (maxResults, order) => {
        const jql = `project = HELP ORDER BY ${order}`;
        const keys: string[] = [];
        let token: string | undefined;
        do {
          const { body } = await site
            .as("agent")
            .post(SEARCH, { jql, maxResults, fields: ["summary"], ...(token ? { nextPageToken: token } : {}) });
          keys.push(...body.issues.map(({ key }: { key: string }) => key));
          token = body.nextPageToken;
        } while (token !== undefined);
        expect(keys).toEqual(await site.find(jql));
        site.clock.pass(SECOND);
      }),
      { numRuns: 30 },
    );
  });
});

describe("search follows writes late", () => {
  let site: HelpDesk;
  beforeEach(() => {
    site = helpDesk({ searchLagSeconds: 5 });
  });
  afterEach(() => site.jira.close());

  it.each`
    after         | keys          | why
    ${0}          | ${[]}         | ${"just written"}
    ${4 * SECOND} | ${[]}         | ${"the lag has not passed"}
    ${5 * SECOND} | ${["HELP-1"]} | ${"it has"}
  `("$after ms after its creation an issue is found as $keys: $why", async ({ after, keys }) => {
    site.issue();
    site.clock.pass(after);
    expect(await site.find("project = HELP")).toEqual(keys);
  });

  it("finds a changed issue as it was, and shows it as it is", async () => {
    site.issue();
    site.clock.pass(HOUR);
    site.desk.changeIssue("HELP-1", { at: site.clock.now(), actor: "agent", changes: { status: "Solved" } });
    expect(await site.find("status = Solved")).toEqual([]);
    const { issues } = (await site.as("agent").post(SEARCH, { jql: "status = Open", fields: ["status"] })).body;
    expect(issues[0].fields.status.name).toBe("Solved");
  });

  it("finds a term as it was, also where nobody has asked for its field before", async () => {
    site.issue({ labels: ["urgent"] });
    site.clock.pass(HOUR);
    expect(await site.find("project = HELP")).toEqual(["HELP-1"]);
    site.desk.changeIssue("HELP-1", { at: site.clock.now(), actor: "agent", changes: { Impact: "Large" } });
    site.clock.pass(SECOND);
    expect(await site.find("Impact IS EMPTY AND labels = urgent")).toEqual(["HELP-1"]);
    site.clock.pass(5 * SECOND);
    expect(await site.find("Impact = Large AND labels = urgent")).toEqual(["HELP-1"]);
  });

  it("finds words that were written before anybody searched for any, and those that come afterwards", async () => {
    site.issue();
    site.issue({ summary: "Nothing to see" });
    site.desk.addComment("HELP-2", { at: site.clock.now(), author: "agent", text: "A loose cable", isPublic: false });
    site.clock.pass(HOUR);
    expect(await site.find("project = HELP ORDER BY key ASC")).toEqual(["HELP-1", "HELP-2"]);
    expect(await site.find("text ~ cable")).toEqual(["HELP-2"]);
    site.desk.addComment("HELP-1", { at: site.clock.now(), author: "agent", text: "Cable again", isPublic: true });
    expect(await site.find("text ~ cable")).toEqual(["HELP-2"]);
    site.clock.pass(5 * SECOND);
    expect(await site.find("text ~ cable ORDER BY key ASC")).toEqual(["HELP-1", "HELP-2"]);
  });

  it("makes a page shorter for an issue that is gone", async () => {
    site.issue();
    site.clock.pass(HOUR);
    site.desk.deleteIssue("HELP-1", { at: site.clock.now(), actor: "admin" });
    const { issues, isLast } = (await site.as("agent").post(SEARCH, { jql: "project = HELP" })).body;
    expect([issues, isLast]).toEqual([[], true]);
  });

  it("takes up at once the issues that the caller wants reconciled", async () => {
    const { id } = site.issue();
    site.issue();
    const { issues } = (await site.as("agent").post(SEARCH, { jql: "project = HELP", reconcileIssues: [Number(id)] }))
      .body;
    expect(issues).toEqual([{ id }]);
  });
});

describe("what a search may show", () => {
  it.each`
    who           | keys                    | why
    ${"agent"}    | ${["HELP-1"]}           | ${"is not in the security level"}
    ${"admin"}    | ${["HELP-1", "HELP-2"]} | ${"is"}
    ${"other"}    | ${["HELP-1", "HELP-3"]} | ${"reported the third, whose level is the reporter's"}
    ${"app"}      | ${["HELP-1"]}           | ${"apps are in no level"}
    ${"customer"} | ${[]}                   | ${"has no licence"}
    ${"portal"}   | ${[]}                   | ${"has no standing with the platform"}
  `("is $keys for $who: $why", async ({ who, keys }) => {
    const site = helpDesk();
    site.desk.addSecurityLevel("HELP", { name: "Secret", holders: [{ type: "user", id: "admin" }] });
    site.desk.addSecurityLevel("HELP", { name: "Private", holders: [{ type: "reporter" }] });
    site.issue();
    site.issue({ security: "Secret" });
    site.issue({ security: "Private", reporter: "other" });
    expect(await site.find("project = HELP ORDER BY key", who)).toEqual(keys);
    site.jira.close();
  });
});
