import type { Attainment } from "../../../../src/domain/period-figures/attainment";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import type { ReviewFormats } from "../desk/formats";
import { say } from "../words";

/** A percentage, or that nothing was measured. */
export function percentText({ percent }: Attainment, formats: ReviewFormats): string {
  return percent === null ? say("figures.not-measured") : formats.percent(percent);
}

/** Whether a goal was reached, in a word; that there are few measurements beside it. */
export function GoalState({ attainment }: { readonly attainment: Attainment }) {
  const { percent, isReached, isSmallSample } = attainment;
  if (percent === null) return null;
  return (
    <>
      {isReached !== null && (
        <StateLozenge mood={isReached ? "success" : "removed"}>
          {say(isReached ? "figures.reached" : "figures.missed")}
        </StateLozenge>
      )}
      {isSmallSample && (
        <>
          {" "}
          <StateLozenge mood="moved">{say("figures.small-sample")}</StateLozenge>
        </>
      )}
    </>
  );
}
