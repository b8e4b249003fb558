import { useDeferredValue, useMemo } from "react";
import type { PromiseChain } from "../../../../src/domain/promise-chain/promise-chains";
import { type PromiseFit, questionOf } from "../../../../src/domain/promise-chain/prove-promise";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { say } from "../../shared/words/say";
import { useProofs } from "./use-fit";
import { YearFigure } from "./year-figure";
import { pictureOfYear } from "./year-picture";
import { zoneOf } from "./zone-of";

interface Props {
  readonly promise: PromiseChain;
  readonly fit: PromiseFit;
}

/** The coming year at a glance: which starts are late, drawn by day and hour and counted by month. */
export function YearView({ promise, fit }: Props) {
  const { catalogue } = useCatalogue();
  const { viewer } = useApp();
  const { year, hoursOf } = useProofs();
  const zone = zoneOf(catalogue, promise.calendar);
  const shown = useDeferredValue(promise);
  const days = useMemo(
    () =>
      pictureOfYear(
        shown.periods.map((period) => questionOf(shown, period, year, hoursOf)),
        zone,
      ),
    [shown, year, hoursOf, zone],
  );
  const month = new Intl.DateTimeFormat(viewer.locale, { month: "short", timeZone: "UTC" });
  const monthOfYear = new Intl.DateTimeFormat(viewer.locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const hour = new Intl.DateTimeFormat(viewer.locale, { hour: "numeric", timeZone: "UTC" });
  if (fit.kind !== "proved") return null;
  return (
    <section className="stack" aria-labelledby="year">
      <h4 id="year">{say("chain.year")}</h4>
      <figure className="chain-figure">
        <YearFigure
          days={days}
          words={{
            summary: say("chain.year-summary"),
            month: (date) => month.format(Date.parse(date)),
            hour: (number) => hour.format(Date.UTC(2000, 0, 1, number)),
          }}
        />
        <figcaption className="key">
          <span data-key="in-time">{say("chain.year-in-time")}</span>
          <span data-key="year-late">{say("chain.year-late")}</span>
          <span className="quiet">{say("chain.zone", { zone })}</span>
        </figcaption>
      </figure>
      <details>
        <summary>{say("chain.months")}</summary>
        <table>
          <caption className="visually-hidden">{say("chain.months")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("chain.month")}</th>
              <th scope="col">{say("chain.starts")}</th>
              <th scope="col">{say("chain.late-count")}</th>
            </tr>
          </thead>
          <tbody>
            {fit.lateByMonth.map(({ monthAt, starts, late }) => (
              <tr key={monthAt}>
                <th scope="row">{monthOfYear.format(monthAt)}</th>
                <td>{starts.toLocaleString(viewer.locale)}</td>
                <td>{late.toLocaleString(viewer.locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
