import type { ReviewPack } from "./review-pack";
import type { Topic } from "./service-review";

/** A point of the agenda; most find their way there by themselves. `count` says how many things wait under it. */
export type AgendaItem =
  | {
      readonly kind:
        | "last-actions"
        | "figures"
        | "breaches"
        | "availability"
        | "plans"
        | "expiring"
        | "requirements"
        | "proposals"
        | "perception"
        | "next-meeting";
      readonly count: number;
    }
  | ({ readonly kind: "topic" } & Topic);

/**
 * What a meeting goes through, in its order: what was promised last time, how the service was, what it comes from, what is
 * done about it, what is to be agreed anew, what the customer wishes and feels, and when to meet again. Points with nothing
 * under them are left out, but for figures, perception and the next date, which every meeting is for.
 */
export function agendaOf(pack: Omit<ReviewPack, "agenda">): readonly AgendaItem[] {
  const { measured } = pack;
  const breaches = measured?.promises.reduce((sum, promise) => sum + promise.breaches.length, 0) ?? 0;
  const always = [
    { kind: "figures", count: measured?.promises.length ?? 0 },
    { kind: "perception", count: pack.review.rating === null ? 0 : 1 },
    { kind: "next-meeting", count: pack.review.nextOn === null ? 0 : 1 },
  ] as const;
  const [figures, perception, next] = always;
  const filled = (kind: Exclude<AgendaItem["kind"], "topic">, count: number): readonly AgendaItem[] =>
    count === 0 ? [] : [{ kind, count }];
  return [
    ...filled("last-actions", pack.lastActions.length),
    figures,
    ...filled("breaches", breaches),
    ...filled("availability", pack.availability.length),
    ...filled("plans", pack.plans.length),
    ...filled("expiring", pack.expiring.length),
    ...filled("requirements", pack.requirements.length),
    ...filled("proposals", pack.proposed.length),
    ...pack.review.topics.map((topic) => ({ kind: "topic" as const, ...topic })),
    perception,
    next,
  ];
}
