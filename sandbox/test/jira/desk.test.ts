import { UnknownName } from "../../jira";
import { type HelpDesk, HOUR, helpDesk, START } from "./support/help-desk";

let site: HelpDesk;
beforeEach(() => {
  site = helpDesk();
});
afterEach(() => site.jira.close());

describe("what the desk is told by name", () => {
  it.each<[string, () => unknown, string]>([
    [
      "a project",
      () => site.desk.createIssue({ project: "NONE", at: START, actor: "agent", fields: {} }),
      'no project "NONE"; it has "HELP"',
    ],
    ["a field", () => site.issue({ colour: "red" }), 'no field "colour"'],
    ["a status", () => site.issue({ status: "Lost" }), 'no status "Lost"; it has "Open", "Working", "Solved"'],
    ["a priority", () => site.issue({ priority: "Huge" }), 'no priority "Huge"'],
    ["a component", () => site.issue({ components: ["Fax"] }), 'no component "Fax"; it has "Mail", "Files"'],
    ["a person", () => site.issue({ assignee: "nobody1" }), 'no account "nobody1"'],
    ["a role", () => site.desk.addActors("HELP", "Kings", { users: ["agent"] }), 'no project role "Kings"'],
    [
      "a status of a new project",
      () => site.desk.addProject({ key: "X", name: "X", lead: "admin", statuses: ["Lost"] }),
      'no status "Lost"',
    ],
  ])("must exist: %s", (_what, act, message) => {
    expect(act).toThrow(UnknownName);
    expect(act).toThrow(message);
  });

  it("may be an option or team that is new: imports bring their own", async () => {
    const { key } = site.issue({ team: "Brand new", impact: "Tiny" });
    const { fields } = (await site.as("agent").get(`/rest/api/3/issue/${key}`)).body;
    expect([fields[site.field("Team")].name, fields[site.field("Impact")].value]).toEqual(["Brand new", "Tiny"]);
  });

  it("is not added twice", () => {
    const again = site.desk.addStatus({ name: "Open", category: "done" });
    expect([again.category, site.desk.statuses().length]).toEqual(["new", 3]);
    expect(site.desk.addComponent("HELP", "Mail")).toEqual(site.desk.project("HELP")!.components[0]);
    expect(site.desk.addOrganization("Acme", ["customer"]).members).toEqual(["portal", "customer"]);
  });
});

describe("keys", () => {
  it("follow on from one that was given", () => {
    const at = { project: "HELP", at: START, actor: "agent", fields: { summary: "x" } };
    expect([site.desk.createIssue({ ...at, key: "HELP-7" }).key, site.desk.createIssue(at).key]).toEqual([
      "HELP-7",
      "HELP-8",
    ]);
  });

  it.each`
    key         | why
    ${"NONE-1"} | ${"of another project"}
    ${"HELP-0"} | ${"numbers begin at 1"}
    ${"HELP-1"} | ${"taken"}
  `("can't be $key: $why", ({ key }) => {
    site.issue();
    expect(() =>
      site.desk.createIssue({ project: "HELP", at: START, actor: "agent", key, fields: { summary: "x" } }),
    ).toThrow(key);
  });
});

it("keeps the instants that it is given, in the changelog and in the dates", async () => {
  const { key } = site.issue();
  site.desk.changeIssue(key, { at: START - HOUR / 2, actor: "agent", changes: { status: "Solved", priority: "Low" } });
  const { body } = await site
    .as("app")
    .get(`/rest/api/3/issue/${key}?fields=created,updated,resolutiondate&expand=changelog`);
  expect(body.fields).toEqual({
    created: "2026-03-02T08:00:00.000+0000",
    updated: "2026-03-02T08:30:00.000+0000",
    resolutiondate: "2026-03-02T08:30:00.000+0000",
  });
  expect(
    body.changelog.histories.map(({ created, author }: { created: string; author: { accountId: string } }) => [
      created,
      author.accountId,
    ]),
  ).toEqual([["2026-03-02T08:30:00.000+0000", "agent"]]);
});

it("moves an issue: a new key, and what the other project lacks is gone", async () => {
  site.desk.addProject({ key: "NEW", name: "New desk", lead: "admin", statuses: ["Working"] });
  site.issue({ components: ["Mail"], team: "Network" });
  site.desk.moveIssue("HELP-1", { project: "NEW", at: START, actor: "admin" });
  const { fields } = (await site.as("agent").get("/rest/api/3/issue/NEW-1")).body;
  expect([
    fields.status.name,
    fields.components,
    fields[site.field("Request Type")],
    fields[site.field("Team")].name,
  ]).toEqual(["Working", [], null, "Network"]);
  const { values } = (await site.as("agent").get("/rest/api/3/issue/NEW-1/changelog")).body;
  const words = values[0].items.map((item: { field: string; fromString: string | null; toString: string | null }) => [
    item.field,
    item.fromString,
    Object.getOwnPropertyDescriptor(item, "toString")?.value,
  ]);
  expect(words).toEqual(
    expect.arrayContaining([
      ["project", "Help desk", "New desk"],
      ["Key", "HELP-1", "NEW-1"],
      ["status", "Open", "Working"],
    ]),
  );
});
