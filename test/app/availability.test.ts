import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database } from "../../sandbox/database";
import { closeHostData, HOST_DATA } from "../../sandbox/forge/host-data";
import { spaceOf } from "../../sandbox/forge/storage/stored-row";
import { StoredRows } from "../../sandbox/forge/storage/stored-rows";
import type { Answer, AvailabilityAnswer, CustomerAnswer, OutageDeed, TicketOutages } from "../../src/contract";
import type { AvailabilityDeed } from "../../src/domain/availability/availability-deed";
import type { AvailabilityEntry } from "../../src/domain/availability/availability-entry";
import { recordOf } from "../../src/domain/availability/availability-record";
import type { ReviewPack } from "../../src/domain/review/review-pack";
import { askPanel, type Onlooker } from "./panel-site";
import { askReview, begun, reviewAnswer } from "./review-site";
import { SimulatedSite } from "./simulated-site";

/** Availability of services in the app as it is shipped: from a ticket, by hand and from a log into the review. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const monday = Date.UTC(2024, 0, 8, 8);
const at = (text: string) => Date.parse(`${text}Z`);

const catalogue = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services:
  - { key: print, name: Printing, dependsOn: [network], tickets: { service: [Printers] } }
  - { key: network, name: Network }
customers: [{ key: clinic, name: Meadow Clinics, organization: Meadow Clinics }]
agreements:
  - key: standard
    name: Printing for the clinics
    kind: sla
    version: 1
    service: print
    customer: clinic
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT4H, calendar: always }]
    availability: { percent: 99.5, calendar: always }
`;

const folder = mkdtempSync(join(tmpdir(), "handshake-availability-"));
const dataFile = join(folder, "host.db");
const print = { kind: "service", key: "print" } as const;
const network = { kind: "service", key: "network" } as const;

let site: SimulatedSite;
let ticket: { id: string; key: string };
let other: { id: string; key: string };

let requests = 0;
const aRequest = () => {
  requests += 1;
  return `request-${requests}`;
};
const change = (deed: AvailabilityDeed, requestId = aRequest(), accountId = "lead") =>
  askReview<{ isNew: boolean }>(site, "changeAvailability", { requestId, deed }, accountId);
const recorded = async (first = "2024-01", last = first) => {
  const { entries } = await reviewAnswer<AvailabilityAnswer>(site, "availability", { first, last });
  return entries as AvailabilityEntry[];
};
const onTicket = (deed: OutageDeed, requestId = aRequest(), issue = ticket, onlooker?: Onlooker) =>
  askPanel(site, "recordOutage", { issueId: issue.id, projectId: site.projectId }, { requestId, deed }, onlooker);
const outagesOf = async (issue = ticket): Promise<TicketOutages> => {
  const answer = await askPanel(site, "outages", { issueId: issue.id, projectId: site.projectId });
  if (answer.kind === "failed") throw new Error(answer.message);
  return answer.value;
};
const packOf = (id: string) => reviewAnswer<{ pack: ReviewPack; hash: string }>(site, "reviewPack", { id });
const outage = (parts: object = {}): AvailabilityDeed => ({
  kind: "outage",
  outage: {
    subject: print,
    from: at("2024-01-03T10:00"),
    to: at("2024-01-03T10:30"),
    loss: 100,
    announcedAt: null,
    note: "",
    ticket: null,
    ...parts,
  },
});

beforeAll(async () => {
  site = await SimulatedSite.open(monday, undefined, dataFile);
  const { desk } = site.jira;
  desk.addUser({ accountId: "neighbour", displayName: "Ned Neighbour", kind: "agent" });
  desk.addUser({ accountId: "head", displayName: "Hedy Head", kind: "agent" });
  desk.addProject({
    key: "OP",
    name: "Other project",
    lead: "lead",
    statuses: ["New", "Done"],
    issueTypes: ["Incident"],
  });
  desk.addRequestType("HD", { name: "Get help", issueType: "Incident" });
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
  ticket = site.createTicket({ Service: "Printers", requesttype: "Get help" });
  other = site.createTicket({ Service: "Printers" });
  await site.clock.runUntil(monday + 10 * MINUTE);
  await reviewAnswer(site, "addReviewRecord", {
    kind: "review",
    record: begun({ id: "review-january", customer: "clinic" }),
  });
});
afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

it("A review says that nothing was measured while nobody said since when outages are recorded", async () => {
  await change(outage());
  const { pack } = await packOf("review-january");
  expect(pack.availability).toEqual([
    expect.objectContaining({ service: "print", percent: null, promised: 99.5, isReached: null, interruptions: 0 }),
  ]);
  expect(pack.agenda.map(({ kind }) => kind)).toContain("availability");
});

describe("On a ticket", () => {
  const began: OutageDeed = {
    kind: "began",
    subject: print,
    from: "2024-01-08T07:40:00Z",
    to: null,
    loss: 100,
    note: "Smoke <b>everywhere</b>",
  };
  it("its service is offered, and nothing is said yet", async () => {
    expect(await outagesOf()).toMatchObject({
      service: "print",
      subjects: [
        { kind: "service", key: "print", name: "Printing" },
        { kind: "service", key: "network", name: "Network" },
      ],
      outages: [],
      raisedAt: expect.stringMatching(/^2024-01-08T08:00:00/),
    });
  });

  it("an agent says that the service is down, and later that it is back; the same request counts once", async () => {
    await onTicket(began, "request-began");
    const again = await onTicket(began, "request-began");
    expect(again).toMatchObject({ kind: "answered", value: { outages: [{ id: "request-began", to: null }] } });
    expect(await onTicket({ kind: "ended", outage: "request-began", to: "2024-01-08T08:05:00Z" })).toMatchObject({
      kind: "answered",
      value: {
        outages: [
          {
            subject: { name: "Printing" },
            from: "2024-01-08T07:40:00.000Z",
            to: "2024-01-08T08:05:00.000Z",
            by: { accountId: "agent", name: "Ann Agent" },
            note: "Smoke <b>everywhere</b>",
            withdrawn: null,
          },
        ],
      },
    });
    const { outages } = recordOf(await recorded());
    expect(outages.filter((one) => one.ticket !== null)).toEqual([
      expect.objectContaining({ ticket: { issueId: ticket.id, issueKey: ticket.key }, by: "agent" }),
    ]);
  });

  it("what was said is withdrawn with a reason, and stays to be seen", async () => {
    await onTicket(began, "request-wrong");
    expect(await onTicket({ kind: "withdrawn", outage: "request-wrong", reason: " " })).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("Say why"),
    });
    await onTicket({ kind: "withdrawn", outage: "request-wrong", reason: "Wrong printer" });
    const { outages } = await outagesOf();
    expect(outages.find(({ id }) => id === "request-wrong")?.withdrawn).toMatchObject({
      by: { name: "Ann Agent" },
      reason: "Wrong printer",
    });
  });

  it.each`
    deed                                                                      | message                | why
    ${{ ...began, subject: { kind: "service", key: "gone" } }}                | ${"no such service"}   | ${"a service that nobody offers"}
    ${{ ...began, from: "2024-01-09T07:00:00Z" }}                             | ${"in the future"}     | ${"what has not happened"}
    ${{ ...began, to: "2024-01-08T07:40:00Z" }}                               | ${"not after"}         | ${"an end that is none"}
    ${{ ...began, loss: 0 }}                                                  | ${"how much"}          | ${"nothing lost"}
    ${{ ...began, note: "x".repeat(10_001) }}                                 | ${"10,000 characters"} | ${"a note that nobody reads"}
    ${{ kind: "ended", outage: "request-began", to: "2024-01-08T08:06:00Z" }} | ${"ended already"}     | ${"an end twice"}
    ${{ kind: "withdrawn", outage: "request-1", reason: "Not ours" }}         | ${"no such outage"}    | ${"what was recorded by hand"}
  `("nobody records $why", async ({ deed, message }) => {
    expect(await onTicket(deed)).toMatchObject({ kind: "failed", message: expect.stringContaining(message) });
  });

  it("nothing of another ticket's is ended or withdrawn", async () => {
    expect(
      await onTicket({ kind: "withdrawn", outage: "request-began", reason: "x" }, aRequest(), other),
    ).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("no such outage"),
    });
    expect((await outagesOf(other)).outages).toEqual([]);
  });
});

describe("By hand", () => {
  it("a manager says since when outages are recorded, and the review has its figures", async () => {
    await change({ kind: "recording", subject: print, from: at("2024-01-01T00:00"), to: null });
    await change(outage({ subject: network, from: at("2024-01-04T10:00"), to: at("2024-01-04T12:00"), loss: 50 }));
    const { pack } = await packOf("review-january");
    // Seven days are over; of the outage of this morning nothing counts before the day is.
    expect(pack.availability).toEqual([
      {
        service: "print",
        agreement: "standard",
        version: 1,
        percent: ((7 * 24 - 1.5) / (7 * 24)) * 100,
        promised: 99.5,
        isReached: null,
        interruptions: 2,
        down: 1.5 * HOUR,
        agreed: 7 * DAY,
        mtrs: 1.25 * HOUR,
        mtbsi: 3.5 * DAY,
      },
    ]);
    expect((await packOf("review-january")).hash).toBe((await packOf("review-january")).hash);
  });

  it("a correction is a line of its own, with who and why, and a ticket stays what said so", async () => {
    const before = recordOf(await recorded()).outages.find(({ id }) => id === "request-began")!;
    const moved = { ...before, from: before.from - HOUR, ticket: null };
    const { id: _, recordedAt: __, by: ___, isWithdrawn: ____, changes: _____, ...facts } = moved;
    await change({ kind: "corrected", of: "request-began", outage: facts, reason: "The log says so" }, "request-moved");
    const after = recordOf(await recorded()).outages.find(({ id }) => id === "request-began")!;
    expect(after).toMatchObject({ from: before.from - HOUR, ticket: { issueKey: ticket.key } });
    expect(after.changes.at(-1)).toMatchObject({ kind: "corrected", by: "lead", reason: "The log says so" });
  });

  it("planned maintenance that is moved or widened was announced when that was said", async () => {
    const window = { from: at("2024-01-20T10:00"), to: at("2024-01-20T12:00"), announcedAt: at("2024-01-05T08:00") };
    await change(outage(window), "request-window");
    const outageNow = async () => recordOf(await recorded()).outages.find(({ id }) => id === "request-window")!;
    const corrected = async (parts: object) => {
      const facts = (outage({ ...window, ...parts }) as AvailabilityDeed & { kind: "outage" }).outage;
      await change({ kind: "corrected", of: "request-window", outage: facts, reason: "Plans change" });
      return (await outageNow()).announcedAt;
    };
    expect(await corrected({ to: at("2024-01-20T11:30") })).toBe(window.announcedAt);
    expect(await corrected({ to: at("2024-01-20T13:00") })).toBeGreaterThan(monday);
  });

  it("two people who record at the same moment lose nothing of each other", async () => {
    const before = (await recorded()).length;
    const answers = await Promise.all(
      ["lead", "head", "lead", "head"].map((accountId, place) =>
        change(
          outage({ from: at(`2024-01-05T0${place}:00`), to: at(`2024-01-05T0${place}:01`) }),
          aRequest(),
          accountId,
        ),
      ),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(["answered", "answered", "answered", "answered"]);
    expect((await recorded()).length).toBe(before + 4);
  });
});

it("a customer is told of planned maintenance of the request's service, and of nothing behind it", async () => {
  await change(
    outage({
      subject: network,
      from: at("2024-01-10T20:00"),
      to: at("2024-01-10T22:00"),
      announcedAt: at("2024-01-08T08:00"),
      note: "Secret switch",
    }),
  );
  const answer = await site.clock.runToResult(
    site.host.invokeResolver({
      moduleKey: "request-service-level",
      functionKey: "promise",
      payload: {},
      viewer: { accountId: "customer", accountType: "unlicensed", locale: "en-GB", timezone: "Etc/UTC" },
      extension: {
        type: "jiraServiceManagement:portalRequestDetail",
        portal: { id: 1 },
        request: { key: ticket.key },
      },
    }),
  );
  if (answer.kind === "failed") throw new Error(answer.message);
  const told = answer.value as Answer<CustomerAnswer>;
  expect(told).toMatchObject({
    kind: "answered",
    value: {
      maintenance: [
        { service: "Printing", from: "2024-01-10T20:00:00.000Z", to: "2024-01-10T22:00:00.000Z", isWhole: true },
        { service: "Printing", from: "2024-01-20T10:00:00.000Z" },
      ],
    },
  });
  expect(JSON.stringify(told)).not.toMatch(/Secret|[Nn]etwork|lead|announced/);
});

describe("A log", () => {
  const losses = (count: number): [number, number, number][] =>
    Array.from({ length: count }, (_, place) => {
      const from = at("2023-11-01T00:00") + place * 10 * MINUTE;
      return [from, from + MINUTE, 100];
    });
  const checks = (count: number, file = "checks.csv"): AvailabilityDeed => ({
    kind: "checks",
    file,
    logs: [
      {
        subject: print,
        log: { from: at("2023-11-01T00:00"), to: at("2023-12-01T00:00"), losses: losses(count), last: 0 },
      },
    ],
  });

  it("of thousands of outages is taken in, and the same file again changes nothing", async () => {
    expect(await change(checks(4_000), "import-1")).toMatchObject({ value: { isNew: true } });
    const before = await recorded("2023-11");
    expect(await change(checks(4_000, "again.csv"), "import-2")).toMatchObject({ value: { isNew: false } });
    expect(await recorded("2023-11")).toEqual(before);
    expect(recordOf(before).checked.get("service print")?.losses).toHaveLength(4_000);
  });

  it("is refused where it is not in order, or too long for a line of the store", async () => {
    const unordered = checks(2);
    if (unordered.kind === "checks") (unordered.logs[0]!.log.losses as unknown[]).reverse();
    for (const deed of [unordered, checks(4_001)])
      expect(await change(deed)).toMatchObject({ kind: "failed", message: expect.stringContaining("not in order") });
  });

  it("is withdrawn as a whole, and can be taken in again", async () => {
    await change({ kind: "withdrawn", of: "import-1", reason: "Of another desk" });
    expect(recordOf(await recorded("2023-11")).checked.size).toBe(0);
    expect(await change(checks(4_000), "import-3")).toMatchObject({ value: { isNew: true } });
  });
});

it("ten pages of lines later a review of a month costs few reads, and asks Jira for the viewer's permission alone", async () => {
  // Every import of this size fills a page of its own; two months of them are about other times.
  for (let month = 1; month <= 9; month++) {
    const start = Date.UTC(2023, month, 1);
    const log = {
      from: start,
      to: start + 28 * DAY,
      // Uneven, as real ones are: they hardly pack.
      losses: Array.from({ length: 2_000 }, (_, place): [number, number, number] => {
        const from = start + place * 20 * MINUTE + ((place * 7_919) % 600_000);
        return [from, from + 1 + ((place * 104_729) % 500_000), 100];
      }),
      last: 0,
    };
    expect(await change({ kind: "checks", file: `${month}.csv`, logs: [{ subject: network, log }] })).toMatchObject({
      value: { isNew: true },
    });
  }
  const before = site.host.meter();
  const { pack } = await packOf("review-january");
  const after = site.host.meter();
  expect(pack.availability[0]).toMatchObject({ interruptions: expect.any(Number), agreed: 7 * DAY });
  expect(after.kvs.reads - before.kvs.reads).toBeLessThanOrEqual(10);
  const asked = Object.entries(after.jira.requests).filter(
    ([path, count]) => count !== (before.jira.requests[path] ?? 0),
  );
  expect(asked.map(([path]) => path)).toEqual(["POST /rest/api/3/permissions/check"]);
});

it("what is frozen stays, whatever is recorded later", async () => {
  const { hash, pack } = await packOf("review-january");
  await reviewAnswer(site, "freezeReview", { id: "review-january", shown: hash });
  await change(outage({ from: at("2024-01-06T00:00"), to: at("2024-01-06T12:00") }));
  const { text } = await reviewAnswer<{ text: string }>(site, "frozenReview", { id: "review-january" });
  expect((JSON.parse(text) as ReviewPack).availability).toEqual(pack.availability);
});

describe("Who sees and records it", () => {
  const calls = [
    ["availability", { first: "2024-01", last: "2024-01" }, "read"],
    ["changeAvailability", { requestId: "walk-through", deed: outage() }, "change"],
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
      if (isRefused) expect(JSON.stringify(answer)).not.toMatch(/print|request-/);
    });

    it.each(["", "1", "1 OR 1", "../1"])("takes no project %j", async (projectId) => {
      expect(await askReview(site, call, { ...payload, projectId }, "head")).toMatchObject({ kind: "failed" });
    });
  });

  it("tells those who may not change it so", async () => {
    const mayChange = async (accountId: string) =>
      (await reviewAnswer<AvailabilityAnswer>(site, "availability", { first: "2024-01", last: "2024-01" }, accountId))
        .mayChange;
    expect([await mayChange("head"), await mayChange("agent")]).toEqual([true, false]);
  });

  it("lets nobody make up that a ticket said so", async () => {
    const forged = { issueId: ticket.id, issueKey: "HD-999" };
    await change(outage({ ticket: forged }), "request-forged");
    expect(recordOf(await recorded()).outages.find(({ id }) => id === "request-forged")?.ticket).toBeNull();
  });
});

it("everything goes with the project", async () => {
  const kept = ["availability-log", "availability-page"].map(spaceOf);
  const spaces = new Set<string>();
  const lookIn = (file: string) => {
    const database = Database.open(file, HOST_DATA);
    spaces.clear();
    for (const [space] of new StoredRows(database).all()) spaces.add(space);
    closeHostData(database);
  };
  site = await site.restart(dataFile, lookIn);
  expect([...spaces]).toEqual(expect.arrayContaining(kept));
  site.jira.desk.deleteProject(site.projectId, { at: site.clock.now(), actor: "lead" });
  await site.clock.runUntil(site.clock.now() + HOUR);
  site = await site.restart(dataFile, lookIn);
  expect(kept.filter((space) => spaces.has(space))).toEqual([]);
});
