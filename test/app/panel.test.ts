import type { ImportResult } from "../../src/contract";
import { askPanel, standingOf, storyOf } from "./panel-site";
import { SimulatedSite } from "./simulated-site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const monday = Date.UTC(2024, 0, 8, 8);

const catalogue = `
format: service-level-catalogue/1
calendars:
  - { key: always, timezone: Etc/UTC, weekly: always }
  - key: office
    name: Office hours
    timezone: Etc/UTC
    weekly: { mon: [["08:00", "18:00"]], tue: [["08:00", "18:00"]] }
services: [{ key: print, name: Printing, tickets: { service: [Printers] } }]
contacts:
  - { key: lead, name: Lea Lead, accountId: lead }
  - { key: boss, name: Bo Boss, side: customer }
agreements:
  - key: standard
    name: Standard support
    kind: sla
    version: 1
    service: print
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting] } }
    targets:
      - { measure: resolution, within: PT4H, calendar: office }
      - { measure: response, within: PT1H, calendar: always }
    escalation:
      - measure: resolution
        commence: { percent: 50 }
        every: PT1H
        steps:
          - { level: 1, notify: [lead] }
          - { level: 2, notify: [lead, boss], comment: public }
  - key: vendor
    kind: uc
    version: 1
    service: print
    party: { supplier: Printer Inc, statuses: [Waiting] }
    validFrom: "2024-01-01"
    targets: [{ measure: resolution, within: PT8H, calendar: always }]
`;

let site: SimulatedSite;

beforeEach(async () => {
  site = await SimulatedSite.open(monday);
  await site.answer<ImportResult>("importCatalogue", { text: catalogue });
});
afterEach(() => site.close());

const passes = (milliseconds: number) => site.clock.runUntil(site.clock.now() + milliseconds);
const resolution = { agreement: "standard", version: 1, measure: "resolution", cycle: 1 } as const;

describe("a ticket's panel", () => {
  it("says how each promise stands, the customer's first, and who is told next on both sides", async () => {
    const createdAt = site.clock.now();
    const { id } = site.createTicket({ Service: "Printers", priority: "High" });
    await passes(2 * HOUR + 10 * MINUTE);
    const { promises, priority, knowledge, noAgreement } = await standingOf(site, id);
    expect({ priority, knowledge, noAgreement }).toEqual({
      priority: "High",
      knowledge: { kind: "complete" },
      noAgreement: null,
    });
    expect(promises).toMatchObject([
      {
        name: "Standard support",
        kind: "sla",
        absence: null,
        clocks: [
          {
            measure: "resolution",
            state: "running",
            dueAt: new Date(createdAt + 4 * HOUR).toISOString(),
            atRiskMs: 2 * HOUR,
            calendar: "Office hours",
            escalation: {
              of: 2,
              announced: 1,
              next: {
                position: 2,
                at: new Date(createdAt + 3 * HOUR).toISOString(),
                isDue: false,
                isPublic: true,
                contacts: [
                  { name: "Lea Lead", side: "provider" },
                  { name: "Bo Boss", side: "customer" },
                ],
              },
            },
          },
          { measure: "response", isBreached: true, escalation: null },
        ],
      },
      { kind: "uc", counterparts: ["Printer Inc"], absence: "not-started", clocks: [] },
    ]);
  });

  it("says by what and since when a clock waits, as soon as an event told of it", async () => {
    const { id } = site.createTicket({ Service: "Printers" });
    await passes(HOUR);
    const pausedAt = site.clock.now();
    site.change(id, { status: "Waiting" });
    await passes(10 * MINUTE);
    const { promises } = await standingOf(site, id);
    expect(promises[0]!.clocks[0]).toMatchObject({
      state: "paused",
      dueAt: null,
      hours: null,
      pause: { cause: "pause-status", status: "Waiting", since: new Date(pausedAt).toISOString() },
    });
    expect(promises[1]!.clocks[0]).toMatchObject({ state: "running", startedAt: new Date(pausedAt).toISOString() });
  });

  it("comes with the hours to come, so that a clock ticks on without asking", async () => {
    const { id } = site.createTicket({ Service: "Printers" });
    await site.clock.runUntil(monday + 11 * HOUR);
    const { hours } = (await standingOf(site, id)).promises[0]!.clocks[0]!;
    const tuesday = monday + 24 * HOUR;
    expect(hours!.opensAt).toBe(new Date(tuesday).toISOString());
    expect(hours!.open).toEqual([[new Date(tuesday).toISOString(), new Date(tuesday + 10 * HOUR).toISOString()]]);
  });

  it.each`
    service       | noAgreement                                       | why
    ${undefined}  | ${{ kind: "no-service" }}                         | ${"the field is empty"}
    ${"Printerz"} | ${{ kind: "unknown-service", value: "Printerz" }} | ${"nobody offers that"}
  `("says why no agreement covers a ticket: $why", async ({ service, noAgreement }) => {
    const { id } = site.createTicket(service === undefined ? {} : { Service: service });
    await passes(10 * MINUTE);
    expect(await standingOf(site, id)).toMatchObject({ promises: [], noAgreement });
  });

  it("shows the last that is known of a ticket that Jira hides from the app, and says so", async () => {
    const { id } = site.createTicket({ Service: "Printers" });
    await passes(10 * MINUTE);
    site.jira.desk.addSecurityLevel("HD", { name: "Board", holders: [{ type: "user", id: "agent" }] });
    site.change(id, { security: "Board" });
    await passes(4 * HOUR);
    const { knowledge, promises } = await standingOf(site, id);
    expect(knowledge).toMatchObject({ kind: "not-monitored", reason: "not-readable" });
    expect(promises[0]!.name).toBe("Standard support");
  });

  it("says that a ticket is new, and has it read at once that somebody looks at", async () => {
    const { id } = site.createTicket({ Service: "Printers" });
    const kinds = new Set<string>();
    const createdAt = site.clock.now();
    for (let kind = ""; kind !== "standing"; ) {
      const answer = await askPanel(site, "standing", { issueId: id, projectId: site.projectId });
      kind = answer.kind === "answered" ? answer.value.kind : answer.code;
      kinds.add(kind);
      await passes(5_000);
    }
    expect([...kinds]).toEqual(["unknown", "not-read-yet", "standing"]);
    // An event takes three minutes at most, and the sweep that would find the ticket otherwise up to five.
    expect(site.clock.now() - createdAt).toBeLessThan(4 * MINUTE);
  });
});

describe("why a clock reads as it does", () => {
  it("is told in segments that add up exactly, with the rule and what happened", async () => {
    const { id } = site.createTicket({ Service: "Printers" });
    await passes(HOUR);
    site.change(id, { status: "Waiting" });
    await passes(2 * HOUR);
    site.change(id, { status: "Active" });
    await site.clock.runUntil(monday + 26 * HOUR);
    const story = await storyOf(site, id, resolution);
    expect(story.segments.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      "running New",
      "paused Waiting",
      "running Active",
      "outside-hours Active",
      "running Active",
    ]);
    expect(story.segments[3]!.closures).toEqual([{ kind: "out-of-hours" }]);
    expect(story.sumsMs).toMatchObject({ running: story.elapsedMs, paused: story.pausedMs });
    expect(story.rule).toMatchObject({
      name: "Standard support",
      version: 1,
      targetMs: 4 * HOUR,
      pausedIn: ["Waiting"],
    });
    expect(story.updates.map(({ hadEffect, changes }) => [changes[0]!.to, hadEffect])).toEqual([
      ["Waiting", true],
      ["Active", true],
    ]);
  });

  it("is not told of a clock that the ticket does not have", async () => {
    const { id } = site.createTicket({ Service: "Printers" });
    await passes(10 * MINUTE);
    const asked = { issueId: id, projectId: site.projectId };
    expect(await askPanel(site, "story", asked, { ...resolution, cycle: 7 })).toEqual({
      kind: "answered",
      value: null,
    });
    expect(await askPanel(site, "story", asked, { agreement: 7 })).toMatchObject({ code: "invalid-request" });
  });
});

describe("what opening the panel costs", () => {
  const spent = async (work: () => Promise<unknown>) => {
    const before = site.host.meter();
    await work();
    const after = site.host.meter();
    const requests = Object.entries(after.jira.requests).flatMap(([name, count]) =>
      Array.from({ length: count - (before.jira.requests[name] ?? 0) }, () => name),
    );
    return {
      reads: after.kvs.reads - before.kvs.reads,
      writes: after.kvs.writes - before.kvs.writes,
      calls: (after.invocations.ticket?.count ?? 0) - (before.invocations.ticket?.count ?? 0),
      requests,
    };
  };

  it("is one call, two reads at most, and one question about permissions; nothing of the ticket is read from Jira", async () => {
    const { id } = site.createTicket({ Service: "Printers" });
    await passes(10 * MINUTE);
    const first = await spent(() => standingOf(site, id));
    expect(first).toEqual({
      calls: 1,
      reads: expect.any(Number),
      writes: 0,
      requests: ["POST /rest/api/3/permissions/check"],
    });
    expect(first.reads).toBeLessThanOrEqual(2);
    const again = await spent(() => standingOf(site, id));
    expect(again).toMatchObject({ calls: 1, writes: 0, requests: [] });
    expect(again.reads).toBeLessThanOrEqual(2);
  });
});
