import type { Catalogue } from "../../../src/domain/catalogue/catalogue";
import type { ServiceImprovementPlan } from "../../../src/domain/review/improvement-plan";
import type { MeasuredPeriod } from "../../../src/domain/review/measured-period";
import type { PromiseKept } from "../../../src/domain/review/promise-kept";
import type { Requirement } from "../../../src/domain/review/requirement";
import type { PackFacts } from "../../../src/domain/review/review-pack";
import type { ReviewDesk } from "../../../src/domain/review/review-record";
import type { ServiceReview } from "../../../src/domain/review/service-review";

/** A desk with one customer, whose records a test makes as it needs them. */

export function aReview(parts: Partial<ServiceReview> = {}): ServiceReview {
  return {
    id: "review-1",
    customer: "clinic",
    period: { first: "2026-01", last: "2026-03" },
    meetingOn: "2026-04-10",
    preparation: "",
    minutes: "",
    topics: [],
    participants: [],
    decisions: [],
    actions: [],
    rating: null,
    perception: "",
    nextOn: null,
    frozen: null,
    ...parts,
  };
}

export const frozen = { at: 1, by: "lead", hash: "0", pieces: 1 };

export function aRequirement(parts: Partial<Requirement> = {}): Requirement {
  return {
    id: "requirement-1",
    customer: "clinic",
    service: null,
    asked: "Mail on the move",
    outcome: "",
    askedBy: "",
    askedOn: "2026-04-01",
    answer: "open",
    answeredOn: null,
    justification: "",
    alternative: "",
    risk: null,
    riskWords: "",
    lookAgainOn: null,
    agreement: null,
    ...parts,
  };
}

export function aPlan(parts: Partial<ServiceImprovementPlan> = {}): ServiceImprovementPlan {
  return {
    id: "plan-one",
    name: "Fewer print tickets wait",
    customer: "clinic",
    agreement: "standard",
    measure: "resolution",
    cause: { kind: "breaches", reason: null },
    words: "",
    owner: "Ann",
    begunOn: "2026-01-10",
    dueOn: "2026-06-30",
    baseline: { period: { first: "2025-10", last: "2025-12" }, kept: 80, counted: 100 },
    targetPercent: 95,
    tasks: [],
    closed: null,
    ...parts,
  };
}

export const emptyDesk: ReviewDesk = { relations: [], reviews: [], requirements: [], plans: [] };

export const catalogue: Catalogue = {
  format: "service-level-catalogue/1",
  calendars: [{ key: "always", timezone: "Etc/UTC", weekly: "always" }],
  services: [{ key: "print", name: "Printing" }],
  customers: [{ key: "clinic", name: "Meadow Clinics" }],
  agreements: [
    {
      key: "standard",
      name: "Printing for the clinics",
      kind: "sla",
      version: 1,
      service: "print",
      customer: "clinic",
      validFrom: "2025-01-01",
      targets: [{ measure: "resolution", within: "PT8H", calendar: "always" }],
    },
  ],
};

export function aPromise(parts: Partial<PromiseKept> = {}): PromiseKept {
  return {
    agreement: "standard",
    measure: "resolution",
    kept: 95,
    counted: 100,
    percent: 95,
    goal: 90,
    isReached: true,
    isSmallSample: false,
    tickets: [],
    excluded: [],
    open: [],
    openBroken: [],
    reopened: [],
    median: 1,
    p90: 2,
    before: null,
    baseline: null,
    trend: [],
    breaches: [],
    ...parts,
  };
}

export function measured(promises: readonly PromiseKept[]): MeasuredPeriod {
  const period = { first: "2026-01", last: "2026-03" };
  return {
    period,
    comparedWith: { first: "2025-10", last: "2025-12" },
    baseline: null,
    trend: period,
    timezone: "Etc/UTC",
    promises,
    arrived: { count: 0, tickets: [] },
    resolved: { count: 0, tickets: [] },
    reopened: { count: 0, tickets: [] },
    backlog: null,
    late: [],
    causes: [],
    isEmpty: promises.length === 0,
  };
}

export function facts(parts: Partial<PackFacts> = {}): PackFacts {
  return {
    review: aReview(),
    desk: emptyDesk,
    catalogue,
    provider: "HELP",
    measured: null,
    availability: [],
    planEffects: new Map(),
    reasons: {},
    ...parts,
  };
}
