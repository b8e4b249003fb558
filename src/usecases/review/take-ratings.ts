import type { LocalDate } from "../../domain/calendar/calendar";
import { addDays } from "../../domain/catalogue/local-date";
import type { Period } from "../../domain/period-figures/selection";
import { ratingsAmong } from "../../domain/review/request-ratings";
import type { ServiceReview } from "../../domain/review/service-review";
import { InvalidRequest } from "../../errors";
import { ATTEMPTS, type ReviewEditing, type ReviewPorts } from "./review-ports";

export interface RatingPorts extends ReviewPorts {
  /** Keys of the tickets with a promise to a customer that were resolved in a period. */
  resolvedTickets(projectId: string, customer: string, period: Period): Promise<readonly string[]>;
  /** Ratings by key of the tickets that were changed on a day or later; null where the site keeps none. */
  ratingsSince(projectId: string, day: LocalDate): Promise<ReadonlyMap<string, number> | null>;
}

export type RatingsTaken =
  | { readonly kind: "taken"; readonly review: ServiceReview }
  /** Nobody can rate requests on this site. */
  | { readonly kind: "not-kept" };

/**
 * Notes in a review what customers said of the requests that it is about, so that it is shown beside the figures, and
 * frozen with them, without Jira being asked again.
 * @throws InvalidRequest
 */
export async function takeRatings(
  ports: RatingPorts,
  { projectId, by }: ReviewEditing,
  id: string,
): Promise<RatingsTaken> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await ports.record(projectId, "review", id);
    if (stored === null) throw new InvalidRequest("This review is no longer there: somebody removed it.");
    const { record, version } = stored;
    if (record.frozen !== null) throw new InvalidRequest("This review is frozen: it stays as it was shown.");
    const { customer, period } = record;
    // Whatever the zone in which Jira takes the day: what was resolved in the period was changed in it.
    const ratings = await ports.ratingsSince(projectId, addDays(`${period.first}-01`, -1));
    if (ratings === null) return { kind: "not-kept" };
    const satisfaction = ratingsAmong(ratings, await ports.resolvedTickets(projectId, customer, period));
    const facts = [{ path: "satisfaction", before: record.satisfaction ?? null, after: satisfaction }];
    const change = { at: ports.now(), by, kind: "review", id, action: "changed", facts } as const;
    const review = { ...record, satisfaction };
    if (await ports.replace(projectId, "review", version, review, change)) return { kind: "taken", review };
  }
  throw new InvalidRequest("Others are writing here at the same moment. Nothing was saved: try again.");
}
