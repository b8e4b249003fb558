import fc from "fast-check";
import type { HistoryEntry, HistoryPromise, HistoryRecord } from "../../../src/domain/history-pages/history-record";
import { HOUR } from "../../../src/domain/time";

export const gold: HistoryPromise = {
  agreement: "gold",
  version: 2,
  kind: "sla",
  measure: "resolution",
  party: [],
  goal: { percent: 95, per: "month" },
};

/** 2026-03-02T08:00Z, a Monday. */
export const MONDAY = Date.UTC(2026, 2, 2, 8);

/** A record of a promise of four hours, kept after one. */
export function record(given: Partial<HistoryRecord> = {}): HistoryRecord {
  return {
    promise: gold,
    cycle: 1,
    service: "email",
    customer: "sales",
    team: "First line",
    priority: "High",
    startedAt: MONDAY,
    stoppedAt: MONDAY + HOUR,
    dueAt: MONDAY + 4 * HOUR,
    breachedAt: null,
    target: 4 * HOUR,
    granted: 0,
    elapsed: HOUR,
    breachReason: null,
    shares: [{ holder: { kind: "team", name: "First line" }, before: HOUR, after: 0 }],
    ...given,
  };
}

/** A record of the same promise, broken by an hour. */
export function lateRecord(given: Partial<HistoryRecord> = {}): HistoryRecord {
  return record({
    stoppedAt: MONDAY + 5 * HOUR,
    breachedAt: MONDAY + 4 * HOUR,
    elapsed: 5 * HOUR,
    shares: [{ holder: { kind: "team", name: "First line" }, before: 4 * HOUR, after: HOUR }],
    ...given,
  });
}

export function entry(
  number: number,
  records: readonly HistoryRecord[],
  given: Partial<HistoryEntry> = {},
): HistoryEntry {
  return {
    issueId: String(10_000 + number),
    issueKey: `DESK-${number}`,
    createdAt: MONDAY,
    packedAt: MONDAY + 6 * HOUR,
    cause: { kind: "finished", by: null, at: MONDAY + 5 * HOUR },
    exclusion: null,
    reopened: 0,
    assignee: null,
    records,
    ...given,
  };
}

const word = fc.option(fc.constantFrom("Ada", "first line", "", "Zürich €", "=1+1"), { nil: null });
const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2080, 0, 1) });
const perhapsInstant = fc.option(instant, { nil: null });
const length = fc.nat({ max: 40 * 365 * 24 * HOUR });
const holder = fc.oneof(
  fc.record({ kind: fc.constant("team" as const), name: word }),
  fc.record({ kind: fc.constant("waiting" as const), name: word }),
  fc.constant({ kind: "closed" as const, name: null }),
);
const promise = fc.record({
  agreement: fc.constantFrom("gold", "silver"),
  version: fc.integer({ min: 1, max: 30 }),
  kind: fc.constantFrom("sla" as const, "ola" as const, "uc" as const),
  measure: fc.constantFrom("resolution" as const, "response" as const),
  party: fc.array(fc.constantFrom("First line", "Hosting Ltd"), { maxLength: 2 }),
  goal: fc.option(
    fc.record({
      percent: fc.double({ min: 0, max: 100, noNaN: true, noDefaultInfinity: true }).map(Math.abs),
      per: fc.constant("month" as const),
    }),
    {
      nil: null,
    },
  ),
});
const anyRecord = fc
  .record({
    promise,
    cycle: fc.integer({ min: 1, max: 400 }),
    service: word,
    customer: word,
    team: word,
    priority: word,
    startedAt: instant,
    stoppedAt: perhapsInstant,
    dueAt: perhapsInstant,
    breachedAt: perhapsInstant,
    target: length,
    granted: length,
    elapsed: length,
    breachReason: word,
    shares: fc.array(fc.record({ holder, before: length, after: length }), { maxLength: 4 }),
  })
  .chain((made) =>
    // Nearly always a promise is broken when it is due.
    fc.boolean().map((whenDue) => (whenDue ? { ...made, breachedAt: made.dueAt } : made)),
  );

/** Entries with whatever a page may have to hold. */
export const anyEntry: fc.Arbitrary<HistoryEntry> = fc.record({
  issueId: fc.integer({ min: 1, max: 2 ** 50 }).map(String),
  issueKey: fc.oneof(
    fc.constantFrom("A-1", "DESK-99999", "A1-7", "WITHOUT", "X-0", "X-007"),
    fc.integer({ min: 1, max: 2 ** 40 }).map((n) => `DESK-${n}`),
  ),
  createdAt: instant,
  packedAt: instant,
  cause: fc.record({
    kind: fc.constantFrom("finished" as const, "reopened" as const, "journal" as const),
    by: word,
    at: instant,
  }),
  exclusion: word,
  reopened: fc.nat({ max: 1_000 }),
  assignee: fc.option(fc.constantFrom("ada", "5b10ac8d82e05b22cc7d4ef5"), { nil: null }),
  records: fc.array(anyRecord, { maxLength: 4 }),
});
