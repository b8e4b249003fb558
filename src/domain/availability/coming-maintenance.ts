import type { Catalogue } from "../catalogue/catalogue";
import { DAY, type Instant, type Milliseconds } from "../time";
import type { AvailabilityRecord, RecordedOutage } from "./availability-record";
import { nameOfSubject } from "./outage";
import { subjectsBehind } from "./subjects-behind";

/** So far ahead people are told. */
export const MAINTENANCE_AHEAD: Milliseconds = 60 * DAY;

/** Planned maintenance that goes on or is to come, the next first. */
export function comingMaintenance({ outages }: AvailabilityRecord, now: Instant): RecordedOutage[] {
  return outages
    .filter(({ announcedAt, isWithdrawn }) => announcedAt !== null && !isWithdrawn)
    .filter(({ from, to }) => (to === null || to > now) && from <= now + MAINTENANCE_AHEAD)
    .sort((one, other) => one.from - other.from);
}

/** What a customer is told: when, and whether all of the service or a part of it; not of what, by whom or why. */
export interface MaintenanceNotice {
  readonly from: Instant;
  readonly to: Instant;
  readonly isWhole: boolean;
}

/** What is planned on a service, or on anything behind it. */
export function noticesFor(
  catalogue: Catalogue,
  record: AvailabilityRecord,
  service: string,
  now: Instant,
): MaintenanceNotice[] {
  const behind = subjectsBehind(catalogue, service);
  return comingMaintenance(record, now).flatMap(({ subject, from, to, loss }) =>
    to === null || !behind.has(nameOfSubject(subject)) ? [] : [{ from, to, isWhole: loss === 100 }],
  );
}
