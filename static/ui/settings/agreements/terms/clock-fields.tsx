import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { ChoiceField } from "../../../shared/form/choice-field";
import type { Slot } from "../../../shared/form/slot";
import { WordsPicker } from "../../../shared/form/words-picker";
import { say } from "../../../shared/words/say";
import { measures } from "../target-matrix";
import { ChoicesField } from "./choices-field";

interface Props {
  readonly slot: Slot<AgreementEntry>;
  /** Names of the statuses of the project's workflow. */
  readonly statuses: readonly string[];
}

/** When the time of a promise runs, waits and ends. */
export function ClockFields({ slot, statuses }: Props) {
  const clock = slot.at("clock");
  const pause = clock.value?.pause;
  return (
    <>
      <WordsPicker
        slot={clock.at("pause").at("statuses")}
        label={say("agreements.field.pause")}
        help={say("agreements.field.pause-help")}
        suggestions={statuses}
      />
      {pause !== undefined && (
        <ChoicesField
          slot={{ ...clock.at("pause").at("measures"), value: pause.measures ?? ["resolution"] }}
          label={say("agreements.field.pause-measures")}
          choices={measures.map((measure) => ({ value: measure, text: say(`agreements.measure.${measure}`) }))}
        />
      )}
      <WordsPicker
        slot={clock.at("stop").at("statuses")}
        label={say("agreements.field.stop")}
        help={say("agreements.field.stop-help")}
        suggestions={statuses}
      />
      {slot.value?.kind === "sla" && (
        <WordsPicker
          slot={clock.at("respond").at("statuses")}
          label={say("agreements.field.respond")}
          help={say("agreements.field.respond-help")}
          suggestions={statuses}
        />
      )}
      <ChoiceField
        slot={clock.at("reopen")}
        label={say("agreements.field.reopen")}
        help={say("agreements.field.reopen-help")}
        none={say("agreements.reopen.resume")}
        choices={[{ value: "restart", text: say("agreements.reopen.restart") }]}
      />
    </>
  );
}
