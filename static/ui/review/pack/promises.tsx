import type { MeasuredPeriod, PromiseKept } from "../../../../src/domain/review/measured-period";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import { Note } from "../../shared/parts/note";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { type ReviewFormats, useReviewFormats } from "../desk/formats";
import { say } from "../words";
import { PackTable } from "./pack-table";
import { TicketLinks } from "./ticket-links";

interface Props {
  readonly pack: ReviewPack;
}

/** How the promises were kept, with what each percentage is made of. */
export function Promises({ pack: { measured, names, isGreenAndFalling } }: Props) {
  const formats = useReviewFormats();
  if (measured === null || measured.isEmpty)
    return (
      <Note kind="information" title={say("pack.nothing-measured")}>
        {say("pack.nothing-measured-why")}
      </Note>
    );
  const nameOf = ({ agreement, measure }: PromiseKept) =>
    `${names.agreements[agreement] ?? agreement}, ${say(`measure.${measure}`)}`;
  const excluded = measured.promises.flatMap((promise) =>
    promise.excluded.map((one) => ({ promise: nameOf(promise), ...one })),
  );
  return (
    <>
      {isGreenAndFalling && (
        <Note kind="warning" title={say("perception.green-falling")}>
          {say("perception.green-falling-why")}
        </Note>
      )}
      <PackTable
        label={say("agenda.figures")}
        rows={measured.promises}
        rowKey={nameOf}
        columns={[
          { heading: say("pack.promise"), value: nameOf },
          {
            heading: say("pack.kept"),
            value: ({ percent }) => percent,
            cell: (promise) => <Kept promise={promise} formats={formats} />,
          },
          {
            heading: say("pack.counts"),
            value: ({ kept, counted }) => (counted === 0 ? null : say("pack.kept-count", { kept, counted })),
          },
          {
            heading: say("pack.goal"),
            value: ({ goal }) => goal,
            cell: ({ goal }) => (goal === null ? say("pack.no-goal") : formats.percent(goal)),
          },
          {
            heading: say("pack.before"),
            value: ({ before }) => before?.percent ?? null,
            cell: ({ before }) => (before === null ? say("pack.not-measured") : formats.percent(before.percent)),
          },
          {
            heading: say("pack.median"),
            value: ({ median }) => (median === null ? null : formats.working(median)),
          },
          { heading: say("pack.p90"), value: ({ p90 }) => (p90 === null ? null : formats.working(p90)) },
          {
            heading: say("pack.open"),
            value: ({ open, openBroken }) =>
              openBroken.length === 0
                ? open.length
                : say("pack.open-broken", { open: open.length, broken: openBroken.length }),
          },
          { heading: say("pack.reopened"), value: ({ reopened }) => reopened.length },
        ]}
      />
      <p className="quiet">
        {say("pack.compared", { period: formats.period(measured.comparedWith), timezone: measured.timezone })}
      </p>
      <Volume measured={measured} formats={formats} />
      {excluded.length > 0 && (
        <PackTable
          label={say("pack.excluded")}
          rows={excluded}
          rowKey={({ promise, reason }) => `${promise} ${reason}`}
          columns={[
            { heading: say("pack.promise"), value: ({ promise }) => promise },
            { heading: say("pack.excluded-why"), value: ({ reason }) => reason },
            {
              heading: say("pack.tickets"),
              value: ({ tickets }) => tickets.join(" "),
              cell: ({ tickets }) => <TicketLinks keys={tickets} />,
            },
          ]}
        />
      )}
    </>
  );
}

/** The percentage as words first, then as a bar with the goal marked on it. */
function Kept({ promise, formats }: { readonly promise: PromiseKept; readonly formats: ReviewFormats }) {
  const { percent, goal, isReached, isSmallSample } = promise;
  if (percent === null) return say("pack.not-measured");
  return (
    <div className="kept">
      <span className="kept-words">
        <strong>{formats.percent(percent)}</strong>{" "}
        {isReached !== null && (
          <StateLozenge mood={isReached ? "success" : "removed"}>
            {say(isReached ? "pack.reached" : "pack.missed")}
          </StateLozenge>
        )}
        {isSmallSample && (
          <span className="quiet" title={say("pack.small-sample-why")}>
            {" "}
            {say("pack.small-sample")}
          </span>
        )}
      </span>
      <span className="kept-bar" aria-hidden="true">
        <span className="kept-part" style={{ inlineSize: `${percent}%` }} />
        {goal !== null && <span className="kept-goal" style={{ insetInlineStart: `${goal}%` }} />}
      </span>
    </div>
  );
}

function Volume({ measured, formats }: { readonly measured: MeasuredPeriod; readonly formats: ReviewFormats }) {
  const { arrived, resolved, backlog } = measured;
  return (
    <dl className="figure-row">
      <Figure term={say("pack.arrived")} value={formats.number(arrived)} />
      <Figure term={say("pack.resolved")} value={formats.number(resolved)} />
      <Figure
        term={say("pack.backlog")}
        value={backlog === null ? say("pack.not-measured") : formats.number(backlog.count)}
      />
      {backlog !== null && backlog.oldest !== null && (
        <Figure term={say("pack.oldest")} value={formats.elapsed(backlog.oldest)} />
      )}
    </dl>
  );
}

function Figure({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div className="figure">
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Every broken promise with its overrun, those that nobody has explained first. */
export function Breaches({ pack: { measured, names } }: Props) {
  const formats = useReviewFormats();
  const rows = (measured?.promises ?? [])
    .flatMap((promise) => promise.breaches.map((breach) => ({ promise, ...breach })))
    .sort((one, other) => Number(one.reason !== null) - Number(other.reason !== null) || other.overrun - one.overrun);
  const unexplained = rows.filter(({ reason }) => reason === null).length;
  return (
    <>
      {unexplained > 0 && <p>{say("pack.unexplained", { count: unexplained, all: rows.length })}</p>}
      <PackTable
        label={say("agenda.breaches")}
        rows={rows}
        rowKey={({ promise, issueKey, overrun }) => `${issueKey} ${promise.agreement} ${promise.measure} ${overrun}`}
        columns={[
          {
            heading: say("pack.ticket"),
            value: ({ issueKey }) => issueKey,
            cell: ({ issueKey }) => <TicketLinks keys={[issueKey]} />,
          },
          {
            heading: say("pack.promise"),
            value: ({ promise: { agreement, measure } }) =>
              `${names.agreements[agreement] ?? agreement}, ${say(`measure.${measure}`)}`,
          },
          { heading: say("pack.overrun"), value: ({ overrun }) => formats.working(overrun) },
          {
            heading: say("pack.reason"),
            value: ({ reason }) => (reason === null ? say("pack.no-reason") : (names.reasons[reason] ?? reason)),
            cell: ({ reason }) =>
              reason === null ? (
                <StateLozenge mood="moved">{say("pack.no-reason")}</StateLozenge>
              ) : (
                (names.reasons[reason] ?? reason)
              ),
          },
        ]}
      />
    </>
  );
}
