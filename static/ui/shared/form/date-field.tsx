import { Field, type FieldProps, fieldId } from "./field";

/** A day, `YYYY-MM-DD`, in the browser's own date field. */
export function DateField({ slot, label, help, isRequired = false }: FieldProps<string>) {
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {({ isReadOnly, ...control }) => (
        <input
          {...control}
          type="date"
          className="input field-width-short"
          value={slot.value ?? ""}
          readOnly={isReadOnly}
          onChange={({ currentTarget }) => slot.set(currentTarget.value === "" ? undefined : currentTarget.value)}
        />
      )}
    </Field>
  );
}
