import { Field, type FieldProps, fieldId } from "../../shared/form/field";

/** A month, `YYYY-MM`, in the browser's own field; where it has none, it is written so. */
export function MonthField({ slot, label, help, isRequired = true }: FieldProps<string>) {
  return (
    <Field id={fieldId(slot.path)} label={label} help={help} isRequired={isRequired} problems={slot.problems}>
      {({ isReadOnly, ...control }) => (
        <input
          {...control}
          type="month"
          className="input field-width-short"
          pattern="\d{4}-\d{2}"
          placeholder="YYYY-MM"
          value={slot.value ?? ""}
          readOnly={isReadOnly}
          onChange={({ currentTarget }) => slot.set(currentTarget.value === "" ? undefined : currentTarget.value)}
        />
      )}
    </Field>
  );
}
