import Button from "@atlaskit/button/new";
import Heading from "@atlaskit/heading";
import { lazy, Suspense, useMemo, useState } from "react";
import { stagesAt } from "../../../../src/domain/agreement/agreement-stage";
import { type ReviewNeed, reviewNeeds } from "../../../../src/domain/review/review-needs";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { messageOf } from "../../shared/loading/loaded";
import { PageHeading } from "../../shared/parts/page-heading";
import { PageLink } from "../../shared/parts/page-link";
import { DeskPage } from "../desk/desk-page";
import { useReviewFormats } from "../desk/formats";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { useToday } from "../desk/use-today";
import { say } from "../words";
import { endingAgreements } from "./ending-agreements";
import { MeasuredNeeds } from "./measured-needs";
import "./overview.css";

/** Proofs need the engine of chains, which the first load can do without. */
const BrokenPromises = lazy(() => import("../../settings/chain/broken-promises"));

/** What waits for the service level manager. */
export default function OverviewPage() {
  return (
    <>
      <PageHeading lead={say("needs-you.lead")}>{say("needs-you.title")}</PageHeading>
      <DeskPage>
        {(desk, again) => (
          <>
            <ReviewNeeds desk={desk} again={again} />
            <MeasuredNeeds />
            <Ending />
            <Suspense fallback={null}>
              <BrokenPromises isLinked={false} />
            </Suspense>
          </>
        )}
      </DeskPage>
    </>
  );
}

function ReviewNeeds({ desk, again }: { readonly desk: Desk; readonly again: () => void }) {
  const { call, notify } = useApp();
  const { customers, nameOf } = useCustomers();
  const { catalogue } = useCatalogue();
  const formats = useReviewFormats();
  const today = useToday();
  const [isLooking, setLooking] = useState(false);
  const needs = useMemo(() => {
    // An agreement that names no customer is one with all of them.
    const agreed = new Set(catalogue.agreements.flatMap((one) => (one.kind === "sla" ? [one.customer ?? "*"] : [])));
    const keys = customers.map(({ key }) => key).filter((key) => agreed.has("*") || agreed.has(key));
    return reviewNeeds(desk, keys, today);
  }, [desk, customers, catalogue, today]);
  const hasIssues = [
    ...desk.reviews.flatMap(({ actions }) => actions),
    ...desk.plans.flatMap(({ tasks }) => tasks),
  ].some(({ issueKey, doneOn }) => issueKey !== null && doneOn === null);
  const look = async () => {
    setLooking(true);
    try {
      const { done } = await call("noteDoneTasks", { today });
      notify({ kind: "success", title: done === 0 ? say("needs-you.none-done") : say("needs-you.done", { done }) });
      if (done > 0) again();
    } catch (error) {
      notify({ kind: "error", title: say("needs-you.not-looked"), description: messageOf(error) });
    } finally {
      setLooking(false);
    }
  };
  const wordsOf = (need: ReviewNeed): { to: string; text: string; why: string } => {
    const date = "on" in need ? formats.date(need.on) : "";
    switch (need.kind) {
      case "review-due":
        return {
          to: "/reviews",
          text: say(need.isOverdue ? "needs-you.review-overdue" : "needs-you.review-due", {
            customer: nameOf(need.customer),
            date,
          }),
          why: say("needs-you.review-due-why"),
        };
      case "review-open":
        return {
          to: `/reviews/${need.review}`,
          text: say("needs-you.review-open", { customer: nameOf(need.customer), date }),
          why: say("needs-you.review-open-why"),
        };
      case "never-reviewed":
        return {
          to: "/reviews",
          text: say("needs-you.never-reviewed", { customer: nameOf(need.customer) }),
          why: say("needs-you.never-reviewed-why"),
        };
      case "task-overdue":
        return {
          to: need.place.kind === "review" ? `/reviews/${need.place.id}` : `/plans/${need.place.id}`,
          text: say("needs-you.task-overdue", { text: need.text, date }),
          why: need.owner,
        };
      case "plan-overdue":
        return {
          to: `/plans/${need.plan}`,
          text: say("needs-you.plan-overdue", { name: need.name, date }),
          why: say("needs-you.plan-overdue-why"),
        };
      case "refusal-incomplete":
        return {
          to: `/requirements/${need.requirement}`,
          text: say("needs-you.refusal-incomplete", { asked: need.asked || say("requirement.unnamed"), date }),
          why: say("needs-you.refusal-incomplete-why"),
        };
      case "requirement-waits":
        return {
          to: `/requirements/${need.requirement}`,
          text: say("needs-you.requirement-waits", { asked: need.asked || say("requirement.unnamed"), date }),
          why: say("needs-you.requirement-waits-why"),
        };
    }
  };
  return (
    <section className="part" aria-labelledby="needs-reviews">
      <Heading as="h3" size="small">
        <span id="needs-reviews">{say("needs-you.reviews")}</span>
      </Heading>
      {needs.length === 0 ? (
        <p className="quiet">{say("needs-you.nothing")}</p>
      ) : (
        <ul className="needs">
          {needs.map((need) => {
            const { to, text, why } = wordsOf(need);
            return (
              <li key={JSON.stringify(need)}>
                <PageLink to={to}>{text}</PageLink> <span className="quiet">{why}</span>
              </li>
            );
          })}
        </ul>
      )}
      {desk.mayChange && hasIssues && (
        <div>
          <Button spacing="compact" isLoading={isLooking} onClick={look}>
            {say("needs-you.look")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Ending() {
  const { now } = useApp();
  const { catalogue } = useCatalogue();
  const formats = useReviewFormats();
  const today = useToday();
  const ending = useMemo(() => endingAgreements(catalogue, stagesAt(catalogue, now()), today), [catalogue, now, today]);
  return (
    <section className="part" aria-labelledby="needs-ending">
      <Heading as="h3" size="small">
        <span id="needs-ending">{say("needs-you.ending")}</span>
      </Heading>
      {ending.length === 0 ? (
        <p className="quiet">{say("needs-you.none-ending")}</p>
      ) : (
        <ul className="needs">
          {ending.map(({ key, version, name, on }) => (
            <li key={`${key} ${version}`}>{say("needs-you.ends", { name, date: formats.date(on) })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
