import type { MeasurementPage } from "../../../../src/contract";
import { isSample } from "../../../../src/domain/sample/sample-entries";
import { useApp } from "../../shared/app/app";
import { useDirectory } from "../../shared/app/directory";
import { useCatalogue } from "../../shared/catalogue/catalogue-store";
import { useLoaded } from "../../shared/loading/loaded";
import { PageLink } from "../../shared/parts/page-link";
import { StateLozenge } from "../../shared/parts/state-lozenge";
import { say } from "../../shared/words/say";
import { nextStep, type SetUpStep, setUpSteps, type Watching } from "./set-up-steps";

/** From nothing to a promise that is watched, and on to the first review: what to do in which order, and why. */
export function FirstSteps() {
  const { catalogue } = useCatalogue();
  const watching = useWatching();
  const steps = setUpSteps(catalogue, watching);
  const next = nextStep(steps);
  const known = steps.filter(({ isDone }) => isDone !== null);
  return (
    <>
      <p role="status">
        {say("overview.set-up-progress", {
          done: known.filter(({ isDone }) => isDone).length,
          of: known.length,
        })}
      </p>
      <ol className="first-steps">
        {steps.map((step) => (
          <Step key={step.word} step={step} isNext={step === next} fields={watching?.fields?.service ?? []} />
        ))}
      </ol>
    </>
  );
}

interface StepProps {
  readonly step: SetUpStep;
  readonly isNext: boolean;
  /** Ids of the fields that tell a ticket's service at present. */
  readonly fields: readonly string[];
}

function Step({ step: { word, isDone, to }, isNext, fields }: StepProps) {
  const title = say(`overview.steps.${word}`);
  return (
    <li>
      <div className="first-step">
        {to === null ? <span>{title}</span> : <PageLink to={to}>{title}</PageLink>}
        <StateLozenge mood={isDone ? "success" : isNext ? "inprogress" : "default"}>
          {say(isDone ? "overview.done" : isNext ? "overview.next" : "overview.later")}
        </StateLozenge>
      </div>
      <span className="quiet">
        {say(`overview.steps.${word}-why`)}
        {word === "fields" && fields.length > 0 && <FieldsNow ids={fields} />}
      </span>
    </li>
  );
}

function FieldsNow({ ids }: { readonly ids: readonly string[] }) {
  const directory = useDirectory();
  if (directory.is !== "ready") return null;
  const names = ids.map((id) => directory.value.fields.find((field) => field.id === id)?.name ?? id);
  return <> {say("overview.fields-now", { fields: names.join(", ") })}</>;
}

/** Null until the app has said how tickets are watched, and where it does not say. */
function useWatching(): Watching | null {
  const { call } = useApp();
  const { revision } = useCatalogue();
  const { loaded } = useLoaded(async (): Promise<Watching> => {
    if (revision === 0) return { fields: null, hasMeasured: false };
    const [{ project }, measured] = await Promise.all([
      call("monitoringStatus", {}),
      call("measurements", { cursor: null, at: null }),
    ]);
    return { fields: project?.fields ?? null, hasMeasured: hasOwn(measured) };
  }, [call, revision]);
  return loaded.is === "ready" ? loaded.value : null;
}

const hasOwn = ({ rows }: MeasurementPage): boolean => rows.some(({ agreement }) => !isSample(agreement));
