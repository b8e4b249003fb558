import type { AgreementEntry } from "../../../../../src/domain/agreement/agreement-entry";
import { ChoiceField } from "../../../shared/form/choice-field";
import { DurationField } from "../../../shared/form/duration-field";
import { NumberField } from "../../../shared/form/number-field";
import { ReferencePicker } from "../../../shared/form/reference-picker";
import type { Slot } from "../../../shared/form/slot";
import { say } from "../../../shared/words/say";

const periods = ["quarter", "year"] as const;

/** By which level a review judges the agreement: how many tickets in time, how much of the hours available. */
export function LevelFields({ slot }: { readonly slot: Slot<AgreementEntry> }) {
  const { attainment, availability } = slot.value ?? {};
  const longer = periods.map((value) => ({ value, text: say(`agreements.per.${value}`) }));
  return (
    <>
      <div className="field-row">
        <NumberField
          slot={percentOf(slot.at("attainment"))}
          unit="%"
          label={say("agreements.field.attainment")}
          help={say("agreements.field.attainment-help")}
        />
        {attainment !== undefined && (
          <ChoiceField
            slot={slot.at("attainment").at("per")}
            label={say("agreements.field.attainment-per")}
            none={say("agreements.per.month")}
            choices={longer}
          />
        )}
      </div>
      <div className="field-row">
        <NumberField
          slot={percentOf(slot.at("availability"))}
          unit="%"
          label={say("agreements.field.availability")}
          help={say("agreements.field.availability-help")}
        />
        {availability !== undefined && (
          <>
            <ReferencePicker
              slot={slot.at("availability").at("calendar")}
              section="calendars"
              label={say("agreements.field.availability-calendar")}
              placeholder={say("agreements.field.always")}
            />
            <ChoiceField
              slot={slot.at("availability").at("per")}
              label={say("agreements.field.availability-per")}
              none={say("agreements.per.month")}
              choices={longer}
            />
            <DurationField
              slot={slot.at("availability").at("announced")}
              label={say("agreements.field.availability-announced")}
              help={say("agreements.field.availability-announced-help")}
            />
          </>
        )}
      </div>
    </>
  );
}

/** The percentage of a level; without it the level means nothing, so the rest of it goes too. */
function percentOf(level: Slot<{ readonly percent: number }>): Slot<number> {
  const percent = level.at("percent");
  return { ...percent, set: (value) => (value === undefined ? level.set(undefined) : percent.set(value)) };
}
