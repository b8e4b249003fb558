import { Field, type FieldProps, fieldId } from "./field";

interface Props<Value extends string> extends FieldProps<Value> {
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
  /** What the first choice says that means no value: what holds then. Absent: a value has to be chosen. */
  readonly none?: string;
}

/**
 * One of a few fixed choices. For entries of the catalogue take `ReferencePicker`.
 *
 * ```tsx
 * <ChoiceField slot={form.slot.at("state")} label={say("services.state")} none={say("services.states.live")} choices={states} />
 * ```
 */
export function ChoiceField<Value extends string>({
  slot,
  label,
  help,
  isRequired = false,
  choices,
  none,
}: Props<Value>) {
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {({ isReadOnly, ...control }) => (
        <select
          {...control}
          className="select"
          value={slot.value ?? ""}
          disabled={isReadOnly}
          onChange={({ currentTarget }) => {
            const chosen = choices.find(({ value }) => value === currentTarget.value);
            slot.set(chosen?.value);
          }}
        >
          {(none !== undefined || slot.value === undefined) && <option value="">{none ?? ""}</option>}
          {choices.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
