import { dateBegunBy } from "../../domain/agreement/date-begun";
import { startOfLocalDate } from "../../domain/agreement/start-of-local-date";
import { type AvailabilityRecord, recordOf } from "../../domain/availability/availability-record";
import { LOG_REACH } from "../../domain/availability/check-log/check-log";
import { MAINTENANCE_AHEAD, type MaintenanceNotice, noticesFor } from "../../domain/availability/coming-maintenance";
import { periodToKnow, spanOfPeriod } from "../../domain/availability/promise-periods";
import { availabilityLine } from "../../domain/availability/review-lines";
import { availabilityFor } from "../../domain/availability/service-availability";
import { NEVER } from "../../domain/availability/span";
import type { Catalogue } from "../../domain/catalogue/catalogue";
import type { Period } from "../../domain/period-figures/selection";
import type { AvailabilityLine } from "../../domain/review/review-pack";
import type { AvailabilityBook, AvailabilityPorts } from "./availability-ports";

/**
 * What is recorded that can matter to a period, or to how a promise over a longer one is judged; and planned maintenance to
 * come.
 */
export async function availabilityBook(
  ports: Pick<AvailabilityPorts, "book" | "now">,
  projectId: string,
  catalogue: Catalogue,
  period: Period,
  timezone: string,
): Promise<AvailabilityBook> {
  const { from, to } = spanOfPeriod(periodToKnow(catalogue, period), timezone);
  return ports.book(projectId, {
    from: from - LOG_REACH,
    to: Math.max(to + LOG_REACH, ports.now() + MAINTENANCE_AHEAD),
  });
}

/**
 * How available the services promised to a customer were, for a review. Of a period that runs, the days that are over
 * count, so that all who look on one day are shown the same.
 */
export async function availabilityLines(
  ports: Pick<AvailabilityPorts, "book" | "now">,
  projectId: string,
  catalogue: Catalogue,
  customer: string,
  period: Period,
  timezone: string,
): Promise<readonly AvailabilityLine[]> {
  if (!catalogue.agreements.some(({ availability }) => availability !== undefined)) return [];
  const { entries } = await availabilityBook(ports, projectId, catalogue, period, timezone);
  const now = startOfLocalDate(dateBegunBy(ports.now(), timezone), timezone);
  const record = recordOf(entries);
  return availabilityFor({ catalogue, record, period, timezone, now }, customer).map(availabilityLine);
}

/** Planned maintenance that a customer of a service should know of. */
export async function maintenanceFor(
  ports: Pick<AvailabilityPorts, "book" | "now">,
  projectId: string,
  catalogue: Catalogue,
  service: string,
): Promise<readonly MaintenanceNotice[]> {
  const now = ports.now();
  const { entries } = await ports.book(projectId, { from: now, to: NEVER });
  const record: AvailabilityRecord = recordOf(entries);
  return noticesFor(catalogue, record, service, now);
}
