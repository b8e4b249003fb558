import type { AgendaItem } from "../../../../src/domain/review/agenda";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { Breaches } from "./breaches";
import { Agreements, Availability, Plans, Requirements, Tasks } from "./pack-parts";
import { Promises } from "./promises";
import { ratingWords } from "./rating-words";
import { TicketLinks } from "./ticket-links";

/** What there is to see under one point of the agenda. */
export function AgendaPart({ item, pack }: { readonly item: AgendaItem; readonly pack: ReviewPack }) {
  const formats = useReviewFormats();
  const { names } = pack;
  switch (item.kind) {
    case "last-actions":
      return (
        <>
          {pack.lastMeetingOn !== null && (
            <p className="quiet">{say("pack.from-meeting", { date: formats.date(pack.lastMeetingOn) })}</p>
          )}
          <Tasks label={say("agenda.last-actions")} tasks={pack.lastActions} />
        </>
      );
    case "figures":
      return <Promises pack={pack} />;
    case "breaches":
      return <Breaches pack={pack} />;
    case "availability":
      return <Availability lines={pack.availability} names={names} />;
    case "plans":
      return <Plans plans={pack.plans} names={names} />;
    case "expiring":
      return <Agreements label={say("agenda.expiring")} lines={pack.expiring} />;
    case "proposals":
      return <Agreements label={say("agenda.proposals")} lines={pack.proposed} />;
    case "requirements":
      return <Requirements requirements={pack.requirements} names={names} />;
    case "topic":
      return <About item={item} pack={pack} />;
    case "perception":
      return <Perception pack={pack} />;
    case "next-meeting":
      return <p>{pack.review.nextOn === null ? say("pack.no-next") : formats.date(pack.review.nextOn)}</p>;
  }
}

/** What a point that somebody put on the agenda is about. */
function About({ item, pack }: { readonly item: AgendaItem & { readonly kind: "topic" }; readonly pack: ReviewPack }) {
  const { about } = item;
  switch (about?.kind) {
    case "ticket":
      return <TicketLinks keys={[about.id]} />;
    case "plan":
      return <Plans plans={pack.plans.filter(({ id }) => id === about.id)} names={pack.names} />;
    case "requirement":
      return <Requirements requirements={pack.requirements.filter(({ id }) => id === about.id)} names={pack.names} />;
    case undefined:
      return null;
  }
}

function Perception({ pack: { review, lastRating, outcomes, preferences } }: { readonly pack: ReviewPack }) {
  const formats = useReviewFormats();
  const rows = [
    [
      say("perception.rating"),
      review.rating === null
        ? say("perception.not-asked")
        : lastRating === null
          ? say("perception.rated", { rating: review.rating })
          : say("perception.rated-after", { rating: review.rating, before: lastRating }),
    ],
    [say("perception.words"), review.perception],
    [
      say("ratings.title"),
      review.satisfaction === undefined ? (
        ""
      ) : (
        <>
          {ratingWords(review.satisfaction, formats)} <TicketLinks keys={review.satisfaction.poor} />
        </>
      ),
    ],
    [say("relation.outcomes"), outcomes],
    [say("relation.preferences"), preferences],
  ] as const;
  return (
    <dl className="perception">
      {rows
        .filter(([, words]) => words !== "")
        .map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="typed">{words}</dd>
          </div>
        ))}
    </dl>
  );
}
