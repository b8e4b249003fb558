import Heading from "@atlaskit/heading";
import type { Instant } from "../../../../src/domain/time";
import { When } from "../../shared/parts/when";
import { FigureTable } from "../figures/figure-table";
import { say } from "../words";
import type { Asking } from "./asking";
import { titleOfSubject } from "./subjects";
import type { KnownAvailability } from "./use-availability";

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly what: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly by: string;
  readonly at: Instant;
  readonly isOpen: boolean;
}

/** Of which times it is known how services stood, and who says so. */
export function RecordPart({
  known,
  onAsk,
}: {
  readonly known: KnownAvailability;
  readonly onAsk: (asking: Asking) => void;
}) {
  const { record, catalogue, nameOf, mayChange } = known;
  const rows: Row[] = [
    ...record.recordings.map(({ id, subject, from, to, at, by }) => ({
      id,
      subject: titleOfSubject(catalogue, subject),
      what: say("availability.recording"),
      ...{ from, to, by: nameOf(by), at, isOpen: to === null },
    })),
    ...record.imports.flatMap(({ batch, file, at, by, logs }) =>
      logs.map(({ subject, log }) => ({
        id: batch,
        subject: titleOfSubject(catalogue, subject),
        what: say("availability.log", { file }),
        ...{ from: log.from, to: log.to, by: nameOf(by), at, isOpen: false },
      })),
    ),
  ];
  if (rows.length === 0) return null;
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("availability.records")}
      </Heading>
      <p>{say("availability.records-why")}</p>
      <FigureTable
        label={say("availability.records")}
        rows={rows}
        rowKey={({ id, subject, from }) => `${id} ${subject} ${from}`}
        columns={[
          { heading: say("availability.subject"), value: ({ subject }) => subject },
          { heading: say("availability.kind"), value: ({ what }) => what },
          {
            heading: say("availability.from"),
            value: ({ from }) => new Date(from).toISOString(),
            cell: ({ from }) => <When at={from} />,
          },
          {
            heading: say("availability.to"),
            value: ({ to }) => (to === null ? null : new Date(to).toISOString()),
            cell: ({ to }) => (to === null ? say("availability.goes-on") : <When at={to} />),
          },
          {
            heading: say("availability.recorded-by"),
            value: ({ by }) => by,
            cell: ({ by, at }) => (
              <>
                {by}, <When at={at} />
              </>
            ),
          },
          ...(mayChange
            ? [
                {
                  heading: say("availability.actions"),
                  isShownOnly: true,
                  value: () => null,
                  cell: ({ id, subject, what, isOpen }: Row) => (
                    <span className="outage-actions">
                      {(isOpen ? (["stop", "withdraw"] as const) : (["withdraw"] as const)).map((doing) => (
                        <button
                          key={doing}
                          type="button"
                          className="link-button"
                          aria-label={say("availability.do-of", {
                            what: say(`availability.do.${doing}`),
                            subject: what,
                            from: subject,
                          })}
                          onClick={() =>
                            onAsk(
                              doing === "stop"
                                ? { what: "stop", of: id, title: `${what}: ${subject}` }
                                : { what: "withdraw-entry", of: id, title: what },
                            )
                          }
                        >
                          {say(`availability.do.${doing}`)}
                        </button>
                      ))}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
