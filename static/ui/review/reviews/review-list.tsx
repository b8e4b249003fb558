import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { useState } from "react";
import type { ServiceReview } from "../../../../src/domain/review/service-review";
import { PageHeading } from "../../shared/parts/page-heading";
import { PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { useReviewFormats } from "../desk/formats";
import { ListTable } from "../desk/list-table";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { say } from "../words";
import { NewReview } from "./new-review";
import { RelationDialog } from "./relation-dialog";

/** Every review, and how often each customer is met. */
export function ReviewList({ desk, onChanged }: { readonly desk: Desk; readonly onChanged: () => void }) {
  const { customers, nameOf } = useCustomers();
  const formats = useReviewFormats();
  const [isNew, setNew] = useState<string | true | null>(null);
  const [relation, setRelation] = useState<string | null>(null);
  const begin = desk.mayChange && (
    <Button appearance="primary" onClick={() => setNew(true)}>
      {say("reviews.new")}
    </Button>
  );
  return (
    <>
      <PageHeading
        lead={say("reviews.lead")}
        terms={["review", "service-level-manager"]}
        actions={desk.reviews.length > 0 && begin}
      >
        {say("reviews.title")}
      </PageHeading>
      <ListTable<ServiceReview>
        label={say("reviews.title")}
        rows={desk.reviews}
        rowKey={({ id }) => id}
        sortedBy={{ column: "meeting", isDescending: true }}
        empty={{ title: say("reviews.empty"), description: say("reviews.empty-why"), actions: begin }}
        columns={[
          {
            key: "customer",
            heading: say("review.customer"),
            text: ({ customer }) => nameOf(customer),
            cell: ({ id, customer }) => <PageLink to={`/reviews/${id}`}>{nameOf(customer)}</PageLink>,
          },
          {
            key: "period",
            heading: say("review.period"),
            text: ({ period }) => formats.period(period),
            order: ({ period }) => period.first,
          },
          {
            key: "meeting",
            heading: say("review.meeting-on"),
            text: ({ meetingOn }) => formats.date(meetingOn),
            order: ({ meetingOn }) => meetingOn,
          },
          {
            key: "state",
            heading: say("review.state"),
            text: ({ frozen }) => say(frozen === null ? "review.preparing" : "review.frozen"),
            cell: ({ frozen }) => (
              <StateLozenge mood={frozen === null ? "inprogress" : "success"}>
                {say(frozen === null ? "review.preparing" : "review.frozen")}
              </StateLozenge>
            ),
          },
          {
            key: "rating",
            heading: say("perception.rating"),
            text: ({ rating }) => (rating === null ? "" : say("perception.rated", { rating })),
          },
        ]}
      />
      {customers.length > 0 && (
        <section className="pack-part">
          <Heading as="h3" size="small">
            {say("relation.title")}
          </Heading>
          <p className="lead">{say("relation.lead")}</p>
          <ListTable
            label={say("relation.title")}
            rows={customers}
            rowKey={({ key }) => key}
            empty={{ title: "", description: "" }}
            columns={[
              {
                key: "customer",
                heading: say("review.customer"),
                text: ({ name }) => name,
                cell: ({ key, name }) => (
                  <button type="button" className="link-button" onClick={() => setRelation(key)}>
                    {name}
                  </button>
                ),
              },
              {
                key: "every",
                heading: say("relation.every"),
                text: ({ key }) => {
                  const every = desk.relations.find(({ id }) => id === key)?.every;
                  return every === undefined ? say("relation.not-settled") : say(`relation.cycles.${every}`);
                },
              },
              {
                key: "next",
                heading: say("relation.next"),
                text: ({ key }) => {
                  const next = desk.relations.find(({ id }) => id === key)?.nextOn;
                  return next ? formats.date(next) : say("relation.not-settled");
                },
                order: ({ key }) => desk.relations.find(({ id }) => id === key)?.nextOn ?? "",
              },
            ]}
          />
        </section>
      )}
      {isNew !== null && (
        <NewReview desk={desk} customer={isNew === true ? null : isNew} onClose={() => setNew(null)} />
      )}
      {relation !== null && (
        <RelationDialog
          customer={relation}
          desk={desk}
          onClose={() => {
            setRelation(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}
