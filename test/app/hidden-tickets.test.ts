/**
 * A ticket behind a security level, and those who work in its project outside that level: whatever they ask, no answer names
 * the ticket or says what was typed on it. Every function that is for them is walked, those that are added later too.
 */
import { readPage } from "../../src/domain/history-pages/history-page";
import { unpack } from "../../src/storage/history-pages";
import { askPanel } from "./panel-site";
import { resolverPayloads } from "./resolver-payloads";
import { begun, reviewAnswer } from "./review-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
customers: [{ key: clinic, name: Meadow Clinics, organization: Meadow Clinics }]
contacts: [{ key: nobody, name: Nobody, accountId: no-such-account }]
agreements:
  - key: standard
    kind: sla
    version: 1
    service: print
    customer: clinic
    validFrom: "2024-01-01"
    clock: { stop: { statuses: [Done, Closed] } }
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    escalation: [{ measure: resolution, commence: { percent: 50 }, steps: [{ level: 1, notify: [nobody] }] }]
`;

const SUMMARY = "Zirconium is running out";
const NOTE = "Beryllium on the rollers";
const modules: Readonly<Record<string, string>> = {
  settings: "service-level-settings",
  review: "service-reviews",
  queue: "needs-attention",
};

let site: SimulatedSite;
/** Finished late and open, both behind the level; their keys, and the words typed on them. */
const hidden: { id: string; key: string }[] = [];
let secrets: string[] = [];
const review = begun({ id: "review-open-one", customer: "clinic" });
const closed = begun({ id: "review-closed", customer: "clinic", meetingOn: "2024-02-01" });

beforeAll(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  for (const accountId of ["outsider", "head"]) desk.addUser({ accountId, displayName: accountId, kind: "agent" });
  const holders = (accountIds: readonly string[]) => [
    { type: "app" as const },
    ...accountIds.map((id) => ({ type: "user" as const, id })),
  ];
  desk.setGrants("HD", "BROWSE_PROJECTS", holders(["agent", "outsider", "lead", "head"]));
  desk.setGrants("HD", "SERVICEDESK_AGENT", holders(["agent", "outsider"]));
  desk.setGrants("HD", "ADMINISTER_PROJECTS", holders(["lead", "head"]));
  desk.setAppsSeeSecuredIssues(true);
  const inside = ["agent", "lead"].map((id) => ({ type: "user" as const, id }));
  desk.addSecurityLevel("HD", { name: "Board", holders: inside });
  desk.addOrganization("Meadow Clinics", []);
  desk.addOrganizationToProject("HD", "Meadow Clinics");
  await site.answer("importCatalogue", { text: catalogue });
  const ticket = (more: object) =>
    site.createTicket({ Service: "Printers", organizations: ["Meadow Clinics"], summary: SUMMARY, ...more });
  hidden.push(ticket({ security: "Board" }), ticket({ security: "Board" }));
  const plain = ticket({ summary: "Paper jam" });
  await site.clock.runUntil(monday + HOUR);
  const place = { issueId: hidden[0]!.id, projectId: site.projectId };
  const subject = { kind: "service" as const, key: "print" };
  const outage = { kind: "began", subject, from: "2024-01-08T08:00:00Z", to: null, loss: 100, note: NOTE } as const;
  expect(await askPanel(site, "recordOutage", place, { requestId: "hidden-outage", deed: outage })).toMatchObject({
    kind: "answered",
  });
  await site.clock.runUntil(monday + 6 * HOUR);
  for (const { id } of [hidden[0]!, plain]) site.change(id, { status: "Done" });
  await site.clock.runUntil(monday + 8 * HOUR);
  const edits = [
    {
      entry: { section: "services", key: "print" },
      before: { key: "print", name: "Printing", tickets: { service: ["Printers"] } },
      after: { key: "print", name: "Printing", tickets: { service: ["Printers", "Copiers"] } },
    },
  ];
  await site.answer("saveEntries", { edits, note: null, issueKey: hidden[0]!.key });
  for (const record of [closed, review]) await reviewAnswer(site, "addReviewRecord", { kind: "review", record });
  await reviewAnswer(site, "editReviewRecord", {
    kind: "review",
    id: review.id,
    edits: [
      {
        path: ["topics", "about-the-ticket"],
        before: null,
        after: { id: "about-the-ticket", text: "Why so late", about: { kind: "ticket", id: hidden[0]!.key } },
      },
    ],
  });
  const { hash } = await reviewAnswer<{ hash: string }>(site, "reviewPack", { id: closed.id });
  await reviewAnswer(site, "freezeReview", { id: closed.id, shown: hash });
  secrets = [...hidden.map(({ key }) => key), SUMMARY, NOTE];
  await site.clock.runUntil(site.clock.now() + 2 * HOUR);
});
afterAll(() => site.close());

/** Payloads that find something here; of what changes anything, as elsewhere. */
const payloads: Readonly<Record<string, readonly object[]>> = {
  reviewPack: [{ id: review.id }, { id: closed.id }],
  frozenReview: [{ id: closed.id }],
  reviewRecord: [{ kind: "review", id: review.id }],
  reviewLog: [{ kind: "review", id: review.id, cursor: null }],
};
const readsFirst = (name: string) =>
  /^(import|save|start|stage|move|acknowledge$|remove|share|follow|mark|add|edit|freeze|make|note|renegotiate|take|draft|change|rebuild)/.test(
    name,
  );
const functions = Object.keys(modules)
  .flatMap((resolver) =>
    Object.entries(resolverPayloads[resolver]!).map(([name, payload]) => ({ resolver, name, payload })),
  )
  .flatMap((one) => (payloads[one.name] ?? [one.payload]).map((payload) => ({ ...one, payload })))
  .sort((one, other) => Number(readsFirst(one.name)) - Number(readsFirst(other.name)));

/** The text of an answer, with the keys of tickets that stand in packed pages of history. */
async function textOf({ resolver, name, payload }: (typeof functions)[number], accountId: string): Promise<string> {
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: modules[resolver]!,
      functionKey: name,
      payload: { projectId: site.projectId, ...payload },
      viewer: { accountId, accountType: "licensed", locale: "en-GB", timezone: "Etc/UTC" },
      extension: { project: { id: site.projectId, key: "HD" } },
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  const { value } = answer.value as { value?: { pages?: readonly { packed: string }[] } };
  const pages = name === "historyOf" ? (value?.pages ?? []) : [];
  return JSON.stringify(answer.value) + JSON.stringify(pages.map(({ packed }) => readPage(unpack(packed)).issueKeys));
}

const named = (text: string) => secrets.filter((secret) => text.includes(secret));

it("whoever is in the level is told of the ticket, so that there is something to hide", async () => {
  const telling = new Set<string>();
  for (const one of functions.filter(({ name }) => !readsFirst(name)))
    if (named(await textOf(one, "lead")).length > 0) telling.add(one.name);
  for (const name of [
    "measurements",
    "auditTrail",
    "historyOf",
    "measuredNeeds",
    "reviewDesk",
    "reviewRecord",
    "reviewPack",
    "frozenReview",
    "availability",
    "openTickets",
  ])
    expect([name, telling.has(name)]).toEqual([name, true]);
});

it.each(functions)("$resolver, $name names nothing of it to those outside", async (one) => {
  for (const accountId of ["outsider", "head"]) {
    const text = await textOf(one, accountId);
    expect([accountId, named(text)]).toEqual([accountId, []]);
  }
});

it("figures are the same for everybody", async () => {
  const asked = functions.find(({ name }) => name === "historyOf")!;
  expect((await textOf(asked, "outsider")).length).toBeGreaterThan(100);
  const measured = async (accountId: string) => {
    const { pack } = await reviewAnswer<{ pack: { measured: { promises: { kept: number; counted: number }[] } } }>(
      site,
      "reviewPack",
      { id: closed.id },
      accountId,
    );
    return pack.measured.promises.map(({ kept, counted }) => [kept, counted]);
  };
  expect(await measured("outsider")).toEqual(await measured("lead"));
});
