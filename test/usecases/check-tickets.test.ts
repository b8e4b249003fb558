import { HOUR, type Instant, MINUTE } from "../../src/domain/time";
import { checkTickets } from "../../src/usecases/check-tickets";
import { WatchedDesk } from "./watched-desk";

const start: Instant = Date.UTC(2024, 0, 8, 9);

const agreed = `
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: mail, name: E-mail, tickets: { service: [Mail] } }]
agreements:
  - key: gold
    kind: sla
    version: 1
    service: "*"
    validFrom: "2024-01-01"
    clock: { pause: { statuses: [Waiting] } }
    targets:
      - { measure: resolution, priority: High, within: PT2H, calendar: always }
      - { measure: resolution, within: PT8H, calendar: always }
    escalation: [{ measure: resolution, commence: { percent: 50 }, steps: [{ level: 1 }] }]
  - { key: answers, kind: sla, version: 1, service: mail, validFrom: "2024-01-01",
      targets: [{ measure: response, within: PT1H, calendar: always }] }
`;

/** A desk with one ticket that was read at its creation, an hour ago. */
async function deskAfterAnHour(): Promise<WatchedDesk> {
  const desk = new WatchedDesk(agreed, start);
  desk.open("1", { service: "Web" });
  await desk.run(start, MINUTE);
  desk.now = start + HOUR;
  desk.calls.length = 0;
  return desk;
}

/** The app hears of a change, as an event tells it. */
function hear(
  desk: WatchedDesk,
  at: Instant,
  from: Record<string, string | null>,
  to: Record<string, string | null>,
): void {
  const { ticket, version } = desk.rows.get("1")!;
  const news = [...(ticket.changedAt === null ? [] : (ticket.news ?? [])), { at, from, to }];
  desk.rows.set("1", { ticket: { ...ticket, changedAt: desk.now, news }, version: version + 1 });
}

const reads = (desk: WatchedDesk) => desk.calls.filter((port) => port.startsWith("read"));
const clock = (desk: WatchedDesk) => desk.row("1").clocks[0]!;

describe("what an event tells", () => {
  it("is believed where it fits and only moves a clock: Jira is not asked", async () => {
    const desk = await deskAfterAnHour();
    desk.change("1", { status: "Waiting" });
    hear(desk, desk.now, { status: "New" }, { status: "Waiting" });
    await checkTickets(desk.ports(), ["1"], true);
    expect(reads(desk)).toEqual([]);
    expect(clock(desk)).toMatchObject({ state: "paused", elapsed: HOUR });
    expect(desk.row("1")).toMatchObject({ changedAt: null, nextAt: null });
  });

  it.each`
    from                    | to                       | why
    ${{ status: "Active" }} | ${{ status: "Waiting" }} | ${"it begins where the record does not end: news was lost"}
    ${{ status: "New" }}    | ${{ status: "Done" }}    | ${"every clock comes to stand, and its result is to last"}
    ${{ priority: null }}   | ${{ priority: "High" }}  | ${"a step falls due by it"}
    ${{ service: "Web" }}   | ${{ service: "Mail" }}   | ${"a response is promised now, and nobody looked for one"}
  `("is not believed where $why", async ({ from, to }) => {
    const desk = await deskAfterAnHour();
    desk.change("1", to);
    hear(desk, desk.now, from, to);
    await checkTickets(desk.ports(), ["1"], true);
    expect(reads(desk).length).toBeGreaterThan(0);
    expect(desk.row("1").changedAt).toBeNull();
  });

  it("leads to the same result in whatever order, how often and how late it comes", async () => {
    const changes = [
      { at: start + 10 * MINUTE, from: { status: "New" }, to: { status: "Active" } },
      { at: start + 20 * MINUTE, from: { status: "Active" }, to: { status: "Waiting" } },
      { at: start + 40 * MINUTE, from: { status: "Waiting" }, to: { status: "Active" } },
    ];
    const orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 2, 0], [0]];
    const results = [];
    for (const order of orders) {
      const desk = new WatchedDesk(agreed, start);
      desk.open("1", { service: "Web" });
      await desk.run(start, MINUTE);
      for (const { at, to } of changes) {
        desk.now = at;
        desk.change("1", to);
      }
      for (const [minutes, index] of order.entries()) {
        desk.now = start + (45 + minutes) * MINUTE;
        hear(desk, changes[index]!.at, changes[index]!.from, changes[index]!.to);
        await checkTickets(desk.ports(), ["1"], true);
      }
      desk.now = start + 9 * HOUR;
      await checkTickets(desk.ports(), ["1"], true);
      const { record: _, ...row } = desk.row("1");
      results.push({
        posted: desk.posted("1").map(({ crossedAt }) => crossedAt),
        clocks: row.clocks.map(({ elapsed, ...one }) => one),
      });
    }
    for (const result of results) expect(result).toEqual(results[0]);
  });
});

describe("the instant of a breach", () => {
  it("needs no reading: nobody is told anything", async () => {
    const desk = await deskAfterAnHour();
    desk.now = start + 4 * HOUR;
    await checkTickets(desk.ports(), ["1"], true);
    desk.calls.length = 0;
    desk.now = desk.row("1").nextAt!;
    expect(desk.now).toBe(start + 8 * HOUR);
    await checkTickets(desk.ports(), ["1"], true);
    expect(clock(desk)).toMatchObject({ isBreached: false });
    desk.now = desk.row("1").nextAt!;
    await checkTickets(desk.ports(), ["1"], true);
    expect(reads(desk)).toEqual([]);
    expect(clock(desk)).toMatchObject({ isBreached: true, breachedAt: start + 8 * HOUR });
    expect(desk.row("1").nextAt).toBeNull();
  });

  it("comes with the next opening where the time is used up at closing time: a target reached is a target met", async () => {
    const office = agreed.replace(
      "{ key: always, timezone: Etc/UTC, weekly: always }",
      '{ key: always, timezone: Etc/UTC, weekly: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } }',
    );
    const desk = new WatchedDesk(office, start);
    desk.open("1", { service: "Web" });
    await desk.run(start + 12 * HOUR, HOUR);
    expect(clock(desk)).toMatchObject({ elapsed: 8 * HOUR, isBreached: false });
    expect(desk.row("1").nextAt).toBe(start + 24 * HOUR + 1);
  });
});

describe("the fields on the issue", () => {
  it("are written when what they say has changed, and left alone when it has not", async () => {
    const desk = await deskAfterAnHour();
    const written = desk.writes.length;
    desk.mark("1");
    await checkTickets(desk.ports(), ["1"], true);
    expect(desk.writes).toHaveLength(written);
    desk.change("1", { status: "Waiting" });
    desk.mark("1");
    await checkTickets(desk.ports(), ["1"], true);
    expect(desk.writes.slice(written)).toMatchObject([
      { issueId: "1", fields: { state: "paused" }, before: { state: "running" } },
    ]);
  });

  it("wait for those of other tickets after an announcement, and are written by the next sweep's check without a reading", async () => {
    const desk = await deskAfterAnHour();
    desk.now = start + 4 * HOUR;
    await checkTickets(desk.ports(), ["1"], false);
    expect(desk.posted("1")).toHaveLength(1);
    expect(desk.row("1")).toMatchObject({ fieldsDueAt: desk.now, fields: { level: 0 } });
    desk.calls.length = 0;
    desk.now += MINUTE;
    await checkTickets(desk.ports(), ["1"], true);
    expect(reads(desk)).toEqual([]);
    expect(desk.row("1")).toMatchObject({ fieldsDueAt: null, fields: { level: 1 } });
  });
});

describe("a ticket that Jira does not show", () => {
  it("is shown as not monitored, and does not keep the others from being checked", async () => {
    const desk = await deskAfterAnHour();
    desk.open("2", { service: "Web" });
    desk.tickets.delete("1");
    desk.mark("1");
    await checkTickets(desk.ports(), ["1", "2"], true);
    expect(desk.row("1").notMonitored).toEqual({ reason: "not-readable", since: desk.now });
    expect(desk.row("2").clocks).toHaveLength(1);
  });

  it("is watched again once it is shown, with all that it was known by", async () => {
    const desk = await deskAfterAnHour();
    const hidden = desk.tickets.get("1")!;
    desk.tickets.delete("1");
    desk.mark("1");
    await checkTickets(desk.ports(), ["1"], true);
    desk.tickets.set("1", hidden);
    desk.mark("1");
    await checkTickets(desk.ports(), ["1"], true);
    expect(desk.row("1").notMonitored).toBeNull();
    expect(clock(desk).state).toBe("running");
  });
});

it("a ticket that moved to a project that nobody watches is forgotten", async () => {
  const desk = await deskAfterAnHour();
  desk.tickets.get("1")!.projectId = "2";
  desk.mark("1");
  await checkTickets(desk.ports(), ["1"], true);
  expect(desk.row("1").projectId).toBe("2");
  await checkTickets(desk.ports(), ["1"], true);
  expect(desk.rows.has("1")).toBe(false);
});

it("what is not due is left alone, so that an order given twice costs a look at storage", async () => {
  const desk = await deskAfterAnHour();
  await checkTickets(desk.ports(), ["1", "1", "99"], true);
  expect(desk.calls).toEqual(["getTickets"]);
});

it("a check that has no time left leaves the tickets due", async () => {
  const desk = await deskAfterAnHour();
  desk.mark("1");
  await checkTickets({ ...desk.ports(), remainingMs: () => 1_000 }, ["1"], true);
  expect(desk.due()).toEqual(["1"]);
});
