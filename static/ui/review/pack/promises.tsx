import type { MeasuredPeriod } from "../../../../src/domain/review/measured-period";
import type { KeptThen, PromiseKept } from "../../../../src/domain/review/promise-kept";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import { Note } from "../../shared/parts/note";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { type ReviewFormats, useReviewFormats } from "../desk/formats";
import { Figure, ShownTickets } from "../figures/shown-tickets";
import { say } from "../words";
import { PackTable } from "./pack-table";
import { TicketLinks } from "./ticket-links";
import "../figures/figures.css";
import { Trends } from "./trends";
import { Volume } from "./volume";

interface Props {
  readonly pack: ReviewPack;
}

/** How the promises were kept, with what each percentage is made of; every figure opens its tickets. */
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
    <ShownTickets>
      {isGreenAndFalling && (
        <Note kind="warning" title={say("perception.green-falling")}>
          {say("perception.green-falling-why")}
        </Note>
      )}
      <PromiseTable measured={measured} nameOf={nameOf} formats={formats} />
      <p className="quiet">
        {say("pack.compared", { period: formats.period(measured.comparedWith), timezone: measured.timezone })}{" "}
        {measured.baseline !== null && say("pack.baseline-is", { period: formats.period(measured.baseline) })}{" "}
        {say("pack.times-help")}{" "}
        {measured.promises.some(({ isSmallSample }) => isSmallSample) && say("pack.small-sample-why")}
      </p>
      <Trends promises={measured.promises} nameOf={nameOf} />
      <Volume measured={measured} />
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
    </ShownTickets>
  );
}

function PromiseTable({
  measured,
  nameOf,
  formats,
}: {
  readonly measured: MeasuredPeriod;
  readonly nameOf: (promise: PromiseKept) => string;
  readonly formats: ReviewFormats;
}) {
  const then = (heading: string, of: (promise: PromiseKept) => KeptThen | null) => ({
    heading,
    value: (promise: PromiseKept) => of(promise)?.percent ?? null,
    cell: (promise: PromiseKept) => <Then then={of(promise)} now={promise.percent} formats={formats} />,
  });
  const behind = (heading: string, of: (promise: PromiseKept) => readonly string[]) => ({
    heading,
    value: (promise: PromiseKept) => of(promise).length,
    cell: (promise: PromiseKept) => (
      <Figure of={`${heading}, ${nameOf(promise)}`} count={of(promise).length} keys={() => of(promise)}>
        {formats.number(of(promise).length)}
      </Figure>
    ),
  });
  return (
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
        { heading: say("pack.goal"), value: ({ goal }) => goal, isForFileOnly: true },
        { heading: say("figures.kept"), value: ({ kept }) => kept, isForFileOnly: true },
        { heading: say("figures.counted"), value: ({ counted }) => counted, isForFileOnly: true },
        {
          heading: say("pack.counts"),
          value: () => null,
          isForPageOnly: true,
          cell: (promise) => (
            <Figure
              of={`${say("pack.counts")}, ${nameOf(promise)}`}
              count={promise.tickets?.length ?? 0}
              keys={() => promise.tickets ?? []}
            >
              {promise.counted === 0
                ? "0"
                : say("pack.kept-count", {
                    kept: formats.number(promise.kept),
                    counted: formats.number(promise.counted),
                  })}
            </Figure>
          ),
        },
        then(say("pack.before"), ({ before }) => before),
        ...(measured.baseline === null ? [] : [then(say("pack.baseline"), ({ baseline }) => baseline)]),
        {
          heading: say("pack.median"),
          value: ({ median }) => (median === null ? null : median / 60_000),
          isForFileOnly: true,
        },
        { heading: say("pack.p90"), value: ({ p90 }) => (p90 === null ? null : p90 / 60_000), isForFileOnly: true },
        {
          heading: say("pack.times"),
          value: () => null,
          cell: ({ median, p90 }) => <Times median={median} p90={p90} formats={formats} />,
          isForPageOnly: true,
        },
        behind(say("pack.open"), ({ open }) => open),
        behind(say("pack.open-late"), ({ openBroken }) => openBroken),
        behind(say("pack.reopened"), ({ reopened }) => reopened),
      ]}
    />
  );
}

function Times({ median, p90, formats }: Pick<PromiseKept, "median" | "p90"> & { readonly formats: ReviewFormats }) {
  if (median === null || p90 === null) return say("pack.not-measured");
  return (
    <>
      {formats.working(median)}
      <br />
      <span className="quiet">{say("pack.p90-is", { time: formats.working(p90) })}</span>
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
      </span>
      <span className="kept-bar" aria-hidden="true">
        <span className="kept-part" style={{ inlineSize: `${percent}%` }} />
        {goal !== null && <span className="kept-goal" style={{ insetInlineStart: `${goal}%` }} />}
      </span>
      <span className="quiet kept-goal-words">
        {goal === null ? say("pack.no-goal") : say("pack.goal-is", { goal: formats.percent(goal) })}
        {isSmallSample && <> · {say("pack.small-sample")}</>}
      </span>
    </div>
  );
}

/** What it was then, and how far it has come since; of few tickets it is said that they are few. */
function Then({
  then,
  now,
  formats,
}: {
  readonly then: KeptThen | null;
  readonly now: number | null;
  readonly formats: ReviewFormats;
}) {
  if (then === null) return say("pack.not-measured");
  const points = now === null ? null : Math.round((now - then.percent) * 10) / 10;
  return (
    <>
      {formats.percent(then.percent)}
      <br />
      <span className="quiet">
        {points !== null &&
          (points === 0
            ? say("pack.same")
            : say(points > 0 ? "pack.better" : "pack.worse", { points: formats.number(Math.abs(points)) }))}
        {then.isSmallSample && ` · ${say("pack.small-sample")}`}
      </span>
    </>
  );
}
