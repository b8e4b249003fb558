import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { Measure } from "../../../../../src/domain/agreement/agreement";
import type {
  AgreementEntry,
  CommencementEntry,
  EscalationEntry,
  EscalationStepEntry,
} from "../../../../../src/domain/agreement/agreement-entry";
import { ChoiceField } from "../../../shared/form/choice-field";
import { DurationField } from "../../../shared/form/duration-field";
import { useReadOnly } from "../../../shared/form/field";
import { ListEditor } from "../../../shared/form/list-editor";
import { NumberField } from "../../../shared/form/number-field";
import { ReferencesPicker } from "../../../shared/form/reference-picker";
import type { Slot } from "../../../shared/form/slot";
import { Confirm } from "../../../shared/parts/confirm";
import { say } from "../../../shared/words/say";
import { measures } from "../target-matrix";
import { kept } from "./kept";

interface Props {
  readonly slot: Slot<AgreementEntry>;
  /** Opens a form for a new contact, and adds it to the place when it is made. */
  readonly onNewContact?: ((typed: string, slot: Slot<readonly string[]>) => void) | undefined;
}

/** Who is told when time runs short, and when: a ladder for each measure. */
export function LadderFields({ slot, onNewContact }: Props) {
  const isReadOnly = useReadOnly();
  const ladders = slot.at("escalation");
  const shown = slot.value?.kind === "sla" ? measures.toReversed() : (["resolution"] as const);
  const all = ladders.value ?? [];
  return shown.map((measure) => {
    const place = all.findIndex((ladder) => ladder.measure === measure);
    const words = { measure: say(`agreements.measure.${measure}`) };
    if (place >= 0)
      return (
        <fieldset key={measure} className="panel">
          <legend>{say("agreements.ladder.of", words)}</legend>
          <OneLadder slot={ladders.at(place)} onNewContact={onNewContact} />
          {!isReadOnly && (
            <Button
              appearance="subtle"
              onClick={() => ladders.set(all.length === 1 ? undefined : all.filter((_, index) => index !== place))}
            >
              {say("agreements.ladder.remove", words)}
            </Button>
          )}
        </fieldset>
      );
    return (
      <p key={measure} className="buttons">
        <span>{say("agreements.ladder.none", words)}</span>
        {!isReadOnly && (
          <Button onClick={() => ladders.set([...all, startLadder(measure)])}>
            {say("agreements.ladder.add", words)}
          </Button>
        )}
      </p>
    );
  });
}

/** People are told at three quarters of the time, when something can still be done; what is proposed can be changed at once. */
function startLadder(measure: Measure): EscalationEntry {
  return { measure, commence: { percent: 75 }, steps: [{ level: 1 }] };
}

const kinds = ["percent", "before", "after"] as const;
type CommencementKind = (typeof kinds)[number];

const startOfKind: Readonly<Record<CommencementKind, CommencementEntry>> = {
  percent: { percent: 75 },
  before: { before: "PT1H" },
  after: { after: "PT0S" },
};

function OneLadder({ slot, onNewContact }: { readonly slot: Slot<EscalationEntry> } & Pick<Props, "onNewContact">) {
  const commence = slot.at("commence") as Slot<CommencementEntry>;
  const kind = kinds.find((each) => commence.value !== undefined && each in commence.value) ?? "percent";
  const steps = slot.value?.steps ?? [];
  return (
    <>
      <div className="field-row">
        <ChoiceField
          slot={{
            ...(commence as unknown as Slot<CommencementKind>),
            path: `${commence.path}.kind`,
            value: kind,
            set: (chosen) => commence.set(startOfKind[chosen ?? "percent"]),
          }}
          label={say("agreements.ladder.commence")}
          choices={kinds.map((value) => ({ value, text: say(`agreements.ladder.commence-${value}`) }))}
        />
        {kind === "percent" ? (
          <NumberField
            slot={percentIn(commence as Slot<{ readonly percent: number }>)}
            unit="%"
            label={say("agreements.ladder.percent")}
            isRequired
          />
        ) : (
          <DurationField
            slot={kept((commence as Slot<Record<"before" | "after", string>>).at(kind))}
            label={say("agreements.ladder.offset")}
            isRequired
          />
        )}
        {(steps.length > 1 || slot.value?.whenAcknowledged !== undefined) && (
          <ChoiceField
            slot={slot.at("whenAcknowledged")}
            label={say("agreements.ladder.acknowledged")}
            none={say("agreements.ladder.acknowledged-project")}
            choices={(["hold", "continue"] as const).map((value) => ({
              value,
              text: say(`agreements.ladder.acknowledged-${value}`),
            }))}
          />
        )}
        {(steps.length > 1 || slot.value?.every !== undefined) && (
          <DurationField
            slot={slot.at("every")}
            label={say("agreements.ladder.every")}
            help={say("agreements.ladder.every-help")}
            isRequired={steps.length > 1}
          />
        )}
      </div>
      <ListEditor
        slot={slot.at("steps")}
        label={say("agreements.ladder.steps")}
        add={say("agreements.ladder.add-step")}
        item={(index) => say("agreements.ladder.step", { level: steps[index]?.level ?? index + 1 })}
        start={() => ({ level: (steps.at(-1)?.level ?? 0) + 1 })}
      >
        {(step) => <OneStep slot={step} onNewContact={onNewContact} />}
      </ListEditor>
    </>
  );
}

/** Deleting the number leaves a ladder whose start nobody has said; the save tells so. */
function percentIn(commence: Slot<{ readonly percent: number }>): Slot<number> {
  const percent = commence.at("percent");
  return { ...percent, set: (value) => percent.set(value ?? 0) };
}

function OneStep({ slot, onNewContact }: { readonly slot: Slot<EscalationStepEntry> } & Pick<Props, "onNewContact">) {
  const [isAsking, setAsking] = useState(false);
  const notify = slot.at("notify");
  const comment = slot.at("comment") as Slot<"internal" | "public">;
  const level = slot.value?.level ?? 0;
  return (
    <>
      <p className="step-level">{say("agreements.ladder.step", { level })}</p>
      <div className="field-row">
        <ReferencesPicker
          slot={notify}
          section="contacts"
          label={say("agreements.ladder.notify-label", { level })}
          {...(onNewContact && { onNew: (typed: string) => onNewContact(typed, notify) })}
        />
        <ChoiceField
          slot={{ ...comment, set: (value) => (value === "public" ? setAsking(true) : comment.set(value)) }}
          label={say("agreements.ladder.comment-label", { level })}
          help={comment.value === "public" ? say("agreements.ladder.public-warning") : undefined}
          none={say("agreements.ladder.internal")}
          choices={[{ value: "public", text: say("agreements.ladder.public") }]}
        />
      </div>
      {isAsking && (
        <Confirm
          title={say("agreements.ladder.public-title")}
          confirm={say("agreements.ladder.public-confirm")}
          onConfirm={() => {
            comment.set("public");
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        >
          {say("agreements.ladder.public-text")}
        </Confirm>
      )}
    </>
  );
}
