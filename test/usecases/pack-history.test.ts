import { readPage } from "../../src/domain/history-pages/history-page";
import { DAY, HOUR, MINUTE } from "../../src/domain/time";
import { packHistory } from "../../src/usecases/pack-history";
import { HistoryDesk } from "./history-desk";
import { Killed } from "./watched-desk";

/** 2026-03-10T08:00 in Berlin, a Tuesday. */
const start = Date.UTC(2026, 2, 10, 7);

const pack = (history: HistoryDesk) => packHistory(history.ports(), "1");

/** Three tickets, one of which is broken, and one that stays open. */
async function someWork(): Promise<HistoryDesk> {
  const history = new HistoryDesk(start);
  await history.work("1", { answer: 10, resolve: 60 });
  await history.work("2", { answer: 90, resolve: 300 });
  await history.work("3", { answer: 5, resolve: 5 }, { team: "Second line" });
  await history.open("4");
  return history;
}

const worked = [
  "2026-03 HD-1 first-line resolution#1 kept",
  "2026-03 HD-1 gold resolution#1 kept",
  "2026-03 HD-1 gold response#1 kept",
  "2026-03 HD-2 first-line resolution#1 broken",
  "2026-03 HD-2 gold resolution#1 broken",
  "2026-03 HD-2 gold response#1 broken",
  "2026-03 HD-3 gold resolution#1 kept",
  "2026-03 HD-3 gold response#1 kept",
];
const stillOpen = [
  "2026-03 HD-4 first-line resolution#1 open",
  "2026-03 HD-4 gold resolution#1 open",
  "2026-03 HD-4 gold response#1 open",
];

describe("What finished is packed", () => {
  it("with every clock, and what is open beside it", async () => {
    const history = await someWork();
    expect(await pack(history)).toEqual({ packed: 3, isCutShort: false });
    expect(history.told()).toEqual([...worked, ...stillOpen]);
    const { words, rows, tickets } = history.table();
    expect(words.promises.find(({ agreement, measure }) => agreement === "gold" && measure === "resolution")).toEqual({
      agreement: "gold",
      version: 1,
      kind: "sla",
      measure: "resolution",
      party: [],
      goal: { percent: 90, per: "month" },
    });
    expect([words.services, words.customers, words.teams]).toEqual([
      ["print"],
      ["sales"],
      ["First line", "Second line"],
    ]);
    expect(tickets.createdAt[rows.ticket[0]!]).toBe(start);
  });

  it("once, however often the hour comes", async () => {
    const history = await someWork();
    await pack(history);
    history.desk.now += 40 * MINUTE;
    expect(await pack(history)).toEqual({ packed: 0, isCutShort: false });
    expect(history.told()).toEqual([...worked, ...stillOpen]);
  });

  it("once, when two do it at the same moment", async () => {
    const history = await someWork();
    const reports = await Promise.all([pack(history), pack(history)]);
    expect(reports.map(({ packed }) => packed).sort()).toEqual([0, 3]);
    expect(history.shelf!.revision).toBe(1);
    expect(history.told()).toEqual([...worked, ...stillOpen]);
  });

  it("wherever the function dies, the next one has it whole", async () => {
    for (let diesAt = 0; ; diesAt++) {
      const history = await someWork();
      history.diesAt = diesAt;
      const died = await pack(history).then(
        () => false,
        (error: unknown) => error instanceof Killed,
      );
      history.diesAt = null;
      history.desk.now += HOUR;
      await pack(history);
      expect(history.told()).toEqual([...worked, ...stillOpen]);
      if (!died) {
        expect(diesAt).toBeGreaterThan(10);
        break;
      }
    }
  });

  it("also when the index gives a ticket half an hour late", async () => {
    const history = await someWork();
    history.unseen.add("2");
    await pack(history);
    history.unseen.clear();
    history.desk.now += 29 * MINUTE;
    expect((await pack(history)).packed).toBe(1);
    expect(history.told()).toEqual([...worked, ...stillOpen]);
  });

  it("costs two looks and no write where nothing happened", async () => {
    const history = await someWork();
    await pack(history);
    history.desk.now += 2 * HOUR;
    await pack(history);
    const before = { revision: history.shelf!.revision, calls: history.calls, bytes: history.bytesWritten };
    history.desk.now += 3 * DAY;
    await pack(history);
    expect({ revision: history.shelf!.revision, bytes: history.bytesWritten }).toEqual({
      revision: before.revision,
      bytes: before.bytes,
    });
    expect(history.calls - before.calls).toBe(2);
  });

  it("leaves no page behind that no shelf names", async () => {
    const history = await someWork();
    await pack(history);
    for (let ticket = 10; ticket < 40; ticket++) {
      await history.work(String(ticket), { answer: 20, resolve: 40 });
      await pack(history);
    }
    expect(history.orphans()).toEqual([]);
  });
});

describe("A ticket that goes on after it was packed", () => {
  it("takes the place of what was packed, across months", async () => {
    const history = new HistoryDesk(Date.UTC(2026, 2, 30, 8));
    await history.work("1", { answer: 10, resolve: 60 });
    await pack(history);
    await history.change("1", 3 * 24 * 60, { status: "Active" });
    await history.change("1", 60, { status: "Done" });
    await pack(history);
    // Its response was given in March, it was resolved in April; the time in which it stood resolved does not count.
    expect(history.told()).toEqual([
      "2026-03 HD-1 gold response#1 kept",
      "2026-04 HD-1 first-line resolution#1 broken",
      "2026-04 HD-1 gold resolution#1 kept",
    ]);
    const { corrections, tickets } = history.table();
    expect(tickets.reopened[0]).toBe(1);
    expect(corrections).toHaveLength(1);
    expect(corrections[0]!.cause.kind).toBe("reopened");
    expect(corrections[0]!.changes.map(({ clock, fact, after }) => [clock, fact, after])).toEqual([
      ["gold:1:resolution:1", "counted", false],
      ["first-line:1:resolution:1", "counted", false],
    ]);
  });

  it("leaves of another service's agreement only what had come to its end by it", async () => {
    const history = new HistoryDesk(Date.UTC(2026, 2, 30, 8));
    await history.work("1", { answer: 10, resolve: 60 });
    await pack(history);
    await history.change("1", 3 * 24 * 60, { status: "Active", service: "Mail" });
    await history.change("1", 60, { status: "Done" });
    await pack(history);
    expect(history.told()).toEqual(["2026-03 HD-1 gold response#1 kept", "2026-04 HD-1 mail resolution#1 kept"]);
  });

  it("carries the reason that somebody gives, and who gave it", async () => {
    const history = await someWork();
    await pack(history);
    history.desk.now += DAY;
    const clock = { agreement: "gold", version: 1, measure: "resolution" as const, cycle: 1 };
    await history.note("2", {
      id: "line-1",
      by: "ann",
      deed: { kind: "breach-explained", clock, reason: "supplier", note: "No spare part" },
    });
    await pack(history);
    const { corrections, words } = history.table();
    expect(words.reasons).toEqual(["supplier"]);
    expect(corrections.map(({ issueKey, cause, changes }) => ({ issueKey, cause, changes }))).toEqual([
      {
        issueKey: "HD-2",
        cause: { kind: "journal", by: "ann", at: history.desk.now },
        changes: [{ clock: "gold:1:resolution:1", fact: "reason", before: null, after: "supplier" }],
      },
    ]);
  });

  it("is taken out of all figures when somebody says so, and comes back", async () => {
    const history = await someWork();
    await pack(history);
    history.desk.now += DAY;
    await history.note("2", { id: "line-1", by: "ann", deed: { kind: "excluded", reason: "A drill" } });
    await pack(history);
    const excluded = history.table();
    expect(excluded.tickets.keys.filter((_, ticket) => excluded.tickets.exclusion[ticket]! >= 0)).toEqual(["HD-2"]);
    expect(excluded.words.exclusions).toEqual(["A drill"]);
    history.desk.now += DAY;
    await history.note("2", {
      id: "line-2",
      by: "bob",
      deed: { kind: "withdrawn", entry: "line-1", reason: "It was none" },
    });
    await pack(history);
    const { tickets, corrections } = history.table();
    expect([...tickets.exclusion].every((reason) => reason < 0)).toBe(true);
    expect(corrections.map(({ cause }) => cause.by)).toEqual(["ann", "bob"]);
  });
});

describe("What is open", () => {
  it("is looked at once a day while anything happens", async () => {
    const history = await someWork();
    await pack(history);
    const first = history.shelf!.months[0]!.open!.asOf;
    history.desk.now += 5 * HOUR;
    await history.work("5", { answer: 1, resolve: 1 });
    await pack(history);
    expect(history.shelf!.months[0]!.open!.asOf).toBe(first);
    history.desk.now = first + DAY;
    await history.work("6", { answer: 1, resolve: 1 });
    await pack(history);
    expect(history.shelf!.months[0]!.open!.asOf).toBe(history.desk.now);
    // Its time is over by now.
    expect(history.told()).toContain("2026-03 HD-4 gold resolution#1 open, broken");
  });

  it("is told as it was at a month's last moment, though some of it was resolved before anybody looked", async () => {
    const history = await someWork();
    await pack(history);
    history.desk.now = Date.UTC(2026, 2, 31, 21, 50);
    await history.open("5");
    // Midnight in Berlin passes.
    await history.change("4", 30, { status: "Done" });
    await history.open("6");
    await pack(history);
    const march = history.shelf!.months.find(({ month }) => month === "2026-03")!;
    expect(march.open!.asOf).toBe(Date.UTC(2026, 2, 31, 22));
    const open = history.told().filter((row) => row.startsWith("2026-03") && row.includes("open"));
    expect(open).toEqual([
      "2026-03 HD-4 first-line resolution#1 open, broken",
      "2026-03 HD-4 gold resolution#1 open, broken",
      "2026-03 HD-4 gold response#1 open, broken",
      "2026-03 HD-5 first-line resolution#1 open",
      "2026-03 HD-5 gold resolution#1 open",
      "2026-03 HD-5 gold response#1 open",
    ]);
    // The month that runs has its turn in the next hour in which anything happens.
    history.desk.now += HOUR;
    await history.work("8", { answer: 1, resolve: 1 });
    await pack(history);
    expect(history.told()).toContain("2026-04 HD-6 gold resolution#1 open");
    // A month that is over is looked at no more.
    history.desk.now += 2 * DAY;
    await history.work("7", { answer: 1, resolve: 1 });
    await pack(history);
    expect(history.shelf!.months.find(({ month }) => month === "2026-03")!.open!.asOf).toBe(Date.UTC(2026, 2, 31, 22));
  });
});

describe("What is open on a large desk", () => {
  /** Two tickets a page, and ten pages a run: three runs for these. */
  const OPEN = 50;

  async function largeDesk(): Promise<HistoryDesk> {
    const history = new HistoryDesk(start);
    for (let ticket = 100; ticket < 100 + OPEN; ticket++) await history.open(String(ticket));
    await history.work("1", { answer: 10, resolve: 20 });
    return history;
  }
  const openKeys = (history: HistoryDesk) => [
    ...new Set(history.told().flatMap((row) => (row.endsWith("open") ? [row.split(" ")[1]!] : []))),
  ];
  const allOpen = Array.from({ length: OPEN }, (_, ticket) => `HD-${100 + ticket}`);

  it("is looked at over several hours, and told when all of it is", async () => {
    const history = await largeDesk();
    const begun = history.desk.now;
    const seen: number[] = [];
    for (let run = 0; run < 3; run++) {
      await pack(history);
      seen.push(openKeys(history).length);
      history.desk.now += HOUR;
    }
    expect(seen).toEqual([0, 0, OPEN]);
    expect(openKeys(history)).toEqual(allOpen);
    expect(history.shelf).toMatchObject({ look: null, months: [{ open: { asOf: begun } }] });
    expect(history.orphans()).toEqual([]);
  });

  it("is told as it was when the look began, whatever is resolved, or comes, while it goes on", async () => {
    const history = await largeDesk();
    await pack(history);
    // One that was looked at, one that was not, and one that was not there.
    await history.change("105", 10, { status: "Done" });
    await history.change("145", 10, { status: "Done" });
    await history.open("180");
    for (let run = 0; run < 3; run++) {
      history.desk.now += HOUR;
      await pack(history);
    }
    const { pages } = history.shelf!.months[0]!.open!;
    const keys = pages.flatMap(({ name }) => readPage(history.pages.get(name)!.page, null).issueKeys);
    expect([...new Set(keys)].sort()).toEqual(allOpen);
    // What was packed later goes before what was seen.
    expect(history.told()).toContain("2026-03 HD-145 gold resolution#1 kept");
    expect(openKeys(history)).not.toContain("HD-145");
  });

  it("begins again with a month's last moment, wherever it was", async () => {
    const history = await largeDesk();
    history.desk.now = Date.UTC(2026, 2, 31, 21, 30);
    await history.work("2", { answer: 1, resolve: 2 });
    await pack(history);
    expect(history.shelf!.look).toMatchObject({ month: "2026-03" });
    // Midnight in Berlin passes.
    history.desk.now = Date.UTC(2026, 2, 31, 22, 30);
    await pack(history);
    expect(history.shelf).toMatchObject({
      look: null,
      months: [{ month: "2026-03", open: { asOf: Date.UTC(2026, 2, 31, 22) } }],
    });
    expect(history.orphans()).toEqual([]);
  });

  it("is whole wherever a function dies", async () => {
    for (let diesAt = 0; ; diesAt++) {
      const history = await largeDesk();
      await pack(history);
      const calls = history.calls;
      history.diesAt = 2 * calls + diesAt;
      const died = await pack(history).then(
        () => false,
        (error: unknown) => error instanceof Killed,
      );
      history.diesAt = null;
      for (let run = 0; run < 2; run++) await pack(history);
      expect(openKeys(history)).toEqual(allOpen);
      if (!died) {
        expect(diesAt).toBeGreaterThan(20);
        break;
      }
    }
  });
});

describe("Whose the tickets were", () => {
  it("is not asked for where nobody sees figures of single agents", async () => {
    const history = await someWork();
    history.assignees.set("1", "ann");
    await pack(history);
    expect(history.table().words.assignees).toEqual([]);
    expect([...history.pages.values()].every(({ people }) => people === null)).toBe(true);
  });

  it("is kept from when a group may see it, also where pages are joined", async () => {
    const history = await someWork();
    history.seeAgents();
    history.assignees.set("1", "ann");
    await pack(history);
    for (let ticket = 10; ticket < 20; ticket++) {
      history.assignees.set(String(ticket), "bob");
      await history.work(String(ticket), { answer: 20, resolve: 40 });
      await pack(history);
    }
    const { tickets, words } = history.table();
    const whose = tickets.keys.map((key, ticket) => `${key} ${words.assignees[tickets.assignee[ticket]!] ?? "nobody"}`);
    expect(whose.filter((one) => /HD-(1|2|3|12) /.test(one))).toEqual([
      "HD-1 ann",
      "HD-2 nobody",
      "HD-3 nobody",
      "HD-12 bob",
    ]);
  });
});
