import { LeaveGuard } from "../../shared/app/leave-guard";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { LoadedView } from "../../shared/loading/loaded-view";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { say } from "../../shared/words/say";
import { ActionsPanel } from "./actions-panel";
import { BaselinePanel } from "./baseline-panel";
import { FindingsPanel } from "./findings-panel";
import { LeftTickets } from "./left-tickets";
import { MappingPanel } from "./mapping-panel";
import { StatusesPanel } from "./statuses-panel";
import { useMonitoring } from "./use-monitoring";
import { useUnsaved } from "./use-unsaved";
import { WatchingPanel } from "./watching-panel";
import { WordsPanel } from "./words-panel";
import "./tickets.css";

/** How tickets tell what they are about, and whether all of them are watched. */
export default function TicketsPage() {
  const { isFollowed } = useCatalogue();
  const { loaded, readAt, again } = useMonitoring();
  const { isAny, report } = useUnsaved();
  return (
    <>
      <PageHeading lead={say("tickets.lead")} terms={["breach", "extension", "acknowledgement", "baseline"]}>
        {say("tickets.title")}
      </PageHeading>
      <LoadedView of={loaded} what={say("tickets.status")}>
        {(status) =>
          status.project === null ? (
            <Note kind="information" title={say("tickets.watching.none-title")}>
              {say("tickets.watching.none")}
            </Note>
          ) : (
            <>
              <FindingsPanel />
              <WatchingPanel status={status} project={status.project} readAt={readAt} onRefresh={again} />
              <LeftTickets tickets={status.notMonitored} />
              <MappingPanel saved={status.project.fields} onSaved={again} onUnsaved={report} />
              <ActionsPanel onUnsaved={report} />
              <BaselinePanel baseline={status.baseline} onStarted={again} />
            </>
          )
        }
      </LoadedView>
      {isFollowed && <WordsPanel onUnsaved={report} />}
      <StatusesPanel onUnsaved={report} />
      <LeaveGuard isHeld={isAny} />
    </>
  );
}
