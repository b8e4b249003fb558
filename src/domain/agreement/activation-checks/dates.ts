import type { LocalDate } from "../../calendar/calendar";
import { addDays, addMonths, latestOf } from "../../catalogue/local-date";
import { type AgreementEntry, isAgreed, type ReviewCycle } from "../agreement-entry";
import { isValidOn, lastDayOfNotice } from "../agreement-stage";
import type { Finding } from "./finding";
import type { Subject } from "./subject";

/** How long before the last day of notice it is called near, in days. */
const NEAR = 30;

const monthsOf: Readonly<Record<ReviewCycle, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };

/** Notice that can hardly, or no longer, be given, and reviews that were left out. */
export function* checkDates(subject: Subject): Generator<Finding> {
  const { entry, today, agreedVersionsOf } = subject;
  const lastDay = lastDayOfNotice(entry);
  const { validTo } = entry;
  const isFollowed = agreedVersionsOf(entry.key).some(
    (other) => other.version > entry.version && validTo !== undefined && isValidOn(other, validTo),
  );
  if (lastDay !== null && validTo !== undefined && today < validTo && !isFollowed && addDays(today, NEAR) >= lastDay)
    yield {
      code: lastDay < today ? "notice-passed" : "notice-near",
      severity: lastDay < today ? "warning" : "hint",
      path: "notice",
      data: { lastDay, ends: validTo },
      action: "start-version",
    };
  const last = lastLookedAt(subject);
  if (entry.review && last !== null && isAgreed(entry)) {
    const due = addMonths(last, monthsOf[entry.review.every]);
    if (due < today)
      yield {
        code: "review-overdue",
        severity: "warning",
        path: "review",
        data: { last, due },
        action: "hold-review",
      };
  }
}

/** When the parties last looked at the agreement together: at a review, or when they signed it; null when nobody knows. */
function lastLookedAt({ entry, reality }: Subject): LocalDate | null {
  const reviewed = reality.lastReviewedOn?.(entry) ?? null;
  return latestOf([reviewed, lastSignature(entry)].filter((date) => date !== null)) ?? null;
}

export function lastSignature({ signatures = [] }: AgreementEntry): LocalDate | null {
  return latestOf(signatures.map(({ on }) => on)) ?? null;
}
