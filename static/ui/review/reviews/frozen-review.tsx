import Heading from "@atlaskit/heading";
import type { ReviewCorrection } from "../../../../src/contract";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import type { Frozen, ServiceReview } from "../../../../src/domain/review/service-review";
import { useApp } from "../../shared/app/app";
import { useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { When } from "../../shared/parts/when";
import { AgendaContext } from "../agenda/agenda-context";
import { useReviewFormats } from "../desk/formats";
import { LiveState } from "../desk/live-state";
import type { Desk } from "../desk/use-desk";
import { useLiveRecord } from "../desk/use-live-record";
import { PackDocument } from "../pack/pack-document";
import { PackTable } from "../pack/pack-table";
import { TicketLinks } from "../pack/ticket-links";
import { say } from "../words";
import { Outputs } from "./outputs";
import { TaskList } from "./task-list";

interface Props {
  readonly review: ServiceReview;
  readonly frozen: Frozen;
  readonly desk: Desk;
  readonly onChanged: () => void;
}

/** A closed review as it was shown, with what was corrected since beside it, and what became of its tasks. */
export function FrozenReview({ review, frozen, desk }: Props) {
  const { call, viewer } = useApp();
  const formats = useReviewFormats();
  const live = useLiveRecord("review", review);
  const { loaded } = useLoaded(async () => {
    const { text, corrections } = await call("frozenReview", { id: review.id });
    return { pack: JSON.parse(text) as ReviewPack, corrections };
  }, [call, review.id]);
  const date = new Intl.DateTimeFormat(viewer.locale, { dateStyle: "medium", timeZone: viewer.timeZone });
  return (
    <LoadedView of={loaded} what={say("room.pack-name")}>
      {({ pack, corrections }) => (
        <>
          <PageHeading
            parent={{ to: "/reviews", text: say("reviews.title") }}
            lead={say("pack.about", {
              period: formats.period(pack.period),
              date: formats.date(pack.review.meetingOn),
            })}
          >
            {say("pack.title", { customer: pack.customer.name })}
          </PageHeading>
          <div className="not-printed">
            <Note kind="success" title={say("frozen.title")}>
              {say("frozen.since")} <When at={frozen.at} />.{" "}
              <span className="quiet" title={frozen.hash}>
                {say("frozen.hash", { hash: frozen.hash.slice(0, 12) })}
              </span>
            </Note>
          </div>
          <Outputs pack={pack} reviewId={review.id} />
          <Corrections corrections={corrections} />
          {desk.mayChange && live.record.actions.length > 0 && (
            <section className="pack-part not-printed">
              <TaskList
                live={live}
                list="actions"
                of={{ kind: "review", id: review.id }}
                tasks={live.record.actions}
                label={say("frozen.tasks")}
                isFixed
              />
              <LiveState live={live} />
            </section>
          )}
          <AgendaContext.Provider value={null}>
            <PackDocument pack={pack} note={say("frozen.note", { date: date.format(frozen.at) })} />
          </AgendaContext.Provider>
        </>
      )}
    </LoadedView>
  );
}

function Corrections({ corrections }: { readonly corrections: readonly ReviewCorrection[] }) {
  if (corrections.length === 0) return <p className="quiet not-printed">{say("frozen.no-corrections")}</p>;
  return (
    <section className="pack-part corrections">
      <Heading as="h3" size="small">
        {say("frozen.corrections")}
      </Heading>
      <p className="quiet">{say("frozen.corrections-why")}</p>
      <PackTable
        label={say("frozen.corrections")}
        rows={corrections}
        rowKey={({ issueKey, at }) => `${issueKey} ${at}`}
        columns={[
          {
            heading: say("pack.ticket"),
            value: ({ issueKey }) => issueKey,
            cell: ({ issueKey }) => <TicketLinks keys={[issueKey]} />,
          },
          { heading: say("frozen.at"), value: ({ at }) => at, cell: ({ at }) => <When at={Date.parse(at)} /> },
          { heading: say("frozen.by"), value: ({ by }) => by?.name ?? say("frozen.by-itself") },
          {
            heading: say("frozen.what"),
            value: ({ changes }) =>
              changes
                .map(({ fact, before, after }) =>
                  say("frozen.change", { fact, before: String(before ?? "–"), after: String(after ?? "–") }),
                )
                .join("; "),
          },
        ]}
      />
    </section>
  );
}
