import Button from "@atlaskit/button/new";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { AgreementEntry, ServiceLevelAgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { dateBegunBy } from "../../../../../src/domain/agreement/date-begun";
import type { Catalogue } from "../../../../../src/domain/catalogue/catalogue";
import { useApp } from "../../../shared/app/app";
import { LeaveGuard, useLeave } from "../../../shared/app/leave-guard";
import { useCatalogue } from "../../../shared/catalogue/catalogue-store";
import type { Slot } from "../../../shared/form/slot";
import { Note } from "../../../shared/parts/note";
import { PageHeading } from "../../../shared/parts/page-heading";
import { inPath } from "../../../shared/parts/page-link";
import { TermList, type TermName } from "../../../shared/parts/term-list";
import { say } from "../../../shared/words/say";
import { ChecksPanel } from "../checks/checks-panel";
import { InspectionProvider } from "../checks/use-inspection";
import { startDraft } from "../start-draft";
import { AboutFields } from "../terms/about-fields";
import { ClockFields } from "../terms/clock-fields";
import { LadderFields } from "../terms/ladder-fields";
import { LiveExample } from "../terms/live-example";
import { MatrixView } from "../terms/matrix-view";
import { useQuickAdd } from "../terms/quick-add";
import { TargetsFields } from "../terms/targets-fields";
import { ValidityFields } from "../terms/validity-fields";
import { useProjectWords } from "../use-project-words";
import { furthestStep, isBefore, neighbourOf, problemsAt, stepOf, type WizardStep, wizardSteps } from "../wizard-steps";
import { AgreeStep } from "./agree-step";
import { ReadyEnough } from "./ready-enough";
import { SupportStep } from "./support-step";
import { type Draft, type FieldProblem, useDraft } from "./use-draft";

const WORDS_OF_STEP: Readonly<Record<WizardStep, readonly TermName[]>> = {
  service: ["service", "customer", "service-level-agreement"],
  promise: ["response", "resolution", "service-hours", "pause", "priority-matrix"],
  support: ["operational-level-agreement", "underpinning-contract", "promise-chain"],
  ladder: ["escalation", "acknowledgement"],
  check: ["baseline", "promise-chain", "notice"],
  agree: ["waiver", "service-level-agreement"],
};

/** From what the customer relies on to an agreement that both sides have signed, one question after another. */
export function Wizard() {
  const { catalogue, isFollowed } = useCatalogue();
  const { now, viewer } = useApp();
  const [, navigate] = useLocation();
  const letLeave = useLeave();
  const [step, setStep] = useState<WizardStep>("service");
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once
  const start = useMemo(() => startDraft("sla", catalogue, dateBegunBy(now(), viewer.timeZone)), []);
  const draft = useDraft<ServiceLevelAgreementEntry>(start, problems);
  const quick = useQuickAdd();
  const { statuses, priorities } = useProjectWords();
  const slot = draft.slot as unknown as Slot<AgreementEntry>;
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useNameFromService(draft.value, slot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the step changes
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [step]);

  /** Steps that were left once: what is wrong there is told, and stops being told as soon as it is mended. */
  const [left, setLeft] = useState<ReadonlySet<WizardStep>>(new Set());
  useEffect(() => {
    if (left.size === 0) return;
    let isCurrent = true;
    void problemsIn(draft, catalogue).then((found) => {
      if (isCurrent) setProblems(found.filter(({ path }) => left.has(stepOf(path))));
    });
    return () => {
      isCurrent = false;
    };
  }, [left, draft, catalogue]);

  /** Goes to a step if nothing before it is wrong; else to the first at which something is. */
  const goTo = async (wanted: WizardStep) => {
    if (isBefore(wanted, step)) return setStep(wanted);
    const furthest = furthestStep(await problemsIn(draft, catalogue));
    setLeft(new Set([...left, step]));
    setStep(isBefore(furthest, wanted) ? furthest : wanted);
  };
  const next = neighbourOf(step, 1);
  const back = neighbourOf(step, -1);
  const here = problemsAt(step, problems);
  return (
    <>
      <PageHeading parent={{ to: "/agreements", text: say("agreements.title") }}>{say("wizard.title")}</PageHeading>
      <ol className="wizard-steps" aria-label={say("wizard.steps")}>
        {wizardSteps.map((each) => (
          <li key={each} aria-current={each === step ? "step" : undefined}>
            <button type="button" className="link-button" onClick={() => void goTo(each)}>
              {say(`wizard.step.${each}`)}
            </button>
          </li>
        ))}
      </ol>
      <InspectionProvider>
        <form
          className="entry-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (next !== null) void goTo(next);
          }}
        >
          <h3 ref={heading} tabIndex={-1} className="wizard-lead">
            {say(`wizard.lead.${step}`)}
          </h3>
          <TermList key={step} terms={WORDS_OF_STEP[step]} />
          {here.length > 0 && (
            <Note kind="error" title={say("wizard.mend")}>
              <ul>
                {here.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>{message}</li>
                ))}
              </ul>
            </Note>
          )}
          {step === "service" && <AboutFields slot={slot} isNew statuses={statuses} {...quick} />}
          {step === "promise" && (
            <>
              <TargetsFields slot={slot} priorities={priorities} {...quick} />
              <ValidityFields slot={slot} />
              <LiveExample draft={draft.value} shows="due" />
              <ClockFields slot={slot} statuses={statuses} />
              <MatrixView priorities={priorities} />
            </>
          )}
          {step === "support" && <SupportStep slot={draft.slot} />}
          {step === "ladder" && (
            <>
              <LadderFields slot={slot} {...quick} />
              <LiveExample draft={draft.value} shows="steps" />
            </>
          )}
          {step === "check" && (
            <ReadyEnough draft={draft.value}>
              <ChecksPanel entry={draft.value} withLinks={false} />
            </ReadyEnough>
          )}
          {step === "agree" && !isFollowed && (
            <AgreeStep
              draft={draft.value}
              onProblems={(found) => {
                setProblems(found);
                setStep(furthestStep(found));
              }}
              onDone={({ key, version }, isAgreed) => {
                letLeave();
                void navigate(`/agreements/${inPath(key)}/${version}${isAgreed ? "/publish" : ""}`);
              }}
            />
          )}
          <div className="form-actions">
            {next !== null && (
              <Button type="submit" appearance="primary">
                {say("wizard.next", { step: say(`wizard.step.${next}`) })}
              </Button>
            )}
            {back !== null && <Button onClick={() => setStep(back)}>{say("wizard.back")}</Button>}
            <Button appearance="subtle" onClick={() => void navigate("/agreements")}>
              {say("wizard.cancel")}
            </Button>
          </div>
        </form>
        {quick.dialog}
      </InspectionProvider>
      <LeaveGuard isHeld={draft.value !== start} />
    </>
  );
}

/** What is wrong with the draft by the rules of a save; of what is empty it is enough to say so. */
async function problemsIn(
  { value, refusals }: Pick<Draft<ServiceLevelAgreementEntry>, "value" | "refusals">,
  catalogue: Catalogue,
): Promise<FieldProblem[]> {
  const { problemsOf } = await import("../draft-problems");
  // Where something is typed that cannot be read, what the rules say of the value before it is beside the point.
  const isRefused = (path: string) => refusals.some((refusal) => refusal.path === path);
  const found = problemsOf(value, catalogue, true)
    .filter(({ path }) => !isRefused(path))
    .map(({ path, message }) => ({
      path,
      message: isEmptyAt(value, path) ? say("wizard.empty-field") : message,
    }));
  return [...refusals, ...found];
}

/** Whether nothing stands at a place: an empty text or list, or nothing at all. */
export function isEmptyAt(entry: unknown, path: string): boolean {
  const value = path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((part, step) => (part as Readonly<Record<string, unknown>> | undefined)?.[step], entry);
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** An agreement without a name is called by its service until somebody writes another. */
function useNameFromService({ service, name }: AgreementEntry, slot: Slot<AgreementEntry>): void {
  const { catalogue } = useCatalogue();
  const suggested = useRef<string | undefined>(undefined);
  const found = catalogue.services.find(({ key }) => key === service);
  useEffect(() => {
    if (found === undefined || (name !== undefined && name !== suggested.current)) return;
    const suggestion = say("wizard.suggested-name", { service: found.name });
    if (suggestion === suggested.current) return;
    suggested.current = suggestion;
    slot.at("name").set(suggestion);
  }, [found, name, slot]);
}
