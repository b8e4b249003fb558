import { grantedIn } from "../domain/journal/granted-time";
import { measure } from "../domain/measurement/measure";
import { type ClockReading, readingOf } from "../domain/monitoring/clock-reading";
import { historyOf } from "../domain/monitoring/field-record";
import type { MonitoredProject } from "../domain/monitoring/monitored-project";
import type { StoredTicket, WatchPhase } from "../domain/monitoring/watched-ticket";
import type { Instant } from "../domain/time";

export interface Measurement extends ClockReading {
  readonly issueId: string;
  readonly issueKey: string;
}

export interface MeasurementPorts {
  now(): Instant;
  project(projectId: string): Promise<MonitoredProject | null>;
  /** A project's tickets of one phase, ordered by issue id, a hundred at most. */
  inPhase(projectId: string, phase: WatchPhase, after: string | null): Promise<readonly StoredTicket[]>;
}

/** In which phase, and after which ticket of it, a listing goes on. */
export interface MeasurementCursor {
  readonly phase: WatchPhase;
  readonly after: string | null;
}

const phases: readonly WatchPhase[] = ["open", "finished", "not-monitored"];

/**
 * A page of the clocks that the app has stored, running ones read at this moment: from the history as it was last read,
 * without asking Jira. Clocks that stand are given as they were stored. Null as `next` ends the listing.
 */
export async function listMeasurements(
  ports: MeasurementPorts,
  projectId: string,
  cursor: MeasurementCursor | null,
): Promise<{ measurements: readonly Measurement[]; next: MeasurementCursor | null }> {
  const project = await ports.project(projectId);
  if (project === null) return { measurements: [], next: null };
  const { phase, after } = cursor ?? { phase: phases[0]!, after: null };
  const tickets = await ports.inPhase(projectId, phase, after);
  const now = ports.now();
  const measurements = tickets.flatMap(({ ticket: { issueId, issueKey, record, clocks, journal } }) => {
    const mayRun = clocks.some(({ state }) => state !== "stopped");
    const readings =
      mayRun && record !== null
        ? measure(historyOf(record, project.fields), project.book, now, grantedIn(journal)).map(readingOf)
        : clocks;
    return readings.map((reading): Measurement => ({ issueId, issueKey, ...reading }));
  });
  const last = tickets.at(-1)?.ticket.issueId;
  if (last !== undefined) return { measurements, next: { phase, after: last } };
  const following = phases[phases.indexOf(phase) + 1];
  return { measurements, next: following === undefined ? null : { phase: following, after: null } };
}
