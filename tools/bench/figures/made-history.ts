import type { Holder } from "../../../src/domain/breach-attribution/holder";
import type {
  HistoryEntry,
  HistoryPromise,
  HistoryRecord,
  Month,
} from "../../../src/domain/history-pages/history-record";
import { monthsLater, startOfMonth } from "../../../src/domain/history-pages/month";
import { HOUR, MINUTE } from "../../../src/domain/time";
import { randomWhole } from "../random-whole";

export const FIRST_MONTH: Month = "2025-01";
export const TIMEZONE = "Europe/Berlin";

const SERVICES = 40;
const CUSTOMERS = 25;
const TEAMS = 30;
const priorities = ["Highest", "High", "Medium", "Low"];

/** What a desk of invented tickets came to in twelve months: three clocks a ticket, instants to the millisecond. */
export function madeHistory(tickets: number): ReadonlyMap<Month, readonly HistoryEntry[]> {
  const below = randomWhole(7);
  const teams = Array.from({ length: TEAMS }, (_, n) => `Team ${n}`);
  const holders: Holder[] = [
    ...teams.map((name) => ({ kind: "team" as const, name })),
    { kind: "supplier", name: "Hosting Ltd" },
    { kind: "waiting", name: "Waiting for customer" },
    { kind: "closed", name: null },
  ];
  const promise = (
    agreement: string,
    kind: HistoryPromise["kind"],
    measure: HistoryPromise["measure"],
  ): HistoryPromise => ({
    agreement,
    version: 1,
    kind,
    measure,
    party: kind === "ola" ? [teams[0]!] : [],
    goal: { percent: 90 + below(8), per: "month" },
  });
  const promises = Array.from({ length: SERVICES }, (_, service) => ({
    resolution: promise(`sla-${service}`, "sla", "resolution"),
    response: promise(`sla-${service}`, "sla", "response"),
    supporting: promise(`ola-${service}`, "ola", "resolution"),
  }));
  const pages = new Map<Month, HistoryEntry[]>();
  for (let n = 0; n < tickets; n++) {
    const month = monthsLater(FIRST_MONTH, Math.floor((n * 12) / tickets));
    const createdAt = startOfMonth(month, TIMEZONE) + below(25 * 24 * 60) * MINUTE + below(60_000);
    const service = below(SERVICES);
    const team = teams[below(TEAMS)]!;
    const record = (of: HistoryPromise, hours: number): HistoryRecord => {
      const target = hours * HOUR;
      const life = below(target * 2) + below(1_000);
      const isLate = below(10) === 0;
      const wall = isLate ? target + life : Math.min(life, target);
      const due = createdAt + target;
      const after = isLate ? wall - target : 0;
      const some = below(wall - after + 1);
      return {
        promise: of,
        cycle: 1,
        service: `service-${service}`,
        customer: `customer-${below(CUSTOMERS)}`,
        team,
        priority: priorities[below(4)]!,
        startedAt: createdAt,
        stoppedAt: createdAt + wall,
        dueAt: due,
        breachedAt: isLate ? due : null,
        target,
        granted: 0,
        elapsed: wall,
        breachReason: isLate && below(2) === 0 ? "supplier" : null,
        shares: [
          { holder: holders[below(holders.length)]!, before: some, after: 0 },
          { holder: { kind: "team", name: team }, before: wall - after - some, after },
        ],
      };
    };
    const { resolution, response, supporting } = promises[service]!;
    const records = [record(resolution, 48), record(response, 4), record(supporting, 16)];
    const packedAt = Math.max(...records.map(({ stoppedAt }) => stoppedAt!));
    const entry: HistoryEntry = {
      issueId: String(100_000 + n),
      issueKey: `DESK-${n + 1}`,
      createdAt,
      packedAt: packedAt - (packedAt % HOUR) + HOUR,
      cause: { kind: "finished", by: null, at: packedAt },
      exclusion: below(200) === 0 ? "A drill" : null,
      assignee: null,
      reopened: below(20) === 0 ? 1 : 0,
      records,
    };
    const others = pages.get(month);
    if (others === undefined) pages.set(month, [entry]);
    else others.push(entry);
  }
  return pages;
}
