import { Field, type FieldProps, fieldId } from "../../../shared/form/field";

interface Props<Value extends string> extends FieldProps<readonly Value[]> {
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
}

/**
 * Any number of a few choices, such as statuses of the workflow. What is chosen and no longer to be had stays in the list,
 * so that it can be seen and taken out. Choosing nothing is no value.
 */
export function ChoicesField<Value extends string>({ slot, label, help, isRequired = false, choices }: Props<Value>) {
  const chosen = slot.value ?? [];
  const known = new Set(choices.map(({ value }) => value));
  const all = [...choices, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, text: value }))];
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} isGroup problems={slot.problems}>
      {({ isReadOnly }) => (
        <div className="checks">
          {all.map(({ value, text }) => (
            <label key={value} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                disabled={isReadOnly}
                onChange={({ currentTarget }) => {
                  const wanted = (other: Value) => (other === value ? currentTarget.checked : chosen.includes(other));
                  const values = all.map((choice) => choice.value).filter(wanted);
                  slot.set(values.length === 0 ? undefined : values);
                }}
              />
              <span>{text}</span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
