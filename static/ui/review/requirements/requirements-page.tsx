import Button from "@atlaskit/button/new";
import { useState } from "react";
import { useLocation, useRoute } from "wouter";
import type { Requirement } from "../../../../src/domain/review/requirement";
import { useApp } from "../../shared/app/app";
import { messageOf } from "../../shared/loading/loaded";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageHeading } from "../../shared/parts/page-heading";
import { PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { DeskPage } from "../desk/desk-page";
import { useReviewFormats } from "../desk/formats";
import { ListTable } from "../desk/list-table";
import { useAddRecord } from "../desk/use-add-record";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { useToday } from "../desk/use-today";
import { say } from "../words";
import { RequirementForm } from "./requirement-form";

/** What customers asked for, and what became of it. */
export default function RequirementsPage() {
  const [isOne, params] = useRoute("/requirements/:id");
  return (
    <DeskPage>
      {(desk, again) => {
        if (!isOne) return <RequirementList desk={desk} />;
        const requirement = desk.requirements.find(({ id }) => id === params.id);
        return requirement === undefined ? (
          <EmptyState
            title={say("requirement.gone")}
            description={say("requirement.gone-why")}
            actions={<PageLink to="/requirements">{say("requirements.title")}</PageLink>}
          />
        ) : (
          <RequirementForm key={requirement.id} requirement={requirement} desk={desk} onChanged={again} />
        );
      }}
    </DeskPage>
  );
}

function RequirementList({ desk }: { readonly desk: Desk }) {
  const { notify } = useApp();
  const addRecord = useAddRecord();
  const { customers, nameOf } = useCustomers();
  const formats = useReviewFormats();
  const today = useToday();
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const begin = async () => {
    const [first] = customers;
    if (first === undefined)
      return notify({ kind: "info", title: say("reviews.no-customers"), description: say("reviews.no-customers-why") });
    setBusy(true);
    const record: Requirement = {
      id: crypto.randomUUID(),
      customer: first.key,
      service: null,
      asked: "",
      outcome: "",
      askedBy: "",
      askedOn: today,
      answer: "open",
      answeredOn: null,
      justification: "",
      alternative: "",
      risk: null,
      riskWords: "",
      lookAgainOn: null,
      agreement: null,
    };
    try {
      await addRecord("requirement", record);
      await navigate(`/requirements/${record.id}`);
    } catch (error) {
      notify({ kind: "error", title: say("live.failed-title"), description: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  const add = desk.mayChange && (
    <Button appearance="primary" isLoading={isBusy} onClick={begin}>
      {say("requirements.new")}
    </Button>
  );
  return (
    <>
      <PageHeading
        lead={say("requirements.lead")}
        terms={["requirement"]}
        actions={desk.requirements.length > 0 && add}
      >
        {say("requirements.title")}
      </PageHeading>
      <ListTable<Requirement>
        label={say("requirements.title")}
        rows={desk.requirements}
        rowKey={({ id }) => id}
        sortedBy={{ column: "asked-on", isDescending: true }}
        empty={{ title: say("requirements.empty"), description: say("requirements.empty-why"), actions: add }}
        columns={[
          {
            key: "asked",
            heading: say("requirement.asked"),
            text: ({ asked }) => asked,
            cell: ({ id, asked }) => (
              <PageLink to={`/requirements/${id}`}>{asked || say("requirement.unnamed")}</PageLink>
            ),
          },
          { key: "customer", heading: say("review.customer"), text: ({ customer }) => nameOf(customer) },
          {
            key: "asked-on",
            heading: say("requirement.asked-on"),
            text: ({ askedOn }) => formats.date(askedOn),
            order: ({ askedOn }) => askedOn,
          },
          {
            key: "answer",
            heading: say("requirement.answer"),
            text: ({ answer }) => say(`requirement.answers.${answer}`),
            cell: ({ answer }) => (
              <StateLozenge mood={answer === "granted" ? "success" : answer === "declined" ? "removed" : "inprogress"}>
                {say(`requirement.answers.${answer}`)}
              </StateLozenge>
            ),
          },
          {
            key: "look-again",
            heading: say("requirement.look-again"),
            text: ({ lookAgainOn }) => (lookAgainOn === null ? "" : formats.date(lookAgainOn)),
            order: ({ lookAgainOn }) => lookAgainOn ?? "",
          },
        ]}
      />
    </>
  );
}
