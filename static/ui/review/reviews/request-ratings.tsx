import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { ServiceReview } from "../../../../src/domain/review/service-review";
import { useApp } from "../../shared/app/app";
import { useReadOnly } from "../../shared/form/field";
import { messageOf } from "../../shared/loading/loaded";
import { useReviewFormats } from "../desk/formats";
import type { LiveRecord } from "../desk/use-live-record";
import { ratingWords } from "../pack/rating-words";
import { say } from "../words";

/** What customers said of single requests in Jira, taken into the review beside what they say in the meeting. */
export function RequestRatings({ live }: { readonly live: LiveRecord<ServiceReview> }) {
  const { call, notify } = useApp();
  const formats = useReviewFormats();
  const isReadOnly = useReadOnly();
  const [isBusy, setBusy] = useState(false);
  const { id, satisfaction } = live.record;
  const take = async () => {
    setBusy(true);
    try {
      if (!(await live.flush())) return;
      const taken = await call("takeRatings", { id });
      if (taken.kind === "taken") live.replace(taken.record as ServiceReview);
      else notify({ kind: "info", title: say("ratings.not-kept"), description: say("ratings.not-kept-why") });
    } catch (error) {
      notify({ kind: "error", title: say("ratings.not-taken"), description: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="field">
      <span className="field-label">{say("ratings.title")}</span>
      <p>{satisfaction === undefined ? say("ratings.none-yet") : ratingWords(satisfaction, formats)}</p>
      {!isReadOnly && (
        <div className="buttons">
          <Button spacing="compact" isLoading={isBusy} onClick={take}>
            {say(satisfaction === undefined ? "ratings.take" : "ratings.take-again")}
          </Button>
        </div>
      )}
    </div>
  );
}
