import { type HelpDesk, helpDesk, MINUTE, paragraph } from "./support/help-desk";

let site: HelpDesk;
let key: string;
beforeEach(() => {
  site = helpDesk();
  key = site.issue().key;
});
afterEach(() => site.jira.close());

const path = () => `/rest/api/3/issue/${key}/comment`;
const INTERNAL = { key: "sd.public.comment", value: { internal: true } };

describe("who gets to read a comment", () => {
  it.each`
    endpoint          | given                                                                                               | isPublic | why
    ${"platform"}     | ${{ body: paragraph("x") }}                                                                         | ${true}  | ${"public unless something says otherwise"}
    ${"platform"}     | ${{ body: paragraph("x"), properties: [INTERNAL] }}                                                 | ${false} | ${"the property makes it internal"}
    ${"platform"}     | ${{ body: paragraph("x"), properties: [{ key: "sd.public.comment", value: { internal: false } }] }} | ${true}  | ${"the property says public"}
    ${"service desk"} | ${{ body: "x", public: true }}                                                                      | ${true}  | ${"said to be public"}
    ${"service desk"} | ${{ body: "x", public: false }}                                                                     | ${false} | ${"said to be internal"}
  `("$given through the $endpoint endpoint is public: $isPublic ($why)", async ({ endpoint, given, isPublic }) => {
    const where = endpoint === "platform" ? path() : `/rest/servicedeskapi/request/${key}/comment`;
    expect((await site.as("app").post(where, given)).status).toBe(201);
    const [comment] = (await site.as("agent").get(path())).body.comments;
    const forCustomer = (await site.as("customer").get(`/rest/servicedeskapi/request/${key}/comment`)).body.values;
    expect([comment.jsdPublic, forCustomer.length]).toEqual([isPublic, isPublic ? 1 : 0]);
  });

  it("turns a comment internal when its property is set afterwards", async () => {
    const { id } = (await site.as("app").post(path(), { body: paragraph("x") })).body;
    await site.as("app").put(`/rest/api/3/comment/${id}/properties/sd.public.comment`, { internal: true });
    expect((await site.as("agent").get(`${path()}/${id}`)).body.jsdPublic).toBe(false);
  });

  it("keeps a comment for a role to those who have it, also in lists", async () => {
    await site
      .as("admin")
      .post(path(), { body: paragraph("x"), visibility: { type: "role", value: "Administrators" } });
    const total = async (who: string) => (await site.as(who).get(path())).body.total;
    expect([await total("admin"), await total("agent"), await total("app")]).toEqual([1, 0, 1]);
  });

  it.each`
    who        | visibility                                   | why
    ${"agent"} | ${{ type: "role", value: "Administrators" }} | ${"is not in the role"}
    ${"agent"} | ${{ type: "group", value: "nobody" }}        | ${"there is no such group"}
  `("refuses a comment of $who for $visibility: $why", async ({ who, visibility }) => {
    const { status, body } = await site.as(who).post(path(), { body: paragraph("x"), visibility });
    expect([status, Object.keys(body.errors)]).toEqual([400, ["commentLevel"]]);
  });
});

describe("a comment's text", () => {
  it("is a document here and plain words at the service desk", async () => {
    await site.as("agent").post(path(), { body: paragraph("Restart it") });
    const [atDesk] = (await site.as("agent").get(`/rest/servicedeskapi/request/${key}/comment`)).body.values;
    expect(atDesk.body).toBe("Restart it");
  });

  it.each`
    body                                                                                                    | why
    ${"plain"}                                                                                              | ${"v3 wants a document"}
    ${{ type: "doc", version: 1, content: [] }}                                                             | ${"nothing in it"}
    ${{ type: "doc", version: 2, content: [{}] }}                                                           | ${"another version"}
    ${{ type: "doc", version: 1, content: [{ type: "paragraph", content: [{ type: "text", text: "" }] }] }} | ${"an empty text node"}
  `("refuses $body: $why", async ({ body }) => {
    const reply = await site.as("agent").post(path(), { body });
    expect([reply.status, Object.keys(reply.body.errors)]).toEqual([400, ["comment"]]);
  });
});

describe("lists of comments", () => {
  it("come oldest first, newest first when asked, with properties when asked", async () => {
    for (const text of ["one", "two", "three"]) {
      site.clock.pass(MINUTE);
      await site.as("app").post(path(), { body: paragraph(text), properties: [{ key: "marker", value: text }] });
    }
    const texts = async (query: string) =>
      (await site.as("app").get(`${path()}${query}`)).body.comments.map(
        (comment: { properties?: { value: string }[]; body: { content: { content: { text: string }[] }[] } }) =>
          comment.properties?.[0]?.value ?? comment.body.content[0]!.content[0]!.text,
      );
    expect(await texts("")).toEqual(["one", "two", "three"]);
    expect(await texts("?orderBy=-created&maxResults=2&expand=properties")).toEqual(["three", "two"]);
  });

  it("can be paged past their end", async () => {
    const { status, body } = await site.as("agent").get(`${path()}?startAt=5`);
    expect([status, body.comments, body.total]).toEqual([200, [], 0]);
  });
});

describe("changing a comment", () => {
  it.each`
    who        | status | why
    ${"agent"} | ${200} | ${"wrote it"}
    ${"admin"} | ${200} | ${"may edit all"}
    ${"other"} | ${400} | ${"may edit his own only"}
  `("by $who answers $status: $why", async ({ who, status }) => {
    const { id } = (await site.as("agent").post(path(), { body: paragraph("x") })).body;
    const reply = await site.as(who).put(`${path()}/${id}`, { body: paragraph("y") });
    expect(reply.status).toBe(status);
  });

  it("is gone after its deletion", async () => {
    const { id } = (await site.as("agent").post(path(), { body: paragraph("x") })).body;
    expect((await site.as("agent").remove(`${path()}/${id}`)).status).toBe(204);
    expect((await site.as("agent").get(`${path()}/${id}`)).status).toBe(404);
  });
});
