import type { CustomerRelation } from "./customer-relation";
import type { ServiceImprovementPlan } from "./improvement-plan";
import type { Requirement } from "./requirement";
import type { ServiceReview } from "./service-review";

/** What is kept of reviews, each record by itself, so that people who work on different ones never meet. */
export interface ReviewRecords {
  readonly relation: CustomerRelation;
  readonly review: ServiceReview;
  readonly requirement: Requirement;
  readonly plan: ServiceImprovementPlan;
}

export type ReviewRecordKind = keyof ReviewRecords;

/** All of a project. */
export interface ReviewDesk {
  readonly relations: readonly CustomerRelation[];
  readonly reviews: readonly ServiceReview[];
  readonly requirements: readonly Requirement[];
  readonly plans: readonly ServiceImprovementPlan[];
}
