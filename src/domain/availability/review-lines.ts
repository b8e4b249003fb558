import type { AvailabilityLine } from "../review/review-pack";
import type { ServiceAvailability } from "./service-availability";

/** What a review shows of a service's availability. */
export function availabilityLine(one: ServiceAvailability): AvailabilityLine {
  const { service, agreement, version, promise, figure, isReached } = one;
  const { percent, interruptions, lost, agreed, mtrs, mtbsi } = figure;
  return {
    service,
    agreement,
    version,
    percent,
    promised: promise.percent,
    isReached,
    interruptions,
    down: Math.round(lost),
    agreed,
    mtrs: mtrs === null ? null : Math.round(mtrs),
    mtbsi: mtbsi === null ? null : Math.round(mtbsi),
  };
}
