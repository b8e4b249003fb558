import { ASSIGNEE_GROUPS } from "../../src/domain/monitoring/field-record";
import { accountGroups, teamsAmong } from "../../src/jira/assignee-teams";
import { jiraIssues } from "../../src/jira/issues";
import { type Given, jiraThatAnswers } from "./jira-answers";

const user = (...names: string[]): Given => ({ body: { groups: { items: names.map((name) => ({ name })) } } });

/** Remembers what it is told, and at first what is given. */
function memoryOf(given: Record<string, readonly string[]> = {}) {
  const groups = new Map(Object.entries(given));
  return {
    groups,
    recall: async (ids: readonly string[]) => new Map([...groups].filter(([id]) => ids.includes(id))),
    remember: async (id: string, names: readonly string[]) => void groups.set(id, names),
  };
}

describe("the groups of accounts", () => {
  it("are asked of Jira once for an account, and remembered", async () => {
    const { client, asked } = jiraThatAnswers(user("desk", "night"));
    const memory = memoryOf({ ben: ["network"] });
    const groupsOf = accountGroups(client, memory);
    for (const ids of [["ann", "ben"], ["ann"], ["ben", "ann"]]) await groupsOf(ids);
    expect(await groupsOf(["ann", "ben"])).toEqual(
      new Map([
        ["ann", ["desk", "night"]],
        ["ben", ["network"]],
      ]),
    );
    expect(asked.map(({ path }) => path)).toEqual(["/rest/api/3/user?accountId=ann&expand=groups"]);
    expect(memory.groups.get("ann")).toEqual(["desk", "night"]);
  });

  it("are none where the account is gone", async () => {
    const { client } = jiraThatAnswers({ status: 404 });
    expect((await accountGroups(client, memoryOf())(["gone"])).get("gone")).toEqual([]);
  });

  it("are not taken for none where Jira cannot answer now", async () => {
    const { client } = jiraThatAnswers({ status: 429 });
    const memory = memoryOf();
    await expect(accountGroups(client, memory)(["ann"])).rejects.toMatchObject({ status: 429 });
    expect(memory.groups.size).toBe(0);
  });

  it("count as teams where an agreement names them", async () => {
    const { client } = jiraThatAnswers(user("staff", "night", "desk"));
    const teamsOf = await teamsAmong(accountGroups(client, memoryOf()), new Set(["desk", "night"]))(["ann"]);
    expect([teamsOf("ann"), teamsOf(null), teamsOf("unheard-of")]).toEqual(["desk\nnight", null, null]);
  });
});

it("a ticket belongs to the teams of whoever has it, at each moment of its history", async () => {
  const assigned = (id: string, at: string, from: string | null, to: string | null) => ({
    id,
    created: `2024-01-08T${at}:00.000+0000`,
    items: [{ field: "assignee", fieldId: "assignee", from, fromString: from, to, toString: to }],
  });
  const histories = [assigned("1", "09:00", null, "ann"), assigned("2", "11:00", "ann", "ben")];
  const { client, asked } = jiraThatAnswers({
    body: {
      issues: [
        {
          id: "10",
          key: "HD-10",
          fields: {
            created: "2024-01-08T08:00:00.000+0000",
            updated: "2024-01-08T11:00:00.000+0000",
            project: { id: "7" },
            status: { id: "1", name: "New", statusCategory: { key: "new" } },
            assignee: { accountId: "ben" },
          },
          changelog: { total: 2, histories },
        },
      ],
    },
  });
  const groupsOf = accountGroups(client, memoryOf({ ann: ["desk"], ben: ["network", "staff"] }));
  const rules = {
    fields: { service: [], customer: [], team: [ASSIGNEE_GROUPS] },
    statusNames: new Map<string, string>(),
    teamsOf: teamsAmong(groupsOf, new Set(["desk", "network"])),
  };
  const [ticket] = await jiraIssues(client).read(["10"], rules, false);
  expect(asked[0]!.body).toMatchObject({ fields: expect.arrayContaining(["assignee"]) });
  expect(ticket!.record.initial).toEqual({ status: "New", priority: null, [ASSIGNEE_GROUPS]: null });
  expect(ticket!.record.changes).toEqual([
    { at: Date.UTC(2024, 0, 8, 9), values: { [ASSIGNEE_GROUPS]: "desk" } },
    { at: Date.UTC(2024, 0, 8, 11), values: { [ASSIGNEE_GROUPS]: "network" } },
  ]);
});
