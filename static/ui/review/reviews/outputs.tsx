import Button from "@atlaskit/button/new";
import { invitationText } from "../../../../src/domain/review/invitation";
import type { ReviewPack } from "../../../../src/domain/review/review-pack";
import { useApp } from "../../shared/app/app";
import { useReviewFormats } from "../desk/formats";
import { download, fileName } from "../output/download";
import { minutesMarkdown } from "../output/minutes-markdown";
import { say } from "../words";

/** What a review can be taken along as: on paper, as minutes, as an invitation to the next meeting. */
export function Outputs({ pack, reviewId }: { readonly pack: ReviewPack; readonly reviewId: string }) {
  const { now } = useApp();
  const formats = useReviewFormats();
  const { customer, period, review } = pack;
  const name = fileName(say("title"), customer.key, period.last);
  const { nextOn } = review;
  const title = say("pack.title", { customer: customer.name });
  return (
    <div className="buttons not-printed">
      <Button onClick={() => window.print()}>{say("output.print")}</Button>
      <Button onClick={() => download(`${name}.md`, "text/markdown", minutesMarkdown(pack, formats))}>
        {say("output.markdown")}
      </Button>
      {nextOn !== null && (
        <Button
          onClick={() =>
            download(
              `${fileName(say("title"), customer.key, nextOn)}.ics`,
              "text/calendar",
              invitationText({
                uid: `next-of-${reviewId}@service-review`,
                on: nextOn,
                title,
                words: say("output.invitation", { customer: customer.name }),
                madeAt: now(),
              }),
            )
          }
        >
          {say("output.ics")}
        </Button>
      )}
    </div>
  );
}
