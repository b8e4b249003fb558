import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { AvailabilityEntry } from "../../../../src/domain/availability/availability-entry";
import { recordOf } from "../../../../src/domain/availability/availability-record";
import { readCheckLog } from "../../../../src/domain/availability/check-log/read-check-log";
import { availabilityFor } from "../../../../src/domain/availability/service-availability";
import type { Catalogue } from "../../../../src/domain/catalogue/catalogue";
import { describeWithShared, sharedFolder } from "../../../support/shared";

/** Down and up in the hours from the first to the last row of a service, counted from the raw rows alone. */
interface Counted {
  readonly all: number;
  readonly down: number;
  readonly interruptions: number;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How much of a stretch lies between two hours of the day, Monday to Friday, in UTC. */
function inOffice(from: number, to: number): number {
  let sum = 0;
  for (let day = Math.floor(from / DAY) * DAY; day < to; day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    sum += Math.max(0, Math.min(to, day + 18 * HOUR) - Math.max(from, day + 8 * HOUR));
  }
  return sum;
}

function countedFrom(rows: readonly string[][], length: (from: number, to: number) => number): Counted {
  let [all, down, interruptions, backAt] = [0, 0, 0, Number.NEGATIVE_INFINITY];
  let isCounted = false;
  for (let place = 0; place + 1 < rows.length; place++) {
    const [from, to] = [Date.parse(rows[place]![1]!), Date.parse(rows[place + 1]![1]!)];
    all += length(from, to);
    if (rows[place]![2] !== "down") continue;
    down += length(from, to);
    if (from - backAt > 300_000) isCounted = false;
    if (!isCounted && length(from, to) > 0) {
      interruptions += 1;
      isCounted = true;
    }
    backAt = to;
  }
  return { all, down, interruptions };
}

describeWithShared("the log of a real monitor", () => {
  const text = gunzipSync(readFileSync(join(sharedFolder, "data", "availability-checks.csv.gz"))).toString("utf8");
  const rows = text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const names = [...new Set(rows.map(([name]) => name!))];
  const weekdays = ["mon", "tue", "wed", "thu", "fri"];
  const catalogue = (calendar: string): Catalogue => ({
    format: "service-level-catalogue/1",
    calendars: [
      { key: "always", timezone: "Etc/UTC", weekly: "always" },
      {
        key: "office",
        timezone: "Etc/UTC",
        weekly: Object.fromEntries(weekdays.map((day) => [day, [["08:00", "18:00"]]])),
      },
    ],
    services: names.map((name) => ({ key: name, name })),
    agreements: [
      {
        key: "web",
        kind: "sla",
        version: 1,
        service: "*",
        validFrom: "2026-01-01",
        targets: [{ measure: "resolution", priority: "*", within: "PT8H", calendar: "always" }],
        availability: { percent: 99.5, calendar },
      },
    ],
  });
  const reading = readCheckLog(text);
  const entries = (): AvailabilityEntry[] =>
    reading.kind === "refused"
      ? []
      : reading.things.map(({ name, log }) => ({
          kind: "checks",
          id: name,
          at: 0,
          by: "ann",
          subject: { kind: "service", key: name },
          log,
          file: "checks.csv",
          batch: name,
        }));

  it.each(["always", "office"] as const)(
    "gives the same figures as a count of its rows, in the hours %s",
    (calendar) => {
      const lines = availabilityFor(
        {
          catalogue: catalogue(calendar),
          record: recordOf(entries()),
          period: { first: "2026-08", last: "2026-08" },
          timezone: "Etc/UTC",
          now: Date.UTC(2026, 8, 1),
        },
        null,
      );
      expect(lines.map(({ service }) => service).sort()).toEqual([...names].sort());
      for (const { service, figure } of lines) {
        const length = calendar === "office" ? inOffice : (from: number, to: number) => to - from;
        const expected = countedFrom(
          rows.filter(([name]) => name === service),
          length,
        );
        expect({ service, all: figure.agreed, down: figure.down, interruptions: figure.interruptions }).toEqual({
          service,
          ...expected,
        });
        expect(figure.percent).toBeCloseTo((1 - expected.down / expected.all) * 100, 9);
        expect(figure.mtrs ?? 0).toBeCloseTo(
          expected.interruptions === 0 ? 0 : expected.down / expected.interruptions,
          6,
        );
      }
      // Not a comparison of nothing with nothing.
      expect(lines.filter(({ figure }) => figure.down > 0).length).toBeGreaterThan(5);
    },
  );
});
