import Button from "@atlaskit/button/new";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { titleOf } from "../../../../src/domain/catalogue/entry-title";
import { addMonths } from "../../../../src/domain/catalogue/local-date";
import { monthsLater } from "../../../../src/domain/history-pages/month";
import { percentOf, type ServiceImprovementPlan } from "../../../../src/domain/review/improvement-plan";
import type { Requirement } from "../../../../src/domain/review/requirement";
import { useApp } from "../../shared/app/app";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { ChoiceField } from "../../shared/form/choice-field";
import { DateField } from "../../shared/form/date-field";
import { NumberField } from "../../shared/form/number-field";
import { replaced, slotOf } from "../../shared/form/slot";
import { TextField } from "../../shared/form/text-field";
import { messageOf, useLoaded } from "../../shared/loading/loaded";
import { LoadedView } from "../../shared/loading/loaded-view";
import { Dialog } from "../../shared/parts/dialog";
import { useReviewFormats } from "../desk/formats";
import { useAddRecord } from "../desk/use-add-record";
import { useCustomers } from "../desk/use-customers";
import type { Desk } from "../desk/use-desk";
import { useToday } from "../desk/use-today";
import { MonthField } from "../reviews/month-field";
import { say } from "../words";

interface Form {
  readonly name?: string;
  readonly customer?: string;
  readonly agreement?: string;
  readonly measure?: "resolution" | "response";
  readonly cause?: "breaches" | "requirement" | "other";
  readonly reason?: string;
  readonly requirement?: string;
  readonly owner?: string;
  readonly dueOn?: string;
  readonly first?: string;
  readonly last?: string;
  readonly target?: number;
}

const MEASURES = ["resolution", "response"] as const;
const CAUSES = ["breaches", "requirement", "other"] as const;
/** The months before this one that a plan starts from, unless others are chosen. */
const BASELINE_MONTHS = 3;

/** Begins a plan: what it starts from is measured here and fixed with what it is to reach. */
export function NewPlan({
  desk,
  requirement: from,
  onClose,
}: {
  readonly desk: Desk;
  /** What it goes back to, where it is begun from there. */
  readonly requirement: Requirement | undefined;
  readonly onClose: () => void;
}) {
  const { call } = useApp();
  const add = useAddRecord();
  const { catalogue } = useCatalogue();
  const { customers } = useCustomers();
  const today = useToday();
  const [, navigate] = useLocation();
  const [form, setForm] = useState<Form>(() => ({
    measure: "resolution",
    cause: from === undefined ? "breaches" : "requirement",
    ...(from !== undefined && { requirement: from.id, customer: from.customer, name: from.asked.slice(0, 500) }),
    ...(from?.agreement != null && { agreement: from.agreement }),
    dueOn: addMonths(today, 3),
    first: monthsLater(today.slice(0, 7), -BASELINE_MONTHS),
    last: monthsLater(today.slice(0, 7), -1),
  }));
  const [id] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const slot = slotOf<Form>({
    value: form,
    change: (steps, value) => setForm((now) => (replaced(now, steps, value) ?? {}) as Form),
    problemsAt: () => [],
    refuse: (_, message) => setProblem(message),
  });
  const agreements = useMemo(() => {
    const names = new Map<string, string>();
    for (const entry of catalogue.agreements) names.set(entry.key, titleOf(entry));
    return [...names].map(([value, text]) => ({ value, text }));
  }, [catalogue]);
  const { agreement, measure, customer, first, last } = form;
  const { loaded: baseline } = useLoaded(
    async () =>
      agreement === undefined || measure === undefined || first === undefined || last === undefined || first > last
        ? null
        : call("keptShare", { agreement, measure, customer: customer ?? null, first, last }),
    [call, agreement, measure, customer, first, last],
  );
  const causes = baseline.is === "ready" ? (baseline.value?.causes ?? []) : [];
  const begin = async () => {
    const { name, cause, reason, requirement, owner, dueOn, target } = form;
    if (
      !name ||
      agreement === undefined ||
      measure === undefined ||
      dueOn === undefined ||
      target === undefined ||
      first === undefined ||
      last === undefined ||
      baseline.is !== "ready" ||
      baseline.value === null
    )
      return setProblem(say("plans.incomplete"));
    const plan: ServiceImprovementPlan = {
      id,
      name,
      customer: customer ?? null,
      agreement,
      measure,
      cause:
        cause === "requirement" && requirement !== undefined
          ? { kind: "requirement", requirement }
          : cause === "breaches"
            ? { kind: "breaches", reason: reason ?? null }
            : { kind: "other" },
      words: "",
      owner: owner ?? "",
      begunOn: today,
      dueOn,
      baseline: { period: { first, last }, kept: baseline.value.kept, counted: baseline.value.counted },
      targetPercent: target,
      tasks: [],
      closed: null,
    };
    setBusy(true);
    try {
      await add("plan", plan);
      await navigate(`/plans/${id}`);
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={say("plans.new")}
      width="large"
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button appearance="primary" isLoading={isBusy} onClick={begin}>
            {say("plans.begin")}
          </Button>
        </>
      }
    >
      <div className="entry-form">
        <TextField slot={slot.at("name")} label={say("plan.name")} help={say("plan.name-help")} isRequired />
        <div className="field-row">
          <ChoiceField slot={slot.at("agreement")} label={say("plan.agreement")} choices={agreements} isRequired />
          <ChoiceField
            slot={slot.at("measure")}
            label={say("plan.measure")}
            choices={MEASURES.map((value) => ({ value, text: say(`measure.${value}`) }))}
          />
          <ChoiceField
            slot={slot.at("customer")}
            label={say("review.customer")}
            none={say("plan.every-customer")}
            choices={customers.map(({ key, name }) => ({ value: key, text: name }))}
          />
        </div>
        <div className="field-row">
          <MonthField slot={slot.at("first")} label={say("plan.baseline-first")} />
          <MonthField slot={slot.at("last")} label={say("plan.baseline-last")} />
          <NumberField slot={slot.at("target")} label={say("plan.target")} unit="%" isRequired />
        </div>
        {agreement !== undefined && (
          <LoadedView of={baseline} what={say("plan.baseline-name")}>
            {(share) => (share === null ? null : <Baseline share={share} />)}
          </LoadedView>
        )}
        <div className="field-row">
          <ChoiceField
            slot={slot.at("cause")}
            label={say("plan.cause")}
            choices={CAUSES.map((value) => ({ value, text: say(`plan.causes.${value}`) }))}
          />
          {form.cause === "breaches" && causes.length > 0 && (
            <ChoiceField
              slot={slot.at("reason")}
              label={say("plan.reason")}
              none={say("plan.any-reason")}
              choices={causes.map((one) => ({
                value: one.reason,
                text: say("plan.reason-count", { name: one.name, count: one.count }),
              }))}
            />
          )}
          {form.cause === "requirement" && (
            <ChoiceField
              slot={slot.at("requirement")}
              label={say("plan.requirement")}
              choices={desk.requirements.map((one) => ({
                value: one.id,
                text: one.asked || say("requirement.unnamed"),
              }))}
            />
          )}
        </div>
        <div className="field-row">
          <TextField slot={slot.at("owner")} label={say("plan.owner")} />
          <DateField slot={slot.at("dueOn")} label={say("plan.due")} isRequired />
        </div>
        {problem !== null && (
          <p role="alert" className="field-error">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Baseline({ share }: { readonly share: { readonly kept: number; readonly counted: number } }) {
  const formats = useReviewFormats();
  const percent = percentOf(share);
  return (
    <p>
      {percent === null
        ? say("plan.baseline-nothing")
        : say("plan.baseline-is", { ...share, percent: formats.percent(percent) })}
    </p>
  );
}
