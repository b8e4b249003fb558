import Heading from "@atlaskit/heading";
import { useMemo } from "react";
import { brokenPromises, overrunParts } from "../../../../src/domain/period-figures/overruns";
import { PutOnAgenda } from "../agenda/put-on-agenda";
import { useReviewFormats } from "../desk/formats";
import { TicketLinks } from "../pack/ticket-links";
import { say } from "../words";
import { holderName, promiseName, reasonName } from "./figure-names";
import { FigureTable } from "./figure-table";
import { keysOfRows, type ShownFigures } from "./shown-figures";
import { Figure } from "./shown-tickets";

/** What was broken: with whom the time after it was due went by, why, and each ticket, the unexplained first. */
export function BrokenPart({ table, names, view }: ShownFigures) {
  const formats = useReviewFormats();
  const { causes, unexplained, attainment } = view.figures;
  const parts = useMemo(() => overrunParts(table, attainment.broken), [table, attainment]);
  const promises = useMemo(() => brokenPromises(table, attainment.broken), [table, attainment]);
  if (promises.length === 0) return null;
  const whole = parts.reduce((sum, { overrun }) => sum + overrun, 0);
  const ticketOf = (row: number) => table.tickets.keys[table.rows.ticket[row]!]!;
  const promiseOf = (row: number) => promiseName(names, table.words.promises[table.rows.promise[row]!]!);
  const why = [
    ...(unexplained.length > 0 ? [{ reason: null, rows: unexplained }] : []),
    ...causes.map(({ reason, rows }) => ({ reason, rows })),
  ];
  const hours = (length: number) => Math.round(length / 36_000) / 100;
  return (
    <section className="part">
      <Heading as="h3" size="small">
        {say("figures.late")}
      </Heading>
      <p className="quiet">{say("figures.late-lead")}</p>
      <FigureTable
        label={say("figures.overrun-by")}
        rows={parts}
        rowKey={({ holder }) => JSON.stringify(holder)}
        columns={[
          { heading: say("figures.with"), value: ({ holder }) => holderName(holder) },
          {
            heading: say("figures.overrun"),
            value: ({ overrun }) => hours(overrun),
            cell: ({ overrun }) => formats.elapsed(overrun),
          },
          {
            heading: say("figures.share"),
            value: ({ overrun }) => Math.round((overrun * 1_000) / whole) / 10,
            cell: ({ overrun }) => `${formats.number(Math.round((overrun * 1_000) / whole) / 10)}%`,
          },
          {
            heading: say("figures.broken"),
            value: ({ rows }) => rows.length,
            cell: ({ rows, holder }) => (
              <Figure
                of={`${say("figures.broken")}, ${holderName(holder)}`}
                count={rows.length}
                keys={() => keysOfRows(table, rows)}
              >
                {formats.number(rows.length)}
              </Figure>
            ),
          },
        ]}
      />
      <FigureTable
        label={say("figures.causes")}
        rows={why}
        rowKey={({ reason }) => String(reason)}
        columns={[
          { heading: say("figures.cause"), value: ({ reason }) => reasonName(names, reason) },
          {
            heading: say("figures.broken"),
            value: ({ rows }) => rows.length,
            cell: ({ rows, reason }) => (
              <Figure
                of={`${say("figures.broken")}, ${reasonName(names, reason)}`}
                count={rows.length}
                keys={() => keysOfRows(table, rows)}
              >
                {formats.number(rows.length)}
              </Figure>
            ),
          },
        ]}
      />
      <FigureTable
        label={say("figures.broken-promises")}
        rows={promises}
        rowKey={({ row }) => String(row)}
        columns={[
          {
            heading: say("figures.ticket"),
            value: ({ row }) => ticketOf(row),
            cell: ({ row }) => (
              <>
                <TicketLinks keys={[ticketOf(row)]} />
                {ticketOf(row) !== "" && (
                  <PutOnAgenda
                    customer={table.words.customers[table.rows.customer[row]!] ?? null}
                    text={say("agenda.about-ticket", { key: ticketOf(row), promise: promiseOf(row) })}
                    about={{ kind: "ticket", id: ticketOf(row) }}
                  />
                )}
              </>
            ),
          },
          { heading: say("figures.promised"), value: ({ row }) => promiseOf(row) },
          {
            heading: say("figures.overrun"),
            value: ({ overrun }) => hours(overrun),
            cell: ({ overrun }) => formats.elapsed(overrun),
          },
          {
            heading: say("figures.made-of"),
            value: ({ parts: of }) =>
              of.map(({ holder, overrun }) => `${holderName(holder)}: ${formats.elapsed(overrun)}`).join("; "),
          },
          { heading: say("figures.cause"), value: ({ reason }) => reasonName(names, reason) },
        ]}
      />
    </section>
  );
}
