import Heading from "@atlaskit/heading";
import type { Measure } from "../../../../src/domain/agreement/measure";
import { monthsLater } from "../../../../src/domain/history-pages/month";
import { useApp } from "../../shared/app/app";
import type { Answered } from "../../shared/app/calls";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { PageLink } from "../../shared/parts/page-link";
import { When } from "../../shared/parts/when";
import { PutOnAgenda } from "../agenda/put-on-agenda";
import { useReviewFormats } from "../desk/formats";
import { useToday } from "../desk/use-today";
import { TicketLinks } from "../pack/ticket-links";
import { say } from "../words";

/** This month and so many before it. */
const MONTHS_BACK = 2;
const SHOWN = 20;

/** What the history of the last months says: promises that were broken without a reason, and goals that are never reached. */
export function MeasuredNeeds() {
  const { call } = useApp();
  const today = useToday();
  const month = today.slice(0, 7);
  const { loaded } = useLoaded(
    () =>
      call("measuredNeeds", {
        months: Array.from({ length: MONTHS_BACK + 1 }, (_, back) => monthsLater(month, -back)),
      }),
    [call, month],
  );
  return (
    <LoadedView of={loaded} what={say("needs-you.breaches-name")}>
      {(needs) => (
        <>
          <Unexplained needs={needs} />
          <MissedGoals needs={needs} />
        </>
      )}
    </LoadedView>
  );
}

type Needs = Answered<"measuredNeeds">;

function usePromiseName() {
  const { catalogue } = useCatalogue();
  return ({ agreement, measure }: { readonly agreement: string; readonly measure: Measure }) =>
    `${catalogue.agreements.findLast((entry) => entry.key === agreement)?.name ?? agreement}, ${say(`measure.${measure}`)}`;
}

function Unexplained({ needs: { count, breaches } }: { readonly needs: Needs }) {
  const nameOf = usePromiseName();
  return (
    <section className="part" aria-labelledby="needs-unexplained">
      <Heading as="h3" size="small">
        <span id="needs-unexplained">{say("needs-you.unexplained")}</span>
      </Heading>
      {count === 0 ? (
        <p className="quiet">{say("needs-you.no-unexplained")}</p>
      ) : (
        <>
          <p>{say("needs-you.unexplained-count", { count })}</p>
          <ul className="needs">
            {breaches.slice(0, SHOWN).map((breach) => (
              <li key={`${breach.issueKey} ${breach.agreement} ${breach.measure} ${breach.at}`}>
                <TicketLinks keys={[breach.issueKey]} />{" "}
                <span className="quiet">
                  {nameOf(breach)}, {say("needs-you.broken-at")} <When at={Date.parse(breach.at)} />
                </span>{" "}
                <PutOnAgenda
                  customer={breach.customer}
                  text={say("agenda.about-ticket", { key: breach.issueKey, promise: nameOf(breach) })}
                  about={{ kind: "ticket", id: breach.issueKey }}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function MissedGoals({ needs }: { readonly needs: Needs }) {
  const formats = useReviewFormats();
  const nameOf = usePromiseName();
  return (
    <section className="part" aria-labelledby="needs-missed">
      <Heading as="h3" size="small">
        <span id="needs-missed">{say("needs-you.missed")}</span>
      </Heading>
      {needs.missedGoals.length === 0 ? (
        <p className="quiet">{say("needs-you.none-missed")}</p>
      ) : (
        <>
          <p>{say("needs-you.missed-why")}</p>
          <ul className="needs">
            {needs.missedGoals.map(({ agreement, measure, goal, months }) => (
              <li key={`${agreement} ${measure}`}>
                {nameOf({ agreement, measure })}{" "}
                <span className="quiet">
                  {say("needs-you.missed-goal", {
                    goal: formats.percent(goal),
                    months: months
                      .map(({ month, kept, counted }) =>
                        say("needs-you.missed-month", {
                          month: formats.period({ first: month, last: month }),
                          percent: formats.percent((kept * 100) / counted),
                          kept: formats.number(kept),
                          counted: formats.number(counted),
                        }),
                      )
                      .join("; "),
                  })}
                </span>{" "}
                <PageLink to="/plans">{say("needs-you.plan")}</PageLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
