import type { LocalDate } from "../calendar/calendar";
import type { Catalogue } from "../catalogue/catalogue";
import { titleOf } from "../catalogue/entry-title";
import { addDays } from "../catalogue/local-date";
import { monthsLater } from "../history-pages/month";
import type { Period } from "../period-figures/selection";
import type { Milliseconds } from "../time";
import { type AgendaItem, agendaOf } from "./agenda";
import { periodJustBefore } from "./customer-relation";
import type { KeptShare, ServiceImprovementPlan } from "./improvement-plan";
import type { MeasuredPeriod } from "./measured-period";
import type { ReviewedPeriods } from "./promise-kept";
import type { RequestRatings } from "./request-ratings";
import type { Requirement } from "./requirement";
import type { ReviewDesk } from "./review-record";
import type { Decision, Participant, ReviewTask, ServiceReview, Topic } from "./service-review";

/** What a pack is laid out by; an older one is still read as it is. */
export const PACK_FORMAT = "service-review/1";

/**
 * All that a review shows, with names instead of keys wherever somebody reads them, so that it means the same when
 * everything it was made from has changed. It is made from facts alone and frozen as it is.
 */
export interface ReviewPack {
  readonly format: typeof PACK_FORMAT;
  readonly customer: { readonly key: string; readonly name: string };
  readonly provider: string;
  readonly period: Period;
  readonly review: ReviewContent;
  readonly agenda: readonly AgendaItem[];
  /** Of the meeting before, those that were open when it was frozen, as they stand now; and when that was. */
  readonly lastActions: readonly ReviewTask[];
  readonly lastMeetingOn: LocalDate | null;
  readonly lastRating: number | null;
  /** Null where the project has no history at all. */
  readonly measured: MeasuredPeriod | null;
  readonly availability: readonly AvailabilityLine[];
  readonly plans: readonly PlanLine[];
  readonly requirements: readonly Requirement[];
  readonly expiring: readonly AgreementLine[];
  readonly proposed: readonly AgreementLine[];
  readonly outcomes: string;
  readonly preferences: string;
  /** Whether every goal was reached while the customer rates the service lower than last time: ask what figures do not tell. */
  readonly isGreenAndFalling: boolean;
  /** Key to name, of whatever is named by its key above. */
  readonly names: {
    readonly agreements: Readonly<Record<string, string>>;
    readonly services: Readonly<Record<string, string>>;
    readonly reasons: Readonly<Record<string, string>>;
  };
}

/** What people wrote: the review without the provider's own notes. */
export interface ReviewContent {
  readonly meetingOn: LocalDate;
  readonly minutes: string;
  readonly topics: readonly Topic[];
  readonly participants: readonly Participant[];
  readonly decisions: readonly Decision[];
  readonly actions: readonly ReviewTask[];
  readonly rating: number | null;
  readonly perception: string;
  readonly satisfaction?: RequestRatings | undefined;
  readonly nextOn: LocalDate | null;
}

/** How available one service was in its agreed hours. */
export interface AvailabilityLine {
  /** A key; `*` for every service of an agreement that names none, where none of them was measured. */
  readonly service: string;
  readonly agreement: string;
  readonly version: number;
  /** Null where nothing measured it: never taken for available. */
  readonly percent: number | null;
  readonly promised: number | null;
  readonly isReached: boolean | null;
  readonly interruptions: number;
  /** What was lost of the agreed time; of what was degraded a part. */
  readonly down: Milliseconds;
  /** Agreed time that was measured, without planned maintenance. */
  readonly agreed: Milliseconds;
  /** Mean time to restore service, and between service incidents; null without any. */
  readonly mtrs: Milliseconds | null;
  readonly mtbsi: Milliseconds | null;
}

/** An improvement plan with what was measured since. */
export interface PlanLine extends ServiceImprovementPlan {
  /** Of the period that the review is about. */
  readonly now: KeptShare | null;
}

export interface AgreementLine {
  readonly agreement: string;
  readonly version: number;
  readonly name: string;
  /** The first day on which it no longer holds, or on which a proposed one begins. */
  readonly on: LocalDate;
  readonly state: "ending" | "draft" | "proposed";
}

export interface PackFacts {
  readonly review: ServiceReview;
  readonly desk: ReviewDesk;
  readonly catalogue: Catalogue;
  readonly provider: string;
  readonly measured: MeasuredPeriod | null;
  readonly availability: readonly AvailabilityLine[];
  /** What was measured of each plan's agreement in the period; by the plan's id. */
  readonly planEffects: ReadonlyMap<string, KeptShare>;
  readonly reasons: Readonly<Record<string, string>>;
}

/** Agreements that end so soon after a meeting are spoken of in it; days. */
const EXPIRES_WITHIN = 120;

export function reviewPack(facts: PackFacts): ReviewPack {
  const { review, desk, catalogue, provider, measured, availability, planEffects, reasons } = facts;
  const { id: _, customer: key, period, preparation: __, frozen: ___, ...content } = review;
  const customer = catalogue.customers?.find((one) => one.key === key);
  const relation = desk.relations.find((one) => one.id === key);
  const last = lastReviewBefore(desk, review);
  // What is promised behind a promise, and improved there, is for the house.
  const promised = new Set(
    catalogue.agreements.flatMap((one) =>
      one.kind === "sla" && [undefined, "*", key].includes(one.customer) ? [one.key] : [],
    ),
  );
  const isTheirs = (plan: ServiceImprovementPlan) =>
    promised.has(plan.agreement) && (plan.customer === null || plan.customer === key);
  const pack = {
    format: PACK_FORMAT,
    customer: { key, name: customer === undefined ? key : titleOf(customer) },
    provider,
    period,
    review: content,
    lastActions: last?.actions.filter(({ doneOn }) => doneOn === null || doneOn >= last.meetingOn) ?? [],
    lastMeetingOn: last?.meetingOn ?? null,
    lastRating: last?.rating ?? null,
    measured,
    availability,
    plans: desk.plans
      .filter((plan) => isTheirs(plan) && (plan.closed === null || plan.closed.on >= (last?.meetingOn ?? "")))
      .map((plan) => ({ ...plan, now: planEffects.get(plan.id) ?? null })),
    requirements: desk.requirements.filter((one) => one.customer === key && isSpokenOf(one, review, last)),
    ...agreementLines(catalogue, key, review.meetingOn),
    outcomes: relation?.outcomes ?? "",
    preferences: relation?.preferences ?? "",
    isGreenAndFalling: isGreenAndFalling(measured, review.rating, last?.rating ?? null),
  } satisfies Omit<ReviewPack, "agenda" | "names">;
  const mentioned = mentionedIn(pack);
  const names = {
    // Of several versions the last one's name.
    agreements: namesOf(
      [...catalogue.agreements].sort((one, other) => one.version - other.version),
      mentioned.agreements,
    ),
    services: namesOf(catalogue.services, mentioned.services),
    reasons: Object.fromEntries(Object.entries(reasons).filter(([reason]) => mentioned.reasons.has(reason))),
  };
  return { ...pack, names, agenda: agendaOf({ ...pack, names }) };
}

/** The latest review with the customer that was closed before this one's meeting. */
export function lastReviewBefore(desk: ReviewDesk, review: ServiceReview): ServiceReview | undefined {
  return desk.reviews
    .filter((one) => one.customer === review.customer && one.frozen !== null && one.meetingOn < review.meetingOn)
    .sort((one, other) => (one.meetingOn < other.meetingOn ? 1 : -1))[0];
}

/** Months that are drawn beside a period, at least: enough to see whether it gets better. */
const TREND_MONTHS = 6;

/**
 * The periods that a review shows: its own; that of the last review, or else the one of the same length before; the baseline
 * that was settled with the customer, or else the first period that was reviewed with them, where that is an earlier one.
 */
export function reviewedPeriods(desk: ReviewDesk, review: ServiceReview): ReviewedPeriods {
  const { period, customer } = review;
  const last = lastReviewBefore(desk, review);
  const comparedWith = last !== undefined && last.period.last < period.first ? last.period : periodJustBefore(period);
  const [first] = desk.reviews
    .filter((one) => one.customer === customer && one.frozen !== null && one.period.last < comparedWith.first)
    .map((one) => one.period)
    .sort((one, other) => (one.first < other.first ? -1 : 1));
  const baseline = desk.relations.find(({ id }) => id === customer)?.baseline ?? first ?? null;
  const earliest = monthsLater(period.last, 1 - TREND_MONTHS);
  return {
    period,
    comparedWith,
    baseline,
    trend: { first: [earliest, period.first].sort()[0]!, last: period.last },
  };
}

/** Open ones, refusals whose day has come, and what was answered since the last meeting. */
function isSpokenOf(one: Requirement, { meetingOn }: ServiceReview, last: ServiceReview | undefined): boolean {
  if (one.answer === "open") return true;
  if (one.lookAgainOn !== null && one.lookAgainOn <= meetingOn) return true;
  return one.answeredOn !== null && one.answeredOn >= (last?.meetingOn ?? "");
}

function agreementLines(
  { agreements }: Catalogue,
  customer: string,
  meetingOn: LocalDate,
): Pick<ReviewPack, "expiring" | "proposed"> {
  const theirs = agreements.filter(
    (entry) => entry.kind === "sla" && [undefined, "*", customer].includes(entry.customer),
  );
  const line = (entry: (typeof theirs)[number], on: LocalDate, state: AgreementLine["state"]): AgreementLine => ({
    agreement: entry.key,
    version: entry.version,
    name: titleOf(entry),
    on,
    state,
  });
  const expiring = theirs.flatMap((entry) => {
    const { key, version, validFrom, validTo, state = "agreed" } = entry;
    if (state !== "agreed" || validTo === undefined || validTo < meetingOn || validFrom > meetingOn) return [];
    const isFollowed = theirs.some(
      (other) =>
        other.key === key &&
        other.version > version &&
        (other.state ?? "agreed") === "agreed" &&
        other.validFrom <= validTo,
    );
    return isFollowed || validTo > addDays(meetingOn, EXPIRES_WITHIN) ? [] : [line(entry, validTo, "ending")];
  });
  const proposed = theirs.flatMap((entry) =>
    entry.state === "draft" || entry.state === "proposed" ? [line(entry, entry.validFrom, entry.state)] : [],
  );
  return { expiring, proposed };
}

/** Figures alone do not say whether people are content. */
function isGreenAndFalling(measured: MeasuredPeriod | null, rating: number | null, lastRating: number | null): boolean {
  if (measured === null || rating === null || lastRating === null || rating >= lastRating) return false;
  const judged = measured.promises.filter(({ isReached }) => isReached !== null);
  return judged.length > 0 && judged.every(({ isReached }) => isReached);
}

/**
 * The keys that a pack mentions and somebody reads by a name: a document for one customer names nothing else, as other
 * customers, suppliers and teams are nobody's business in it.
 */
function mentionedIn({ review, measured, availability, plans, requirements }: Omit<ReviewPack, "agenda" | "names">) {
  const promises = measured?.promises ?? [];
  const agreements = [
    ...promises.map(({ agreement }) => agreement),
    ...availability.map(({ agreement }) => agreement),
    ...plans.map(({ agreement }) => agreement),
    ...requirements.flatMap(({ agreement }) => agreement ?? []),
    ...review.decisions.flatMap(({ renegotiates }) => renegotiates?.agreement ?? []),
  ];
  const services = [
    ...availability.map(({ service }) => service),
    ...requirements.flatMap(({ service }) => service ?? []),
  ];
  const reasons = [
    ...promises.flatMap(({ breaches, excluded }) => [...breaches, ...excluded].flatMap(({ reason }) => reason ?? [])),
    ...(measured?.causes ?? []).flatMap(({ reason }) => reason ?? []),
    ...plans.flatMap(({ cause }) => (cause.kind === "breaches" ? (cause.reason ?? []) : [])),
  ];
  return { agreements: new Set(agreements), services: new Set(services), reasons: new Set(reasons) };
}

function namesOf(
  entries: readonly { readonly key: string; readonly name?: string }[],
  mentioned: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(
    entries.filter(({ key }) => mentioned.has(key)).map((entry) => [entry.key, titleOf(entry)]),
  );
}
