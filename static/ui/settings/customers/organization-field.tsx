import { Combobox } from "../../shared/form/combobox";
import { Field, fieldId } from "../../shared/form/field";
import type { Slot } from "../../shared/form/slot";
import { say } from "../../shared/words/say";

interface Props {
  readonly slot: Slot<string>;
  /** Those of the project; others may be typed, as one that is yet to be made. */
  readonly organizations: readonly string[];
}

/** The organization in Jira whose tickets are a customer's. */
export function OrganizationField({ slot, organizations }: Props) {
  const label = say("customers.organization");
  return (
    <Field id={fieldId(slot.path)} label={label} help={say("customers.organization-help")} problems={slot.problems}>
      {(control) => (
        <Combobox
          control={control}
          label={label}
          options={organizations.map((name) => ({ value: name, text: name }))}
          shown={slot.value ?? ""}
          placeholder={say("customers.organization-type")}
          onChoose={({ value }) => slot.set(value)}
          onClear={() => slot.set(undefined)}
          onNew={(typed) => {
            if (typed !== "") slot.set(typed);
          }}
        />
      )}
    </Field>
  );
}
