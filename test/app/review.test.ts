import { createHash } from "node:crypto";
import type { Answer, ReviewCorrection, ReviewSaved } from "../../src/contract";
import type { CustomerRelation } from "../../src/domain/review/customer-relation";
import type { Requirement } from "../../src/domain/review/requirement";
import type { ReviewPack } from "../../src/domain/review/review-pack";
import type { ServiceReview } from "../../src/domain/review/service-review";
import { askPanel } from "./panel-site";
import { askReview, begun, deskOf, reviewAnswer } from "./review-site";
import { SimulatedSite } from "./simulated-site";

/** A service review in the app as it is shipped: from tickets to a document that nobody can change. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
customers: [{ key: clinic, name: Meadow Clinics, organization: Meadow Clinics }]
agreements:
  - key: standard
    name: Printing for the clinics
    kind: sla
    version: 1
    service: print
    customer: clinic
    validFrom: "2024-01-01"
    validTo: "2024-04-01"
    clock: { stop: { statuses: [Done, Closed] } }
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    attainment: { percent: 90 }
`;

let site: SimulatedSite;
let broken: { id: string; key: string };
let customerField: string;

const review = begun({ id: "review-january", customer: "clinic", preparation: "Ask about the toner" });

const packOf = async (id = review.id) => reviewAnswer<{ pack: ReviewPack; hash: string }>(site, "reviewPack", { id });
const edit = (path: readonly string[], before: unknown, after: unknown, id = review.id) =>
  reviewAnswer<ReviewSaved>(site, "editReviewRecord", { kind: "review", id, edits: [{ path, before, after }] });

beforeAll(async () => {
  site = await SimulatedSite.open(monday);
  const { desk } = site.jira;
  customerField = desk.addField({ name: "Organisation", kind: "select" }).id;
  desk.addUser({ accountId: "neighbour", displayName: "Ned Neighbour", kind: "agent" });
  desk.addUser({ accountId: "head", displayName: "Hedy Head", kind: "agent" });
  desk.addProject({
    key: "OP",
    name: "Other project",
    lead: "lead",
    statuses: ["New", "Done"],
    issueTypes: ["Incident"],
  });
  const grant = (project: string, team: readonly string[], administrators: readonly string[]) => {
    const holders = (accountIds: readonly string[]) => [
      { type: "app" as const },
      ...accountIds.map((id) => ({ type: "user" as const, id })),
    ];
    desk.setGrants(project, "BROWSE_PROJECTS", holders([...team, ...administrators, "customer"]));
    desk.setGrants(project, "SERVICEDESK_AGENT", holders(team));
    desk.setGrants(project, "ADMINISTER_PROJECTS", holders(administrators));
  };
  grant("HD", ["agent"], ["lead", "head"]);
  grant("OP", [], ["lead", "neighbour"]);
  await site.answer("importCatalogue", { text: catalogue });
  const { project } = await site.answer<{ project: { fields: Record<string, string[]> } }>("monitoringStatus");
  await site.answer("saveMapping", { fields: { ...project.fields, customer: [customerField] } });
  const ticket = () => site.createTicket({ Service: "Printers", Organisation: "Meadow Clinics" });
  const kept = ticket();
  broken = ticket();
  ticket();
  site.createTicket({ Service: "Printers" }); // of another customer
  await site.clock.runUntil(monday + HOUR);
  site.change(kept.id, { status: "Done" });
  await site.clock.runUntil(monday + 6 * HOUR);
  site.change(broken.id, { status: "Done" });
  await site.clock.runUntil(monday + 8 * HOUR);
});
afterAll(() => site.close());

it("A review that is begun fills itself from what was measured for its customer", async () => {
  await reviewAnswer(site, "addReviewRecord", { kind: "review", record: review });
  const { pack, hash } = await packOf();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(pack.customer).toEqual({ key: "clinic", name: "Meadow Clinics" });
  expect(pack.measured?.promises).toEqual([
    expect.objectContaining({ agreement: "standard", measure: "resolution", kept: 1, counted: 2, percent: 50 }),
  ]);
  expect(pack.measured?.promises[0]).toMatchObject({
    goal: 90,
    isReached: false,
    isSmallSample: true,
    open: [expect.any(String)],
    breaches: [{ issueKey: broken.key, reason: null }],
    before: null,
  });
  const [breach] = pack.measured!.promises[0]!.breaches;
  // Jira takes tickets and changes within a second of what was meant.
  expect(Math.round(breach!.overrun / MINUTE)).toBe(120);
  expect(pack.agenda.map(({ kind }) => kind)).toEqual([
    "figures",
    "breaches",
    "expiring",
    "perception",
    "next-meeting",
  ]);
  expect(JSON.stringify(pack)).not.toContain("toner"); // the provider's own notes
});

it("Composing it costs a few reads, and asks Jira for the viewer's permission alone", async () => {
  const before = site.host.meter();
  await packOf();
  const after = site.host.meter();
  expect(after.kvs.reads - before.kvs.reads).toBeLessThanOrEqual(10);
  const asked = Object.entries(after.jira.requests).filter(
    ([path, count]) => count !== (before.jira.requests[path] ?? 0),
  );
  expect(asked.map(([path]) => path)).toEqual(["POST /rest/api/3/permissions/check"]);
});

it("A period in which nothing was measured says so, and no percentage", async () => {
  const record = begun({
    id: "review-december",
    customer: "clinic",
    period: { first: "2023-12", last: "2023-12" },
    meetingOn: "2024-01-04",
  });
  await reviewAnswer(site, "addReviewRecord", { kind: "review", record });
  const { pack } = await packOf(record.id);
  expect(pack.measured).toMatchObject({ isEmpty: true, promises: [], backlog: null });
  await reviewAnswer(site, "removeReviewRecord", { kind: "review", id: record.id });
  expect((await deskOf(site)).reviews.map(({ id }) => id)).toEqual([review.id]);
});

describe("What is typed in a meeting", () => {
  it("stands beside what others type at the same moment", async () => {
    expect((await edit(["minutes"], "", "We met.")).kind).toBe("saved");
    // Somebody who read it before writes elsewhere.
    expect((await edit(["perception"], "", "Friendly")).kind).toBe("saved");
    const [present] = (await deskOf(site)).reviews;
    expect(present).toMatchObject({ minutes: "We met.", perception: "Friendly" });
  });

  it("is told to whoever writes at the same place, with both texts, and nothing is stored", async () => {
    const answer = await edit(["minutes"], "", "They met.");
    expect(answer).toMatchObject({ kind: "conflict", places: [{ edit: 0, present: "We met." }] });
    expect((await deskOf(site)).reviews[0]?.minutes).toBe("We met.");
  });

  it("counts once when the same call comes twice", async () => {
    const action = {
      id: "action-toner",
      text: "Order toner",
      owner: "Ann",
      dueOn: "2024-02-12",
      issueKey: null,
      doneOn: null,
    };
    for (let time = 0; time < 2; time++) expect((await edit(["actions", action.id], null, action)).kind).toBe("saved");
    expect((await deskOf(site)).reviews[0]?.actions).toEqual([action]);
  });

  it.each`
    path                  | after                                       | why
    ${["meetingOn"]}      | ${"2024-13-40"}                             | ${"no day"}
    ${["rating"]}         | ${6}                                        | ${"no rating"}
    ${["minutes"]}        | ${"x".repeat(30_001)}                       | ${"too long"}
    ${["nonsense"]}       | ${1}                                        | ${"nothing of a review"}
    ${["id"]}             | ${"another-id"}                             | ${"its id stays"}
    ${["customer"]}       | ${"other"}                                  | ${"its customer stays"}
    ${["frozen"]}         | ${{ at: 1, by: "x", hash: "x", pieces: 1 }} | ${"only freezing freezes"}
    ${["period", "last"]} | ${"2023-01"}                                | ${"it ends before it begins"}
  `("is refused in words where it cannot be ($why)", async ({ path, after }) => {
    const [present] = (await deskOf(site)).reviews;
    const before = path.reduce((value: Record<string, unknown>, step: string) => value[step], present) ?? null;
    const answer = await askReview(site, "editReviewRecord", {
      kind: "review",
      id: review.id,
      edits: [{ path, before, after }],
    });
    expect(answer).toMatchObject({ kind: "failed", code: "invalid-request" });
    expect((await deskOf(site)).reviews[0]).toEqual(present);
  });
});

describe("What customers said of single requests", () => {
  const take = () => reviewAnswer<{ kind: string; record: ServiceReview }>(site, "takeRatings", { id: review.id });

  it("is not there where the site keeps no ratings: nothing is noted", async () => {
    expect(await take()).toEqual({ kind: "not-kept" });
  });

  it("stands beside the figures once it is looked up, of those alone that the review is about", async () => {
    const { id: field } = site.jira.desk.addField({ name: "Zufriedenheit", kind: "satisfaction" });
    site.change(broken.id, { [field]: 2 });
    const other = site.createTicket({ Service: "Printers" });
    site.change(other.id, { [field]: 5 });
    await site.clock.runUntil(site.clock.now() + MINUTE);
    const { kind, record } = await take();
    expect(kind).toBe("taken");
    expect(record.satisfaction).toEqual({ resolved: 2, counts: [0, 1, 0, 0, 0], poor: [broken.key] });
    const { pack } = await packOf();
    expect(pack.review.satisfaction).toEqual(record.satisfaction);
  });
});

describe("What a meeting decides", () => {
  it("becomes one Jira issue, however often it is asked for", async () => {
    const asked = { kind: "review", id: review.id, task: "action-toner" };
    const { record } = await reviewAnswer<{ record: ServiceReview }>(site, "makeReviewTask", asked);
    const key = record.actions[0]?.issueKey;
    expect(key).toMatch(/^HD-\d+$/);
    await reviewAnswer(site, "makeReviewTask", asked);
    // As if the note of its key had been lost: at first Jira's search does not know it either.
    await edit(["actions", "action-toner", "issueKey"], key, null);
    await site.clock.runUntil(site.clock.now() + 2 * MINUTE);
    const again = await reviewAnswer<{ record: ServiceReview }>(site, "makeReviewTask", asked);
    expect(again.record.actions[0]?.issueKey).toBe(key);
    expect(await site.search('labels = "service-review-action-toner"')).toEqual([key]);
  });

  it("is found to be done when its issue is", async () => {
    expect(await reviewAnswer(site, "noteDoneTasks", { today: "2024-02-10" })).toEqual({ done: 0 });
    const key = (await deskOf(site)).reviews[0]!.actions[0]!.issueKey!;
    site.change(key, { status: "Done" });
    expect(await reviewAnswer(site, "noteDoneTasks", { today: "2024-02-10" })).toEqual({ done: 1 });
    expect((await deskOf(site)).reviews[0]!.actions[0]).toMatchObject({ doneOn: "2024-02-10" });
  });

  it("starts one draft of the agreement that is to be renegotiated", async () => {
    const decision = {
      id: "decision-hours",
      text: "Faster printing",
      renegotiates: { agreement: "standard", draft: null },
    };
    await edit(["decisions", decision.id], null, decision);
    const asked = { id: review.id, decision: decision.id };
    const { record } = await reviewAnswer<{ record: ServiceReview }>(site, "renegotiate", asked);
    expect(record.decisions[0]?.renegotiates).toEqual({ agreement: "standard", draft: 2 });
    await reviewAnswer(site, "renegotiate", asked);
    const { pack } = await packOf();
    expect(pack.proposed).toEqual([
      { agreement: "standard", version: 2, name: "Printing for the clinics", on: "2024-04-01", state: "draft" },
    ]);
  });

  it("is the change that a requirement brings about once it is granted, and not before", async () => {
    const requirement: Requirement = {
      id: "requirement-hours",
      customer: "clinic",
      service: "print",
      asked: "Printing at weekends",
      outcome: "Patients leave with their papers on Saturdays too",
      askedBy: "Dr. Meadow",
      askedOn: "2024-01-08",
      answer: "open",
      answeredOn: null,
      justification: "",
      alternative: "",
      risk: null,
      riskWords: "",
      lookAgainOn: null,
      agreement: "standard",
    };
    await reviewAnswer(site, "addReviewRecord", { kind: "requirement", record: requirement });
    const { id } = requirement;
    const refused = await askReview(site, "draftForRequirement", { id });
    expect(refused).toMatchObject({ kind: "failed", message: expect.stringContaining("Grant the requirement") });
    const edits = [{ path: ["answer"], before: "open", after: "granted" }];
    await reviewAnswer(site, "editReviewRecord", { kind: "requirement", id, edits });
    const { record } = await reviewAnswer<{ record: Requirement }>(site, "draftForRequirement", { id });
    expect(record.draft).toBe(2);
    await reviewAnswer(site, "removeReviewRecord", { kind: "requirement", id });
  });
});

describe("Freezing", () => {
  let text: string;

  it("keeps what was looked at: what has changed since is not frozen unseen", async () => {
    const relation: CustomerRelation = {
      id: "clinic",
      every: "quarter",
      nextOn: null,
      outcomes: "Patients leave with their papers",
      preferences: "",
      baseline: null,
      participants: [],
    };
    const { hash } = await packOf();
    await reviewAnswer(site, "addReviewRecord", { kind: "relation", record: relation });
    await deskOf(site);
    expect(await reviewAnswer(site, "freezeReview", { id: review.id, shown: hash })).toEqual({ kind: "outdated" });
    expect((await deskOf(site)).reviews[0]?.frozen).toBeNull();
  });

  it("stores exactly what is shown, under its hash, and plans the next review", async () => {
    const { pack, hash } = await packOf();
    for (let time = 0; time < 2; time++)
      expect(await reviewAnswer(site, "freezeReview", { id: review.id, shown: hash })).toMatchObject({
        kind: "frozen",
        record: { frozen: { hash, by: "lead" } },
      });
    ({ text } = await reviewAnswer<{ text: string }>(site, "frozenReview", { id: review.id }));
    expect(createHash("sha256").update(text).digest("hex")).toBe(hash);
    expect(JSON.parse(text)).toEqual(pack);
    expect((await deskOf(site)).relations[0]?.nextOn).toBe("2024-05-05");
  });

  it("lets nobody change what was frozen, but note what became of its tasks", async () => {
    for (const [path, before, after] of [
      [["minutes"], "We met.", "We did not."],
      [["rating"], null, 5],
      [["actions", "action-toner", "text"], "Order toner", "Order paper"],
    ] as const) {
      const edits = [{ path, before, after }];
      const answer = await askReview(site, "editReviewRecord", { kind: "review", id: review.id, edits });
      expect(answer).toMatchObject({ kind: "failed", message: expect.stringContaining("frozen") });
    }
    expect((await edit(["actions", "action-toner", "doneOn"], "2024-02-10", null)).kind).toBe("saved");
    expect(await askReview(site, "removeReviewRecord", { kind: "review", id: review.id })).toMatchObject({
      kind: "failed",
    });
  });

  it("is opened byte for byte after the names, the agreements and the figures beneath it have changed", async () => {
    const deed = { kind: "excluded", reason: "Was a test" };
    const place = { issueId: broken.id, projectId: site.projectId };
    const excluded = await askPanel(site, "record", place, { requestId: "exclude-the-broken", deed });
    expect(excluded.kind).toBe("answered");
    await site.answer("importCatalogue", {
      text: catalogue.replace("Meadow Clinics, organization", "Renamed Clinics, organization"),
    });
    await site.clock.runUntil(site.clock.now() + 2 * HOUR);
    const opened = await reviewAnswer<{ text: string; corrections: ReviewCorrection[] }>(site, "frozenReview", {
      id: review.id,
    });
    expect(opened.text).toBe(text);
    expect(opened.corrections).toEqual([
      expect.objectContaining({
        issueKey: broken.key,
        changes: [{ fact: "exclusion", before: null, after: "Was a test" }],
      }),
    ]);
  });

  it("carries the open tasks into the next review, first on its agenda", async () => {
    const next = begun({
      id: "review-february",
      customer: "clinic",
      period: { first: "2024-02", last: "2024-02" },
      meetingOn: "2024-03-04",
    });
    await reviewAnswer(site, "addReviewRecord", { kind: "review", record: next });
    const { pack } = await packOf(next.id);
    expect(pack.lastActions.map(({ text: what }) => what)).toEqual(["Order toner"]);
    expect(pack.agenda[0]).toEqual({ kind: "last-actions", count: 1 });
    // Compared with what the last review was about.
    expect(pack.measured?.comparedWith).toEqual({ first: "2024-01", last: "2024-01" });
  });
});

it("Every change is on record with who and when, latest first", async () => {
  const { entries } = await reviewAnswer<{ entries: { action: string; by: { accountId: string } }[] }>(
    site,
    "reviewLog",
    { kind: "review", id: review.id, cursor: null },
  );
  expect(entries.at(-1)).toMatchObject({ action: "made", by: { accountId: "lead", name: "Lea Lead" } });
  expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(["changed", "task-made", "frozen"]));
});

describe("Who sees and changes it", () => {
  const shown = "0".repeat(64);
  const calls = [
    ["openCatalogue", {}, "read"],
    ["reviewDesk", {}, "read"],
    ["reviewRecord", { kind: "review", id: "review-january" }, "read"],
    ["reviewPack", { id: "review-february" }, "read"],
    ["frozenReview", { id: review.id }, "read"],
    ["measuredNeeds", { months: ["2024-01"] }, "read"],
    [
      "keptShare",
      { agreement: "standard", measure: "resolution", customer: null, first: "2024-01", last: "2024-01" },
      "read",
    ],
    ["addReviewRecord", { kind: "review", record: begun({ id: "review-walk", customer: "clinic" }) }, "change"],
    [
      "editReviewRecord",
      { kind: "review", id: "review-february", edits: [{ path: ["minutes"], before: "", after: "" }] },
      "change",
    ],
    ["removeReviewRecord", { kind: "review", id: "review-of-nobody" }, "change"],
    ["reviewLog", { kind: "review", id: review.id, cursor: null }, "change"],
    ["takeRatings", { id: "review-february" }, "change"],
    ["draftForRequirement", { id: "requirement-of-nobody" }, "change"],
    ["freezeReview", { id: "review-february", shown }, "change"],
    ["makeReviewTask", { kind: "review", id: "review-february", task: "no-such-task" }, "change"],
    ["noteDoneTasks", { today: "2024-03-01" }, "change"],
    ["renegotiate", { id: "review-february", decision: "no-such-decision" }, "change"],
  ] as const;

  describe.each(calls)("%s", (call, payload, what) => {
    it.each`
      accountId         | mayRead  | mayChange | why
      ${"head"}         | ${true}  | ${true}   | ${"an administrator of this very project"}
      ${"agent"}        | ${true}  | ${false}  | ${"an agent of it"}
      ${"neighbour"}    | ${false} | ${false}  | ${"an administrator of another project"}
      ${"customer"}     | ${false} | ${false}  | ${"a customer who may browse it"}
      ${"unidentified"} | ${false} | ${false}  | ${"an account that nobody knows"}
      ${null}           | ${false} | ${false}  | ${"somebody who is not logged in"}
    `("$why", async ({ accountId, mayRead, mayChange }) => {
      const answer: Answer<unknown> = await askReview(site, call, payload, accountId);
      const isRefused = answer.kind === "failed" && answer.code === "not-allowed";
      expect(isRefused).toBe(what === "read" ? !mayRead : !mayChange);
    });

    it("goes by the project that is asked about, whatever project the page stands in", async () => {
      const answer = await askReview(site, call, { ...payload, projectId: "1" }, "head");
      expect(answer).toMatchObject({ kind: "failed" });
    });
  });

  it("shows the provider's own notes to those who hold the meeting alone", async () => {
    const asked = { kind: "review", id: review.id };
    const notes = async (accountId: string) => [
      (await deskOf(site, accountId)).reviews.find(({ id }) => id === review.id)?.preparation,
      (await reviewAnswer<{ record: typeof review }>(site, "reviewRecord", asked, accountId)).record.preparation,
    ];
    expect(await notes("head")).toEqual(["Ask about the toner", "Ask about the toner"]);
    expect(await notes("agent")).toEqual(["", ""]);
  });
});
