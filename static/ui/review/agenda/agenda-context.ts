import { createContext, useCallback, useMemo } from "react";
import type { ServiceReview, Topic } from "../../../../src/domain/review/service-review";
import { useApp } from "../../shared/app/app";
import { messageOf } from "../../shared/loading/loaded";
import { useReviewFormats } from "../desk/formats";
import { remember } from "../desk/recent-records";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { say } from "../words";

/** Where something can be put on the agenda of a review that is being prepared. */
export interface Agenda {
  /** Whether it stands on the agenda of such a review already. */
  has(customer: string, about: Topic["about"]): boolean;
  put(customer: string, topic: Topic): Promise<void>;
}

/** Null where nothing can be put anywhere: for those who may not, and on what is frozen. */
export const AgendaContext = createContext<Agenda | null>(null);

export const isAbout = (topic: Topic, about: Topic["about"]) =>
  about !== undefined && topic.about?.kind === about.kind && topic.about.id === about.id;

/** The reviews that are being prepared; of several with one customer the one whose meeting comes first. */
export function useDeskAgenda(desk: Desk | null, again: () => void): Agenda | null {
  const { call, notify, now } = useApp();
  const { nameOf } = useCustomers();
  const formats = useReviewFormats();
  const open = useCallback(
    (customer: string): ServiceReview | undefined =>
      desk?.reviews
        .filter((one) => one.customer === customer && one.frozen === null)
        .sort((one, other) => (one.meetingOn < other.meetingOn ? -1 : 1))[0],
    [desk],
  );
  return useMemo(() => {
    if (desk === null || !desk.mayChange) return null;
    return {
      has: (customer, about) => open(customer)?.topics.some((topic) => isAbout(topic, about)) ?? false,
      async put(customer, topic) {
        const review = open(customer);
        if (review === undefined)
          return notify({
            kind: "info",
            title: say("agenda.no-review", { customer: nameOf(customer) }),
            description: say("agenda.no-review-why"),
          });
        try {
          const edits = [{ path: ["topics", topic.id], before: null, after: topic }];
          const { record } = await call("editReviewRecord", { kind: "review", id: review.id, edits });
          remember("review", review.id, record as ServiceReview, now());
          notify({
            kind: "success",
            title: say("agenda.put", { customer: nameOf(customer), date: formats.date(review.meetingOn) }),
          });
          again();
        } catch (error) {
          notify({ kind: "error", title: say("agenda.not-put"), description: messageOf(error) });
        }
      },
    };
  }, [desk, open, call, notify, now, nameOf, formats, again]);
}
