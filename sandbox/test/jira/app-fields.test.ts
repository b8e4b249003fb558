import { type HelpDesk, helpDesk, START } from "./support/help-desk";

let site: HelpDesk;
let id: number;
beforeEach(() => {
  site = helpDesk();
  id = Number(site.issue().id);
});
afterEach(() => site.jira.close());

const SEVERAL = "/rest/api/3/app/field/value";

const write = (name: string, value: unknown, issueIds = [id]) => ({ customField: site.field(name), issueIds, value });
const read = async (name: string) =>
  (await site.as("agent").get(`/rest/api/3/issue/${id}`)).body.fields[site.field(name)];
const history = async () => (await site.as("agent").get(`/rest/api/3/issue/${id}/changelog`)).body.values;

describe("a value that the app writes", () => {
  it.each`
    field       | value                         | shown                                                     | why
    ${"Word"}   | ${"late"}                     | ${"late"}                                                 | ${"text"}
    ${"Words"}  | ${["a", "b"]}                 | ${["a", "b"]}                                             | ${"a list"}
    ${"Figure"} | ${1.5}                        | ${1.5}                                                    | ${"a number"}
    ${"Moment"} | ${"2026-03-02T10:00:00.750Z"} | ${"2026-03-02T12:00:00.000+0200"}                         | ${"to the second, in the reader's zone; read-only for people, not for its app"}
    ${"Person"} | ${{ accountId: "other" }}     | ${expect.objectContaining({ displayName: "Olga Other" })} | ${"a person"}
    ${"Thing"}  | ${{ size: 3 }}                | ${{ size: 3 }}                                            | ${"an object that its schema admits"}
    ${"Word"}   | ${null}                       | ${null}                                                   | ${"nothing"}
  `("$value in $field shows as $shown: $why", async ({ field, value, shown }) => {
    const { status } = await site
      .as("app")
      .put(`/rest/api/3/app/field/${site.field(field)}/value`, { updates: [{ issueIds: [id], value }] });
    expect([status, await read(field)]).toEqual([204, shown]);
  });

  it("may name the field by its key as well", async () => {
    await site
      .as("app")
      .put("/rest/api/3/app/field/app__DEVELOPMENT__word/value", { updates: [{ issueIds: [id], value: "late" }] });
    expect(await read("Word")).toBe("late");
  });

  it("is one change of the issue, whatever the number of fields", async () => {
    await site.as("app").post(SEVERAL, { updates: [write("Word", "late"), write("Figure", 3)] });
    const [entry, ...more] = await history();
    expect([entry.items.map(({ field }: { field: string }) => field), more]).toEqual([["Word", "Figure"], []]);
  });

  it.each`
    query                         | entries | told | why
    ${""}                         | ${1}    | ${1} | ${"history and events, unless said otherwise"}
    ${"?generateChangelog=false"} | ${0}    | ${1} | ${"kept out of the history"}
    ${"?generateAppEvents=false"} | ${1}    | ${0} | ${"kept from all apps"}
  `("'$query' leaves $entries entries and $told events: $why", async ({ query, entries, told }) => {
    site.events.length = 0;
    await site.as("app").post(`${SEVERAL}${query}`, { updates: [write("Word", "late")] });
    expect([(await history()).length, site.events.length]).toEqual([entries, told]);
  });
});

describe("a request that is refused writes nothing", () => {
  it.each`
    faulty                                                             | status | why
    ${() => write("Word", 3)}                                          | ${400} | ${"a number is no string"}
    ${() => write("Words", "a")}                                       | ${400} | ${"a string is no list"}
    ${() => write("Words", Array(101).fill("a"))}                      | ${400} | ${"a list holds 100 values"}
    ${() => write("Moment", "tomorrow")}                               | ${400} | ${"no date-time"}
    ${() => write("Person", { accountId: "nobody" })}                  | ${400} | ${"no such person"}
    ${() => write("Thing", { label: "x" })}                            | ${400} | ${"the schema requires a size"}
    ${() => write("Thing", { size: 1, more: 2 })}                      | ${400} | ${"the schema has no more"}
    ${() => write("Figure", 3)}                                        | ${400} | ${"the same field of the same issue twice"}
    ${() => write("Team", "x")}                                        | ${400} | ${"Jira's own field"}
    ${() => ({ ...write("Word", "x"), customField: "customfield_1" })} | ${404} | ${"no such field"}
    ${() => write("Word", "x", [999_999])}                             | ${404} | ${"the issue is gone"}
    ${() => ({ ...write("Word", "x"), issueIds: ["HELP-1"] })}         | ${400} | ${"keys are no ids"}
  `("answers $status: $why", async ({ faulty, status }) => {
    const reply = await site.as("app").post(SEVERAL, { updates: [write("Figure", 7), faulty()] });
    expect([reply.status, await read("Figure"), await history()]).toEqual([status, null, []]);
  });

  it("is refused to everybody but the app that owns the field", async () => {
    const stranger = site.jira.installApp({ appId: "stranger", environmentId: "e", name: "Stranger", fields: [] });
    const caller = { kind: "app", appId: "stranger", accountId: stranger.accountId } as const;
    const body = JSON.stringify({ updates: [write("Word", "x")] });
    const byStranger = await site.jira.request({ method: "POST", path: SEVERAL, headers: {}, body, caller });
    expect([byStranger.status, (await site.as("admin").post(SEVERAL, JSON.parse(body))).status]).toEqual([403, 403]);
  });

  it("may be made for a person through the app", async () => {
    expect((await site.as("agent", "app").post(SEVERAL, { updates: [write("Word", "x")] })).status).toBe(204);
  });
});

describe("people and the fields of apps", () => {
  it.each`
    field      | value          | status | why
    ${"Word"}  | ${"by hand"}   | ${204} | ${"an ordinary field"}
    ${"Thing"} | ${{ size: 1 }} | ${400} | ${"read-only"}
  `("an edit of $field answers $status: $why", async ({ field, value, status }) => {
    const reply = await site.as("agent").put(`/rest/api/3/issue/${id}`, { fields: { [site.field(field)]: value } });
    expect(reply.status).toBe(status);
  });

  it("keep their ids and values when the app is installed again", async () => {
    await site.as("app").post(SEVERAL, { updates: [write("Word", "late")] });
    const before = site.field("Word");
    site.jira.installApp({
      appId: "app",
      environmentId: "env",
      name: "An app",
      fields: [
        {
          moduleKey: "word",
          name: "Word, renamed",
          description: "",
          type: "string",
          collection: "none",
          readOnly: true,
        },
      ],
    });
    expect([site.field("Word, renamed"), await read("Word, renamed")]).toEqual([before, "late"]);
  });

  it("are found among the fields by the app's own mark", async () => {
    const { body } = await site.as("app").get("/rest/api/3/field");
    const word = body.find(({ name }: { name: string }) => name === "Words");
    expect(word.schema).toMatchObject({
      type: "array",
      items: "string",
      custom: "ari:cloud:ecosystem::extension/app/env/static/words",
    });
  });
});

it("dates the write by the site's clock", async () => {
  await site.as("app").post(SEVERAL, { updates: [write("Word", "late")] });
  const { fields } = (await site.as("app").get(`/rest/api/3/issue/${id}?fields=updated`)).body;
  expect(Date.parse(fields.updated.replace("+0000", "Z"))).toBe(START);
});
