import type { LatePart, PromiseKept } from "../../../../src/domain/review/promise-kept";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { PutOnAgenda } from "../agenda/put-on-agenda";
import { type ReviewFormats, useReviewFormats } from "../desk/formats";
import { Figure, ShownTickets } from "../figures/shown-tickets";
import { say } from "../words";
import { PackTable } from "./pack-table";
import { TicketLinks } from "./ticket-links";

/** Why promises were broken, with whom the time went by, and each of them, those that nobody has explained first. */
export function Breaches({ pack: { measured, names, customer } }: { readonly pack: ReviewPack }) {
  const formats = useReviewFormats();
  if (measured === null) return null;
  const nameOf = ({ agreement, measure }: PromiseKept) =>
    `${names.agreements[agreement] ?? agreement}, ${say(`measure.${measure}`)}`;
  const reasonOf = (reason: string | null) =>
    reason === null ? say("pack.no-reason") : (names.reasons[reason] ?? reason);
  const rows = measured.promises
    .flatMap((promise) => promise.breaches.map((breach) => ({ promise, ...breach })))
    .sort((one, other) => Number(one.reason !== null) - Number(other.reason !== null) || other.late - one.late);
  const unexplained = rows.filter(({ reason }) => reason === null).length;
  const whole = measured.late.reduce((sum, { late }) => sum + late, 0);
  return (
    <ShownTickets>
      {unexplained > 0 && <p>{say("pack.unexplained", { count: unexplained, all: rows.length })}</p>}
      <PackTable
        label={say("pack.causes")}
        rows={measured.causes}
        rowKey={({ reason }) => String(reason)}
        columns={[
          { heading: say("pack.reason"), value: ({ reason }) => reasonOf(reason) },
          {
            heading: say("pack.tickets"),
            value: ({ tickets }) => tickets.length,
            cell: ({ reason, tickets }) => (
              <Figure of={reasonOf(reason)} count={tickets.length} keys={() => tickets}>
                {formats.number(tickets.length)}
              </Figure>
            ),
          },
        ]}
      />
      {whole > 0 && (
        <PackTable
          label={say("pack.late-with")}
          rows={measured.late}
          rowKey={({ kind }) => kind}
          columns={[
            { heading: say("pack.late-with"), value: ({ kind }) => say(`pack.holders.${kind}`) },
            {
              heading: say("pack.late"),
              fileHeading: say("pack.in-minutes", { what: say("pack.late") }),
              value: ({ late }) => late / 60_000,
              cell: ({ late }) => formats.elapsed(late),
            },
            {
              heading: say("pack.late-share"),
              value: ({ late }) => (late * 100) / whole,
              cell: ({ late }) => <Share percent={(late * 100) / whole} formats={formats} />,
            },
            {
              heading: say("pack.tickets"),
              value: ({ tickets }) => tickets.length,
              cell: ({ kind, tickets }) => (
                <Figure of={say(`pack.holders.${kind}`)} count={tickets.length} keys={() => tickets}>
                  {formats.number(tickets.length)}
                </Figure>
              ),
            },
          ]}
        />
      )}
      <PackTable
        label={say("agenda.breaches")}
        rows={rows}
        rowKey={({ promise, issueKey, overrun, late }) =>
          `${issueKey} ${promise.agreement} ${promise.measure} ${overrun} ${late}`
        }
        columns={[
          {
            heading: say("pack.ticket"),
            value: ({ issueKey }) => issueKey,
            cell: ({ issueKey, promise }) => (
              <>
                <TicketLinks keys={[issueKey]} />
                <PutOnAgenda
                  customer={customer.key}
                  text={say("agenda.about-ticket", { key: issueKey, promise: nameOf(promise) })}
                  about={{ kind: "ticket", id: issueKey }}
                />
              </>
            ),
          },
          { heading: say("pack.promise"), value: ({ promise }) => nameOf(promise) },
          {
            heading: say("pack.overrun"),
            fileHeading: say("pack.in-minutes", { what: say("pack.overrun") }),
            value: ({ overrun }) => overrun / 60_000,
            cell: ({ overrun }) => formats.working(overrun),
          },
          {
            heading: say("pack.late-of"),
            value: ({ late, parts }) => `${formats.elapsed(late)}: ${partsOf(parts, formats)}`,
            cell: ({ late, parts }) => (
              <>
                {formats.elapsed(late)}
                <br />
                <span className="quiet">{partsOf(parts, formats)}</span>
              </>
            ),
          },
          {
            heading: say("pack.reason"),
            value: ({ reason }) => reasonOf(reason),
            cell: ({ reason }) =>
              reason === null ? <StateLozenge mood="moved">{reasonOf(reason)}</StateLozenge> : reasonOf(reason),
          },
        ]}
      />
      <p className="quiet">{say("pack.late-help")}</p>
    </ShownTickets>
  );
}

function Share({ percent, formats }: { readonly percent: number; readonly formats: ReviewFormats }) {
  return (
    <div className="kept">
      <span>{`${formats.number(Math.round(percent * 10) / 10)}%`}</span>
      <span className="kept-bar" aria-hidden="true">
        <span className="kept-part" style={{ inlineSize: `${percent}%` }} />
      </span>
    </div>
  );
}

function partsOf(parts: readonly LatePart[], formats: ReviewFormats): string {
  return parts.map(({ kind, late }) => `${say(`pack.holders.${kind}`)} ${formats.elapsed(late)}`).join("; ");
}
