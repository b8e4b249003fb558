import type { ReviewCycle } from "../agreement/agreement-entry";
import type { LocalDate } from "../calendar/calendar";
import { addMonths } from "../catalogue/local-date";
import { monthsLater } from "../history-pages/month";
import type { Participant, ServiceReview } from "./service-review";

/** What is known of working with one customer, beside what is agreed. */
export interface CustomerRelation {
  /** The customer's key. */
  readonly id: string;
  readonly every: ReviewCycle;
  /** When the next review is; null while nobody said. */
  readonly nextOn: LocalDate | null;
  /** What the customer wants to achieve. */
  readonly outcomes: string;
  /** How the customer likes to be served. */
  readonly preferences: string;
  /** The months with which figures are compared as the ones it all began with; null for those of the first review. */
  readonly baseline: ServiceReview["period"] | null;
  /** Who usually takes part; a new review begins with them. */
  readonly participants: readonly Pick<Participant, "id" | "name" | "side" | "role">[];
}

const MONTHS: Readonly<Record<ReviewCycle, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };

/** The same day one cycle later. */
export function nextAfter(date: LocalDate, every: ReviewCycle): LocalDate {
  return addMonths(date, MONTHS[every]);
}

/** What a meeting on a day is about: the whole months of a cycle that ended before its month began. */
export function periodBefore(meetingOn: LocalDate, every: ReviewCycle): ServiceReview["period"] {
  const month = meetingOn.slice(0, 7);
  return { first: monthsLater(month, -MONTHS[every]), last: monthsLater(month, -1) };
}

/** The period of the same length that ends where another begins. */
export function periodJustBefore({ first, last }: ServiceReview["period"]): ServiceReview["period"] {
  let length = 1;
  while (monthsLater(first, length) <= last) length += 1;
  return { first: monthsLater(first, -length), last: monthsLater(first, -1) };
}
