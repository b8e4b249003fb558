import { type HelpDesk, HOUR, helpDesk, MINUTE, paragraph, type Reply, SECOND } from "./support/help-desk";

let site: HelpDesk;
afterEach(() => site.jira.close());

const limitsOf = ({ status, headers }: Reply) => ({
  status,
  reason: headers["ratelimit-reason"],
  retryAfter: headers["retry-after"],
});

describe("points an hour", () => {
  beforeEach(() => {
    site = helpDesk({ limits: { pointsPerHour: 10 } });
    site.issue();
    site.clock.pass(59 * MINUTE + 30 * SECOND);
  });

  const read = (who: string, throughApp?: string) =>
    site.as(who, throughApp).get("/rest/api/3/issue/HELP-1?fields=summary");

  it("run out for all calls of apps until the next full hour", async () => {
    const left: (string | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) left.push((await read("app")).headers["x-ratelimit-remaining"]);
    expect(left).toEqual(["8", "6", "4", "2", "0"]);
    expect(limitsOf(await read("app"))).toEqual({ status: 429, reason: "jira-quota-global-based", retryAfter: "30" });
    expect((await read("agent", "app")).status).toBe(429);
    site.clock.pass(30 * SECOND);
    expect((await read("app")).status).toBe(200);
  });

  it("are no matter for people", async () => {
    for (let count = 0; count < 12; count += 1)
      expect((await read("agent")).headers["x-ratelimit-remaining"]).toBeUndefined();
    expect((await read("agent")).status).toBe(200);
  });

  it("are told to be near their end below a fifth", async () => {
    const near: (string | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) near.push((await read("app")).headers["x-ratelimit-nearlimit"]);
    expect(near).toEqual([undefined, undefined, undefined, undefined, "true"]);
  });
});

describe("calls a second", () => {
  beforeEach(() => {
    site = helpDesk({ limits: { pointsPerHour: Number.POSITIVE_INFINITY } });
    site.issue();
  });

  it.each`
    method   | path                                             | most   | why
    ${"GET"} | ${"/rest/api/3/myself"}                          | ${100} | ${"any GET"}
    ${"GET"} | ${"/rest/api/3/issue/HELP-1?fields=id"}          | ${150} | ${"issues have their own limit"}
    ${"GET"} | ${"/rest/servicedeskapi/servicedesk/1/customer"} | ${5}   | ${"and this one, the smallest"}
  `("$method $path: $most ($why)", async ({ path, most }) => {
    const call = () => site.as("agent").get(path, { "x-experimentalapi": "opt-in" });
    for (let count = 0; count < most; count += 1) expect((await call()).status).toBe(200);
    expect(limitsOf(await call())).toEqual({ status: 429, reason: "jira-burst-based", retryAfter: "1" });
    site.clock.pass(SECOND);
    expect((await call()).status).toBe(200);
  });

  it("are counted for each endpoint apart", async () => {
    for (let count = 0; count < 100; count += 1) await site.as("agent").get("/rest/api/3/myself");
    expect([
      (await site.as("agent").get("/rest/api/3/myself")).status,
      (await site.as("agent").get("/rest/api/3/field")).status,
    ]).toEqual([429, 200]);
  });
});

describe("writes to one issue", () => {
  beforeEach(() => {
    site = helpDesk();
    site.issue();
    site.issue();
  });
  const comment = (key = "HELP-1") => site.as("app").post(`/rest/api/3/issue/${key}/comment`, { body: paragraph("x") });

  it("are twenty in two seconds, and no matter for another issue", async () => {
    for (let count = 0; count < 20; count += 1) expect((await comment()).status).toBe(201);
    expect(limitsOf(await comment())).toEqual({ status: 429, reason: "jira-per-issue-on-write", retryAfter: "2" });
    expect((await comment("HELP-2")).status).toBe(201);
    site.clock.pass(2 * SECOND);
    expect((await comment()).status).toBe(201);
  });

  it("are a hundred in thirty seconds", async () => {
    for (let count = 0; count < 100; count += 1) {
      expect((await comment()).status).toBe(201);
      site.clock.pass(SECOND / 5);
    }
    expect(limitsOf(await comment())).toEqual({ status: 429, reason: "jira-per-issue-on-write", retryAfter: "10" });
  });

  it("count for values of apps' fields too", async () => {
    const write = (value: string) =>
      site.as("app").post("/rest/api/3/app/field/value", {
        updates: [{ customField: site.field("Word"), issueIds: [Number(site.desk.issue("HELP-1")!.id)], value }],
      });
    for (let count = 0; count < 20; count += 1) expect((await write(`value ${count}`)).status).toBe(204);
    expect((await write("one more")).status).toBe(429);
  });
});

it("starts afresh in the hour that the clock jumped to", async () => {
  site = helpDesk({ limits: { pointsPerHour: 1 } });
  await site.as("app").get("/rest/api/3/myself");
  expect((await site.as("app").get("/rest/api/3/myself")).status).toBe(429);
  site.clock.pass(5 * HOUR);
  expect((await site.as("app").get("/rest/api/3/myself")).status).toBe(200);
});

it.each`
  method    | path                                    | body                         | points | rule
  ${"get"}  | ${"/rest/api/3/issue/HELP-1"}           | ${undefined}                 | ${2}   | ${"one, and one for the issue"}
  ${"post"} | ${"/rest/api/3/issue/HELP-1/comment"}   | ${{ body: paragraph("x") }}  | ${1}   | ${"a write"}
  ${"post"} | ${"/rest/api/3/search/jql"}             | ${{ jql: "project = HELP" }} | ${2}   | ${"a read although it is a POST"}
  ${"get"}  | ${"/rest/api/3/user?accountId=agent"}   | ${undefined}                 | ${3}   | ${"one, and two for a person"}
  ${"get"}  | ${"/rest/api/3/issue/HELP-1/changelog"} | ${undefined}                 | ${1}   | ${"neither object nor person"}
`("$method $path costs $points: $rule", async ({ method, path, body, points }) => {
  site = helpDesk();
  site.issue();
  const reply = method === "get" ? await site.as("app").get(path) : await site.as("app").post(path, body);
  expect(reply.points).toBe(points);
});
