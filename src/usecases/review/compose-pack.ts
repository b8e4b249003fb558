import type { Catalogue } from "../../domain/catalogue/catalogue";
import type { HistoryTable } from "../../domain/history-pages/history-table";
import { historyTimezone } from "../../domain/history-pages/history-timezone";
import type { Period } from "../../domain/period-figures/selection";
import { keptShareOf } from "../../domain/review/improvement-plan";
import { measuredPeriod } from "../../domain/review/measured-period";
import { type AvailabilityLine, type ReviewPack, reviewedPeriods, reviewPack } from "../../domain/review/review-pack";
import type { ServiceReview } from "../../domain/review/service-review";
import type { ReviewPorts } from "./review-ports";

export interface PackPorts extends Pick<ReviewPorts, "now" | "desk"> {
  /** The catalogue in force for the project, the project's name, and the names of breach reasons by key. */
  surroundings(projectId: string): Promise<{
    readonly catalogue: Catalogue;
    readonly provider: string;
    readonly reasons: Readonly<Record<string, string>>;
  }>;
  /** What is known of the months of some periods, in whatever order; null where the project has no history. */
  history(projectId: string, periods: readonly Period[]): Promise<{ table: HistoryTable; timezone: string } | null>;
  /** How available the services promised to a customer were. */
  availability(
    projectId: string,
    catalogue: Catalogue,
    customer: string,
    period: Period,
    timezone: string,
  ): Promise<readonly AvailabilityLine[]>;
}

/** All that a review shows at this moment. The same facts make the same pack, to the byte of its canonical text. */
export async function composePack(ports: PackPorts, projectId: string, review: ServiceReview): Promise<ReviewPack> {
  const [desk, { catalogue, provider, reasons }] = await Promise.all([
    ports.desk(projectId),
    ports.surroundings(projectId),
  ]);
  const { period, customer } = review;
  const periods = reviewedPeriods(desk, review);
  const shown = [periods.baseline, periods.trend, periods.comparedWith, period];
  const history = await ports.history(
    projectId,
    shown.filter((one) => one !== null),
  );
  const timezone = history?.timezone ?? historyTimezone(catalogue);
  return reviewPack({
    review,
    desk,
    catalogue,
    provider,
    reasons,
    measured: history === null ? null : measuredPeriod(history.table, timezone, customer, periods),
    availability: await ports.availability(projectId, catalogue, customer, period, timezone),
    planEffects: new Map(
      history === null
        ? []
        : desk.plans.map((plan) => [
            plan.id,
            keptShareOf(history.table, period, plan.agreement, plan.measure, plan.customer),
          ]),
    ),
  });
}
