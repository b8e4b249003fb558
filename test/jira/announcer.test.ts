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
  elapsed: 6 * 3_600_000,
  dueAt: Date.UTC(2024, 0, 8, 14),
  timezone: "Etc/UTC",
  isUsedUp: false,
  visibility: "internal",
  position: 1,
  of: 2,
  addressees: [
    { name: "Ann", side: "provider", accountId: "acc-1" },
    { name: "Bob", side: "customer", accountId: "acc-2" },
  ],
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

  it("names a contact whose account is gone, where Jira takes no mention of it", async () => {
    const { postAnnouncement, asked } = announcer({ status: 400 }, written(false));
    expect(await postAnnouncement("10", step, notice)).toMatchObject({ kind: "posted" });
    expect(JSON.stringify(asked[0]!.body)).toContain('"mention"');
    expect(JSON.stringify(asked[1]!.body)).not.toContain('"mention"');
    expect(JSON.stringify(asked[1]!.body)).toContain("Ann");
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

  it("that Jira does not send stops nothing", async () => {
    const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
    await announcer({ status: 400 }).notify("10", "HD-10", notice);
    expect(warn).toHaveBeenCalled();
  });
});
