import Heading from "@atlaskit/heading";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { AgendaPart } from "./agenda-part";
import { agendaTitle } from "./agenda-title";
import { Decisions, Participants, Tasks } from "./pack-parts";
import "./pack.css";

/** The whole pack, to be read from its first page to its last, on paper too. */
export function PackDocument({ pack, note }: { readonly pack: ReviewPack; readonly note: string }) {
  const formats = useReviewFormats();
  const { review, customer, period, provider } = pack;
  // A line that nobody has filled yet says nothing.
  const decisions = review.decisions.filter(({ text }) => text.trim() !== "");
  return (
    <article className="pack">
      <header className="pack-cover">
        <p className="pack-kind">{say("pack.kind")}</p>
        <Heading as="h3" size="xlarge">
          {customer.name}
        </Heading>
        <p className="pack-period">{formats.period(period)}</p>
        <dl className="pack-facts">
          <div>
            <dt>{say("review.meeting-on")}</dt>
            <dd>{formats.date(review.meetingOn)}</dd>
          </div>
          <div>
            <dt>{say("pack.provider")}</dt>
            <dd>{provider}</dd>
          </div>
          <div>
            <dt>{say("pack.standing")}</dt>
            <dd>{note}</dd>
          </div>
        </dl>
      </header>
      <section className="pack-part">
        <Heading as="h4" size="medium">
          {say("agenda.title")}
        </Heading>
        <ol className="agenda">
          {pack.agenda.map((item) => (
            <li key={item.kind === "topic" ? item.id : item.kind}>{agendaTitle(item)}</li>
          ))}
        </ol>
      </section>
      {pack.agenda
        .filter(({ kind }) => kind !== "topic" && kind !== "next-meeting")
        .map((item) => (
          <section className="pack-part" key={item.kind}>
            <Heading as="h4" size="medium">
              {agendaTitle(item)}
            </Heading>
            <AgendaPart item={item} pack={pack} />
          </section>
        ))}
      <section className="pack-part">
        <Heading as="h4" size="medium">
          {say("minutes.title")}
        </Heading>
        <p className="typed">{review.minutes.trim() === "" ? say("minutes.none") : review.minutes}</p>
        {decisions.length > 0 && (
          <>
            <Heading as="h5" size="small">
              {say("decisions.title")}
            </Heading>
            <Decisions decisions={decisions} names={pack.names} />
          </>
        )}
        {review.actions.length > 0 && (
          <>
            <Heading as="h5" size="small">
              {say("actions.title")}
            </Heading>
            <Tasks label={say("actions.title")} tasks={review.actions} />
          </>
        )}
        <p>
          <strong>{say("agenda.next-meeting")}:</strong>{" "}
          {review.nextOn === null ? say("pack.no-next") : formats.date(review.nextOn)}
        </p>
      </section>
      {review.participants.length > 0 && (
        <section className="pack-part">
          <Heading as="h4" size="medium">
            {say("participants.title")}
          </Heading>
          <Participants participants={review.participants} />
        </section>
      )}
    </article>
  );
}
