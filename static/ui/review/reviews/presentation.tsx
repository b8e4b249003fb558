import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useEffect, useRef, useState } from "react";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import type { ServiceReview } from "../../../../src/domain/review/service-review";
import { DateField } from "../../shared/form/date-field";
import { LongText } from "../../shared/form/long-text";
import { LiveState } from "../desk/live-state";
import type { LiveRecord } from "../desk/use-live-record";
import { AgendaPart } from "../pack/agenda-part";
import { agendaTitle } from "../pack/agenda-title";
import { say } from "../words";
import { DecisionList } from "./decision-list";
import { RatingField } from "./rating-field";
import { RequestRatings } from "./request-ratings";
import { TaskList } from "./task-list";

interface Props {
  readonly pack: ReviewPack;
  readonly live: LiveRecord<ServiceReview>;
  readonly onLeave: () => void;
}

/** One point of the agenda at a time, large, with minutes, decisions and tasks beside it. Nothing of the preparation. */
export function Presentation({ pack, live, onLeave }: Props) {
  const [point, setPoint] = useState(0);
  const title = useRef<HTMLDivElement>(null);
  const { agenda, customer } = pack;
  const at = Math.min(point, agenda.length - 1);
  const item = agenda[at]!;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each point
  useEffect(() => title.current?.focus(), [at]);
  return (
    <div className="presentation">
      <header className="presentation-bar">
        <span className="quiet">
          {customer.name} · {say("room.point", { point: at + 1, points: agenda.length })}
        </span>
        <span className="buttons">
          <Button isDisabled={at === 0} onClick={() => setPoint(at - 1)}>
            {say("room.previous")}
          </Button>
          <Button appearance="primary" isDisabled={at === agenda.length - 1} onClick={() => setPoint(at + 1)}>
            {say("room.next")}
          </Button>
          <Button appearance="subtle" onClick={onLeave}>
            {say("room.leave")}
          </Button>
        </span>
      </header>
      <div className="presentation-body">
        <section className="pack-part presentation-shown">
          <div ref={title} tabIndex={-1} className="page-title">
            <Heading as="h2" size="xlarge">
              {agendaTitle(item)}
            </Heading>
          </div>
          <AgendaPart item={item} pack={pack} />
          {item.kind === "perception" && (
            <div className="entry-form">
              <RatingField slot={live.perhaps<number>("rating")} />
              <RequestRatings live={live} />
              <LongText slot={live.text("perception")} label={say("perception.words")} />
            </div>
          )}
          {item.kind === "next-meeting" && (
            <DateField slot={live.perhaps("nextOn")} label={say("agenda.next-meeting")} help={say("room.next-help")} />
          )}
        </section>
        <aside className="presentation-typed" aria-label={say("room.typed")}>
          <LongText slot={live.text("minutes")} label={say("minutes.title")} />
          <DecisionList live={live} />
          <TaskList
            live={live}
            list="actions"
            of={{ kind: "review", id: live.record.id }}
            tasks={live.record.actions}
            label={say("actions.title")}
          />
          <LiveState live={live} />
        </aside>
      </div>
    </div>
  );
}
