import type { Instant } from "../time";
import type { AvailabilityEntry } from "./availability-entry";
import { type Checked, type CheckLog, joined } from "./check-log/check-log";
import { nameOfSubject, type Outage, type Subject } from "./outage";

/** An outage as it is known now, with who said so and what was changed since. */
export interface RecordedOutage extends Outage {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly isWithdrawn: boolean;
  /** Later entries about it, in order. */
  readonly changes: readonly AvailabilityEntry[];
}

/** From when on every outage of something is recorded. */
export interface Recording {
  readonly id: string;
  readonly subject: Subject;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly at: Instant;
  readonly by: string;
}

/** What one import brought. */
export interface ImportedLogs {
  readonly batch: string;
  readonly file: string;
  readonly at: Instant;
  readonly by: string;
  readonly logs: readonly { readonly subject: Subject; readonly log: CheckLog }[];
}

/** What is recorded of availability, as it counts now. */
export interface AvailabilityRecord {
  /** Withdrawn ones among them, in the order in which they were recorded. */
  readonly outages: readonly RecordedOutage[];
  readonly recordings: readonly Recording[];
  readonly imports: readonly ImportedLogs[];
  /** What logs come to, by the subject's name. */
  readonly checked: ReadonlyMap<string, Checked>;
}

/** What the entries come to, each after those that it is about. An entry about something that is not among them is skipped. */
export function recordOf(entries: readonly AvailabilityEntry[]): AvailabilityRecord {
  const outages = new Map<string, RecordedOutage>();
  const recordings = new Map<string, Recording>();
  const imports = new Map<string, ImportedLogs & { logs: { subject: Subject; log: CheckLog }[] }>();
  for (const entry of entries) {
    const { id, at, by } = entry;
    switch (entry.kind) {
      case "outage":
        outages.set(id, { ...entry.outage, id, recordedAt: at, by, isWithdrawn: false, changes: [] });
        break;
      case "recording":
        recordings.set(id, { id, subject: entry.subject, from: entry.from, to: entry.to, at, by });
        break;
      case "checks": {
        const batch = imports.get(entry.batch) ?? { batch: entry.batch, file: entry.file, at, by, logs: [] };
        batch.logs.push({ subject: entry.subject, log: entry.log });
        imports.set(entry.batch, batch);
        break;
      }
      case "corrected": {
        // What it corrects may lie in another time, and not have been read.
        const before = outages.get(entry.of) ?? { id: entry.of, recordedAt: at, by, isWithdrawn: false, changes: [] };
        outages.set(entry.of, { ...before, ...entry.outage, changes: [...before.changes, entry] });
        break;
      }
      case "ended": {
        const outage = outages.get(entry.of);
        if (outage !== undefined)
          outages.set(entry.of, { ...outage, to: entry.to, changes: [...outage.changes, entry] });
        const recording = recordings.get(entry.of);
        if (recording !== undefined) recordings.set(entry.of, { ...recording, to: entry.to });
        break;
      }
      case "withdrawn": {
        const outage = outages.get(entry.of);
        if (outage !== undefined)
          outages.set(entry.of, { ...outage, isWithdrawn: true, changes: [...outage.changes, entry] });
        recordings.delete(entry.of);
        imports.delete(entry.of);
        break;
      }
    }
  }
  return {
    outages: [...outages.values()],
    recordings: [...recordings.values()],
    imports: [...imports.values()],
    checked: checkedBy([...imports.values()]),
  };
}

function checkedBy(imports: readonly ImportedLogs[]): ReadonlyMap<string, Checked> {
  const logs = new Map<string, CheckLog[]>();
  for (const { subject, log } of imports.flatMap((one) => one.logs)) {
    const name = nameOfSubject(subject);
    const others = logs.get(name);
    if (others === undefined) logs.set(name, [log]);
    else others.push(log);
  }
  return new Map([...logs].map(([name, all]) => [name, joined(all)]));
}
