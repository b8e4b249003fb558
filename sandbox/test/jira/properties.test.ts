import { type HelpDesk, helpDesk, paragraph } from "./support/help-desk";

let site: HelpDesk;
let comment: string;
beforeEach(async () => {
  site = helpDesk();
  const { key } = site.issue();
  comment = (await site.as("app").post(`/rest/api/3/issue/${key}/comment`, { body: paragraph("x") })).body.id;
});
afterEach(() => site.jira.close());

const paths: Record<string, () => string> = {
  issue: () => "/rest/api/3/issue/HELP-1/properties",
  comment: () => `/rest/api/3/comment/${comment}/properties`,
  project: () => "/rest/api/3/project/HELP/properties",
};

describe.each(Object.keys(paths))("properties of a %s", (owner) => {
  const path = () => paths[owner]!();

  it("are made, changed, listed and removed", async () => {
    const app = site.as("app");
    const put = async (value: unknown) => (await app.put(`${path()}/marker`, value)).status;
    expect([await put({ step: 1 }), await put({ step: 2 })]).toEqual([201, 200]);
    expect((await app.get(`${path()}/marker`)).body).toEqual({ key: "marker", value: { step: 2 } });
    expect((await app.get(path())).body.keys.map(({ key }: { key: string }) => key)).toEqual(["marker"]);
    expect([(await app.remove(`${path()}/marker`)).status, (await app.get(`${path()}/marker`)).status]).toEqual([
      204, 404,
    ]);
  });

  it.each`
    value                 | status | why
    ${null}               | ${201} | ${"any JSON, null too"}
    ${"x".repeat(32_766)} | ${201} | ${"32,768 characters with the quotes"}
    ${"x".repeat(32_767)} | ${400} | ${"one more"}
  `("answer $status to a value: $why", async ({ value, status }) => {
    expect((await site.as("app").put(`${path()}/marker`, value)).status).toBe(status);
  });
});

it.each`
  owner        | who         | status
  ${"project"} | ${"admin"}  | ${201}
  ${"project"} | ${"agent"}  | ${403}
  ${"issue"}   | ${"agent"}  | ${201}
  ${"issue"}   | ${"portal"} | ${404}
  ${"comment"} | ${"agent"}  | ${403}
`("a property of a $owner written by $who answers $status", async ({ owner, who, status }) => {
  expect((await site.as(who).put(`${paths[owner]!()}/marker`, 1)).status).toBe(status);
});

it("comes with a search that asks for it", async () => {
  await site.as("app").put("/rest/api/3/issue/HELP-1/properties/marker", { step: 1 });
  const { issues } = (
    await site
      .as("app")
      .post("/rest/api/3/search/jql", { jql: "project = HELP", fields: ["summary"], properties: ["marker", "other"] })
  ).body;
  expect(issues[0].properties).toEqual({ marker: { step: 1 } });
});
