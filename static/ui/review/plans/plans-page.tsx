import Button from "@atlaskit/button/new";
import { useState } from "react";
import { useRoute } from "wouter";
import { percentOf, type ServiceImprovementPlan } from "../../../../src/domain/review/improvement-plan";
import type { Requirement } from "../../../../src/domain/review/requirement";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { EmptyState } from "../../shared/parts/empty-state";
import { PageHeading } from "../../shared/parts/page-heading";
import { PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { DeskPage } from "../desk/desk-page";
import { useReviewFormats } from "../desk/formats";
import { ListTable } from "../desk/list-table";
import type { Desk } from "../desk/use-desk";
import { say } from "../words";
import { NewPlan } from "./new-plan";
import { PlanForm } from "./plan-form";

/** What is being improved, and whether it helped. */
export default function PlansPage() {
  const [isOne, params] = useRoute("/plans/:id");
  const [isBegun, begun] = useRoute("/plans/for/:requirement");
  return (
    <DeskPage>
      {(desk, again) => {
        if (isBegun)
          return <PlanList desk={desk} requirement={desk.requirements.find(({ id }) => id === begun.requirement)} />;
        if (!isOne) return <PlanList desk={desk} />;
        const plan = desk.plans.find(({ id }) => id === params.id);
        return plan === undefined ? (
          <EmptyState
            title={say("plan.gone")}
            description={say("plan.gone-why")}
            actions={<PageLink to="/plans">{say("plans.title")}</PageLink>}
          />
        ) : (
          <PlanForm key={`${plan.id} ${plan.closed === null}`} plan={plan} desk={desk} onChanged={again} />
        );
      }}
    </DeskPage>
  );
}

/** @param requirement for which a plan is begun at once */
function PlanList({ desk, requirement }: { readonly desk: Desk; readonly requirement?: Requirement | undefined }) {
  const formats = useReviewFormats();
  const { catalogue } = useCatalogue();
  const [isNew, setNew] = useState(requirement !== undefined);
  const nameOf = (key: string) => catalogue.agreements.findLast((entry) => entry.key === key)?.name ?? key;
  const add = desk.mayChange && (
    <Button appearance="primary" onClick={() => setNew(true)}>
      {say("plans.new")}
    </Button>
  );
  const share = (of: { kept: number; counted: number }) => {
    const percent = percentOf(of);
    return percent === null ? say("pack.not-measured") : formats.percent(percent);
  };
  return (
    <>
      <PageHeading lead={say("plans.lead")} terms={["improvement-plan"]} actions={desk.plans.length > 0 && add}>
        {say("plans.title")}
      </PageHeading>
      <ListTable<ServiceImprovementPlan>
        label={say("plans.title")}
        rows={desk.plans}
        rowKey={({ id }) => id}
        sortedBy={{ column: "due", isDescending: false }}
        empty={{ title: say("plans.empty"), description: say("plans.empty-why"), actions: add }}
        columns={[
          {
            key: "name",
            heading: say("plan.name"),
            text: ({ name }) => name,
            cell: ({ id, name }) => <PageLink to={`/plans/${id}`}>{name || say("plan.unnamed")}</PageLink>,
          },
          { key: "owner", heading: say("plan.owner"), text: ({ owner }) => owner },
          {
            key: "on",
            heading: say("plan.measured-on"),
            text: ({ agreement, measure }) => `${nameOf(agreement)}, ${say(`measure.${measure}`)}`,
          },
          { key: "baseline", heading: say("plan.baseline"), text: ({ baseline }) => share(baseline) },
          { key: "target", heading: say("plan.target"), text: ({ targetPercent }) => formats.percent(targetPercent) },
          {
            key: "due",
            heading: say("plan.due"),
            text: ({ dueOn }) => formats.date(dueOn),
            order: ({ dueOn }) => dueOn,
          },
          {
            key: "state",
            heading: say("plan.state"),
            text: ({ closed }) => say(closed === null ? "plan.running" : `plan.verdict.${closed.verdict}`),
            cell: ({ closed }) => (
              <StateLozenge mood={closed === null ? "inprogress" : closed.verdict === "worked" ? "success" : "default"}>
                {say(closed === null ? "plan.running" : `plan.verdict.${closed.verdict}`)}
              </StateLozenge>
            ),
          },
        ]}
      />
      {isNew && <NewPlan desk={desk} requirement={requirement} onClose={() => setNew(false)} />}
    </>
  );
}
