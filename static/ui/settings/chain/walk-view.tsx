import Button from "@atlaskit/button/new";
import { useMemo } from "react";
import { walkable } from "../../../../src/domain/promise-chain/chain-hours";
import type { PromiseChain } from "../../../../src/domain/promise-chain/promise-chains";
import type { Instant } from "../../../../src/domain/time";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { When } from "../../shared/parts/when";
import { say } from "../../shared/words/say";
import { MomentField } from "../agreements/terms/moment-field";
import { type Formats, useFormats } from "../agreements/use-formats";
import { useProofs } from "./use-fit";
import { WalkFigure } from "./walk-figure";
import { type Lane, pictureOfWalk } from "./walk-picture";
import { zoneOf } from "./zone-of";

interface Props {
  readonly promise: PromiseChain;
  /** Null: a ticket raised now. */
  readonly start: Instant | null;
  readonly worstStart: Instant | null;
  readonly onChange: (start: Instant) => void;
}

/** One ticket walked through the chain step by step: drawn on one time axis, and told in a table. */
export function WalkView({ promise, start, worstStart, onChange }: Props) {
  const { catalogue } = useCatalogue();
  const { now, viewer } = useApp();
  const formats = useFormats();
  const { hoursOf } = useProofs();
  const zone = zoneOf(catalogue, promise.calendar);
  const at = start ?? now();
  const picture = useMemo(() => {
    const period = promise.periods.find(({ from, to }) => from <= at && at < to) ?? promise.periods[0]!;
    const own = {
      name: say("chain.promise"),
      timezone: zone,
      hours: hoursOf(promise.calendar),
      within: promise.within,
    };
    return pictureOfWalk(own, walkable(period.legs, hoursOf), at);
  }, [promise, at, hoursOf, zone]);
  const moment = (instant: Instant) => formats.moment(instant, zone);
  const tick = useMemo(() => {
    const day = new Intl.DateTimeFormat(viewer.locale, {
      timeZone: zone,
      weekday: "short",
      day: "numeric",
      month: "short",
    });
    const hour = new Intl.DateTimeFormat(viewer.locale, { timeZone: zone, hour: "numeric", minute: "2-digit" });
    return (instant: Instant, isMidnight: boolean) => (isMidnight ? day : hour).format(instant);
  }, [viewer.locale, zone]);

  return (
    <section className="stack" aria-labelledby="walk">
      <h4 id="walk">
        {say("chain.walk-title")} <When at={at} zone={zone} withWeekday />
      </h4>
      <div className="buttons">
        <MomentField id="walk-start" label={say("chain.start-field")} at={at} onChange={onChange} />
        {worstStart !== null && worstStart !== at && (
          <Button onClick={() => onChange(worstStart)}>{say("chain.worst-button")}</Button>
        )}
      </div>
      {picture.kind === "never" ? (
        <p>
          {picture.name === null
            ? say("chain.never-due", { start: moment(at) })
            : say("chain.never-ends", { link: picture.name, start: moment(at) })}
        </p>
      ) : (
        <>
          <p>
            {say("chain.done")} <When at={picture.endAt} zone={zone} withWeekday />,{" "}
            {picture.endAt > picture.dueAt
              ? say("chain.late", { late: formats.elapsed(picture.endAt - picture.dueAt) })
              : say("chain.in-time", { slack: formats.elapsed(picture.dueAt - picture.endAt) })}
          </p>
          <figure className="chain-figure">
            <WalkFigure
              picture={picture}
              words={{
                summary: say("chain.summary", {
                  start: moment(at),
                  count: picture.links.length,
                  due: moment(picture.dueAt),
                  end: moment(picture.endAt),
                }),
                raised: say("chain.raised"),
                due: `${say("chain.due")} ${moment(picture.dueAt)}`,
                tick: ({ at: instant, isMidnight }) => tick(instant, isMidnight),
                lane: ({ name, within, isOptional }) =>
                  say(isOptional ? "chain.lane-optional" : "chain.lane", { name, within: formats.duration(within) }),
                late: (lane) => say("chain.lane-late", { late: overrunInWords(lane, picture.dueAt, formats.elapsed) }),
              }}
            />
            <figcaption className="key">
              <span data-key="working">{say("chain.working-key")}</span>
              <span data-key="closed">{say("chain.closed-key")}</span>
              <span data-key="late">{say("chain.late-key")}</span>
              <span className="quiet">{say("chain.zone", { zone })}</span>
            </figcaption>
          </figure>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard */}
          <section className="table-scroll" aria-label={say("chain.table")} tabIndex={0}>
            <table>
              <caption className="visually-hidden">{say("chain.table")}</caption>
              <thead>
                <tr>
                  <th scope="col">{say("chain.column.link")}</th>
                  <th scope="col">{say("chain.column.begins")}</th>
                  <th scope="col">{say("chain.column.ends")}</th>
                  <th scope="col">{say("chain.column.allowed")}</th>
                  <th scope="col">{say("chain.column.closed")}</th>
                  <th scope="col">{say("chain.column.verdict")}</th>
                </tr>
              </thead>
              <tbody>
                {[picture.promise, ...picture.links].map((lane) => (
                  <tr key={lane.link ?? "promise"}>
                    <th scope="row">{lane.name}</th>
                    <td>
                      <When at={lane.from} zone={zone} withWeekday />
                    </td>
                    <td>
                      <When at={lane.to} zone={zone} withWeekday />
                    </td>
                    <td>{formats.duration(lane.within)}</td>
                    <td>{formats.elapsed(lane.to - lane.from - lane.within)}</td>
                    <td>
                      {lane.link === null
                        ? say("chain.due")
                        : lane.overrun === null
                          ? say("chain.on-time")
                          : say("chain.late-by", { late: overrunInWords(lane, picture.dueAt, formats.elapsed) })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}

function overrunInWords({ to }: Lane, dueAt: Instant, elapsed: Formats["elapsed"]): string {
  return elapsed(to - dueAt);
}
