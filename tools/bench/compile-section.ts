import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compileServiceHours } from "../../src/domain/calendar/compile-service-hours";
import { HOUR } from "../../src/domain/time";
import { benchYears, office } from "./bench-calendars";
import { median } from "./median-time";
import { nanoseconds } from "./print-table";
import type { Section } from "./section";

const FLOOR_NANOSECONDS = 5_000_000;
const FLOOR_BYTES = 256 * 1024;
/** Zones of which nothing is known yet when the bench begins, so that their clock changes must be found, too. */
const newZones = [
  "Europe/Vienna",
  "Europe/Madrid",
  "Europe/Oslo",
  "Europe/Athens",
  "America/Chicago",
  "America/Denver",
  "America/Halifax",
  "Australia/Sydney",
  "Pacific/Auckland",
];

/** What it costs to compile the office calendar for ten years, in time and in memory. */
export const compileSection: Section = {
  name: "compile",
  run() {
    // The known zone first: it is the zones that are to be new, not the code.
    const knownZone = median(Array.from({ length: 25 }, () => compileTime(office)));
    const unknownZone = median(newZones.map((timezone) => compileTime({ ...office, timezone })));
    const bytes = bytesHeld();
    return {
      tables: [
        {
          title: "Compiling the office calendar for ten years",
          head: ["", "", "allowed"],
          rows: [
            ["time, zone not asked about before", nanoseconds(unknownZone), nanoseconds(FLOOR_NANOSECONDS)],
            ["time, zone known", nanoseconds(knownZone), nanoseconds(FLOOR_NANOSECONDS)],
            ["memory held, heap and typed arrays", kibibytes(bytes), kibibytes(FLOOR_BYTES)],
          ],
        },
      ],
      ratios: {
        "compile ten years, new zone: time / 5 ms": unknownZone / FLOOR_NANOSECONDS,
        "compile ten years, known zone: time / 5 ms": knownZone / FLOOR_NANOSECONDS,
        "compile ten years: memory / 256 KiB": bytes / FLOOR_BYTES,
      },
    };
  },
};

function compileTime(calendar: typeof office): number {
  const start = process.hrtime.bigint();
  compileServiceHours(calendar, benchYears).workingTimeBetween(Date.UTC(2020, 0, 1), Date.UTC(2020, 0, 1) + HOUR);
  return Number(process.hrtime.bigint() - start);
}

/** Of one calendar, when a hundred are held. */
function bytesHeld(): number {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const held = () => {
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  const calendars = Array.from({ length: 100 }, () => compileServiceHours(office, benchYears));
  return (held() - before) / calendars.length;
}

function kibibytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KiB`;
}
