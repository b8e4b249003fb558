import { useRoute } from "wouter";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageLink } from "../../shared/parts/page-link";
import { DeskPage } from "../desk/desk-page";
import { say } from "../words";
import { FrozenReview } from "./frozen-review";
import { ReviewList } from "./review-list";
import { ReviewRoom } from "./review-room";
import "./reviews.css";

/** All reviews; one that is prepared and held; one that is closed. */
export default function ReviewsPage() {
  const [isOne, params] = useRoute("/reviews/:id");
  return (
    <DeskPage>
      {(desk, again) => {
        if (!isOne) return <ReviewList desk={desk} onChanged={again} />;
        const review = desk.reviews.find(({ id }) => id === params.id);
        if (review === undefined)
          return (
            <EmptyState
              title={say("review.gone")}
              description={say("review.gone-why")}
              actions={<PageLink to="/reviews">{say("reviews.title")}</PageLink>}
            />
          );
        return review.frozen === null ? (
          <ReviewRoom key={review.id} review={review} desk={desk} onChanged={again} />
        ) : (
          <FrozenReview key={review.id} review={review} frozen={review.frozen} desk={desk} onChanged={again} />
        );
      }}
    </DeskPage>
  );
}
