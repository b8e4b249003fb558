import type { ServiceHours } from "./service-hours";

/** Service hours without any closed time: working time is time. They hold for all instants; no table, no limits. */
export const roundTheClock: ServiceHours = {
  workingTimeBetween: (start, end) => (end > start ? end - start : 0),
  addWorkingTime: (start, duration) => (duration > 0 ? start + duration : start),
  subtractWorkingTime: (start, duration) => (duration > 0 ? start - duration : start),
  nextOpening: (at) => at,
  previousClosing: (at) => at,
  isOpen: () => true,
  nextChange: () => null,
};
