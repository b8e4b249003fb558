import type { PromiseChain } from "../../../../src/domain/promise-chain/promise-chains";
import type { PromiseFit, PromiseImprovement } from "../../../../src/domain/promise-chain/prove-promise";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { Note } from "../../shared/parts/note";
import { When } from "../../shared/parts/when";
import { say } from "../../shared/words/say";
import { type Formats, useFormats } from "../agreements/use-formats";
import { zoneOf } from "./zone-of";

interface Props {
  readonly promise: PromiseChain;
  readonly fit: PromiseFit;
  /** How long it took to prove; null when it was known. */
  readonly milliseconds: number | null;
}

/** What was proved of a promise, in words and figures. */
export function FitVerdict({ promise, fit, milliseconds }: Props) {
  const formats = useFormats();
  const { catalogue } = useCatalogue();
  const zone = zoneOf(catalogue, promise.calendar);
  switch (fit.kind) {
    case "not-in-force":
      return <Note kind="information" title={say("chain.not-in-force")} />;
    case "nobody-behind":
      return <Note kind="information" title={say("chain.empty")} />;
    case "promise-never-due":
      return <Note kind="error" title={say("chain.never-due", { start: formats.moment(fit.startAt, zone) })} />;
    case "link-never-ends":
      return (
        <Note
          kind="error"
          title={say("chain.never-ends", { link: fit.link.name, start: formats.moment(fit.startAt, zone) })}
        />
      );
  }
  const { starts, late, worstLate, holds, slack, smallestPromise, gaps } = fit;
  const title = holds
    ? say("chain.holds", { starts })
    : say("chain.fails", { late, starts, share: formats.share(late, starts), worst: formats.elapsed(worstLate) });
  return (
    <>
      <div aria-live="polite">
        <Note kind={holds ? "success" : "warning"} title={title}>
          {!holds && fit.holdsWithoutOptionalLegs && <p>{say("chain.fails-optional")}</p>}
          {fit.lateUnseen > 0 && (
            <p>{fit.lateUnseen === late ? say("chain.unseen-all") : say("chain.unseen", { count: fit.lateUnseen })}</p>
          )}
          {gaps.length > 0 && (
            <p>
              {say("chain.gaps", {
                names: gaps
                  .map((gap) => catalogue.agreements.find(({ key }) => key === gap.agreement)?.name ?? gap.agreement)
                  .join(", "),
              })}
            </p>
          )}
          {promise.periods.length > 1 && (
            <p>
              {say("chain.periods", {
                dates: promise.periods
                  .slice(1)
                  .map(({ from }) => formats.moment(from, zone))
                  .join("; "),
              })}
            </p>
          )}
        </Note>
      </div>
      <dl className="figures">
        <div>
          <dt>{say("chain.slack")}</dt>
          <dd>
            {slack >= 0
              ? say("chain.slack-value", { time: formats.duration(slack) })
              : say("chain.slack-short", { time: formats.duration(-slack) })}
          </dd>
        </div>
        <div>
          <dt>{say("chain.smallest")}</dt>
          <dd>{formats.duration(smallestPromise)}</dd>
        </div>
        {fit.worstStart !== null && (
          <div>
            <dt>{say("chain.worst")}</dt>
            <dd>
              <When at={fit.worstStart} zone={zone} withWeekday />
            </dd>
          </div>
        )}
        {!holds && (
          <div>
            <dt>{say("chain.improve")}</dt>
            <dd>{improvementInWords(fit.linkToImprove, formats)}</dd>
          </div>
        )}
      </dl>
      {milliseconds !== null && <p className="quiet">{say("chain.computed", { starts, ms: milliseconds })}</p>}
    </>
  );
}

function improvementInWords(improvement: PromiseImprovement | null, formats: Formats): string {
  if (improvement === null) return say("chain.improve-none");
  const { link, within, curedByShortening, curedByPromiseHours } = improvement;
  if (within !== null)
    return say("chain.improve-within", {
      link: link.name,
      within: formats.duration(within),
      now: formats.duration(link.within),
    });
  return curedByPromiseHours > curedByShortening
    ? say("chain.improve-hours", { link: link.name, count: curedByPromiseHours })
    : say("chain.improve-partly", { link: link.name, count: curedByShortening });
}
