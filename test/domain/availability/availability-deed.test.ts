import {
  type AvailabilityDeed,
  entriesOfDeed,
  MOST_LOSSES,
  problemsOfDeed,
} from "../../../src/domain/availability/availability-deed";
import { type AvailabilityEntry, reachOf } from "../../../src/domain/availability/availability-entry";
import { recordOf } from "../../../src/domain/availability/availability-record";
import { type CheckLog, inParts, joined } from "../../../src/domain/availability/check-log/check-log";
import { NEVER } from "../../../src/domain/availability/span";
import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import { anOutage, at, item, outageEntry, recordingEntry, service } from "./entries";

const catalogue: Catalogue = {
  format: "service-level-catalogue/1",
  calendars: [],
  services: [{ key: "email", name: "E-mail" }],
  configurationItems: [{ key: "san" }],
  agreements: [],
};
const now = at("2026-06-20T12:00");
const open = outageEntry({ from: at("2026-06-19T10:00"), to: null }, "open-outage");
const over = outageEntry({}, "over-outage");
const gone = outageEntry({}, "gone-outage");
const withdrawn: AvailabilityEntry = {
  kind: "withdrawn",
  id: "withdrawal",
  at: now,
  by: "ann",
  of: "gone-outage",
  reason: "Wrong",
  was: { from: anOutage().from, to: anOutage().to },
};
const entries = [open, over, gone, withdrawn, { ...recordingEntry("email", "2026-06-01T00:00"), id: "recording" }];
const record = recordOf(entries);

const log = (parts: Partial<CheckLog> = {}): CheckLog => ({
  from: at("2026-06-01T00:00"),
  to: at("2026-06-02T00:00"),
  losses: [[at("2026-06-01T10:00"), at("2026-06-01T11:00"), 100]],
  last: 0,
  ...parts,
});
const outage = (parts: Parameters<typeof anOutage>[0] = {}): AvailabilityDeed => ({
  kind: "outage",
  outage: anOutage(parts),
});
const maintenance = { from: at("2026-07-01T20:00"), to: at("2026-07-01T22:00"), announcedAt: now };
const checks = (parts: Partial<CheckLog>): AvailabilityDeed => ({
  kind: "checks",
  file: "checks.csv",
  logs: [{ subject: service("email"), log: log(parts) }],
});

describe("what cannot be recorded, and why", () => {
  it.each`
    deed                                                                                                               | problems                                                            | why
    ${outage()}                                                                                                        | ${[]}                                                               | ${"an outage that is over"}
    ${outage({ subject: item("san") })}                                                                                | ${[]}                                                               | ${"one of a configuration item"}
    ${outage({ subject: service("gone") })}                                                                            | ${["unknown-subject"]}                                              | ${"nobody offers it"}
    ${outage({ subject: item("email") })}                                                                              | ${["unknown-subject"]}                                              | ${"a service is no item"}
    ${outage({ from: now + 3_600_000, to: null })}                                                                     | ${["in-future"]}                                                    | ${"it has not happened"}
    ${outage({ from: now + 30_000, to: null })}                                                                        | ${[]}                                                               | ${"clocks differ by moments"}
    ${outage({ from: now - 1, to: now + 3_600_000 })}                                                                  | ${["end-in-future"]}                                                | ${"nobody knows the end yet"}
    ${outage({ from: at("2026-06-02T10:30"), to: at("2026-06-02T10:30") })}                                            | ${["ends-before-it-begins"]}                                        | ${"it lasts no time"}
    ${outage({ loss: 0 })}                                                                                             | ${["loss-out-of-range"]}                                            | ${"nothing was lost"}
    ${outage({ loss: 101 })}                                                                                           | ${["loss-out-of-range"]}                                            | ${"more than all"}
    ${outage({ loss: 33.3 })}                                                                                          | ${["loss-out-of-range"]}                                            | ${"sums stay exact with whole percents"}
    ${outage(maintenance)}                                                                                             | ${[]}                                                               | ${"maintenance may come"}
    ${outage({ ...maintenance, to: null })}                                                                            | ${["maintenance-without-end"]}                                      | ${"plans have an end"}
    ${outage({ ...maintenance, announcedAt: now + 3_600_000 })}                                                        | ${["announced-in-future"]}                                          | ${"nobody was told yet"}
    ${outage({ note: "x".repeat(10_001) })}                                                                            | ${["too-long"]}                                                     | ${"nobody reads it"}
    ${{ kind: "ended", of: "open-outage", to: now }}                                                                   | ${[]}                                                               | ${"it was open"}
    ${{ kind: "ended", of: "over-outage", to: now }}                                                                   | ${["ended-already"]}                                                | ${"it was over"}
    ${{ kind: "ended", of: "open-outage", to: at("2026-06-19T09:00") }}                                                | ${["ends-before-it-begins"]}                                        | ${"before it began"}
    ${{ kind: "ended", of: "gone-outage", to: now }}                                                                   | ${["withdrawn-already"]}                                            | ${"it counts no more"}
    ${{ kind: "ended", of: "recording", to: now }}                                                                     | ${[]}                                                               | ${"recording ends too"}
    ${{ kind: "withdrawn", of: "nothing", reason: "Why not" }}                                                         | ${["no-such-entry"]}                                                | ${"nobody recorded it"}
    ${{ kind: "withdrawn", of: "gone-outage", reason: "Again" }}                                                       | ${["withdrawn-already"]}                                            | ${"once is enough"}
    ${{ kind: "withdrawn", of: "over-outage", reason: "  " }}                                                          | ${["reason-missing"]}                                               | ${"without a reason"}
    ${{ kind: "corrected", of: "recording", outage: anOutage(), reason: "Wrong" }}                                     | ${["no-such-entry"]}                                                | ${"a statement is no outage"}
    ${{ kind: "corrected", of: "over-outage", outage: anOutage({ loss: 0, to: at("2026-06-02T09:00") }), reason: "" }} | ${["reason-missing", "ends-before-it-begins", "loss-out-of-range"]} | ${"all of it is told at once"}
    ${{ kind: "recording", subject: service("email"), from: now + 3_600_000, to: null }}                               | ${["in-future"]}                                                    | ${"nobody knows what will be recorded"}
    ${checks({})}                                                                                                      | ${[]}                                                               | ${"a log"}
    ${checks({ to: now + 3_600_000 })}                                                                                 | ${["end-in-future"]}                                                | ${"a log of what is to come"}
    ${checks({ losses: [[at("2026-05-31T10:00"), at("2026-06-01T11:00"), 100]] })}                                     | ${["bad-log"]}                                                      | ${"losses before its first check"}
    ${checks({ losses: [[at("2026-06-01T11:00"), at("2026-06-01T10:00"), 100]] })}                                     | ${["bad-log"]}                                                      | ${"losses that end before they begin"}
  `("$why: $problems", ({ deed, problems }) => {
    expect(problemsOfDeed(deed, record, catalogue, now)).toEqual(problems);
  });
});

it("an entry reaches as far as what it changes did, so that whoever reads a month finds it", () => {
  const moved = anOutage({ from: at("2026-08-01T00:00"), to: at("2026-08-01T01:00") });
  const [corrected] = entriesOfDeed(
    { kind: "corrected", of: "over-outage", outage: moved, reason: "Wrong month" },
    record,
    "request-1",
    now,
    "ann",
  );
  expect(reachOf(corrected!)).toEqual({ from: anOutage().from, to: moved.to });
  const [ended] = entriesOfDeed({ kind: "ended", of: "open-outage", to: now }, record, "request-2", now, "ann");
  expect(reachOf(ended!)).toEqual({ from: at("2026-06-19T10:00"), to: NEVER });
});

it("a log in parts joins to what it was, and no part is too long for the store", () => {
  const start = at("2026-01-01T00:00");
  const long = log({
    from: start,
    to: start + 30_000_000_000,
    losses: Array.from({ length: 9_001 }, (_, place) => [
      start + place * 1_000_000,
      start + place * 1_000_000 + 5,
      100,
    ]),
    last: 100,
  });
  const parts = inParts(long, MOST_LOSSES);
  expect(parts.map(({ losses }) => losses.length)).toEqual([4_000, 4_000, 1_001]);
  expect(joined(parts)).toEqual(joined([long]));
  expect(inParts(log(), MOST_LOSSES)).toEqual([log()]);
});

it("only what is news of a log is recorded", () => {
  const deed = checks({});
  const first = entriesOfDeed(deed, recordOf([]), "import-1", now, "ann");
  expect(first).toHaveLength(1);
  const known = recordOf(first);
  expect(entriesOfDeed(deed, known, "import-2", now, "ann")).toEqual([]);
  expect(entriesOfDeed(checks({ losses: [] }), known, "import-3", now, "ann")).toEqual([]); // it was down all the same
  expect(entriesOfDeed(checks({ to: at("2026-06-03T00:00") }), known, "import-4", now, "ann")).toHaveLength(1);
});
