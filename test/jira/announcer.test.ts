import type { EscalationNotice } from "../../src/domain/monitoring/escalation-notice";
import { jiraAnnouncer } from "../../src/jira/announcer";
import { englishWords } from "../../src/words/words";
import { type Given, jiraThatAnswers } from "./jira-answers";

const step = {
  agreement: "gold",
  version: 2,
  measure: "resolution",
  cycle: 1,
  level: 3,
  crossedAt: Date.UTC(2024, 0, 8, 12),
} as const;

const notice: EscalationNotice = {
  promise: { kind: "sla", service: "E-mail", customer: "Acme" },
  measure: "resolution",
  agreement: "gold",
  version: 2,
  target: 8 * 3_600_000,
  granted: 0,
  elapsed: 6 * 3_600_000,
  dueAt: Date.UTC(2024, 0, 8, 14),
  timezone: "Etc/UTC",
  isUsedUp: false,
  visibility: "internal",
  position: 1,
  of: 2,
  addressees: [
    { contact: "ann", name: "Ann", side: "provider", accountId: "acc-1", groupId: null },
    { contact: "bob", name: "Bob", side: "customer", accountId: "acc-2", groupId: null },
  ],
  isHeldByAcknowledging: false,
  next: null,
};

const created = "2024-01-08T12:00:01.000+0000";
const written = (jsdPublic: boolean): Given => ({ status: 201, body: { id: "77", created, jsdPublic } });
const announcer = (...answers: Given[]) => {
  const { client, asked, isDone } = jiraThatAnswers(...answers);
  return { ...jiraAnnouncer(client, englishWords), asked, isDone };
};

describe("the comment", () => {
  it("is internal and carries its proof", async () => {
    const { postAnnouncement, asked } = announcer(written(false));
    expect(await postAnnouncement("10", step, notice)).toEqual({
      kind: "posted",
      commentId: "77",
      postedAt: Date.parse(created.replace("0000", "00:00")),
      unreached: [],
    });
    expect(asked[0]).toMatchObject({
      method: "POST",
      path: "/rest/api/3/issue/10/comment",
      body: {
        properties: [
          {
            key: "handshake.announcement",
            value: {
              step: "gold:2:resolution:1:3",
              agreement: "gold",
              version: 2,
              measure: "resolution",
              cycle: 1,
              level: 3,
              crossedAt: "2024-01-08T12:00:00.000Z",
            },
          },
          { key: "sd.public.comment", value: { internal: true } },
        ],
      },
    });
  });

  it("is public only where the step says so", async () => {
    const { postAnnouncement, asked } = announcer(written(true));
    expect(await postAnnouncement("10", step, { ...notice, visibility: "public" })).toMatchObject({ kind: "posted" });
    expect(JSON.stringify(asked[0]!.body)).toContain('"internal":false');
  });

  it("is taken back, and not tried again, where Jira shows an internal one to the customer", async () => {
    const { postAnnouncement, asked } = announcer(written(true), { status: 204 });
    expect(await postAnnouncement("10", step, notice)).toEqual({ kind: "refused" });
    expect(asked[1]).toMatchObject({ method: "DELETE", path: "/rest/api/3/issue/10/comment/77" });
  });

  const accounts = (...ids: string[]): Given => ({ body: { values: ids.map((accountId) => ({ accountId })) } });

  it("names a contact whose account is gone, tells of it, and mentions the others", async () => {
    const { postAnnouncement, asked } = announcer({ status: 400 }, accounts("acc-2"), written(false));
    expect(await postAnnouncement("10", step, notice)).toMatchObject({
      kind: "posted",
      unreached: [{ contact: "ann", reason: "account-unknown" }],
    });
    expect(asked[1]!.path).toBe("/rest/api/3/user/bulk?maxResults=50&accountId=acc-1&accountId=acc-2");
    const again = JSON.stringify(asked[2]!.body);
    expect(again).toContain('"text":"Ann"');
    expect(again).toContain('"id":"acc-2"');
    expect(again).not.toContain("acc-1");
  });

  it("mentions nobody where Jira does not say which account is gone", async () => {
    const { postAnnouncement, asked } = announcer({ status: 400 }, { status: 403 }, written(false));
    const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(await postAnnouncement("10", step, notice)).toMatchObject({ kind: "posted" });
    expect(JSON.stringify(asked[2]!.body)).not.toContain('"mention"');
    warn.mockRestore();
  });

  it("is refused for good where every account is there and Jira takes it all the same not", async () => {
    const { postAnnouncement, isDone } = announcer({ status: 400 }, accounts("acc-1", "acc-2"));
    expect(await postAnnouncement("10", step, notice)).toEqual({ kind: "refused" });
    expect(isDone()).toBe(true);
  });
});

it.each`
  answer                                               | outcome                                | why
  ${{ status: 429, headers: { "Retry-After": "40" } }} | ${{ kind: "later", afterSeconds: 40 }} | ${"Jira said how long to wait, and did nothing"}
  ${{ status: 429 }}                                   | ${{ kind: "later", afterSeconds: 30 }} | ${"Jira did not say how long"}
  ${{ status: 503 }}                                   | ${{ kind: "unknown" }}                 | ${"something behind may have taken the comment"}
  ${new Error("reset")}                                | ${{ kind: "unknown" }}                 | ${"no answer came"}
  ${{ status: 201, body: { nothing: "known" } }}       | ${{ kind: "unknown" }}                 | ${"it was written, but not which"}
  ${{ status: 403 }}                                   | ${{ kind: "refused" }}                 | ${"the app may not comment here"}
  ${{ status: 404 }}                                   | ${{ kind: "refused" }}                 | ${"the ticket is gone"}
`("ends $outcome.kind: $why", async ({ answer, outcome }) => {
  const withoutMentions = { ...notice, addressees: [] };
  expect(await announcer(answer).postAnnouncement("10", step, withoutMentions)).toEqual(outcome);
});

describe("looking for an announcement", () => {
  const commentOf = (id: string, value?: object) => ({
    id,
    created,
    properties: value === undefined ? [] : [{ key: "handshake.announcement", value }],
  });
  const page = (total: number, ...comments: object[]): Given => ({ body: { comments, total } });
  const proof = { step: "gold:2:resolution:1:3", crossedAt: "2024-01-08T12:00:00.000Z" };

  it.each`
    answers                                                                   | commentId | why
    ${[page(2, commentOf("2"), commentOf("1", proof))]}                       | ${"1"}    | ${"its property says which step it is"}
    ${[page(1, commentOf("2", { ...proof, step: "gold:2:resolution:1:4" }))]} | ${null}   | ${"another step is another step"}
    ${[page(2, commentOf("2")), page(2, commentOf("1", proof))]}              | ${"1"}    | ${"it is on the next page"}
    ${[page(1, commentOf("2", { by: "hand" }))]}                              | ${null}   | ${"a property of another shape proves nothing"}
    ${[page(0)]}                                                              | ${null}   | ${"there is no comment at all"}
  `("finds $commentId: $why", async ({ answers, commentId }) => {
    const { findAnnouncement, isDone } = announcer(...answers);
    expect((await findAnnouncement("10", step))?.commentId ?? null).toBe(commentId);
    expect(isDone()).toBe(true);
  });
});

describe("mail", () => {
  it.each`
    visibility    | accounts     | why
    ${"internal"} | ${["acc-2"]} | ${"customers cannot see an internal comment; the others are mentioned"}
    ${"public"}   | ${["acc-1"]} | ${"a public comment names nobody of the provider"}
  `("of an $visibility step goes to $accounts ($why)", async ({ visibility, accounts }) => {
    const { notify, asked } = announcer({ status: 204 });
    await notify("10", "HD-10", { ...notice, visibility });
    expect(asked[0]).toMatchObject({
      path: "/rest/api/3/issue/10/notify",
      body: { to: { users: accounts.map((accountId: string) => ({ accountId })) } },
    });
  });

  const group = { contact: "desk", name: "Desk", side: "provider", accountId: null, groupId: "g-1" } as const;
  const withGroup: EscalationNotice = { ...notice, addressees: [...notice.addressees, group] };

  it("goes to a group's members whatever side they are on, for a comment mentions no group", async () => {
    const { notify, asked } = announcer({ status: 204 }, { status: 204 });
    expect(await notify("10", "HD-10", withGroup)).toEqual([]);
    expect(asked.map(({ body }) => (body as { to: object }).to)).toEqual([
      { groupIds: ["g-1"] },
      { users: [{ accountId: "acc-2" }] },
    ]);
  });

  it("is in the words of the side that it goes to, whatever the comment's", async () => {
    const { notify, asked } = announcer({ status: 204 }, { status: 204 });
    await notify("10", "HD-10", withGroup);
    const texts = asked.map(({ body }) => body as { subject: string; textBody: string });
    expect(texts.map(({ subject }) => subject)).toEqual([
      "HD-10: Resolution at risk",
      "HD-10: The time for your request is running short",
    ]);
    expect(texts[1]!.textBody).not.toMatch(/Ann|Desk|gold/);
  });

  it("goes to each of them apart where Jira refuses it to all together, and tells who is unknown", async () => {
    const { notify, asked, isDone } = announcer({ status: 400 }, { status: 204 }, { status: 400 });
    const both = withGroup.addressees.map((one) => (one === group ? { ...group, side: "customer" as const } : one));
    expect(await notify("10", "HD-10", { ...withGroup, addressees: both })).toEqual([
      { contact: "desk", reason: "group-unknown-or-empty" },
    ]);
    expect(asked.slice(1).map(({ body }) => (body as { to: object }).to)).toEqual([
      { users: [{ accountId: "acc-2" }] },
      { groupIds: ["g-1"] },
    ]);
    expect(isDone()).toBe(true);
  });

  it("is asked for once where there is one recipient only", async () => {
    const { notify, isDone } = announcer({ status: 400 });
    expect(await notify("10", "HD-10", { ...notice, addressees: [group] })).toEqual([
      { contact: "desk", reason: "group-unknown-or-empty" },
    ]);
    expect(isDone()).toBe(true);
  });

  it("that a site does not send stops nothing, and says nothing against a contact", async () => {
    const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(await announcer({ status: 403 }).notify("10", "HD-10", notice)).toEqual([]);
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
  });
});
