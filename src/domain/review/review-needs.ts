import type { LocalDate } from "../calendar/calendar";
import { addDays } from "../catalogue/local-date";
import { problemsOfRequirement } from "./requirement";
import type { ReviewDesk } from "./review-record";

/** Something of the reviews that waits for the service level manager, with what it is about. */
export type ReviewNeed =
  | { readonly kind: "review-due"; readonly customer: string; readonly on: LocalDate; readonly isOverdue: boolean }
  | { readonly kind: "review-open"; readonly customer: string; readonly review: string; readonly on: LocalDate }
  | { readonly kind: "never-reviewed"; readonly customer: string }
  | {
      readonly kind: "task-overdue";
      readonly text: string;
      readonly owner: string;
      readonly on: LocalDate;
      readonly place: { readonly kind: "review" | "plan"; readonly id: string };
    }
  | { readonly kind: "plan-overdue"; readonly plan: string; readonly name: string; readonly on: LocalDate }
  /** Declined without all that a refusal owes. */
  | {
      readonly kind: "refusal-incomplete";
      readonly requirement: string;
      readonly asked: string;
      readonly on: LocalDate;
    }
  | {
      readonly kind: "requirement-waits";
      readonly requirement: string;
      readonly asked: string;
      readonly on: LocalDate;
    };

/** So long before a review it is time to prepare it; days. */
const PREPARED_BEFORE = 14;
/** So long a customer may wait for an answer; days. */
const ANSWERED_WITHIN = 30;

/**
 * What waits, the longest waiting first within each kind.
 * @param customers keys of those with whom anything is agreed
 */
export function reviewNeeds(desk: ReviewDesk, customers: readonly string[], today: LocalDate): readonly ReviewNeed[] {
  const isPrepared = (customer: string) => desk.reviews.some((one) => one.customer === customer && !one.frozen);
  const due = desk.relations.flatMap(({ id: customer, nextOn }): ReviewNeed[] =>
    nextOn !== null && nextOn <= addDays(today, PREPARED_BEFORE) && !isPrepared(customer)
      ? [{ kind: "review-due", customer, on: nextOn, isOverdue: nextOn < today }]
      : [],
  );
  const held = desk.reviews.flatMap(({ id, customer, meetingOn, frozen }): ReviewNeed[] =>
    frozen === null && meetingOn < today ? [{ kind: "review-open", customer, review: id, on: meetingOn }] : [],
  );
  const never = customers.flatMap((customer): ReviewNeed[] =>
    desk.reviews.some((one) => one.customer === customer) || desk.relations.some(({ id }) => id === customer)
      ? []
      : [{ kind: "never-reviewed", customer }],
  );
  const places = [
    ...desk.reviews.map(({ id, actions }) => ({ kind: "review" as const, id, tasks: actions })),
    ...desk.plans
      .filter(({ closed }) => closed === null)
      .map(({ id, tasks }) => ({ kind: "plan" as const, id, tasks })),
  ];
  const tasks = places.flatMap(({ tasks: all, ...place }) =>
    all.flatMap(({ text, owner, dueOn, doneOn }): ReviewNeed[] =>
      doneOn === null && dueOn !== null && dueOn < today
        ? [{ kind: "task-overdue", text, owner, on: dueOn, place }]
        : [],
    ),
  );
  const plans = desk.plans.flatMap(({ id, name, dueOn, closed }): ReviewNeed[] =>
    closed === null && dueOn < today ? [{ kind: "plan-overdue", plan: id, name, on: dueOn }] : [],
  );
  const requirements = desk.requirements.flatMap((one): ReviewNeed[] => {
    const waitsFrom = one.answer === "open" ? addDays(one.askedOn, ANSWERED_WITHIN) : one.lookAgainOn;
    const isWaiting = one.answer !== "granted" && waitsFrom !== null && waitsFrom <= today;
    return isWaiting ? [{ kind: "requirement-waits", requirement: one.id, asked: one.asked, on: waitsFrom }] : [];
  });
  const refusals = desk.requirements.flatMap((one): ReviewNeed[] =>
    problemsOfRequirement(one).length > 0
      ? [{ kind: "refusal-incomplete", requirement: one.id, asked: one.asked, on: one.answeredOn ?? one.askedOn }]
      : [],
  );
  return [due, held, tasks, plans, requirements, refusals, never].flatMap((needs) => needs.toSorted(byDay));
}

const byDay = (one: ReviewNeed, other: ReviewNeed) =>
  "on" in one && "on" in other && one.on !== other.on ? (one.on < other.on ? -1 : 1) : 0;
