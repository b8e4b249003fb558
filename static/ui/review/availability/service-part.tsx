import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useMemo } from "react";
import { ANY } from "../../../../src/domain/agreement/agreement";
import { nameOfSubject } from "../../../../src/domain/availability/outage";
import type { ServiceAvailability } from "../../../../src/domain/availability/service-availability";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { useReviewFormats } from "../desk/formats";
import { say } from "../words";
import type { Asking } from "./asking";
import { agreementOf } from "./figures-part";
import { rowsOfService } from "./outage-rows";
import { OutageTable } from "./outage-table";
import { titleOfService } from "./subjects";
import { Timeline } from "./timeline";
import type { KnownAvailability } from "./use-availability";

interface Props {
  readonly known: KnownAvailability;
  readonly line: ServiceAvailability;
  readonly onAsk: (asking: Asking) => void;
}

/** One service over the period: as a picture, and as the table of what is recorded. */
export function ServicePart({ known, line, onAsk }: Props) {
  const formats = useReviewFormats();
  const rows = useMemo(() => rowsOfService(known, line), [known, line]);
  const { service, figure, judged, promise } = line;
  const title = titleOfService(known.catalogue, service);
  const name = nameOfSubject({ kind: "service", key: service });
  const isRecorded =
    known.record.recordings.some(({ subject }) => nameOfSubject(subject) === name) || known.record.checked.has(name);
  return (
    <section className="part availability-service">
      <Heading as="h3" size="small">
        {title}
      </Heading>
      <p className="quiet">{agreementOf(known, line)}</p>
      <Timeline known={known} line={line} rows={rows} />
      {judged.length > 1 && (
        <ul
          className="judged-periods"
          aria-label={say("availability.judged", { per: say(`availability.per.${promise.per ?? "month"}`) })}
        >
          {judged.map(({ period, figure: { percent, agreed, whole }, isReached }) => (
            <li key={period.first}>
              {formats.period(period)}: {percent === null ? say("pack.not-measured") : formats.availability(percent)}{" "}
              {percent !== null && agreed < whole && (
                <span className="quiet">
                  {say("availability.of-measured", {
                    measured: formats.working(agreed),
                    whole: formats.working(whole),
                  })}{" "}
                </span>
              )}
              {isReached !== null && (
                <StateLozenge mood={isReached ? "success" : "removed"}>
                  {say(isReached ? "pack.reached" : "pack.missed")}
                </StateLozenge>
              )}
            </li>
          ))}
        </ul>
      )}
      {figure.percent === null && !isRecorded && (
        <div className="not-measured">
          <p>{say("availability.is-not-measured")}</p>
          {known.mayChange && service !== ANY && (
            <Button
              spacing="compact"
              aria-label={say("availability.record-since-of", { service: title })}
              onClick={() => onAsk({ what: "recording", service, timezone: known.timezone })}
            >
              {say("availability.record-since")}
            </Button>
          )}
        </div>
      )}
      {rows.length === 0 ? (
        <p className="quiet">{say("availability.no-outages")}</p>
      ) : (
        <details>
          <summary>{say("availability.outages-count", { count: formats.number(rows.length) })}</summary>
          <OutageTable
            label={say("availability.outages", { service: title })}
            rows={rows}
            known={known}
            onAsk={onAsk}
          />
        </details>
      )}
    </section>
  );
}
