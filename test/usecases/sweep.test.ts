import fc from "fast-check";
import { unreadTicket, type WatchedTicket } from "../../src/domain/monitoring/watched-ticket";
import { HOUR, MINUTE, SECOND } from "../../src/domain/time";
import { type CheckOrder, ordersFor, REACH, type SweepReport, sweep } from "../../src/usecases/sweep";

const now = Date.UTC(2024, 0, 8, 12, 10);

const dueIn = (milliseconds: number, issueId = String(milliseconds)): WatchedTicket => ({
  ...unreadTicket(issueId, "7", now),
  changedAt: null,
  news: [],
  nextAt: now + milliseconds,
});

async function swept(
  pages: readonly (readonly WatchedTicket[])[],
  { remainingMs = (): number => 60_000, at = now, isQueueFull = false } = {},
) {
  const orders: CheckOrder[] = [];
  const reports: SweepReport[] = [];
  const asked: number[] = [];
  const report = await sweep({
    now: () => at,
    async dueUntil(until, cursor) {
      asked.push(until);
      const page = Number(cursor ?? 0);
      return {
        tickets: pages[page]!.map((ticket) => ({ ticket })),
        ...(page + 1 < pages.length && { cursor: String(page + 1) }),
      };
    },
    async order(given) {
      orders.push(...given);
      return !isQueueFull;
    },
    report: async (given) => void reports.push(given),
    remainingMs,
  });
  return { report, orders, reports, asked };
}

it.each`
  due             | at           | why
  ${-20 * MINUTE} | ${0}         | ${"overdue: now"}
  ${0}            | ${0}         | ${"due this instant"}
  ${SECOND}       | ${SECOND}    | ${"not before its instant"}
  ${REACH}        | ${REACH}     | ${"up to the next sweep"}
  ${REACH + 1}    | ${undefined} | ${"the next sweep's, though it is due in the same minute"}
`("a ticket due in $due ms is ordered for $at ($why)", async ({ due, at }) => {
  const { orders } = await swept([[dueIn(due)]]);
  expect(orders.map((order) => order.at - now)).toEqual(at === undefined ? [] : [at]);
});

it("what is due already is looked at together, what has an instant of its own is not", async () => {
  const { orders } = await swept([[dueIn(-MINUTE, "a"), dueIn(0, "b"), dueIn(2 * MINUTE, "c")]]);
  expect(orders).toEqual([
    { issueIds: ["a", "b"], at: now, isBatch: true },
    { issueIds: ["c"], at: now + 2 * MINUTE, isBatch: false },
  ]);
});

describe("a sweep that finds nothing", () => {
  it("asks storage once and orders nothing", async () => {
    const { asked, orders, reports } = await swept([[]]);
    expect(asked).toHaveLength(1);
    expect(orders).toEqual([]);
    expect(reports).toEqual([]);
  });

  it("says so once an hour, whatever its phase", async () => {
    for (const phase of [0, 1, 137, 299]) {
      let reports = 0;
      for (let tick = 0; tick < 12; tick++)
        reports += (await swept([[]], { at: now + phase * SECOND + tick * 5 * MINUTE })).reports.length;
      expect(reports).toBe(1);
    }
  });
});

it("a sweep that runs out of time leaves the rest to the next, and says so", async () => {
  const { report, orders } = await swept([[dueIn(0, "a")], [dueIn(0, "b")], [dueIn(0, "c")]], {
    remainingMs: () => 1_000,
  });
  expect(orders.flatMap(({ issueIds }) => issueIds)).toEqual(["a"]);
  expect(report).toMatchObject({ handedOn: 1, isCutShort: true });
});

it("a sweep that finds the queue full leaves the rest to the next, and says so", async () => {
  const { report, asked } = await swept([[dueIn(0, "a")], [dueIn(0, "b")]], { isQueueFull: true });
  expect(asked).toHaveLength(1);
  expect(report.isCutShort).toBe(true);
});

it("counts as overdue what should have been looked at more than ten minutes before", async () => {
  const { report } = await swept([[dueIn(-HOUR), dueIn(-11 * MINUTE), dueIn(-9 * MINUTE), dueIn(MINUTE)]]);
  expect(report).toMatchObject({ handedOn: 4, overdue: 2 });
});

it("orders take every ticket once, none before its instant and none more than ten seconds after", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 300_000 }), { maxLength: 200 }), (instants) => {
      const wanted = instants.map((at) => ({ issueId: String(at), at }));
      const orders = ordersFor(wanted);
      expect(orders.flatMap(({ issueIds }) => issueIds).map(Number)).toEqual([...instants].sort((a, b) => a - b));
      for (const { issueIds, at } of orders) {
        expect(issueIds.length).toBeLessThanOrEqual(50);
        for (const instant of issueIds.map(Number)) {
          expect(at).toBeGreaterThanOrEqual(instant);
          expect(at - instant).toBeLessThanOrEqual(10 * SECOND);
        }
      }
    }),
  );
});
