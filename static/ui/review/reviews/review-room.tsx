import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useEffect, useMemo, useState } from "react";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import type { ServiceReview } from "../../../../src/domain/review/service-review";
import { useApp } from "../../shared/app/app";
import { DateField } from "../../shared/form/date-field";
import { LongText } from "../../shared/form/long-text";
import { messageOf, useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { Confirm } from "../../shared/parts/confirm";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { type Agenda, AgendaContext, isAbout } from "../agenda/agenda-context";
import { useReviewFormats } from "../desk/formats";
import { LiveState } from "../desk/live-state";
import { remember } from "../desk/recent-records";
import { RemoveRecord } from "../desk/remove-record";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { useLiveRecord } from "../desk/use-live-record";
import { PackDocument } from "../pack/pack-document";
import { say } from "../words";
import { DecisionList } from "./decision-list";
import { Outputs } from "./outputs";
import { ParticipantList } from "./participant-list";
import { Presentation } from "./presentation";
import { RatingField } from "./rating-field";
import { RequestRatings } from "./request-ratings";
import { TaskList } from "./task-list";
import { TopicList } from "./topic-list";

interface Props {
  readonly review: ServiceReview;
  readonly desk: Desk;
  readonly onChanged: () => void;
}

type View = "prepare" | "meeting" | "pack" | "presentation";
const VIEWS = ["prepare", "meeting", "pack"] as const;

/** Where a review is prepared, held and closed. What is typed is saved as it is typed. */
export function ReviewRoom({ review, desk, onChanged }: Props) {
  const { call, now } = useApp();
  const { nameOf } = useCustomers();
  const formats = useReviewFormats();
  const [view, setView] = useState<View>("prepare");
  const live = useLiveRecord("review", review, desk.mayChange ? "always" : "at first");
  const { loaded, again } = useLoaded(async () => {
    const { pack, hash } = await call("reviewPack", { id: review.id });
    return { pack: pack as ReviewPack, hash };
  }, [call, review.id]);
  const saved = live.state === "saved" ? live.record : null;
  // The pack is composed of what is saved: it follows what is typed, here and by others.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something was saved
  useEffect(() => {
    if (saved === null || saved === review) return;
    again();
    if (saved.frozen === null) return;
    // Somebody else has closed it.
    remember("review", saved.id, saved, now());
    onChanged();
  }, [saved]);
  const agenda = useMemo<Agenda | null>(
    () =>
      desk.mayChange
        ? {
            has: (_, about) => live.record.topics.some((topic) => isAbout(topic, about)),
            put: async (_, topic) => live.change(["topics", topic.id], topic),
          }
        : null,
    [desk.mayChange, live.record.topics, live.change],
  );
  const title = say("pack.title", { customer: nameOf(review.customer) });
  const shown = loaded.is === "ready" ? loaded.value : null;
  if (view === "presentation" && shown !== null)
    return (
      <AgendaContext.Provider value={agenda}>
        <Presentation
          pack={{ ...shown.pack, review: { ...shown.pack.review, ...contentOf(live.record) } }}
          live={live}
          onLeave={() => setView("meeting")}
        />
      </AgendaContext.Provider>
    );
  return (
    <AgendaContext.Provider value={agenda}>
      <PageHeading
        parent={{ to: "/reviews", text: say("reviews.title") }}
        lead={say("pack.about", {
          period: formats.period(review.period),
          date: formats.date(live.record.meetingOn),
        })}
        actions={
          desk.mayChange && (
            <>
              <Button appearance="primary" isDisabled={shown === null} onClick={() => setView("presentation")}>
                {say("room.present")}
              </Button>
              <Freeze
                review={live.record}
                shown={shown?.hash ?? null}
                flush={live.flush}
                onFrozen={onChanged}
                again={again}
              />
              <RemoveRecord kind="review" id={review.id} to="/reviews" onRemoved={onChanged} />
            </>
          )
        }
      >
        {title}
      </PageHeading>
      <fieldset className="views not-printed">
        <legend className="visually-hidden">{say("room.views")}</legend>
        {VIEWS.map((one) => (
          <button key={one} type="button" className="view" aria-pressed={one === view} onClick={() => setView(one)}>
            {say(`room.${one}`)}
          </button>
        ))}
      </fieldset>
      <div className="not-printed">
        <LiveState live={live} />
      </div>
      {view === "prepare" && (
        <div className="room">
          <section className="pack-part">
            <Heading as="h3" size="small">
              {say("agenda.title")}
            </Heading>
            <LoadedView of={loaded} what={say("room.pack-name")}>
              {({ pack }) => <TopicList live={live} agenda={pack.agenda} />}
            </LoadedView>
          </section>
          <div className="entry-form">
            <DateField slot={live.perhaps("meetingOn")} label={say("review.meeting-on")} />
            <ParticipantList live={live} participants={live.record.participants} isMeeting />
            {desk.mayChange && (
              <LongText
                slot={live.text("preparation")}
                label={say("room.preparation")}
                help={say("room.preparation-help")}
              />
            )}
          </div>
        </div>
      )}
      {view === "meeting" && (
        <div className="entry-form">
          <LongText slot={live.text("minutes")} label={say("minutes.title")} help={say("minutes.help")} />
          <DecisionList live={live} />
          <TaskList
            live={live}
            list="actions"
            of={{ kind: "review", id: review.id }}
            tasks={live.record.actions}
            label={say("actions.title")}
          />
          <RatingField slot={live.perhaps<number>("rating")} />
          <RequestRatings live={live} />
          <LongText slot={live.text("perception")} label={say("perception.words")} help={say("perception.help")} />
          <DateField slot={live.perhaps("nextOn")} label={say("agenda.next-meeting")} help={say("room.next-help")} />
        </div>
      )}
      {view === "pack" && (
        <LoadedView of={loaded} what={say("room.pack-name")}>
          {({ pack }) => (
            <>
              <Outputs pack={pack} reviewId={review.id} />
              <PackDocument pack={pack} note={say("review.preparing")} />
            </>
          )}
        </LoadedView>
      )}
    </AgendaContext.Provider>
  );
}

/** What is shown of the review in its pack, as it is typed at this moment. */
function contentOf({ id: _, customer: __, period: ___, preparation: ____, frozen: _____, ...content }: ServiceReview) {
  return content;
}

function Freeze({
  review,
  shown,
  flush,
  onFrozen,
  again,
}: {
  readonly review: ServiceReview;
  readonly shown: string | null;
  readonly flush: () => Promise<boolean>;
  readonly onFrozen: () => void;
  readonly again: () => void;
}) {
  const { call, notify, now } = useApp();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async () => {
    setProblem(null);
    if (await flush()) setAsking(true);
  };
  const freeze = async () => {
    setBusy(true);
    try {
      const frozen = await call("freezeReview", { id: review.id, shown: shown ?? "" });
      if (frozen.kind === "frozen") {
        remember("review", review.id, frozen.record as ServiceReview, now());
        notify({ kind: "success", title: say("room.frozen"), description: say("room.frozen-why") });
        onFrozen();
      } else {
        again();
        setProblem(say("room.outdated"));
      }
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const unsigned = review.participants.filter(({ signedOn, wasPresent }) => wasPresent && signedOn === null);
  return (
    <>
      <Button onClick={open}>{say("room.freeze")}</Button>
      {isAsking && (
        <Confirm
          title={say("room.freeze-title")}
          confirm={say("room.freeze")}
          isBusy={isBusy || shown === null}
          onConfirm={freeze}
          onCancel={() => setAsking(false)}
        >
          <p>{say("room.freeze-why")}</p>
          {unsigned.length > 0 && <p>{say("room.unsigned", { names: unsigned.map(({ name }) => name).join(", ") })}</p>}
          {problem !== null && (
            <Note kind="error" title={say("room.not-frozen")}>
              {problem}
            </Note>
          )}
        </Confirm>
      )}
    </>
  );
}
