import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { lazy, Suspense, useState } from "react";
import { comingMaintenance } from "../../../../src/domain/availability/coming-maintenance";
import { monthOf } from "../../../../src/domain/history-pages/month";
import { useApp } from "../../shared/app/app";
import { LoadedView } from "../../shared/loading/loaded-view";
import { EmptyState } from "../../shared/parts/empty-state";
import { Note } from "../../shared/parts/note";
import { PageHeading } from "../../shared/parts/page-heading";
import { useReviewFormats } from "../desk/formats";
import { Choice } from "../figures/choice";
import { periodOf, type Span, spans } from "../figures/chosen-figures";
import { say } from "../words";
import type { Asking } from "./asking";
import { FiguresPart, lineKey } from "./figures-part";
import { OutageDialog } from "./outage-dialog";
import { otherRows } from "./outage-rows";
import { OutageTable } from "./outage-table";
import { RecordPart } from "./record-part";
import { ServicePart } from "./service-part";
import { EndDialog, RecordingDialog, WithdrawDialog } from "./small-dialogs";
import { TimelineLegend } from "./timeline";
import { type KnownAvailability, useAvailability } from "./use-availability";
import "../figures/figures.css";
import "./availability.css";

const ImportDialog = lazy(() => import("./import-dialog"));

/** How available the services were in a period, from what is recorded; and where it is recorded by hand. */
export default function AvailabilityPage() {
  const { now, viewer } = useApp();
  const [span, setSpan] = useState<Span>("this-month");
  const [asking, setAsking] = useState<Asking | null>(null);
  const { loaded, again } = useAvailability(periodOf(span, monthOf(now(), viewer.timeZone)));
  const mayChange = loaded.is === "ready" && loaded.value.mayChange;
  return (
    <>
      <PageHeading
        lead={say("availability.lead")}
        terms={["availability", "mtrs", "mtbf", "mtbsi"]}
        actions={
          mayChange && (
            <>
              <Button appearance="primary" onClick={() => setAsking({ what: "outage" })}>
                {say("availability.do.outage")}
              </Button>
              <Button onClick={() => setAsking({ what: "maintenance" })}>{say("availability.do.maintenance")}</Button>
              <Button onClick={() => setAsking({ what: "import" })}>{say("availability.do.import")}</Button>
            </>
          )
        }
      >
        {say("availability.title")}
      </PageHeading>
      <div className="figure-filters not-printed">
        <Choice
          label={say("availability.period")}
          value={span}
          choices={spans.map((one) => ({ value: one, text: say(`figures.spans.${one}`) }))}
          onChoose={(chosen) => setSpan(chosen as Span)}
        />
      </div>
      <LoadedView of={loaded} what={say("availability.what")}>
        {(known) => <Known known={known} onAsk={setAsking} />}
      </LoadedView>
      {asking !== null && <Dialogs asking={asking} onClose={() => setAsking(null)} onRecorded={again} />}
    </>
  );
}

interface KnownProps {
  readonly known: KnownAvailability;
  readonly onAsk: (asking: Asking) => void;
}

function Known({ known, onAsk }: KnownProps) {
  const formats = useReviewFormats();
  const { catalogue, record, lines, period, at } = known;
  const isPromised = catalogue.agreements.some(
    ({ kind, availability }) => kind === "sla" && availability !== undefined,
  );
  const isEmpty = record.outages.length + record.recordings.length + record.imports.length === 0;
  const others = otherRows(known);
  const coming = comingMaintenance(record, at);
  return (
    <div className="availability">
      <p className="quiet">{formats.period(period)}</p>
      {isPromised && isEmpty && (
        <Note kind="information" title={say("availability.first")}>
          {say("availability.first-why")}
        </Note>
      )}
      {lines.length > 0 ? (
        <>
          <FiguresPart known={known} />
          <TimelineLegend />
          {lines.map((line) => (
            <ServicePart key={lineKey(line)} known={known} line={line} onAsk={onAsk} />
          ))}
        </>
      ) : (
        <EmptyState
          title={say(isPromised ? "availability.none-in-period" : "availability.none-promised")}
          description={say(isPromised ? "availability.none-in-period-why" : "availability.none-promised-why")}
        />
      )}
      {coming.length > 0 && (
        <section className="part">
          <Heading as="h3" size="small">
            {say("availability.coming")}
          </Heading>
          <OutageTable
            label={say("availability.coming")}
            rows={coming.map((recorded) => ({
              ...recorded,
              key: recorded.id,
              kind: "maintenance",
              counted: null,
              recorded,
            }))}
            known={known}
            onAsk={onAsk}
          />
        </section>
      )}
      {others.length > 0 && (
        <section className="part">
          <Heading as="h3" size="small">
            {say("availability.others")}
          </Heading>
          <p>{say("availability.others-why")}</p>
          <OutageTable label={say("availability.others")} rows={others} known={known} onAsk={onAsk} />
        </section>
      )}
      <RecordPart known={known} onAsk={onAsk} />
    </div>
  );
}

interface DialogProps {
  readonly asking: Asking;
  readonly onClose: () => void;
  readonly onRecorded: () => void;
}

function Dialogs({ asking, ...recording }: DialogProps) {
  switch (asking.what) {
    case "outage":
    case "maintenance":
      return <OutageDialog {...recording} outage={null} isMaintenance={asking.what === "maintenance"} />;
    case "correct":
      return <OutageDialog {...recording} outage={asking.outage} isMaintenance={asking.outage.announcedAt !== null} />;
    case "end":
      return <EndDialog {...recording} of={asking.outage.id} title={say("availability.title-of.end")} />;
    case "stop":
      return <EndDialog {...recording} of={asking.of} title={asking.title} />;
    case "withdraw":
      return <WithdrawDialog {...recording} of={asking.outage.id} />;
    case "withdraw-entry":
      return <WithdrawDialog {...recording} of={asking.of} />;
    case "recording":
      return <RecordingDialog {...recording} service={asking.service} timezone={asking.timezone} />;
    case "import":
      return (
        <Suspense fallback={null}>
          <ImportDialog {...recording} />
        </Suspense>
      );
  }
}
